package recordtypes

import (
	"strings"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// creditClaimRow is what is read of a row for a step in claiming a credit.
type creditClaimRow struct {
	evidence.CreditClaim
	state   evidence.Text
	written string // code of the currency that is written beside the amount; "" for none
	day     bool   // the time is a date alone
}

func CreditClaimKind() rows.Kind[creditClaimRow, evidence.CreditClaim] {
	type row = creditClaimRow
	return rows.Kind[row, evidence.CreditClaim]{
		Name: presets.CreditClaims,
		Blank: creditClaimRow{CreditClaim: evidence.CreditClaim{
			At: timeline.NoInstant, Latest: timeline.NoInstant, Amount: evidence.NoFixed,
		}},
		Slots: map[string]rows.Slot[row]{
			"client":    {Text: func(r *row) *evidence.Text { return &r.Client }},
			"period":    {Text: func(r *row) *evidence.Text { return &r.Period }},
			"objective": {Text: func(r *row) *evidence.Text { return &r.Objective }},
			"at":        {Instant: func(r *row) *timeline.Instant { return &r.At }},
			"state":     {Text: func(r *row) *evidence.Text { return &r.state }},
			"amount": {
				Number: func(r *row) *evidence.Fixed { return &r.Amount }, NotNegative: true,
				Written: func(r *row, currency string) { r.written = currency },
			},
			"currency":  {Text: func(r *row) *evidence.Text { return &r.Currency }},
			"by":        {Word: func(r *row) *string { return &r.By }},
			"reference": {Word: func(r *row) *string { return &r.Reference }},
		},
		Record:   func(r *row) *evidence.CreditClaim { return &r.CreditClaim },
		Client:   func(e *evidence.CreditClaim) evidence.Text { return e.Client },
		Pos:      func(r *row) *evidence.Pos { return &r.Pos },
		DateOnly: func(r *row, _ string) { r.day = true },
		Finish:   finishCreditClaim,
		Keep:     func(r *row, h *recordset.Set) { h.CreditClaims = append(h.CreditClaims, r.CreditClaim) },
	}
}

// stepWords are the words for what was done about a credit, in lower case.
var stepWords = map[string]evidence.ClaimStep{
	"claimed": evidence.StepClaimed, "claim": evidence.StepClaimed, "requested": evidence.StepClaimed,
	"submitted": evidence.StepClaimed, "filed": evidence.StepClaimed, "open": evidence.StepClaimed,
	"beantragt": evidence.StepClaimed, "geltend gemacht": evidence.StepClaimed, "demandé": evidence.StepClaimed,
	"granted": evidence.StepGranted, "approved": evidence.StepGranted, "accepted": evidence.StepGranted,
	"gewährt": evidence.StepGranted, "anerkannt": evidence.StepGranted, "accordé": evidence.StepGranted,
	"refused": evidence.StepRefused, "rejected": evidence.StepRefused, "denied": evidence.StepRefused,
	"declined": evidence.StepRefused, "abgelehnt": evidence.StepRefused, "refusé": evidence.StepRefused,
	"issued": evidence.StepIssued, "paid": evidence.StepIssued, "credited": evidence.StepIssued,
	"gutgeschrieben": evidence.StepIssued, "ausgezahlt": evidence.StepIssued, "crédité": evidence.StepIssued,
	"withdrawn": evidence.StepWithdrawn, "cancelled": evidence.StepWithdrawn, "canceled": evidence.StepWithdrawn,
	"zurückgezogen": evidence.StepWithdrawn, "retiré": evidence.StepWithdrawn,
}

// finishCreditClaim reads what was done, and until when it may have been where only the day is known.
func finishCreditClaim(r *creditClaimRow, e *rows.Entry) string {
	if !r.state.Empty() {
		step, known := stepWords[strings.ToLower(strings.TrimSpace(r.state.String()))]
		if !known {
			e.Find(evidence.Severe, "state", "load.no-claim-step", "hint.claim-steps", finding.Shown(r.state.String()))
		}
		r.State = step
	}
	if !r.At.Known() && len(e.Missing) == 0 {
		e.Find(evidence.Severe, "at", "load.claim-without-time", "hint.claim-time")
	}
	if r.Latest = r.At; r.day && r.At.Known() {
		zone := e.Zone()
		r.Latest = zone.StartOfDay(zone.DateOf(r.At).AddDays(1)) - 1
	}
	if r.written != "" {
		r.Currency = e.Source.Texts.Of(r.written)
	} else if !r.Currency.Empty() {
		r.Currency = e.Source.Texts.Of(e.Currency(r.Currency.String()))
	}
	r.Unclear = len(e.Missing) > 0
	return ""
}

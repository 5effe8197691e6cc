package recordtypes

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// claimRow is what is read of a row for a claim.
type claimRow struct{ evidence.Claim }

func ClaimKind() rows.Kind[claimRow, evidence.Claim] {
	type row = claimRow
	word := func(get func(*row) *string) rows.Slot[row] { return rows.Slot[row]{Word: get} }
	instant := func(get func(*row) *timeline.Instant) rows.Slot[row] { return rows.Slot[row]{Instant: get} }
	return rows.Kind[row, evidence.Claim]{
		Name: presets.Claims,
		Blank: claimRow{evidence.Claim{From: timeline.NoInstant, To: timeline.NoInstant, Recorded: timeline.NoInstant,
			Announced: timeline.NoInstant, ApprovedAt: timeline.NoInstant}},
		Slots: map[string]rows.Slot[row]{
			"id":          word(func(r *row) *string { return &r.ID }),
			"client":      {Text: func(r *row) *evidence.Text { return &r.Client }},
			"party":       {Text: func(r *row) *evidence.Text { return &r.Party }},
			"from":        instant(func(r *row) *timeline.Instant { return &r.From }),
			"to":          instant(func(r *row) *timeline.Instant { return &r.To }),
			"ids":         {List: func(r *row) *[]string { return &r.IDs }},
			"services":    {List: func(r *row) *[]string { return &r.Services }},
			"reason":      word(func(r *row) *string { return &r.Reason }),
			"reference":   word(func(r *row) *string { return &r.Reference }),
			"recorded":    instant(func(r *row) *timeline.Instant { return &r.Recorded }),
			"announced":   instant(func(r *row) *timeline.Instant { return &r.Announced }),
			"approved_by": word(func(r *row) *string { return &r.ApprovedBy }),
			"approved_at": instant(func(r *row) *timeline.Instant { return &r.ApprovedAt }),
			"mitigation":  word(func(r *row) *string { return &r.Mitigation }),
		},
		Record:   func(r *row) *evidence.Claim { return &r.Claim },
		Client:   func(e *evidence.Claim) evidence.Text { return e.Client },
		CaseIDs:  func(e *evidence.Claim, to []string) []string { return append(to, e.IDs...) },
		Pos:      func(r *row) *evidence.Pos { return &r.Pos },
		DateOnly: func(r *row, field string) { r.Days |= claimDays[field] },
		Finish:   finishClaim,
		Keep:     func(r *row, h *recordset.Set) { h.Claims = append(h.Claims, r.Claim) },
	}
}

// claimDays are the times of a claim that may be known to the day only.
var claimDays = map[string]evidence.Days{
	"from": evidence.DayBegun, "to": evidence.DayDone,
	"recorded": evidence.DayRecorded, "announced": evidence.DayAnnounced,
}

// finishClaim lets incomplete claims pass: what a claim lacks is for its judgement to say (rules §5).
func finishClaim(r *claimRow, e *rows.Entry) string {
	r.Days = r.Days.OfInterval()
	if len(r.IDs) == 0 && !(r.From.Known() && r.To.Known()) {
		e.Find(evidence.Warning, "from", "load.claim-of-nothing", "")
	}
	return backwards(r.From, r.To)
}

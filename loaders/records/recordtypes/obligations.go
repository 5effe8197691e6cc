package recordtypes

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// obligationRow is what is read of a row for an obligation.
type obligationRow struct{ evidence.Obligation }

func ObligationKind() rows.Kind[obligationRow, evidence.Obligation] {
	type row = obligationRow
	return rows.Kind[row, evidence.Obligation]{
		Name:  presets.Obligations,
		Blank: obligationRow{evidence.Obligation{Due: timeline.NoInstant, Provided: timeline.NoInstant}},
		Slots: map[string]rows.Slot[row]{
			"id":       {Text: func(r *row) *evidence.Text { return &r.ID }},
			"client":   {Text: func(r *row) *evidence.Text { return &r.Client }},
			"party":    {Text: func(r *row) *evidence.Text { return &r.Party }},
			"what":     {Word: func(r *row) *string { return &r.What }},
			"due":      {Instant: func(r *row) *timeline.Instant { return &r.Due }},
			"provided": {Instant: func(r *row) *timeline.Instant { return &r.Provided }},
			"tickets":  {List: func(r *row) *[]string { return &r.Tickets }},
			"services": {List: func(r *row) *[]string { return &r.Services }},
		},
		Record:  func(r *row) *evidence.Obligation { return &r.Obligation },
		Client:  func(e *evidence.Obligation) evidence.Text { return e.Client },
		CaseIDs: func(e *evidence.Obligation, to []string) []string { return append(to, e.Tickets...) },
		Pos:     func(r *row) *evidence.Pos { return &r.Pos },
		DateOnly: func(r *row, field string) {
			if field == "provided" {
				r.Days |= evidence.DayDone
			}
		},
		Finish: finishObligation,
		Keep:   func(r *row, h *recordset.Set) { h.Obligations = append(h.Obligations, r.Obligation) },
	}
}

func finishObligation(r *obligationRow, e *rows.Entry) string {
	if len(r.Tickets) == 0 && len(r.Services) == 0 {
		e.Find(evidence.Note, "tickets", "load.obligation-of-nothing", "")
	}
	return ""
}

package records

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// obligationRow is what is read of a row for an obligation.
type obligationRow struct{ evidence.Obligation }

func obligationKind() kind[obligationRow, evidence.Obligation] {
	type row = obligationRow
	return kind[row, evidence.Obligation]{
		name:  presets.Obligations,
		blank: obligationRow{evidence.Obligation{Due: timeline.NoInstant, Provided: timeline.NoInstant}},
		slots: map[string]slot[row]{
			"id":       {text: func(r *row) *evidence.Text { return &r.ID }},
			"client":   {text: func(r *row) *evidence.Text { return &r.Client }},
			"party":    {text: func(r *row) *evidence.Text { return &r.Party }},
			"what":     {word: func(r *row) *string { return &r.What }},
			"due":      {instant: func(r *row) *timeline.Instant { return &r.Due }},
			"provided": {instant: func(r *row) *timeline.Instant { return &r.Provided }},
			"tickets":  {list: func(r *row) *[]string { return &r.Tickets }},
			"services": {list: func(r *row) *[]string { return &r.Services }},
		},
		record: func(r *row) *evidence.Obligation { return &r.Obligation },
		client: func(e *evidence.Obligation) evidence.Text { return e.Client },
		cases:  func(e *evidence.Obligation, to []string) []string { return append(to, e.Tickets...) },
		pos:    func(r *row) *evidence.Pos { return &r.Pos },
		bare: func(r *row, field string) {
			if field == "provided" {
				r.Days |= evidence.DayDone
			}
		},
		finish: finishObligation,
		keep:   func(r *row, h *recordset.Set) { h.Obligations = append(h.Obligations, r.Obligation) },
	}
}

func finishObligation(r *obligationRow, e *entry) string {
	if len(r.Tickets) == 0 && len(r.Services) == 0 {
		e.find(evidence.Note, "tickets", "load.obligation-of-nothing", "")
	}
	return ""
}

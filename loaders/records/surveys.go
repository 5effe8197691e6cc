package records

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// surveyRow is what is read of a row for a survey.
type surveyRow struct{ evidence.Survey }

func surveyKind() kind[surveyRow, evidence.Survey] {
	type row = surveyRow
	text := func(get func(*row) *evidence.Text) slot[row] { return slot[row]{text: get} }
	return kind[row, evidence.Survey]{
		name:  presets.Surveys,
		blank: surveyRow{evidence.Survey{At: timeline.NoInstant, Score: evidence.NoFixed, Scale: evidence.NoFixed}},
		slots: map[string]slot[row]{
			"at":        {instant: func(r *row) *timeline.Instant { return &r.At }},
			"client":    text(func(r *row) *evidence.Text { return &r.Client }),
			"service":   text(func(r *row) *evidence.Text { return &r.Service }),
			"provider":  text(func(r *row) *evidence.Text { return &r.Provider }),
			"ticket":    {word: func(r *row) *string { return &r.Ticket }},
			"requester": text(func(r *row) *evidence.Text { return &r.Requester }),
			"score":     {number: func(r *row) *evidence.Fixed { return &r.Score }},
			"scale":     {number: func(r *row) *evidence.Fixed { return &r.Scale }},
		},
		record: func(r *row) *evidence.Survey { return &r.Survey },
		client: func(e *evidence.Survey) evidence.Text { return e.Client },
		cases: func(e *evidence.Survey, to []string) []string {
			if e.Ticket == "" {
				return to
			}
			return append(to, e.Ticket)
		},
		pos: func(r *row) *evidence.Pos { return &r.Pos },
		bare: func(r *row, field string) {
			if field == "at" {
				r.Days |= evidence.DayBegun
			}
		},
		finish: finishSurvey,
		keep:   func(r *row, h *recordset.Set) { h.Surveys = append(h.Surveys, r.Survey) },
	}
}

func finishSurvey(r *surveyRow, e *entry) string {
	if r.Score.Known() && r.Scale.Known() && r.Score > r.Scale {
		e.find(evidence.Warning, "score", "load.score-above-scale", "hint.scale")
	}
	return ""
}

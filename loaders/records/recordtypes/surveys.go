package recordtypes

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// surveyRow is what is read of a row for a survey.
type surveyRow struct{ evidence.Survey }

func SurveyKind() rows.Kind[surveyRow, evidence.Survey] {
	type row = surveyRow
	text := func(get func(*row) *evidence.Text) rows.Slot[row] { return rows.Slot[row]{Text: get} }
	return rows.Kind[row, evidence.Survey]{
		Name:  presets.Surveys,
		Blank: surveyRow{evidence.Survey{At: timeline.NoInstant, Score: evidence.NoFixed, Scale: evidence.NoFixed}},
		Slots: map[string]rows.Slot[row]{
			"at":        {Instant: func(r *row) *timeline.Instant { return &r.At }},
			"client":    text(func(r *row) *evidence.Text { return &r.Client }),
			"service":   text(func(r *row) *evidence.Text { return &r.Service }),
			"provider":  text(func(r *row) *evidence.Text { return &r.Provider }),
			"ticket":    {Word: func(r *row) *string { return &r.Ticket }},
			"requester": text(func(r *row) *evidence.Text { return &r.Requester }),
			"score":     {Number: func(r *row) *evidence.Fixed { return &r.Score }},
			"scale":     {Number: func(r *row) *evidence.Fixed { return &r.Scale }},
		},
		Record: func(r *row) *evidence.Survey { return &r.Survey },
		Client: func(e *evidence.Survey) evidence.Text { return e.Client },
		CaseIDs: func(e *evidence.Survey, to []string) []string {
			if e.Ticket == "" {
				return to
			}
			return append(to, e.Ticket)
		},
		Pos: func(r *row) *evidence.Pos { return &r.Pos },
		DateOnly: func(r *row, field string) {
			if field == "at" {
				r.Days |= evidence.DayBegun
			}
		},
		Finish: finishSurvey,
		Keep:   func(r *row, h *recordset.Set) { h.Surveys = append(h.Surveys, r.Survey) },
	}
}

// Convention doubt (score-scale): A score above the scale that the data declares is impossible, and so is one below
// zero beside a scale of more than 1: neither is scored, and both are bounded like a cell that could not be read. A
// thumb that is down may be -1 of 1; where no scale is declared, any number is a score.
func finishSurvey(r *surveyRow, e *rows.Entry) string {
	switch {
	case !r.Score.Known() || !r.Scale.Known():
		return ""
	case r.Score > r.Scale:
		e.Find(evidence.Severe, "score", "load.score-above-scale", "hint.scale")
		if e.Declared("scale") { // declared for all of the source: it is not that of this answer
			e.Missing = append(e.Missing, "scale")
		}
	case r.Score < 0 && r.Scale > evidence.One:
		e.Find(evidence.Severe, "score", "load.score-below-zero", "hint.scale")
	default:
		return ""
	}
	r.Score = evidence.NoFixed
	return ""
}

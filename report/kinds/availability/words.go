package availability

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/kinds/wording"
	"github.com/slareport/slareport/report/measure"
)

// Definition says what availability is measured from, and over which sites.
func (t *Terms) Definition(w *wording.Words, _ *agreement.Objective) string {
	text := w.T("definition.availability.outages", w.Calendar(t.Calendar))
	if t.Samples {
		text = w.T("definition.availability."+string(t.By), w.Calendar(t.Calendar), t.Failures, w.Duration(t.Minutes))
	}
	if t.By == BySlot && t.Threshold != nil {
		key := "definition.slot.at-least"
		if t.Above {
			key = "definition.slot.more-than"
		}
		text += " " + w.T(key, w.Figure(exact.Decimal(t.Threshold), "%"))
	}
	if t.MonthDays > 0 {
		text += " " + w.T("definition.fixed-month", t.MonthDays)
	}
	text += w.Counted(t.Counted)
	switch {
	case !t.PerSite:
		return text
	case t.Worst:
		return w.T("definition.worst-site", text)
	case len(t.Sites) == 0:
		return w.T("definition.per-site", text)
	}
	return w.T("definition.sites", text, w.List(t.Sites))
}

// Why says how long the service was down.
func (t *Terms) Why(w *wording.Words, o *agreement.Objective, m *measure.Miss, rows string) []string {
	switch {
	case m.Window.Empty():
		return w.Record(o, m, "", rows)
	case t.Samples && t.By == BySlotMean:
		failed := w.Figure(exact.Shown(m.Value, 2, exact.Whole()), "%")
		return []string{w.T("why.slot", failed, w.DateTime(m.Window.From), w.DateTime(m.Window.To), rows)}
	case t.Samples && t.By == ByRequest:
		return w.Requests(m, "why.requests", rows)
	}
	return w.Down(m, rows)
}

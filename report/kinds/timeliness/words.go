package timeliness

import (
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/wording"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Definition says between which dates the clock runs, on which calendars, and how long it may.
func (t *Terms) Definition(w *wording.Words, _ *agreement.Objective) string {
	calendars, allowed := w.Calendars(t.Calendars()), t.allowed(w.At)
	switch {
	case t.By != "":
		return w.T("definition.promise", w.Field(t.From), w.Field(t.To), w.Field(t.By))
	case t.Of == "updates":
		return w.T("definition.updates", t.begin(w), w.Field(t.To), calendars, allowed)
	case t.Event != "":
		return w.T("definition.event", t.begin(w), w.Expression("ticket-events", t.Event), calendars, allowed)
	}
	return w.T("definition.timeliness", t.begin(w), w.Field(t.To), calendars, allowed)
}

// begin names where the clock starts: a date of the case, or an event by its condition.
func (t *Terms) begin(w *wording.Words) string {
	if t.From == "event" {
		return w.Expression("ticket-events", t.Start)
	}
	return w.Field(t.From)
}

// allowed lists the target times in force at an instant, with their calendars where these differ: "P1 4h, P2 8h",
// "P1 4h (always), P2 8h (office)".
func (t *Terms) allowed(at timeline.Instant) string {
	var list []string
	several := len(t.Calendars()) > 1
	for i := range t.Within {
		w := &t.Within[i]
		a, ok := agreement.At(w.Allowances, at)
		if !ok {
			continue
		}
		text := strings.TrimSpace(w.Label() + " " + a.Text)
		if several {
			text += " (" + t.CalendarOf(w) + ")"
		}
		list = append(list, text)
	}
	return strings.Join(list, ", ")
}

// Why says how long the clock ran, on each calendar that it ran on; of a promised date, when the case was done.
func (t *Terms) Why(w *wording.Words, _ *agreement.Objective, m *measure.Miss, rows string) (list []string) {
	if t.By != "" {
		due := m.Window.From.Add(m.Target)
		if m.Open {
			return []string{w.T(ending(m, "why.promise.open", "why.promise.open.lost"), w.DateTime(due), w.Clock(m.Elapsed),
				w.DateTime(m.Window.To), rows)}
		}
		return []string{w.T("why.promise", w.DateTime(m.Window.To), rows, w.DateTime(due))}
	}
	key := "why.time."
	if t.Of == "updates" {
		key = "why.update."
	}
	for _, c := range m.Clocks {
		open := "calendar"
		if wording.AlwaysOpen(c.Calendar) {
			open = "always"
		}
		list = append(list, w.T(key+open, w.Clock(c.Elapsed), c.Calendar, rows))
	}
	if m.Open {
		list = append(list, w.T(ending(m, "why.open", "why.open.lost"), w.DateTime(m.Window.To)))
	}
	return list
}

// ending chooses the sentence of a case without an end by whether it lasts, or its end could not be read.
func ending(m *measure.Miss, lasts, lost string) string {
	if m.EndLost {
		return lost
	}
	return lasts
}

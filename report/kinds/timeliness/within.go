package timeliness

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Within is a target for the cases that match; the first match decides. An empty list of keys matches all.
type Within struct {
	Key        string     // priority, urgency, …; "" matches all
	Match      string     // value, compared without case; "" with an empty Key
	And        []KeyValue // further fields of a matrix that must match too
	Allowances []agreement.Dated[Allowance]
	Calendar   string // the clock of these cases runs on it; "": on that of the Timeliness
}

// KeyValue is a field of a case and the value it must have, compared without case.
type KeyValue struct{ Key, Match string }

// Keys lists every field that must match.
func (w Within) Keys() []KeyValue {
	if w.Key == "" {
		return nil
	}
	return append([]KeyValue{{w.Key, w.Match}}, w.And...)
}

// Label names the cases as the agreement writes it: P1, or 1/2 in a matrix; "" for all.
func (w Within) Label() string {
	text := w.Match
	for _, k := range w.And {
		text += "/" + k.Match
	}
	return text
}

// Allowance is a target time: either time on the calendar or working days.
type Allowance struct {
	Time        timeline.Micros
	WorkingDays int // used when > 0
	SameTime    bool
	Text        string
}

// CalendarOf names the calendar on which the clock of the cases of a target runs. A promised date is a date,
// whatever the hours.
func (t *Terms) CalendarOf(w *Within) string {
	if t.By != "" {
		return agreement.Always
	}
	return cmp.Or(w.Calendar, t.Calendar, agreement.Always)
}

// Calendars names the calendars on which clocks run, each once, in the order of the targets.
func (t *Terms) Calendars() (names []string) {
	for i := range t.Within {
		if name := t.CalendarOf(&t.Within[i]); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return []string{t.CalendarOf(&Within{})}
	}
	return names
}

// Promised tells whether a case of which some texts are known may have a target.
func (t *Terms) Promised(read map[string]string) bool {
	for _, w := range t.Within {
		if !slices.ContainsFunc(w.Keys(), func(k KeyValue) bool {
			text, known := read[k.Key]
			return known && !evidence.Same(text, k.Match)
		}) {
			return true
		}
	}
	return len(t.Within) == 0
}

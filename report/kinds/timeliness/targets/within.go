package targets

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// Within is a target for the cases that match; the first match decides. An empty list of keys matches all.
type Within struct {
	Key        string     // priority, urgency, …; "" matches all
	Match      string     // value, compared without case; "" with an empty Key
	And        []KeyValue // further fields of a matrix that must match too
	Allowances []agreement.Dated[Allowance]
	Calendar   string // the clock of these cases runs on it; "": on that of the objective
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

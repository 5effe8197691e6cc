package targets

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// Rules are what the terms of an objective say about targets.
type Rules struct {
	Within    []Within
	ByDate    bool                 // a date of the case is what was promised; then Within is empty
	Calendars []*calendar.Calendar // of the targets, and after them that of cases that no target applies to
	Priority  PriorityRule
}

// Table finds the target of a case by the fields it depends on; the first that matches decides.
//
// Rule §3 (target-matrix): Targets vary by impact × urgency.
type Table struct {
	Rules
	keys  []string // the fields, each once
	found map[records.KeyValues]int
}

// New is the table of some targets. It is not safe for use by several goroutines.
func New(rules Rules) *Table {
	t := &Table{Rules: rules, found: map[records.KeyValues]int{}}
	for _, w := range rules.Within {
		for _, k := range w.Keys() {
			if !slices.Contains(t.keys, k.Key) {
				t.keys = append(t.keys, k.Key)
			}
		}
	}
	return t
}

// Keys are the fields that targets depend on, each once.
func (t *Table) Keys() []string { return t.keys }

// PriorityKey is which of the keys is the priority, -1 if none is.
func (t *Table) PriorityKey() int { return slices.Index(t.keys, "priority") }

// LacksKey tells whether a case leaves blank what its target goes by.
//
// Convention doubt (target-unknown): A case to which no target applies because it leaves blank what its target goes by,
// such as its priority, is not scored: in the best case it is good, in the worst a miss. One with a value that the
// agreement has no target for was promised nothing.
func (t *Table) LacksKey(s *cases.Case) bool {
	return slices.ContainsFunc(s.Keys[:len(t.keys)], evidence.Text.Empty)
}

// index is the target for some values, -1 for none.
func (t *Table) index(values records.KeyValues) int {
	i, known := t.found[values]
	if !known {
		i = slices.IndexFunc(t.Within, func(w Within) bool { return t.matches(w, values) })
		if len(t.found) < 10_000 { // categories and sites may be many
			t.found[values] = i
		}
	}
	return i
}

func (t *Table) matches(w Within, values records.KeyValues) bool {
	for _, k := range w.Keys() {
		if !evidence.Same(values[slices.Index(t.keys, k.Key)].String(), k.Match) {
			return false
		}
	}
	return true
}

// allowance is the calendar time that a case may take, by the index of its target, whose clock starts at an instant:
// targets in working days are turned into it there (rules §4). ok is false where no target is in force.
//
// Convention measures (target-at-start): *Targets by date*: a case has the target in force when its clock starts.
//
// Rule §3 (target-by-date): Targets vary by key and by date.
func (t *Table) allowance(target int, start timeline.Instant) (d timeline.Micros, ok bool) {
	if target < 0 {
		return course.Unlimited, false
	}
	a, inForce := agreement.At(t.Within[target].Allowances, start)
	switch {
	case !inForce:
		return course.Unlimited, false
	case a.WorkingDays == 0:
		return a.Time, true
	}
	if d, ok = t.Calendars[target].WorkingDayAllowance(start, a.WorkingDays, a.SameTime); !ok {
		return course.Unlimited, true // not within the years that there are
	}
	return d, true
}

// GroupOf names what a case's target went by: its priority, or the values that matched.
func (t *Table) GroupOf(s *cases.Case) string {
	if !t.ByDate {
		if i := t.index(s.Keys); i >= 0 && t.Within[i].Key != "" {
			return t.Within[i].Label()
		}
	}
	return s.Priority.String()
}

// withPriority is the key values of a case at another priority.
func (t *Table) withPriority(values records.KeyValues, priority evidence.Text) records.KeyValues {
	values[t.PriorityKey()] = priority
	return values
}

// calendarOf is the calendar of a target, given by its index; -1 is none.
func (t *Table) calendarOf(target int) *calendar.Calendar {
	if target < 0 {
		return t.Calendars[len(t.Calendars)-1]
	}
	return t.Calendars[target]
}

package timeliness

import (
	"fmt"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// allowances finds the target of a case by the fields it depends on; the first that matches decides.
//
// Rule §3 (target-matrix): Targets vary by impact × urgency.
type allowances struct {
	within []Within
	keys   []string // the fields, each once
	found  map[records.KeyValues]int
}

func newAllowances(terms *Terms) allowances {
	a := allowances{within: terms.Within, found: map[records.KeyValues]int{}}
	for _, w := range terms.Within {
		for _, k := range w.Keys() {
			if !slices.Contains(a.keys, k.Key) {
				a.keys = append(a.keys, k.Key)
			}
		}
	}
	return a
}

// priorityKey is which of the keys is the priority, -1 if none is.
func (a *allowances) priorityKey() int { return slices.Index(a.keys, "priority") }

// index is the target for some values, -1 for none.
func (a *allowances) index(values records.KeyValues) int {
	i, known := a.found[values]
	if !known {
		i = slices.IndexFunc(a.within, func(w Within) bool { return a.matches(w, values) })
		if len(a.found) < 10_000 { // categories and sites may be many
			a.found[values] = i
		}
	}
	return i
}

func (a *allowances) matches(w Within, values records.KeyValues) bool {
	for _, k := range w.Keys() {
		if !evidence.Same(values[slices.Index(a.keys, k.Key)].String(), k.Match) {
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
func (m *meter) allowance(target int, start timeline.Instant) (d timeline.Micros, ok bool) {
	if target < 0 {
		return course.Unlimited, false
	}
	a, inForce := agreement.At(m.allowances.within[target].Allowances, start)
	switch {
	case !inForce:
		return course.Unlimited, false
	case a.WorkingDays == 0:
		return a.Time, true
	}
	if d, ok = m.calendars[target].WorkingDayAllowance(start, a.WorkingDays, a.SameTime); !ok {
		return course.Unlimited, true // not within the years that there are
	}
	return d, true
}

// groupOf names what a case's target went by: its priority, or the values that matched.
func (m *meter) groupOf(s *cases.Case) string {
	if m.terms.By == "" {
		if i := m.allowances.index(s.Keys); i >= 0 && m.allowances.within[i].Key != "" {
			return m.allowances.within[i].Label()
		}
	}
	return s.Priority.String()
}

// withPriority is the key values of a case at another priority.
func (a *allowances) withPriority(values records.KeyValues, priority evidence.Text) records.KeyValues {
	values[a.priorityKey()] = priority
	return values
}

// calendarsOf finds the calendar of every target of an objective, and after them the one of cases that no target
// applies to. A clock runs on the calendar of its target; where a change of priority brings another one, time until
// then stays as it was counted and time from then on counts on the new one.
//
// Convention calendars (calendar-with-target): Calendar and target are one entry: the first that matches a case
// decides both. Working days count on the target's own calendar. Set by `objectives.timeliness.calendar`.
//
// Rule §3 (target-by-field): Targets vary by urgency, service tier and calendar.
func calendarsOf(ctx *measure.Context, o *agreement.Objective, terms *Terms) (list []*calendar.Calendar, err error) {
	for i := range len(terms.Within) + 1 {
		w := &Within{}
		if i < len(terms.Within) {
			w = &terms.Within[i]
		}
		name := terms.CalendarOf(w)
		c, known := ctx.Calendars[name]
		if !known {
			return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, name)
		}
		list = append(list, c)
	}
	return list, nil
}

// calendarOf is the calendar of a target, given by its index; -1 is none.
func (m *meter) calendarOf(target int) *calendar.Calendar {
	if target < 0 {
		return m.calendars[len(m.calendars)-1]
	}
	return m.calendars[target]
}

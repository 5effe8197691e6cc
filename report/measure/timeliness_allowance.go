package measure

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/timeline"
)

// allowances finds the target of a case by the fields it depends on; the first that matches decides.
type allowances struct {
	within []agreement.Within
	keys   []string // the fields, each once
	found  map[keyValues]int
}

func newAllowances(terms *agreement.Timeliness) allowances {
	a := allowances{within: terms.Within, found: map[keyValues]int{}}
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
func (a *allowances) index(values keyValues) int {
	i, known := a.found[values]
	if !known {
		i = slices.IndexFunc(a.within, func(w agreement.Within) bool { return a.matches(w, values) })
		if len(a.found) < 10_000 { // categories and sites may be many
			a.found[values] = i
		}
	}
	return i
}

func (a *allowances) matches(w agreement.Within, values keyValues) bool {
	for _, k := range w.Keys() {
		if !fault.SameName(values[slices.Index(a.keys, k.Key)].String(), k.Match) {
			return false
		}
	}
	return true
}

// allowance is the calendar time that a case may take, by the index of its target, whose clock starts at an instant:
// targets in working days are turned into it there (rules §4). ok is false where no target is in force.
func (m *meter) allowance(target int, start timeline.Instant) (d timeline.Micros, ok bool) {
	if target < 0 {
		return unlimited, false
	}
	a, inForce := agreement.At(m.allowances.within[target].Allowances, start)
	switch {
	case !inForce:
		return unlimited, false
	case a.WorkingDays == 0:
		return a.Time, true
	}
	if d, ok = m.calendars[target].WorkingDayAllowance(start, a.WorkingDays, a.SameTime); !ok {
		return unlimited, true // not within the years that there are
	}
	return d, true
}

// groupOf names what a case's target went by: its priority, or the values that matched.
func (m *meter) groupOf(s *subject) string {
	if m.terms.By == "" {
		if i := m.allowances.index(s.keys); i >= 0 && m.allowances.within[i].Key != "" {
			return m.allowances.within[i].Label()
		}
	}
	return s.priority.String()
}

// withPriority is the key values of a case at another priority.
func (a *allowances) withPriority(values keyValues, priority evidence.Text) keyValues {
	values[a.priorityKey()] = priority
	return values
}

package timeliness

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// AnyPriority are the terms with the most lenient and with the strictest target for every case, whatever its priority.
// open is false where the priorities that a case had before its last one change no target.
func (t *Terms) AnyPriority() (lenient, strict agreement.Terms, open bool) {
	byPriority := func(k targets.KeyValue) bool { return k.Key == "priority" }
	open = t.Priority != targets.AtStop && slices.ContainsFunc(t.Within, func(w targets.Within) bool {
		return slices.ContainsFunc(w.Keys(), byPriority)
	})
	var list []targets.Within
	for _, w := range t.Within {
		keys := slices.DeleteFunc(slices.Clone(w.Keys()), byPriority)
		w.Key, w.Match, w.And = "", "", nil
		if len(keys) > 0 {
			w.Key, w.Match, w.And = keys[0].Key, keys[0].Match, keys[1:]
		}
		list = append(list, w)
	}
	first, last := *t, *t
	first.Within, last.Within = slices.Clone(list), list
	slices.SortStableFunc(first.Within, func(a, b targets.Within) int { return cmp.Compare(longest(&b), longest(&a)) })
	slices.SortStableFunc(last.Within, func(a, b targets.Within) int { return cmp.Compare(longest(&a), longest(&b)) })
	return &first, &last, open
}

// longest is how long a target allows, roughly where it counts working days.
func longest(w *targets.Within) timeline.Micros {
	var most timeline.Micros
	for _, a := range w.Allowances {
		most = max(most, a.Value.Time, timeline.Micros(a.Value.WorkingDays)*timeline.Day)
	}
	return most
}

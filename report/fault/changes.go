package fault

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Changes lists a ticket's events of one kind up to the date of the data, in order of time, appended to a list
// that may be reused. Exports tell seconds, and a ticket may pass through several states in one: events of the
// same instant are put in the order in which each goes on from where the one before it ended.
func Changes(
	view *evidence.View, ticket int32, what evidence.Change, asOf timeline.Instant, list []*evidence.Event,
) []*evidence.Event {
	for _, i := range view.EventsOf(ticket) {
		if e := &view.All.Events[i]; e.What == what && KnownEvent(e, asOf) {
			list = append(list, e)
		}
	}
	for i := 0; i < len(list); {
		k := i + 1
		for k < len(list) && list[k].At == list[i].At {
			k++
		}
		if k > i+1 {
			chain(list[:i], list[i:k])
		}
		i = k
	}
	return list
}

// chain orders events of one instant that follow others. Where nothing tells them apart the order stays.
func chain(before, group []*evidence.Event) {
	rest := slices.Clone(group)
	from := map[evidence.Text][]int{} // indexes of rest by the state before, those not placed yet
	reached := map[evidence.Text]bool{}
	for i, e := range rest {
		from[e.From] = append(from[e.From], i)
		reached[e.To] = true
	}
	last := evidence.Text{}
	if n := len(before); n > 0 {
		last = before[n-1].To
	} else if i := slices.IndexFunc(rest, func(e *evidence.Event) bool { return !reached[e.From] }); i >= 0 {
		last = rest[i].From
	}
	first := 0 // of rest that is not placed
	for i := range group {
		next := first
		if follows := from[last]; len(follows) > 0 {
			next = follows[0]
		}
		e := rest[next]
		group[i], rest[next], last = e, nil, e.To
		from[e.From] = from[e.From][1:] // the first of its state: what is not placed is in order
		for first < len(rest) && rest[first] == nil {
			first++
		}
	}
}

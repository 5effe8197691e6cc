package fault

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Changes lists a ticket's events of one kind up to the date of the data, in order of time, appended to a list
// that may be reused. Exports tell seconds, and a ticket may pass through several states in one: events of the
// same instant are put in the order in which each goes on from where the one before it ended.
func Changes(view *evidence.View, ticket int32, what evidence.Change, asOf timeline.Instant, list []*evidence.Event) []*evidence.Event {
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
	last := evidence.Text{}
	if n := len(before); n > 0 {
		last = before[n-1].To
	} else if i := slices.IndexFunc(group, func(e *evidence.Event) bool { return !reached(group, e.From) }); i >= 0 {
		last = group[i].From
	}
	for i := range group {
		for k := i; k < len(group); k++ {
			if group[k].From == last {
				e := group[k]
				copy(group[i+1:k+1], group[i:k])
				group[i] = e
				break
			}
		}
		last = group[i].To
	}
}

// reached tells whether an event of the group leads to a state.
func reached(group []*evidence.Event, state evidence.Text) bool {
	return slices.ContainsFunc(group, func(e *evidence.Event) bool { return e.To == state })
}

package cases

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Over tells whether the clock of a ticket, by its fields and its history, stopped for good before an instant. to is
// where the clock stops.
func Over(v *evidence.View, ticket int32, to string, before timeline.Instant) bool {
	t := &v.All.Tickets[ticket]
	end := t.Resolved
	if to == "closed" {
		end = t.Closed
	}
	if !end.Known() {
		return false
	}
	list := v.EventsOf(ticket)
	if len(list) == 0 {
		return true
	}
	last := &v.All.Events[list[len(list)-1]]
	if last.At >= before {
		return false
	}
	return last.At <= end || last.What == evidence.ChangeState && EndingOf(last.To) == EndsCase
}

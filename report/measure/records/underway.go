package records

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// margin is by how much a time of which only the day is known may lie elsewhere.
const margin = 2 * timeline.Day

// UnderWay is a client's evidence without the tickets that are over before an interval, or begin after it: whatever an
// agreement says about the period in which tickets count, these count in another one. over tells whether the history
// of a ticket says nothing else, from its index and the begin of the interval; nil where histories do not matter.
func UnderWay(v *evidence.View, in timeline.Interval, over func(int32, timeline.Instant) bool) *evidence.View {
	in.From, in.To = in.From.Add(-margin), in.To.Add(margin)
	return v.WithTickets(slices.DeleteFunc(slices.Clone(v.Tickets), func(i int32) bool {
		t := &v.All.Tickets[i]
		switch {
		case t.Lost != 0:
			return false
		case t.Opened >= in.To:
			return !endsBefore(t, in.To)
		case max(t.Opened, t.Due, t.Responded, t.Resolved, t.Closed) >= in.From:
			return false
		}
		return (t.Resolved.Known() || t.Closed.Known()) && (over == nil || over(i, in.From))
	}))
}

// endsBefore tells whether any end of a ticket lies before an instant, as of one that is dated backwards.
func endsBefore(t *evidence.Ticket, at timeline.Instant) bool {
	for _, end := range []timeline.Instant{t.Responded, t.Resolved, t.Closed} {
		if end.Known() && end < at {
			return true
		}
	}
	return false
}

package cases

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// StopLost tells whether the end of a case's clock is in the export and could not be read.
func (x *Reader) StopLost(s *Case) bool {
	var times evidence.Days
	switch x.to() {
	case "resolved":
		times = evidence.DayDone | evidence.DayClosed // closing ends a case as well
	case "to":
		times = evidence.DayDone
	case "closed":
		times = evidence.DayClosed
	case "detected":
		times = evidence.DayDetected
	case "notified":
		times = evidence.DayNotified
	case "responded", "acknowledged", firstResponse:
		times = evidence.DayAnswered
	}
	return s.Lost&times != 0
}

// StopOf decides when a ticket's clock stops, from its fields and its history.
func (x *Reader) StopOf(s *Case, c *course.Course) {
	switch {
	case x.to() == firstResponse || x.to() == "responded":
		c.Stop = x.response(s)
		return
	case !x.reopens:
		return
	}
	list := x.History.resolutions(s.Ticket, s.Opened, x.to())
	if len(list) == 0 {
		c.Stop = x.closedInstead(s, s.Stop, s.Closed)
		return
	}
	x.stopByHistory(s, c, list)
	if k := slices.IndexFunc(list, func(r course.Resolution) bool { return r.At == c.Stop }); k >= 0 && list[k].Closing &&
		c.Stop != s.Stop {
		x.Problem(s, c.Stop, measure.ProblemNotResolved)
	}
}

// stopByHistory stops a clock by a history that has a resolution; the field goes before one that was never undone.
func (x *Reader) stopByHistory(s *Case, c *course.Course, list []course.Resolution) {
	n := len(list)
	last := list[n-1]
	if n == 1 && !last.Reopened.Known() {
		if !c.Stop.Known() {
			c.Stop = last.At
		}
		return
	}
	stop := max(last.At, s.Stop)
	if last.Reopened.Known() { // reopened, and no event says that it was resolved again
		stop = x.closedInstead(s, after(s.Stop, last.Reopened), after(s.Closed, last.Reopened))
	}
	c.Reopened(x.rules.Reopen, list, stop)
}

// standIn is the resolution, or the closing of a case that was closed without one, which leaves a finding.
//
// Rule §4 (closed-for-resolved): The closing of a case replaces a missing resolution, with a finding.
func (x *Reader) closedInstead(s *Case, stop, closed timeline.Instant) timeline.Instant {
	if stop.Known() || x.to() != "resolved" || !closed.Known() {
		return stop
	}
	x.Problem(s, closed, measure.ProblemNotResolved)
	return closed
}

// after is an instant if it lies after another, else none.
func after(at, other timeline.Instant) timeline.Instant {
	if at > other {
		return at
	}
	return timeline.NoInstant
}

// ReopenedUntold tells whether a case was reopened more often than its history tells.
func (x *Reader) ReopenedUntold(s *Case) bool {
	if s.Ticket < 0 || s.Gap || !x.reopens {
		return false
	}
	t := &x.Ctx.Evidence.All.Tickets[s.Ticket]
	return t.Reopened > 0 && int(t.Reopened) > x.History.reopenings(s.Ticket, s.Opened, x.to())
}

// ResponsesUntold tells whether nothing at all says when tickets were answered first: no source has their histories,
// and no row a response.
func (x *Reader) ResponsesUntold() bool {
	if x.responses == nil {
		v := x.Ctx.Evidence
		all := v.All
		histories := func(s evidence.Source) bool { return slices.Contains(s.Records, "ticket-events") }
		answered := func(t evidence.Ticket) bool { return t.Responded.Known() && v.HasTicket(&t) }
		none := x.rules.Of != "outages" && x.to() == "first-response" && len(all.Sources) > 0 &&
			!slices.ContainsFunc(all.Sources, histories) && !slices.ContainsFunc(all.Tickets, answered)
		x.responses = &none
	}
	return *x.responses
}

// HistoryUntold tells whether a case is over and has no event at all, while others have some.
func (x *Reader) HistoryUntold(s *Case) bool {
	return s.Ticket >= 0 && (s.Resolved.Known() || s.Closed.Known()) && len(x.Ctx.Evidence.EventsOf(s.Ticket)) == 0
}

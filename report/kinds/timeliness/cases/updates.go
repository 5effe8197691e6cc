package cases

import (
	"fmt"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// gapsBetween is the Of of an objective about how often the client hears something (rules §3, update cadence).
const gapsBetween = "updates"

// gaps makes a case of each gap in which a client heard nothing: from the opening to the first public update, from
// one to the next, and from the last one to the resolution. Updates are those of persons of the provider, as for a
// first response. Nothing is owed while a ticket stands resolved; what a reopening means is said by its rule:
// resume begins a new gap there, first ends the duty at the first resolution, restart leaves out what was before
// the last reopening.
//
// Convention measures (update-after-reopening): *Updates*: nothing is owed while a ticket is resolved. A reopening
// begins a new gap. Set by `objectives.timeliness.on_reopen`.
//
// Rule §3 (update-cadence): Update cadence: every gap between two updates is a case.
func (x *Reader) gaps(each func(*Case)) func(*Case) {
	var c course.Course
	return func(s *Case) {
		c = course.Course{Start: s.Start, Stop: s.Stop}
		x.StopOf(s, &c)
		if !c.Start.Known() {
			x.Problem(s, c.Stop, measure.ProblemNoStart)
			return
		}
		var possible bool
		if c.Stop, possible = x.StopAfterStart(s, c.Start, c.Stop); !possible {
			return
		}
		end := c.Stop
		if !end.Known() {
			end = x.Ctx.AsOf
		}
		n := 0
		one := func(from, to timeline.Instant, open bool, rows []evidence.Pos) {
			n++
			gap := *s
			gap.ID, gap.Gap, gap.More = fmt.Sprintf("%s (%d)", s.ID, n), true, rows
			gap.Start, gap.Stop = from, to
			if open {
				gap.Stop = timeline.NoInstant
			}
			each(&gap)
		}
		for _, v := range (timeline.Set{{From: c.Start, To: end}}).Subtract(c.Gaps) {
			x.gapsIn(s, v, v.To == end && !c.Stop.Known(), one)
		}
	}
}

// gapsIn cuts a stretch in which a ticket was open at its updates. Updates of the same instant are one.
//
// Convention measures (update-at-opening): *Updates*: one at the very instant at which a ticket was opened ends no gap:
// the first gap begins there.
//
// Convention measures (update-gap-is-case): *Updates*: each gap from the opening to the first public update, from one
// to the next, and from the last to the resolution is a case.
func (x *Reader) gapsIn(
	s *Case, v timeline.Interval, open bool, one func(from, to timeline.Instant, open bool, rows []evidence.Pos),
) {
	from, rows := v.From, []evidence.Pos(nil)
	for _, i := range x.Ctx.Evidence.EventsOf(s.Ticket) {
		e := &x.Ctx.Evidence.All.Events[i]
		if !v.Contains(e.At) || !x.isUpdate(s, e) {
			continue
		}
		if e.At > from {
			one(from, e.At, false, append(rows, e.Pos))
		}
		from, rows = e.At, []evidence.Pos{e.Pos}
	}
	if v.To > from || open {
		one(from, v.To, open, rows)
	}
}

// isUpdate tells whether an event is a public update by a person of the provider.
func (x *Reader) isUpdate(s *Case, e *evidence.Event) bool {
	return e.What == evidence.ChangePublicUpdate && fault.KnownEvent(e, x.Ctx.AsOf) &&
		!x.noResponder(e.Actor, s.requester) && !x.tooFast(s, e.At)
}

// Updates lists the public updates of a ticket, an index into the evidence, by persons of the provider, in order of
// time.
func Updates(ctx *measure.Context, ticket int32) []*evidence.Event {
	x := NewReader(ctx, nil, Rules{})
	var s Case
	x.ticketCase(&s, ticket, &ctx.Evidence.All.Tickets[ticket])
	var list []*evidence.Event
	for _, i := range ctx.Evidence.EventsOf(ticket) {
		if e := &ctx.Evidence.All.Events[i]; x.isUpdate(&s, e) {
			list = append(list, e)
		}
	}
	return list
}

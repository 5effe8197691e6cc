package records

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Tickets lists the tickets for an objective about records. usual is when a ticket counts where the agreement
// leaves it open.
//
// Convention measures (record-counts-at): *When a record counts*: a ticket that is judged as a whole at its
// resolution, else its closing, else its opening; an outage when it begins. Set by `objectives.counts_in`.
func Tickets(
	ctx *measure.Context, o *agreement.Objective, usual func(*evidence.Ticket) timeline.Instant,
) *List[evidence.Ticket] {
	proofs := ctx.Proofs()
	at := usual
	switch o.CountsIn {
	case agreement.Opened:
		at = Opening
	case agreement.Resolved:
		at = func(t *evidence.Ticket) timeline.Instant { return t.Resolved }
	case agreement.Closed:
		at = func(t *evidence.Ticket) timeline.Instant { return t.Closed }
	}
	l := &List[evidence.Ticket]{
		Ctx: ctx, Objective: o, Unit: "record", order: ctx.Evidence.Tickets, All: ctx.Evidence.All.Tickets,
		known: func(t *evidence.Ticket) *evidence.Ticket { return TicketKnown(t, ctx) },
		Item: func(i int32, t *evidence.Ticket) Item {
			return Item{
				Index: i, id: t.ID, record: t.ID, title: t.Title.String(), group: t.Priority.String(), service: t.Service,
				Pos: t.Pos, At: at(t),
			}
		},
		answer: func(i int32) fault.Answer { return proofs.TicketRecord(i, o.Service) },
		span: &span[evidence.Ticket]{
			time: func(t *evidence.Ticket) timeline.Interval {
				v := timeline.Interval{From: t.Opened, To: Completion(t)}
				if !t.Resolved.Known() && !t.Closed.Known() {
					v.To = ctx.AsOf
				}
				return v
			},
			end: func(t *evidence.Ticket) timeline.Instant {
				if !t.Resolved.Known() && !t.Closed.Known() {
					return timeline.NoInstant
				}
				return Completion(t)
			},
			evidence: func(i int32, window timeline.Interval) fault.Case { return proofs.TicketWhole(i, o.Service, window) },
			without:  ticketWithout,
		},
	}
	answered := restsOn(o)("responded")
	l.backwards = func(t *evidence.Ticket) bool {
		return l.before(t.Resolved, t.Opened) || l.before(t.Closed, t.Opened) || answered && l.before(t.Responded, t.Opened)
	}
	if o.CountsIn != agreement.Opened {
		l.mayCount = func(t *evidence.Ticket) timeline.Interval {
			return measure.MayLast(t.Opened, ctx.AsOf, t.Resolved, t.Closed)
		}
	}
	return l
}

// CompletedTickets lists the tickets for an objective that judges them once they are over.
func CompletedTickets(ctx *measure.Context, o *agreement.Objective) *List[evidence.Ticket] {
	l := Tickets(ctx, o, Completion)
	if o.CountsIn == agreement.Decided || o.CountsIn == "" {
		l.waits = func(t *evidence.Ticket) bool { return !t.Resolved.Known() && !t.Closed.Known() }
	}
	return l
}

// Opening is when a ticket was opened.
func Opening(t *evidence.Ticket) timeline.Instant { return t.Opened }

// Completion is when a ticket's outcome was certain: its resolution, else its closing, else, while it is open,
// its opening.
func Completion(t *evidence.Ticket) timeline.Instant {
	switch {
	case t.Resolved.Known():
		return t.Resolved
	case t.Closed.Known():
		return t.Closed
	}
	return t.Opened
}

// inOrder tells whether no known time lies before a beginning.
func inOrder(begin timeline.Instant, times ...timeline.Instant) bool {
	return !slices.ContainsFunc(times, func(at timeline.Instant) bool { return at.Known() && at < begin })
}

// TicketKnown is a ticket as it was known at the date of the data: without what happened later, and without an end
// before its opening where clocks may differ by as much.
func TicketKnown(t *evidence.Ticket, ctx *measure.Context) *evidence.Ticket {
	if max(t.Responded, t.Resolved, t.Closed) <= ctx.AsOf && inOrder(t.Opened, t.Responded, t.Resolved, t.Closed) {
		return t
	}
	known := *t
	for _, at := range []*timeline.Instant{&known.Responded, &known.Resolved, &known.Closed} {
		if *at > ctx.AsOf {
			*at = timeline.NoInstant
		}
	}
	for _, at := range []*timeline.Instant{&known.Responded, &known.Resolved, &known.Closed} {
		*at = ended(*at, t.Opened, ctx)
	}
	return &known
}

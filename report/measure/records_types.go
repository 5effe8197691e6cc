package measure

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/timeline"
)

// ticketsOf lists the tickets for an objective about records. usual is when a ticket counts where the agreement
// leaves it open.
func ticketsOf(ctx *Context, o *agreement.Objective, usual func(*evidence.Ticket) timeline.Instant) *records[evidence.Ticket] {
	proofs := fault.Gather(ctx.Agreement, ctx.Evidence, claimsOf(ctx), ctx.AsOf)
	at := usual
	switch o.CountsIn {
	case agreement.Opened:
		at = opening
	case agreement.Resolved:
		at = func(t *evidence.Ticket) timeline.Instant { return t.Resolved }
	case agreement.Closed:
		at = func(t *evidence.Ticket) timeline.Instant { return t.Closed }
	}
	return &records[evidence.Ticket]{
		ctx: ctx, o: o, unit: "record", order: ctx.Evidence.Tickets, all: ctx.Evidence.All.Tickets,
		known: func(t *evidence.Ticket) *evidence.Ticket { return ticketKnown(t, ctx.AsOf) },
		item: func(i int32, t *evidence.Ticket) item {
			return item{index: i, id: t.ID, record: t.ID, title: t.Title.String(), group: t.Priority.String(), service: t.Service, pos: t.Pos, at: at(t)}
		},
		answer: func(i int32) fault.Answer { return proofs.TicketRecord(i, o.Service) },
	}
}

func opening(t *evidence.Ticket) timeline.Instant { return t.Opened }

// completion is when a ticket's outcome was certain: its resolution, else its closing, else, while it is open,
// its opening.
func completion(t *evidence.Ticket) timeline.Instant {
	switch {
	case t.Resolved.Known():
		return t.Resolved
	case t.Closed.Known():
		return t.Closed
	}
	return t.Opened
}

// ticketKnown is a ticket without what happened after the date of the data.
func ticketKnown(t *evidence.Ticket, asOf timeline.Instant) *evidence.Ticket {
	if max(t.Responded, t.Resolved, t.Closed) <= asOf {
		return t
	}
	known := *t
	for _, at := range []*timeline.Instant{&known.Responded, &known.Resolved, &known.Closed} {
		if *at > asOf {
			*at = timeline.NoInstant
		}
	}
	return &known
}

// outageKnown is an outage without what happened after the date of the data.
func outageKnown(o *evidence.Outage, asOf timeline.Instant) *evidence.Outage {
	if max(o.To, o.Detected, o.Acknowledged, o.Notified) <= asOf {
		return o
	}
	known := *o
	for _, at := range []*timeline.Instant{&known.To, &known.Detected, &known.Acknowledged, &known.Notified} {
		if *at > asOf {
			*at = timeline.NoInstant
		}
	}
	return &known
}

// outageRecordsOf lists the outages for an objective about records. An outage counts when it begins.
func outageRecordsOf(ctx *Context, o *agreement.Objective) *records[evidence.Outage] {
	proofs := fault.Gather(ctx.Agreement, ctx.Evidence, claimsOf(ctx), ctx.AsOf)
	return &records[evidence.Outage]{
		ctx: ctx, o: o, unit: "record", order: ctx.Evidence.Outages, all: ctx.Evidence.All.Outages,
		known: func(r *evidence.Outage) *evidence.Outage { return outageKnown(r, ctx.AsOf) },
		item: func(i int32, r *evidence.Outage) item {
			return item{index: i, id: outageID(r), record: outageID(r), title: r.Title.String(), group: r.Severity.String(), service: r.Service, pos: r.Pos, at: r.From}
		},
		answer: func(i int32) fault.Answer { return proofs.OutageRecord(i, o.Service) },
	}
}

// surveysOf lists the surveys for an objective about records. A survey counts at its instant and goes by the
// number of its ticket where it has one.
func surveysOf(ctx *Context, o *agreement.Objective) *records[evidence.Survey] {
	proofs := fault.Gather(ctx.Agreement, ctx.Evidence, claimsOf(ctx), ctx.AsOf)
	all := ctx.Evidence.All
	tickets := ticketsSurveyed(ctx)
	return &records[evidence.Survey]{
		ctx: ctx, o: o, unit: "answer", order: ctx.Evidence.Surveys, all: all.Surveys,
		known: func(s *evidence.Survey) *evidence.Survey { return s },
		item: func(i int32, s *evidence.Survey) item {
			it := item{index: i, id: s.Ticket, record: s.Ticket, service: s.Service, pos: s.Pos, at: s.At}
			if it.id == "" {
				it.id = s.At.String()
			}
			return it
		},
		answer: func(i int32) fault.Answer {
			s := &all.Surveys[i]
			ticket, known := tickets[s.Ticket]
			if !known {
				ticket = -1
			}
			return proofs.SurveyRecord(s, ticket, o.Service)
		},
	}
}

// ticketsSurveyed finds the tickets that surveys name.
func ticketsSurveyed(ctx *Context) map[string]int32 {
	all := ctx.Evidence.All
	named := map[string]int32{}
	for _, i := range ctx.Evidence.Surveys {
		if id := all.Surveys[i].Ticket; id != "" {
			named[id] = -1
		}
	}
	if len(named) == 0 {
		return named
	}
	for _, i := range ctx.Evidence.Tickets {
		if _, wanted := named[all.Tickets[i].ID]; wanted {
			named[all.Tickets[i].ID] = i
		}
	}
	return named
}

package cases

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// response is when a ticket was answered by a person. For first-response that is the first public update by an
// actor that is neither the system nor the customer; a ticket without public updates on record, and a clock that
// stops at responded, go by the responded field. What came faster than the agreement's floor came from a
// machine and is none (rules §4).
//
// Rule §4 (response-by-person): A response by the system, or faster than the floor, does not count as one.
func (x *Reader) response(s *Case) timeline.Instant {
	field := s.responded
	if x.to() == firstResponse {
		at, any := x.firstUpdate(s)
		if any {
			return at
		}
	}
	if field.Known() && x.tooFast(s, field) {
		x.Problem(s, timeline.NoInstant, measure.ProblemMachine)
		return timeline.NoInstant
	}
	return field
}

// firstUpdate is the first public update that is a response; any tells whether there are public updates at all.
//
// Convention measures (response-field): *First response*: the field of the export counts only where no public updates
// are on record.
func (x *Reader) firstUpdate(s *Case) (at timeline.Instant, any bool) {
	for _, i := range x.Ctx.Evidence.EventsOf(s.Ticket) {
		e := &x.Ctx.Evidence.All.Events[i]
		if e.What != evidence.ChangePublicUpdate || !fault.KnownEvent(e, x.Ctx.AsOf) {
			continue
		}
		any = true
		if e.At < s.Opened || x.noResponder(e.Actor, s.requester) {
			continue
		}
		if x.tooFast(s, e.At) {
			x.Problem(s, timeline.NoInstant, measure.ProblemMachine)
			continue
		}
		return e.At, true
	}
	return timeline.NoInstant, any
}

// tooFast tells whether a response came in less than the floor after the ticket was opened.
func (x *Reader) tooFast(s *Case, at timeline.Instant) bool {
	took := at.Sub(s.Opened)
	return took >= 0 && took < x.rules.Floor
}

// actors are what exports call those who do not answer for the provider, beside the agreement's own list.
var actors = map[string]string{
	"system": "system", "automation": "system", "bot": "system", "workflow": "system", "auto": "system",
	"trigger":  "system",
	"customer": "customer", "client": "customer", "requester": "customer", "caller": "customer", "end user": "customer",
	"user": "customer",
}

// noResponder tells whether an actor is the system or the customer. Whoever is not named is a person of the
// provider.
//
// Convention measures (update-by-person): *Updates* and first responses are those of a person of the provider: of
// whoever is not named as the system, as the client, or as the one who asked. Set by `fault.actors`.
func (x *Reader) noResponder(actor, requester evidence.Text) bool {
	if actor.Empty() {
		return false
	}
	if actor == requester {
		return true
	}
	known, seen := x.silent[actor]
	if !seen {
		known = x.isSilent(actor.String())
		x.silent[actor] = known
	}
	return known
}

func (x *Reader) isSilent(actor string) bool {
	name := evidence.Fold(actor)
	role, listed := x.Ctx.Agreement.Fault.Actors[name]
	if !listed {
		role = actors[name]
	}
	if role != "" {
		return role == "system" || role == "customer"
	}
	who, known := fault.PartyOf(x.Ctx.Agreement, actor)
	return known && who == party.Customer
}

package measure

import (
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// response is when a ticket was answered by a person. For first-response that is the first public update by an
// actor that is neither the system nor the customer; a ticket without public updates on record, and a clock that
// stops at responded, go by the responded field. What came faster than the agreement's floor came from a
// machine and is none (rules §4).
func (m *meter) response(s *subject) timeline.Instant {
	field := s.responded
	if m.to() == firstResponse {
		at, any := m.firstUpdate(s)
		if any {
			return at
		}
	}
	if field.Known() && m.tooFast(s, field) {
		m.problem(s, timeline.NoInstant, problemMachine)
		return timeline.NoInstant
	}
	return field
}

// firstUpdate is the first public update that is a response; any tells whether there are public updates at all.
func (m *meter) firstUpdate(s *subject) (at timeline.Instant, any bool) {
	for _, i := range m.ctx.Evidence.EventsOf(s.ticket) {
		e := &m.ctx.Evidence.All.Events[i]
		if e.What != evidence.ChangePublicUpdate || !fault.KnownEvent(e, m.ctx.AsOf) {
			continue
		}
		any = true
		if e.At < s.opened || m.noResponder(e.Actor, s.requester) {
			continue
		}
		if m.tooFast(s, e.At) {
			m.problem(s, timeline.NoInstant, problemMachine)
			continue
		}
		return e.At, true
	}
	return timeline.NoInstant, any
}

// tooFast tells whether a response came in less than the floor after the ticket was opened.
func (m *meter) tooFast(s *subject, at timeline.Instant) bool {
	took := at.Sub(s.opened)
	return took >= 0 && took < m.terms.Floor
}

// actors are what exports call those who do not answer for the provider, beside the agreement's own list.
var actors = map[string]string{
	"system": "system", "automation": "system", "bot": "system", "workflow": "system", "auto": "system", "trigger": "system",
	"customer": "customer", "client": "customer", "requester": "customer", "caller": "customer", "end user": "customer", "user": "customer",
}

// noResponder tells whether an actor is the system or the customer. Whoever is not named is a person of the
// provider.
func (m *meter) noResponder(actor, requester evidence.Text) bool {
	if actor.Empty() {
		return false
	}
	if actor == requester {
		return true
	}
	known, seen := m.silent[actor]
	if !seen {
		known = m.isSilent(actor.String())
		m.silent[actor] = known
	}
	return known
}

func (m *meter) isSilent(actor string) bool {
	name := strings.ToLower(strings.TrimSpace(actor))
	role, listed := m.ctx.Agreement.Fault.Actors[name]
	if !listed {
		role = actors[name]
	}
	if role != "" {
		return role == "system" || role == "customer"
	}
	who, known := fault.PartyOf(m.ctx.Agreement, actor)
	return known && who == party.Customer
}

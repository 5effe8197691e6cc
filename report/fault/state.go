package fault

import (
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// stateLayers are the stretches of a ticket's history in states that the agreement gives to a party. history
// tells whether there is any history at all. The state before the first change is the one it came from.
//
// Rule §5 (evidence-states): A ticket's states say who was waited for.
func (p *Proofs) stateLayers(ticket int32) (layers []*Layer, history bool) {
	t := &p.view.All.Tickets[ticket]
	state, since, rows := evidence.Text{}, t.Opened, []evidence.Pos(nil)
	end := func(at timeline.Instant, row ...evidence.Pos) {
		if who, mapped := p.stateParty(state); mapped && at > since {
			layers = append(layers, &Layer{
				Interval: timeline.Interval{From: since, To: at}, Party: who, Proof: proofState,
				Label: strings.TrimSpace(state.String()), Accepted: true, Rows: append(rows[:len(rows):len(rows)], row...),
			})
		}
	}
	p.scratch = Changes(p.view, ticket, evidence.ChangeState, p.asOf, p.scratch[:0])
	for _, e := range p.scratch {
		if !history {
			state = e.From
		}
		history = true
		end(e.At, e.Pos)
		state, since, rows = e.To, max(since, e.At), []evidence.Pos{e.Pos}
	}
	if history {
		end(timeline.MaxInstant)
	}
	return layers, history
}

// HasHistory tells whether a ticket has any change of state on record.
func (p *Proofs) HasHistory(ticket int32) bool {
	for _, i := range p.view.EventsOf(ticket) {
		if e := &p.view.All.Events[i]; e.What == evidence.ChangeState && KnownEvent(e, p.asOf) {
			return true
		}
	}
	return false
}

// unmapped marks texts that the agreement gives to nobody.
const unmapped = party.Count

// stateParty looks a state up in the agreement, without case.
//
// Convention answers (state-mapped): Only states that the agreement maps name a party. Time in any other state is the
// provider's when the ticket has a history: the case was in its hands. Set by `fault.states`.
func (p *Proofs) stateParty(state evidence.Text) (party.Party, bool) {
	return lookUp(p.states, state, func(s string) (party.Party, bool) {
		who, mapped := p.agreement.Fault.States[s]
		return who, mapped
	})
}

// lookUp remembers what a text means.
func lookUp(
	known map[evidence.Text]party.Party, text evidence.Text, find func(folded string) (party.Party, bool),
) (party.Party, bool) {
	who, seen := known[text]
	if !seen {
		var mapped bool
		if who, mapped = find(evidence.Fold(text.String())); !mapped {
			who = unmapped
		}
		known[text] = who
	}
	if who == unmapped {
		return party.Undetermined, false
	}
	return who, true
}

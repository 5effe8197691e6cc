package fault

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Proofs finds the evidence about a case among all that a client's records hold: one function for each kind
// of proof, each in its own file. It keeps what it looked up, so it is not for concurrent use.
type Proofs struct {
	agreement *agreement.Agreement
	view      *evidence.View
	asOf      timeline.Instant // what happened later is not known
	claims    claimIndex
	owed      obligationIndex
	upstream  map[string][]Layer // by service, folded: outages of what it depends on
	states    map[evidence.Text]party.Party
	causes    map[evidence.Text]party.Party
	faults    map[evidence.Text]party.Party
	scratch   []*evidence.Event
}

// Gather makes the Proofs of a client. Nothing later than asOf is known, NoInstant for no such date.
func Gather(a *agreement.Agreement, view *evidence.View, claims *Claims, asOf timeline.Instant) *Proofs {
	asOf = limit(asOf)
	p := &Proofs{
		agreement: a, view: view, asOf: asOf,
		states: map[evidence.Text]party.Party{}, causes: map[evidence.Text]party.Party{}, faults: map[evidence.Text]party.Party{},
	}
	p.claims = indexClaims(view, claims)
	p.owed = indexObligations(a, view, asOf)
	p.upstream = upstreamOutages(a, view, asOf)
	return p
}

// Case is the evidence about one case.
type Case struct {
	Layers []Layer
	Rest   party.Party // who answers for time without evidence
}

// Ticket gathers what is known about a ticket, an index into Evidence.Tickets. The service is the objective's
// where the ticket names none. Time without evidence lay in the provider's hands if the ticket has a state
// history at all, and is undetermined if it has none.
func (p *Proofs) Ticket(ticket int32, service string) Case {
	t := &p.view.All.Tickets[ticket]
	service = nameOr(t.Service, service)
	layers, history := p.stateLayers(ticket)
	layers = append(layers, p.claims.of(t.ID, service)...)
	layers = append(layers, p.owed.of(t.ID, service)...)
	layers = append(layers, p.causeLayers(t.Fault, t.Cause, always, t.Pos)...)
	layers = append(layers, p.upstream[fold(service)]...)
	return Case{layers, rest(history)}
}

// Outage gathers what is known about an outage, an index into Evidence.Outages.
func (p *Proofs) Outage(outage int32, service string) Case {
	o := &p.view.All.Outages[outage]
	service = nameOr(o.Service, service)
	layers := p.claims.of(o.ID, service)
	layers = append(layers, p.owed.of(o.ID, service)...)
	layers = append(layers, p.causeLayers(o.Fault, o.Cause, always, o.Pos)...)
	layers = append(layers, p.upstream[fold(service)]...)
	return Case{layers, party.Undetermined}
}

// Service gathers what is known about the time of a service, for measurements that know no cases: claims and
// obligations that concern it, and the causes and claims of its outages.
func (p *Proofs) Service(service string) Case {
	layers := p.claims.of("", service)
	layers = append(layers, p.owed.of("", service)...)
	for _, i := range p.view.Outages {
		o := &p.view.All.Outages[i]
		if o.From <= p.asOf && (o.Service.Empty() || SameName(o.Service.String(), service)) {
			layers = append(layers, p.claims.naming(o.ID)...)
			layers = append(layers, p.causeLayers(o.Fault, o.Cause, outageTime(o, p.asOf), o.Pos)...)
		}
	}
	layers = append(layers, p.upstream[fold(service)]...)
	return Case{layers, party.Undetermined}
}

// always covers every instant.
var always = timeline.Interval{From: timeline.MinInstant, To: timeline.MaxInstant}

func nameOr(name evidence.Text, otherwise string) string {
	if name.Empty() {
		return otherwise
	}
	return name.String()
}

func rest(history bool) party.Party {
	if history {
		return party.Provider
	}
	return party.Undetermined
}

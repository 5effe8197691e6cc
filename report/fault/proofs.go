package fault

import (
	"maps"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Proofs finds the evidence about a case among all that a client's records hold: one function for each kind
// of proof, each in its own file. It keeps what it looked up, so it is not for concurrent use: Fork gives another
// goroutine its own.
type Proofs struct {
	*gathered
	states  map[evidence.Text]party.Party
	causes  map[evidence.Text]party.Party
	faults  map[evidence.Text]party.Party
	scratch []*evidence.Event
}

// gathered is all the evidence of a client, indexed. It is safe for concurrent use.
type gathered struct {
	agreement *agreement.Agreement
	view      *evidence.View
	asOf      timeline.Instant // what happened later is not known
	claims    claimIndex
	owed      obligationIndex
	upstream  byService // outages of what it depends on
}

// Gather makes the Proofs of a client. Nothing later than asOf is known, NoInstant for no such date.
func Gather(a *agreement.Agreement, view *evidence.View, claims *Claims, asOf timeline.Instant) *Proofs {
	asOf = limit(asOf)
	order := a.Fault.Precedence
	all := &gathered{
		agreement: a, view: view, asOf: asOf,
		claims: indexClaims(view, claims, order), owed: indexObligations(a, view, asOf, order),
		upstream: upstreamOutages(a, view, asOf, order),
	}
	return (&Proofs{gathered: all}).Fork()
}

// Fork gives Proofs of the same evidence. A hundred thousand claims are indexed once for all objectives.
func (p *Proofs) Fork() *Proofs {
	return &Proofs{
		gathered: p.gathered, states: map[evidence.Text]party.Party{}, causes: map[evidence.Text]party.Party{},
		faults: map[evidence.Text]party.Party{},
	}
}

// Case is the evidence about one case.
type Case struct {
	Layers []*Layer
	Rest   party.Party // who answers for time without evidence
}

// Ticket gathers what is known about a ticket, an index into Evidence.Tickets, in a window of time; of evidence that
// speaks for its service it is the strongest of each instant. The service is the objective's
// where the ticket names none. Time without evidence lay in the provider's hands if the ticket has a state
// history at all, and is undetermined if it has none.
func (p *Proofs) Ticket(ticket int32, service string, window timeline.Interval) Case {
	t := &p.view.All.Tickets[ticket]
	service = nameOr(t.Service, service)
	layers, history := p.stateLayers(ticket)
	layers = append(layers, p.claims.of(t.ID, service, window)...)
	layers = append(layers, p.owed.of(t.ID, service, window)...)
	layers = append(layers, p.causeLayers(t.Fault, t.Cause, t.Pos)...)
	return Case{p.upstream[evidence.Fold(service)].during(window, layers), rest(history)}
}

// Outage gathers the same about an outage, an index into Evidence.Outages.
func (p *Proofs) Outage(outage int32, service string, window timeline.Interval) Case {
	o := &p.view.All.Outages[outage]
	service = nameOr(o.Service, service)
	layers := p.claims.of(o.ID, service, window)
	layers = append(layers, p.owed.of(o.ID, service, window)...)
	layers = append(layers, p.causeLayers(o.Fault, o.Cause, o.Pos)...)
	return Case{p.upstream[evidence.Fold(service)].during(window, layers), party.Undetermined}
}

// ServiceTime is what is known about who answers for the time of services, for measurements that know no cases.
type ServiceTime struct {
	Layers  []*Layer   // what speaks for the services themselves
	Outages []Suffered // outages of theirs of which the evidence may differ from that
}

// Suffered is a recorded outage with the evidence about it.
type Suffered struct {
	timeline.Interval
	Layers []*Layer
}

// Services gathers what is known about the time of services: claims and obligations that concern them, and their
// outages, each with its own evidence. What is measured at one site is judged by the outages of that site and by those
// that name none; site "" is the whole service.
//
// Rule §5 (evidence-of-site): A site's outage is judged by the evidence about that outage alone, never by what another
// site suffered in the same second.
func (p *Proofs) Services(site string, services ...string) ServiceTime {
	asked := map[string]bool{}
	for _, s := range services {
		asked[evidence.Fold(s)] = true
	}
	all := ServiceTime{Layers: p.claims.common.during(always, nil)}
	for _, s := range slices.Sorted(maps.Keys(asked)) {
		all.Layers = p.claims.byService[s].during(always, all.Layers)
		all.Layers = p.owed.byService[s].during(always, all.Layers)
		all.Layers = p.upstream[s].during(always, all.Layers)
	}
	service := ""
	if len(services) == 1 {
		service = services[0]
	}
	var outages []int32
	var named []timeline.Interval // of outages with evidence of their own
	for _, i := range p.view.OutagesOf(service, site) {
		o := &p.view.All.Outages[i]
		here := site == "" || o.Site.Empty() || evidence.Same(site, o.Site.String())
		if !here || o.From > p.asOf || !o.Service.Empty() && !asked[evidence.Fold(o.Service.String())] {
			continue
		}
		outages = append(outages, i)
		if p.tellsOwn(o) {
			named = append(named, outageTime(o, p.asOf))
		}
	}
	own := timeline.Union(named...)
	for _, i := range outages {
		o := &p.view.All.Outages[i]
		if v := outageTime(o, p.asOf); !v.Empty() && len(own.Overlapping(v)) > 0 {
			all.Outages = append(all.Outages, Suffered{v, p.Outage(i, services[0], v).Layers})
		}
	}
	return all
}

// tellsOwn tells whether there is evidence about an outage itself.
func (p *Proofs) tellsOwn(o *evidence.Outage) bool {
	named := len(p.claims.byID.Of(o.ID))+len(p.owed.byID.Of(o.ID)) > 0
	return named || p.hasCause(o.Fault, o.Cause)
}

// always covers every instant.
var always = timeline.Interval{From: timeline.MinInstant, To: timeline.MaxInstant}

func nameOr(name evidence.Text, otherwise string) string {
	if name.Empty() {
		return otherwise
	}
	return name.String()
}

// Convention answers (evidence-none): Without a history, a cause or a claim the time is undetermined, and goes on the
// provider's account. Set by `fault.undetermined`.
//
// Rule §5 (evidence-missing): Where there is no evidence nobody is blamed: the time is undetermined.
func rest(history bool) party.Party {
	if history {
		return party.Provider
	}
	return party.Undetermined
}

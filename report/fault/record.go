package fault

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Answer says who answers for a whole record, which has no time to divide: a survey, a ticket judged by a
// flag, an event that is counted. Of all the evidence about it, what names the record or covers its instant
// speaks; the strongest decides. States do not: they tell whose turn it was, not whose doing the outcome.
type Answer struct {
	Evident  party.Party // by all the evidence, formalities aside
	Accepted party.Party // by the evidence that the contract accepts
	Layer    *Layer      // what Evident rests on, nil without evidence
	Contract *Layer      // what Accepted rests on, nil without evidence
}

// TicketRecord says who answers for a ticket as a record, at the instant it was opened.
//
// Convention answers (record-as-whole): A ticket that is judged as a whole goes by claims, obligations, causes and
// upstream services. Its states do not count: whose turn it was does not say whose fault it is.
func (p *Proofs) TicketRecord(ticket int32, service string) Answer {
	t := &p.view.All.Tickets[ticket]
	service = nameOr(t.Service, service)
	at := instant(t.Opened)
	layers := p.claims.of(t.ID, service, at)
	layers = append(layers, p.owed.of(t.ID, service, at)...)
	layers = append(layers, p.causeLayers(t.Fault, t.Cause, t.Pos)...)
	layers = p.upstream[evidence.Fold(service)].during(at, layers)
	if len(layers) == 0 {
		who := rest(p.HasHistory(ticket))
		return Answer{Evident: who, Accepted: who}
	}
	return p.answer(Case{layers, rest(p.HasHistory(ticket))}, t.Opened)
}

// TicketWhole gathers what is known about the time of a ticket that is judged as a whole.
func (p *Proofs) TicketWhole(ticket int32, service string, window timeline.Interval) Case {
	t := &p.view.All.Tickets[ticket]
	service = nameOr(t.Service, service)
	layers := p.claims.of(t.ID, service, window)
	layers = append(layers, p.owed.of(t.ID, service, window)...)
	layers = append(layers, p.causeLayers(t.Fault, t.Cause, t.Pos)...)
	return Case{p.upstream[evidence.Fold(service)].during(window, layers), rest(p.HasHistory(ticket))}
}

// OutageRecord says who answers for an outage as an event, at the instant it began.
func (p *Proofs) OutageRecord(outage int32, service string) Answer {
	from := p.view.All.Outages[outage].From
	return p.answer(p.Outage(outage, service, instant(from)), from)
}

// SurveyRecord says who answers for a survey's outcome: whoever answers for its ticket, an index into
// Evidence.Tickets or -1, else whom a claim for the survey's instant names.
//
// Convention answers (survey-of-ticket): A survey belongs to whoever answers for the ticket that it asks about.
func (p *Proofs) SurveyRecord(survey *evidence.Survey, ticket int32, service string) Answer {
	if ticket >= 0 {
		return p.TicketRecord(ticket, nameOr(survey.Service, service))
	}
	layers := p.claims.of(survey.Ticket, nameOr(survey.Service, service), instant(survey.At))
	return p.answer(Case{layers, party.Undetermined}, survey.At)
}

// instant is the window of a record that has no length.
func instant(at timeline.Instant) timeline.Interval { return timeline.Interval{From: at, To: at + 1} }

// answer is the strongest evidence that names the record or covers an instant.
func (p *Proofs) answer(c Case, at timeline.Instant) Answer {
	a := Answer{Evident: c.Rest, Accepted: c.Rest}
	order := p.agreement.Fault.Precedence
	if len(order) == 0 {
		order = agreement.DefaultPrecedence()
	}
	for _, l := range c.Layers {
		if !l.Named && !l.Contains(at) {
			continue
		}
		if a.Layer == nil || Stronger(order, l, a.Layer) < 0 {
			a.Layer, a.Evident = l, l.Party
		}
		if l.Accepted && (a.Contract == nil || Stronger(order, l, a.Contract) < 0) {
			a.Contract, a.Accepted = l, l.Party
		}
	}
	if a.Layer != nil && a.Contract == nil { // what was refused excuses nothing: the record stays with the provider
		a.Accepted = party.Provider
	}
	return a
}

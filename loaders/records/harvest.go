package records

import (
	"iter"

	"github.com/slareport/slareport/report/evidence"
)

// harvest is the records that came of some rows, in the order of the rows.
type harvest struct {
	tickets      []evidence.Ticket
	events       []evidence.Event
	outages      []evidence.Outage
	claims       []evidence.Claim
	surveys      []evidence.Survey
	tallies      []evidence.Tally
	obligations  []evidence.Obligation
	creditClaims []evidence.CreditClaim
	snapshots    []snapshot
	samples      *batcher
}

// snapshot is a row of an event log that repeats the whole ticket every time something changed.
type snapshot struct {
	ticket evidence.Ticket
	event  evidence.Event
}

// add appends the records of later rows.
func (h *harvest) add(o *harvest) {
	h.tickets = append(h.tickets, o.tickets...)
	h.events = append(h.events, o.events...)
	h.outages = append(h.outages, o.outages...)
	h.claims = append(h.claims, o.claims...)
	h.surveys = append(h.surveys, o.surveys...)
	h.tallies = append(h.tallies, o.tallies...)
	h.obligations = append(h.obligations, o.obligations...)
	h.creditClaims = append(h.creditClaims, o.creditClaims...)
	h.snapshots = append(h.snapshots, o.snapshots...)
}

// clients are the names of clients in the records, those of one record type after the other.
func (h *harvest) clients() iter.Seq[evidence.Text] {
	return func(yield func(evidence.Text) bool) {
		_ = eachClient(h.tickets, yield, func(r *evidence.Ticket) evidence.Text { return r.Client }) &&
			eachClient(h.events, yield, func(r *evidence.Event) evidence.Text { return r.Client }) &&
			eachClient(h.outages, yield, func(r *evidence.Outage) evidence.Text { return r.Client }) &&
			eachClient(h.claims, yield, func(r *evidence.Claim) evidence.Text { return r.Client }) &&
			eachClient(h.obligations, yield, func(r *evidence.Obligation) evidence.Text { return r.Client }) &&
			eachClient(h.creditClaims, yield, func(r *evidence.CreditClaim) evidence.Text { return r.Client })
	}
}

// eachClient yields the clients of some records; it is false when nobody wants more.
func eachClient[R any](list []R, yield func(evidence.Text) bool, client func(*R) evidence.Text) bool {
	for i := range list {
		if !yield(client(&list[i])) {
			return false
		}
	}
	return true
}

package records

import "github.com/slareport/slareport/report/evidence"

// harvest is the records that came of some rows, in the order of the rows.
type harvest struct {
	tickets     []evidence.Ticket
	events      []evidence.Event
	outages     []evidence.Outage
	claims      []evidence.Claim
	surveys     []evidence.Survey
	tallies     []evidence.Tally
	obligations []evidence.Obligation
	snapshots   []snapshot
	samples     *batcher
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
	h.snapshots = append(h.snapshots, o.snapshots...)
}

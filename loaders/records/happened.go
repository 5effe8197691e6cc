package records

import (
	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// happened tells of every record the newest instant at which something happened, and the field that holds it. What
// lies ahead by its nature, such as due dates and announced maintenance, does not tell how far the data reaches.
//
// Convention time (as-of-newest): `as_of` is the newest instant at which something happened in the data, unless
// `--as-of` says otherwise. Dates that lie ahead by nature (due dates, planned windows) do not move it.
func (h *harvest) happened(tell func(at timeline.Instant, pos evidence.Pos, field string)) {
	for i := range h.tickets {
		t := &h.tickets[i]
		at, field := newestOf(ticketDates, t.Opened, t.Responded, t.Resolved, t.Closed, t.Changed)
		tell(at, t.Pos, field)
	}
	for i := range h.events {
		at, field := newestOf(eventDates, h.events[i].At, h.events[i].Recorded)
		tell(at, h.events[i].Pos, field)
	}
	for i := range h.outages {
		o := &h.outages[i]
		at, field := newestOf(outageDates, o.From, o.To, o.Detected, o.Acknowledged, o.Notified)
		tell(at, o.Pos, field)
	}
	for i := range h.claims {
		at, field := newestOf(claimDates, h.claims[i].Recorded, h.claims[i].Announced, h.claims[i].ApprovedAt)
		tell(at, h.claims[i].Pos, field)
	}
	for i := range h.surveys {
		tell(h.surveys[i].At, h.surveys[i].Pos, "at")
	}
	for i := range h.tallies {
		tell(h.tallies[i].To, h.tallies[i].Pos, "to")
	}
	for i := range h.obligations {
		tell(h.obligations[i].Provided, h.obligations[i].Pos, "provided")
	}
	for i := range h.creditClaims {
		tell(h.creditClaims[i].At, h.creditClaims[i].Pos, "at")
	}
}

// The fields of records that tell when something happened, in the order in which happened names them.
var (
	ticketDates = []string{"opened", "responded", "resolved", "closed", "changed"}
	eventDates  = []string{"at", "recorded"}
	outageDates = []string{"from", "to", "detected", "acknowledged", "notified"}
	claimDates  = []string{"recorded", "announced", "approved_at"}
)

// newestOf is the newest of some dates, the first of equals; absent ones come before all others.
func newestOf(fields []string, all ...timeline.Instant) (at timeline.Instant, field string) {
	at = all[0]
	for i, a := range all {
		if a > at || i == 0 {
			at, field = a, fields[i]
		}
	}
	return at, field
}

// dated notes when the records of all sources but those of samples happened.
func (l *loader) dated() {
	e := l.evidence
	all := harvest{
		tickets: e.Tickets, events: e.Events, outages: e.Outages, claims: e.Claims, surveys: e.Surveys, tallies: e.Tallies,
		obligations: e.Obligations, creditClaims: e.CreditClaims,
	}
	sources := map[string]*asof.Dates{}
	all.happened(func(at timeline.Instant, pos evidence.Pos, field string) {
		id := e.Origins[pos.Origin].Source
		if sources[id] == nil {
			sources[id] = &asof.Dates{}
		}
		sources[id].Meet(at, pos, field)
	})
	for id, d := range sources {
		l.remember(id, d)
	}
}

// remember puts the dates of a source into the evidence.
func (l *loader) remember(source string, d *asof.Dates) {
	if l.evidence.Dates == nil {
		l.evidence.Dates = map[string]evidence.Dates{}
	}
	list := d.List()
	for i := range list {
		s := &list[i]
		s.Column = l.header(s.Row.Origin, s.Column)
	}
	l.evidence.Dates[source] = list
}

// header is what a file calls a field.
func (l *loader) header(origin uint32, field string) string {
	if in := l.inputs[origin]; in != nil {
		for _, b := range in.Bound {
			if name, found := b.Headers[field]; found {
				return name
			}
		}
	}
	return field
}

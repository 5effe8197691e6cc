package recordset

import (
	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// EachLatest tells of every record the newest instant at which something happened, and the field that holds it. What
// lies ahead by its nature, such as due dates and announced maintenance, does not tell how far the data reaches.
//
// Convention time (as-of-newest): `as_of` is the newest instant at which something happened in the data, unless
// `--as-of` says otherwise. Dates that lie ahead by nature (due dates, planned windows) do not move it.
func (s *Set) EachLatest(tell func(at timeline.Instant, pos evidence.Pos, field string)) {
	for i := range s.Tickets {
		t := &s.Tickets[i]
		at, field := newestOf(ticketDates, t.Opened, t.Responded, t.Resolved, t.Closed, t.Changed)
		tell(at, t.Pos, field)
	}
	for i := range s.Events {
		at, field := newestOf(eventDates, s.Events[i].At, s.Events[i].Recorded)
		tell(at, s.Events[i].Pos, field)
	}
	for i := range s.Outages {
		o := &s.Outages[i]
		at, field := newestOf(outageDates, o.From, o.To, o.Detected, o.Acknowledged, o.Notified)
		tell(at, o.Pos, field)
	}
	for i := range s.Claims {
		at, field := newestOf(claimDates, s.Claims[i].Recorded, s.Claims[i].Announced, s.Claims[i].ApprovedAt)
		tell(at, s.Claims[i].Pos, field)
	}
	for i := range s.Surveys {
		tell(s.Surveys[i].At, s.Surveys[i].Pos, "at")
	}
	for i := range s.Tallies {
		tell(s.Tallies[i].To, s.Tallies[i].Pos, "to")
	}
	for i := range s.Obligations {
		tell(s.Obligations[i].Provided, s.Obligations[i].Pos, "provided")
	}
	for i := range s.CreditClaims {
		tell(s.CreditClaims[i].At, s.CreditClaims[i].Pos, "at")
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

// Reach is the newest instant at which something happened and that is not alone (asof.go), by origin: a mistyped year
// does not make an export the later one.
func (s *Set) Reach(origins int) []timeline.Instant {
	files := make([]asof.Dates, origins)
	s.EachLatest(func(at timeline.Instant, pos evidence.Pos, field string) {
		files[pos.Origin].Meet(at, pos, field)
	})
	newest := make([]timeline.Instant, origins)
	for i := range files {
		newest[i] = timeline.NoInstant
		if believed, _ := asof.Split(files[i].List()); len(believed) > 0 {
			newest[i] = believed[len(believed)-1].To
		}
	}
	return newest
}

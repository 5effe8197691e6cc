package measure

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

const hour, minute = timeline.Hour, timeline.Minute

// desk is a client with one objective for the service desk: tickets resolved within 4 hours of the office
// calendar, Monday to Friday from 8 to 18 h UTC, in October 2026. Its origins are tickets.csv and events.csv.
func desk() *world {
	w := newWorld()
	w.in("2026-10").asOf = at("2026-12-01")
	office := calendar.Spec{Name: "office", Zone: w.a.Zone}
	for day := 1; day <= 5; day++ {
		office.Hours[day] = []calendar.ClockInterval{{From: 8 * 3600, To: 18 * 3600}}
	}
	w.a.Calendars["office"] = []calendar.Dated{{Spec: office}}
	w.a.Fault.States = map[string]party.Party{"pending customer": party.Customer, "awaiting vendor": party.ThirdParty, "working": party.Provider}
	w.all.Origins = []evidence.Origin{{Source: "incidents", File: "tickets.csv"}, {Source: "events", File: "events.csv"}}
	w.o = agreement.Objective{
		ID: "resolve", Service: "desk", Kind: agreement.KindTimeliness, Decimals: -1,
		Timeliness: &agreement.Timeliness{Of: "tickets", From: "opened", To: "resolved", Calendar: "office", Within: within("", "", 4*hour)},
	}
	return w
}

// within is one target; and adds another.
func within(key, match string, d timeline.Micros) []agreement.Within {
	return []agreement.Within{{Key: key, Match: match, Allowances: []agreement.Dated[agreement.Allowance]{{From: timeline.NoInstant, Value: agreement.Allowance{Time: d}}}}}
}

// ticket adds a ticket of the desk; an empty resolved leaves it open.
func (w *world) ticket(id, opened, resolved string, more ...func(*evidence.Ticket)) {
	none := timeline.NoInstant
	t := evidence.Ticket{
		ID: id, Service: evidence.T("desk"), Opened: at(opened), Responded: none, Resolved: none, Closed: none, Due: none, Changed: none,
		OnHold: -1, Cost: evidence.NoFixed, Reopened: -1, Pos: evidence.Pos{Row: uint32(len(w.all.Tickets) + 2)},
	}
	if resolved != "" {
		t.Resolved = at(resolved)
	}
	for _, f := range more {
		f(&t)
	}
	w.all.Tickets = append(w.all.Tickets, t)
}

// state adds a change of state.
func (w *world) state(ticket, when, from, to string) {
	w.event(ticket, when, evidence.ChangeState, from, to)
}

func (w *world) event(ticket, when string, what evidence.Change, from, to string, more ...func(*evidence.Event)) {
	e := evidence.Event{
		Ticket: ticket, At: at(when), Recorded: timeline.NoInstant, What: what, From: evidence.T(from), To: evidence.T(to),
		Pos: evidence.Pos{Origin: 1, Row: uint32(len(w.all.Events) + 2)},
	}
	for _, f := range more {
		f(&e)
	}
	w.all.Events = append(w.all.Events, e)
}

func priority(p string) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.Priority = evidence.T(p) }
}

func closed(when string) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.Closed = at(when) }
}

// measure gives the results by period.
func (w *world) byPeriod(t checker) []Result {
	t.Helper()
	ctx := w.context(t)
	results, err := Kinds[w.o.Kind](ctx, &w.o)
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != len(w.periods) {
		t.Fatalf("%d results for %d periods", len(results), len(w.periods))
	}
	return results
}

// last gives the result of the last period.
func (w *world) last(t checker) Result {
	t.Helper()
	all := w.byPeriod(t)
	return all[len(all)-1]
}

// scored compares good of total of the three scores, such as "1/2 2/2 2/2".
func scored(t checker, r Result, want string) {
	t.Helper()
	show := func(s Score) string {
		if s.Total == nil {
			if s.Value == nil {
				return "none"
			}
			return s.Value.RatString()
		}
		return s.Good.RatString() + "/" + s.Total.RatString()
	}
	if got := show(r.Experienced) + " " + show(r.Attributable) + " " + show(r.Contractual); got != want {
		t.Errorf("experienced, attributable, contractual: %s, want %s", got, want)
	}
}

// attributed compares parts by party.
func attributed(t checker, parts [partyCount]*big.Rat, want map[party.Party]string) {
	t.Helper()
	for p := party.Party(0); p < party.Count; p++ {
		got := ""
		if parts[p] != nil {
			got = parts[p].RatString()
		}
		if got != want[p] {
			t.Errorf("%s: %q, want %q", p, got, want[p])
		}
	}
}

// rows names positions as documents do.
func (w *world) rows(list []evidence.Pos) (out []string) {
	for _, p := range list {
		out = append(out, w.all.Where(p))
	}
	return out
}

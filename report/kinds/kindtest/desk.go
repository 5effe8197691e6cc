package kindtest

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Hour and Minute are lengths of time.
const Hour, Minute = timeline.Hour, timeline.Minute

// Desk is a client with one objective for the service desk in October 2026, with a calendar "office" of Monday to
// Friday from 8 to 18 h UTC. What is promised is left open. Its origins are tickets.csv and events.csv.
func Desk() *World {
	w := NewWorld()
	w.In("2026-10").AsOf = At("2026-12-01")
	office := calendar.Spec{Name: "office", Zone: w.Agreement.Zone}
	for day := 1; day <= 5; day++ {
		office.Hours[day] = []calendar.ClockInterval{{From: 8 * 3600, To: 18 * 3600}}
	}
	w.Agreement.Calendars["office"] = []calendar.Dated{{Spec: office}}
	w.Agreement.Fault.States = map[string]party.Party{
		"pending customer": party.Customer, "awaiting vendor": party.ThirdParty, "working": party.Provider,
	}
	w.Evidence.Origins = []evidence.Origin{
		{Source: "incidents", File: "tickets.csv"}, {Source: "events", File: "events.csv"},
	}
	w.Objective = agreement.Objective{ID: "resolve", Service: "desk", Decimals: -1}
	return w
}

// Ticket adds a ticket of the desk; an empty resolved leaves it open.
func (w *World) Ticket(id, opened, resolved string, more ...func(*evidence.Ticket)) {
	none := timeline.NoInstant
	t := evidence.Ticket{
		ID: id, Service: texttest.T("desk"), Opened: At(opened), Responded: none, Resolved: none, Closed: none, Due: none,
		Changed: none,
		OnHold:  -1, Cost: evidence.NoFixed, Reopened: -1, Pos: evidence.Pos{Row: uint32(len(w.Evidence.Tickets) + 2)},
	}
	if resolved != "" {
		t.Resolved = At(resolved)
	}
	for _, f := range more {
		f(&t)
	}
	w.Evidence.Tickets = append(w.Evidence.Tickets, t)
}

// State adds a change of state.
func (w *World) State(ticket, when, from, to string) {
	w.Event(ticket, when, evidence.ChangeState, from, to)
}

// Event adds an event of a ticket; more changes it.
func (w *World) Event(ticket, when string, what evidence.Change, from, to string, more ...func(*evidence.Event)) {
	e := evidence.Event{
		Ticket: ticket, At: At(when), Recorded: timeline.NoInstant, What: what, From: texttest.T(from), To: texttest.T(to),
		Pos: evidence.Pos{Origin: 1, Row: uint32(len(w.Evidence.Events) + 2)},
	}
	for _, f := range more {
		f(&e)
	}
	w.Evidence.Events = append(w.Evidence.Events, e)
}

// Priority gives a ticket its priority.
func Priority(p string) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.Priority = texttest.T(p) }
}

// Closed closes a ticket.
func Closed(when string) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.Closed = At(when) }
}

// ByPeriod gives the results by period.
func (w *World) ByPeriod(t Checker) []measure.Result {
	t.Helper()
	ctx := w.Context(t)
	results, err := ResultsOf(ctx, &w.Objective)
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != len(w.Periods) {
		t.Fatalf("%d results for %d periods", len(results), len(w.Periods))
	}
	return results
}

// Last gives the result of the last period.
func (w *World) Last(t Checker) measure.Result {
	t.Helper()
	all := w.ByPeriod(t)
	return all[len(all)-1]
}

// Scored compares good of total of the three scores, such as "1/2 2/2 2/2".
func Scored(t Checker, r measure.Result, want string) {
	t.Helper()
	show := func(s measure.Score) string {
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

// Attributed compares parts by party.
func Attributed(t Checker, parts [party.Count]*big.Rat, want map[party.Party]string) {
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

// Rows names positions as documents do.
func (w *World) Rows(list []evidence.Pos) (out []string) {
	for _, p := range list {
		out = append(out, w.Evidence.Where(p))
	}
	return out
}

// Answered adds a survey; a negative score was not answered.
func (w *World) Answered(when, ticket string, score int, more ...func(*evidence.Survey)) {
	s := evidence.Survey{At: At(when), Service: texttest.T("desk"), Ticket: ticket,
		Score: evidence.Fixed(score) * evidence.One, Scale: 5 * evidence.One,
		Pos: evidence.Pos{Origin: 1, Row: uint32(len(w.Evidence.Surveys) + 2)}}
	if score < 0 {
		s.Score = evidence.NoFixed
	}
	for _, f := range more {
		f(&s)
	}
	w.Evidence.Surveys = append(w.Evidence.Surveys, s)
}

// Tally adds a figure; a negative number is blank.
func (w *World) Tally(from, to string, good, total, value int64) {
	fixed := func(n int64) evidence.Fixed {
		if n < 0 {
			return evidence.NoFixed
		}
		return evidence.Fixed(n) * evidence.One
	}
	w.Evidence.Tallies = append(w.Evidence.Tallies, evidence.Tally{
		From: At(from), To: At(to), Objective: texttest.T("Calls"), Good: fixed(good), Total: fixed(total),
		Value: fixed(value),
		Pos:   evidence.Pos{Row: uint32(len(w.Evidence.Tallies) + 2)},
	})
}

// RootCause adds the event with which a root-cause report was sent.
func (w *World) RootCause(ticket, when string) {
	w.Event(ticket, when, evidence.ChangeOther, "", "Root cause report")
}

// Update adds a public update.
func (w *World) Update(ticket, when string, more ...func(*evidence.Event)) {
	w.Event(ticket, when, evidence.ChangePublicUpdate, "", "", more...)
}

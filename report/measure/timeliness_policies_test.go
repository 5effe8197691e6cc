package measure

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// reopened is a ticket that took 3 h, stood resolved for 2 h, and took one more hour of 10 to 17 h.
func reopened() *world {
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T15:00")
	w.state("T", "2026-10-05T12:00", "assigned", "Resolved")
	w.state("T", "2026-10-05T14:00", "Resolved", "assigned")
	w.state("T", "2026-10-05T15:00", "assigned", "Resolved")
	w.state("T", "2026-10-05T16:00", "Resolved", "Closed")
	return w
}

func TestAReopenedTicketFollowsItsRule(t *testing.T) {
	for _, c := range []struct {
		rule   agreement.ReopenRule
		target timeline.Micros
		want   string
	}{
		{agreement.Resume, 4 * hour, "1/1 1/1 1/1"}, {agreement.Resume, 4*hour - 1, "0/1 0/1 0/1"},
		{"", 4 * hour, "1/1 1/1 1/1"}, {"", 4*hour - 1, "0/1 0/1 0/1"},
		{agreement.First, 3 * hour, "1/1 1/1 1/1"}, {agreement.First, 3*hour - 1, "0/1 0/1 0/1"},
		{agreement.RestartReopen, hour, "1/1 1/1 1/1"}, {agreement.RestartReopen, hour - 1, "0/1 0/1 0/1"},
	} {
		w := reopened()
		w.o.Timeliness.Reopen = c.rule
		w.o.Timeliness.Within = within("", "", c.target)
		t.Run(fmt.Sprintf("%s within %d", c.rule, c.target), func(t *testing.T) { scored(t, w.last(t), c.want) })
	}
}

// A ticket that is resolved and reopened at one instant has stood resolved for no time.
func TestNoStretchUntilAReopeningIsEmpty(t *testing.T) {
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "2026-10-06T17:00")
	w.state("T", "2026-10-05T10:00", "assigned", "Resolved")
	w.state("T", "2026-10-05T10:00", "Resolved", "working")
	w.state("T", "2026-10-06T17:00", "working", "Resolved")
	for _, s := range w.last(t).Misses[0].Segments {
		if s.Empty() || s.Proof == "reopened" {
			t.Errorf("%+v", s)
		}
	}
}

// A change of priority that starts the clock anew leaves out what lay before it, and cuts a resolution that it falls into.
func TestAStretchUntilAReopeningLiesOnTheClock(t *testing.T) {
	for _, c := range []struct{ changed, from string }{
		{"2026-10-05T11:00", "2026-10-05T12:00"}, {"2026-10-05T13:00", "2026-10-05T13:00"}, {"2026-10-05T14:30", ""},
	} {
		w := reopened()
		w.o.Timeliness.Priority = agreement.RestartPriority
		w.o.Timeliness.Within = within("priority", "P1", minute)
		w.event("T", c.changed, evidence.ChangePriority, "P2", "P1")
		got := ""
		for _, s := range w.last(t).Misses[0].Segments {
			if s.From < at(c.changed) || s.Empty() {
				t.Errorf("changed at %s: %+v", c.changed, s)
			}
			if s.Proof == "reopened" {
				got = s.From.String()
			}
		}
		if want := c.from; want != "" && got != at(want).String() || want == "" && got != "" {
			t.Errorf("changed at %s: resolved from %q, want %q", c.changed, got, want)
		}
	}
}

func TestTheTimeUntilAReopeningIsNobodys(t *testing.T) {
	w := reopened()
	w.o.Timeliness.Within = within("", "", 3*hour)
	m := w.last(t).Misses[0]
	if m.Elapsed != 4*hour || m.ByParty[party.Provider] != 4*hour {
		t.Errorf("elapsed %d, by party %v", m.Elapsed, m.ByParty)
	}
	gap := m.Segments[slices.IndexFunc(m.Segments, func(s Segment) bool { return s.Proof == "reopened" })]
	if gap.Counted || gap.From != at("2026-10-05T12:00") || gap.To != at("2026-10-05T14:00") || gap.Label != "Resolved" {
		t.Errorf("%+v", gap)
	}
	if got := w.rows(m.Rows); !slices.Equal(got, []string{"tickets.csv:2", "events.csv:2", "events.csv:3"}) {
		t.Errorf("rows %v", got)
	}
	// The second target passed at 15:00: 3 h before the gap, none in it, then one more hour.
	if m.Decided != at("2026-10-05T14:00") {
		t.Errorf("decided %v", m.Decided)
	}
}

func TestAReopenedTicketThatWasNotResolvedAgainIsOpen(t *testing.T) {
	w := desk()
	w.asOf = at("2026-10-05T14:30")
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T12:00")
	w.state("T", "2026-10-05T12:00", "assigned", "Resolved")
	w.state("T", "2026-10-05T14:00", "Resolved", "assigned")
	for _, field := range []string{"2026-10-05T12:00", "2026-10-05T14:00"} {
		w.all.Tickets[0].Resolved = at(field)
		if r := w.last(t); r.Open != 1 || r.Volume.Sign() != 0 {
			t.Errorf("resolved %s: %d open, volume %s", field, r.Open, r.Volume)
		}
	}
	w.all.Tickets[0].Resolved = at("2026-10-05T14:20") // again, as the field knows and no event does
	scored(t, w.last(t), "1/1 1/1 1/1")
	w.all.Tickets[0].Resolved, w.all.Tickets[0].Closed = at("2026-10-05T12:00"), at("2026-10-05T14:25")
	r := w.last(t) // closed without being resolved again
	scored(t, r, "1/1 1/1 1/1")
	if len(r.Findings) != 1 {
		t.Errorf("%+v", r.Findings)
	}
}

func TestAReopeningAfterTheDateOfTheDataIsNotKnown(t *testing.T) {
	w := reopened()
	w.asOf = at("2026-10-05T13:00")
	w.all.Tickets[0].Resolved = timeline.NoInstant
	w.o.Timeliness.Within = within("", "", 3*hour)
	scored(t, w.last(t), "1/1 1/1 1/1")
}

func TestTheHistoryStandsInForAMissingResolution(t *testing.T) {
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "", closed("2026-10-09T12:00"))
	w.state("T", "2026-10-05T12:00", "assigned", "Resolved by phone")
	w.state("T", "2026-10-09T12:00", "Resolved by phone", "Closed Complete")
	r := w.last(t)
	scored(t, r, "1/1 1/1 1/1")
	if len(r.Findings) != 0 {
		t.Errorf("%+v", r.Findings)
	}
}

func TestAStateWithoutANameIsNoState(t *testing.T) {
	w := reopened()
	w.all.Events[1].To = evidence.Text{} // what it was reopened to is not told: it was not
	w.all.Events = w.all.Events[:2]
	w.o.Timeliness.Within = within("", "", 6*hour)
	scored(t, w.last(t), "1/1 1/1 1/1")
}

func TestAnUnknownReopeningRuleResumes(t *testing.T) {
	w := reopened()
	w.o.Timeliness.Reopen, w.o.Timeliness.Priority = "rewind", "forget"
	scored(t, w.last(t), "1/1 1/1 1/1")
}

func TestTheFieldCorrectsTheLastResolution(t *testing.T) {
	for _, c := range []struct{ field, want string }{{"2026-10-05T15:30", "0/1 0/1 0/1"}, {"2026-10-05T14:30", "1/1 1/1 1/1"}} {
		w := reopened() // the last event says 15:00, which makes 4 h
		w.all.Tickets[0].Resolved = at(c.field)
		scored(t, w.last(t), c.want)
	}
}

func TestClosingClocksStopAtTheClosing(t *testing.T) {
	w := desk()
	w.o.Timeliness.To = "closed"
	w.o.Timeliness.Within = within("", "", 7*hour)
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", closed("2026-10-05T16:00"))
	w.state("T", "2026-10-05T12:00", "assigned", "Resolved")
	w.state("T", "2026-10-05T13:00", "Resolved", "assigned") // no reopening for a clock that runs to the closing
	w.state("T", "2026-10-05T16:00", "assigned", "geschlossen")
	scored(t, w.last(t), "1/1 1/1 1/1")
	w.o.Timeliness.Within = within("", "", 7*hour-1)
	scored(t, w.last(t), "0/1 0/1 0/1")
}

func TestStatesThatEndACase(t *testing.T) {
	h := newHistory(&Context{})
	for state, want := range map[string]ending{
		"Resolved": endsWork, "resolved by caller": endsWork, "Closed Complete": endsCase, "Gelöst (Kunde)": endsWork, "CANCELED": endsCase,
		"not resolved": endsNothing, "in progress": endsNothing, "": endsNothing, "unresolved": endsNothing, "6 - closed": endsCase,
	} {
		if got := h.ending(evidence.T(state)); got != want {
			t.Errorf("%q ends %d, want %d", state, got, want)
		}
	}
}

// reprioritised is a ticket of 5 h: P3 for 2 h, then P1 for 3 h. P1 has 4 h, P3 8 h.
func reprioritised() *world {
	w := desk()
	w.o.Timeliness.Within = append(within("priority", "P1", 4*hour), within("priority", "P3", 8*hour)...)
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T14:00", priority("P1"))
	w.event("T", "2026-10-05T11:00", evidence.ChangePriority, "P3", "P1")
	return w
}

func TestAChangedPriorityFollowsItsRule(t *testing.T) {
	for _, c := range []struct {
		rule   agreement.PriorityChange
		p1, p3 timeline.Micros
		want   string
	}{
		{agreement.AtStart, hour, 5 * hour, "1/1 1/1 1/1"}, {agreement.AtStart, 9 * hour, 5*hour - 1, "0/1 0/1 0/1"},
		{agreement.AtStop, 5 * hour, hour, "1/1 1/1 1/1"}, {agreement.AtStop, 5*hour - 1, 9 * hour, "0/1 0/1 0/1"},
		{agreement.Carry, 5 * hour, 2 * hour, "1/1 1/1 1/1"}, {agreement.Carry, 5*hour - 1, 9 * hour, "0/1 0/1 0/1"},
		{"", 5 * hour, 2 * hour, "1/1 1/1 1/1"}, {"", 5*hour - 1, 9 * hour, "0/1 0/1 0/1"},
		{agreement.Carry, 5 * hour, 2*hour - 1, "0/1 0/1 0/1"}, // missed before the change
		{agreement.RestartPriority, 3 * hour, hour, "1/1 1/1 1/1"}, {agreement.RestartPriority, 3*hour - 1, 9 * hour, "0/1 0/1 0/1"},
	} {
		w := reprioritised()
		w.o.Timeliness.Priority = c.rule
		w.o.Timeliness.Within = append(within("priority", "P1", c.p1), within("priority", "P3", c.p3)...)
		t.Run(fmt.Sprintf("%s P1 %d P3 %d", c.rule, c.p1, c.p3), func(t *testing.T) { scored(t, w.last(t), c.want) })
	}
}

// Only changes while the clock runs concern it: not one before its start, nor one at its stop or later.
func TestPriorityChangesOutsideTheClockChangeNothing(t *testing.T) {
	for _, rule := range []agreement.PriorityChange{agreement.Carry, agreement.RestartPriority} {
		for _, when := range []string{"2026-10-05T08:30", "2026-10-05T14:00", "2026-10-05T15:00"} {
			w := reprioritised()
			w.o.Timeliness.Priority = rule
			w.all.Tickets[0].Priority, w.all.Events = evidence.T("P1"), nil
			from, to := "P3", "P0" // to a target that is missed at once
			w.o.Timeliness.Within = slices.Concat(within("priority", "P3", 5*hour), within("priority", "P0", 0), within("priority", "P9", 0))
			if when < "2026-10-05T09:00" {
				from, to = "P9", "P3"
			}
			w.event("T", when, evidence.ChangePriority, from, to)
			scored(t, w.last(t), "1/1 1/1 1/1")
			w.o.Timeliness.Within[0].Allowances[0].Value.Time-- // 5 h less a microsecond: the whole clock counts
			scored(t, w.last(t), "0/1 0/1 0/1")
		}
	}
}

func TestCarriedTimeCanBeTooMuchAtOnce(t *testing.T) {
	w := reprioritised()
	w.o.Timeliness.Within[0].Allowances[0].Value.Time = hour // 2 h have passed when it comes into force
	m := w.last(t).Misses[0]
	if m.Decided != at("2026-10-05T11:00") || m.Target != hour || m.Group != "P1" {
		t.Errorf("%+v", m)
	}
	if got := w.rows(m.Rows); !slices.Equal(got, []string{"tickets.csv:2", "events.csv:2"}) {
		t.Errorf("rows %v", got)
	}
}

func TestAPriorityWithoutATargetIsNotScoredUnlessAnEarlierOneWasMissed(t *testing.T) {
	w := reprioritised()
	w.o.Timeliness.Within = within("priority", "P3", 2*hour)
	r := w.last(t)
	scored(t, r, "0/0 0/0 0/0")
	if len(r.Findings) != 1 {
		t.Errorf("%+v", r.Findings)
	}
	w.o.Timeliness.Within = within("priority", "P3", 2*hour-1)
	scored(t, w.last(t), "0/1 0/1 0/1")
}

func TestPriorityAtAnInstant(t *testing.T) {
	p := func(s string) evidence.Text { return evidence.T(s) }
	changes := []change{{at: 10, from: p("P3"), to: p("P2")}, {at: 20, from: p("P2"), to: p("P1")}}
	for when, want := range map[timeline.Instant]string{5: "P3", 9: "P3", 10: "P2", 19: "P2", 20: "P1", 30: "P1"} {
		if got := priorityAt(changes, when, p("P9")); got != p(want) {
			t.Errorf("at %d: %v, want %s", when, got, want)
		}
	}
	if got := priorityAt([]change{{at: 10, to: p("P2")}}, 5, p("P9")); got != p("P9") {
		t.Errorf("unknown: %v", got)
	}
}

func TestPriorityChangesOfTheSameInstantAreOneChange(t *testing.T) {
	w := reprioritised()
	w.o.Timeliness.Within = slices.Concat(w.o.Timeliness.Within, within("priority", "P0", minute), within("priority", "P9", 9*hour))
	w.all.Events = nil
	w.event("T", "2026-10-05T10:00", evidence.ChangePriority, "P9", "P3")
	w.event("T", "2026-10-05T11:00", evidence.ChangePriority, "P0", "P3")
	w.event("T", "2026-10-05T11:00", evidence.ChangePriority, "P3", "P0")
	scored(t, w.last(t), "1/1 1/1 1/1")
}

func TestPriorityEventsMatterOnlyWhereTargetsDependOnThem(t *testing.T) {
	w := reprioritised()
	w.o.Timeliness.Within = within("", "", 5*hour)
	w.o.Timeliness.Priority = agreement.RestartPriority
	scored(t, w.last(t), "1/1 1/1 1/1")
	w.o.Timeliness.Within = within("", "", 5*hour-1)
	scored(t, w.last(t), "0/1 0/1 0/1")
}

func by(actor string) func(*evidence.Event) {
	return func(e *evidence.Event) { e.Actor = evidence.T(actor) }
}

func TestTheFirstResponseComesFromAPersonOfTheProvider(t *testing.T) {
	for _, c := range []struct {
		actors []string // of updates at 9:10, 9:20, …
		want   string   // decided at the first response, or open
	}{
		{[]string{"Jane"}, "09:10"}, {[]string{"System", "Jane"}, "09:20"}, {[]string{"customer", "mailer", "Jane"}, "09:30"},
		{[]string{"acme gmbh", "Jane"}, "09:20"}, {[]string{"Bob", "Jane"}, "09:20"}, {[]string{"", "Jane"}, "09:10"},
		{[]string{"system", "customer"}, "open"}, {[]string{"supplier", "Jane"}, "09:10"}, {[]string{"trigger-happy Joe"}, "09:10"},
	} {
		w := desk()
		w.o.Timeliness.To = "first-response"
		w.a.Fault.Actors = map[string]string{"mailer": "system", "jane": "provider"}
		w.ticket("T", "2026-10-05T09:00", "", func(t *evidence.Ticket) { t.Requester, t.Responded = evidence.T("Bob"), at("2026-10-05T09:01") })
		w.event("T", "2026-10-05T09:05", evidence.ChangePrivateNote, "", "", by("Jane"))
		for i, a := range c.actors {
			w.event("T", fmt.Sprintf("2026-10-05T09:%d0", i+1), evidence.ChangePublicUpdate, "", "", by(a))
		}
		w.o.Timeliness.Within = within("", "", 0)
		got := "open"
		if r := w.last(t); len(r.Misses) == 1 && r.Misses[0].Window.To != w.asOf {
			got = r.Misses[0].Window.To.Time().Format("15:04")
		}
		if got != c.want {
			t.Errorf("%v: %s, want %s", c.actors, got, c.want)
		}
	}
}

func TestTheRespondedFieldStandsInWithoutUpdates(t *testing.T) {
	w := desk()
	w.o.Timeliness.To = "first-response"
	w.ticket("T", "2026-10-05T09:00", "", func(t *evidence.Ticket) { t.Responded = at("2026-10-05T13:00") })
	w.event("T", "2026-10-05T09:05", evidence.ChangePrivateNote, "", "", by("Jane"))
	scored(t, w.last(t), "1/1 1/1 1/1")
	w.ticket("no response at all", "2026-10-05T09:00", "")
	scored(t, w.last(t), "1/2 1/2 1/2")
}

func TestAResponseFasterThanTheFloorIsNone(t *testing.T) {
	for _, c := range []struct {
		to, when, want string
		findings       int
	}{
		{"responded", "2026-10-05T09:01:00", "1/1 1/1 1/1", 0}, {"responded", "2026-10-05T09:00:59.999999", "0/1 0/1 0/1", 1},
		{"first-response", "2026-10-05T09:01:00", "1/1 1/1 1/1", 0}, {"first-response", "2026-10-05T09:00:59.999999", "0/1 0/1 0/1", 1},
	} {
		w := desk()
		w.o.Timeliness.To, w.o.Timeliness.Floor = c.to, minute
		w.ticket("T", "2026-10-05T09:00", "", func(t *evidence.Ticket) {
			if c.to == "responded" {
				t.Responded = at(c.when)
			}
		})
		if c.to != "responded" {
			w.event("T", c.when, evidence.ChangePublicUpdate, "", "", by("Jane"))
			w.event("T", "2026-10-05T08:00", evidence.ChangePublicUpdate, "", "", by("Jane")) // of another life
		}
		r := w.last(t)
		scored(t, r, c.want)
		if len(r.Findings) != c.findings {
			t.Errorf("%s %s: %+v", c.to, c.when, r.Findings)
		}
	}
}

func TestAnUpdateCountsFromTheOpeningUpToTheDateOfTheData(t *testing.T) {
	for _, c := range []struct {
		when string
		open int
	}{{"2026-10-05T09:00:00", 0}, {"2026-10-05T10:00:00", 0}, {"2026-10-05T10:00:00.000001", 1}} {
		w := desk()
		w.asOf = at("2026-10-05T10:00")
		w.o.Timeliness.To = "first-response"
		w.ticket("T", "2026-10-05T09:00", "")
		w.event("T", c.when, evidence.ChangePublicUpdate, "", "", by("Jane"))
		if r := w.last(t); r.Open != c.open || r.Volume.Cmp(big.NewRat(int64(1-c.open), 1)) != 0 {
			t.Errorf("%s: %d open, volume %s", c.when, r.Open, r.Volume)
		}
	}
}

func TestAPersonMayAnswerAfterTheMachine(t *testing.T) {
	w := desk()
	w.o.Timeliness.To, w.o.Timeliness.Floor = "first-response", minute
	w.ticket("T", "2026-10-05T09:00", "")
	w.event("T", "2026-10-05T09:00:01", evidence.ChangePublicUpdate, "", "", by("Jane"))
	w.event("T", "2026-10-05T13:00", evidence.ChangePublicUpdate, "", "", by("Jane"))
	scored(t, w.last(t), "1/1 1/1 1/1")
}

func TestAResponseBeforeTheOpeningIsAFinding(t *testing.T) {
	w := desk()
	w.o.Timeliness.To, w.o.Timeliness.Floor = "responded", minute
	w.ticket("T", "2026-10-05T09:00", "", func(t *evidence.Ticket) { t.Responded = at("2026-10-05T08:59") })
	r := w.last(t)
	scored(t, r, "0/0 0/0 0/0")
	if len(r.Findings) != 1 {
		t.Errorf("%+v", r.Findings)
	}
}

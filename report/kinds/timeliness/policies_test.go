package timeliness

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// reopened is a ticket that took 3 h, stood resolved for 2 h, and took one more hour of 10 to 17 h.
func reopened() *kindtest.World {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T15:00")
	w.State("T", "2026-10-05T12:00", "assigned", "Resolved")
	w.State("T", "2026-10-05T14:00", "Resolved", "assigned")
	w.State("T", "2026-10-05T15:00", "assigned", "Resolved")
	w.State("T", "2026-10-05T16:00", "Resolved", "Closed")
	return w
}

// Decides: reopened.
func TestAReopenedTicketFollowsItsRule(t *testing.T) {
	for _, c := range []struct {
		rule   course.ReopenRule
		target timeline.Micros
		want   string
	}{
		{course.Resume, 4 * kindtest.Hour, "1/1 1/1 1/1"}, {course.Resume, 4*kindtest.Hour - 1, "0/1 0/1 0/1"},
		{"", 4 * kindtest.Hour, "1/1 1/1 1/1"}, {"", 4*kindtest.Hour - 1, "0/1 0/1 0/1"},
		{course.First, 3 * kindtest.Hour, "1/1 1/1 1/1"}, {course.First, 3*kindtest.Hour - 1, "0/1 0/1 0/1"},
		{course.Restart, kindtest.Hour, "1/1 1/1 1/1"}, {course.Restart, kindtest.Hour - 1, "0/1 0/1 0/1"},
	} {
		w := reopened()
		w.Objective.Terms.(*Terms).Reopen = c.rule
		w.Objective.Terms.(*Terms).Within = within("", "", c.target)
		t.Run(fmt.Sprintf("%s within %d", c.rule, c.target), func(t *testing.T) { kindtest.Scored(t, w.Last(t), c.want) })
	}
}

// A ticket that is resolved and reopened at one instant has stood resolved for no time.
func TestNoStretchUntilAReopeningIsEmpty(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-06T17:00")
	w.State("T", "2026-10-05T10:00", "assigned", "Resolved")
	w.State("T", "2026-10-05T10:00", "Resolved", "working")
	w.State("T", "2026-10-06T17:00", "working", "Resolved")
	for _, s := range w.Last(t).Misses[0].Segments {
		if s.Empty() || s.Proof == "reopened" {
			t.Errorf("%+v", s)
		}
	}
}

// A change of priority that starts the clock anew leaves out what lay before it, and cuts a resolution that it falls
// into.
func TestAStretchUntilAReopeningLiesOnTheClock(t *testing.T) {
	for _, c := range []struct{ changed, from string }{
		{"2026-10-05T11:00", "2026-10-05T12:00"}, {"2026-10-05T13:00", "2026-10-05T13:00"}, {"2026-10-05T14:30", ""},
	} {
		w := reopened()
		w.Objective.Terms.(*Terms).Priority = targets.Restart
		w.Objective.Terms.(*Terms).Within = within("priority", "P1", kindtest.Minute)
		w.Event("T", c.changed, evidence.ChangePriority, "P2", "P1")
		got := ""
		for _, s := range w.Last(t).Misses[0].Segments {
			if s.From < kindtest.At(c.changed) || s.Empty() {
				t.Errorf("changed at %s: %+v", c.changed, s)
			}
			if s.Proof == "reopened" {
				got = s.From.String()
			}
		}
		if want := c.from; want != "" && got != kindtest.At(want).String() || want == "" && got != "" {
			t.Errorf("changed at %s: resolved from %q, want %q", c.changed, got, want)
		}
	}
}

func TestTheTimeUntilAReopeningIsNobodys(t *testing.T) {
	w := reopened()
	w.Objective.Terms.(*Terms).Within = within("", "", 3*kindtest.Hour)
	m := w.Last(t).Misses[0]
	if m.Elapsed != 4*kindtest.Hour || m.ByParty[party.Provider] != 4*kindtest.Hour {
		t.Errorf("elapsed %d, by party %v", m.Elapsed, m.ByParty)
	}
	gap := m.Segments[slices.IndexFunc(m.Segments, func(s measure.Segment) bool { return s.Proof == "reopened" })]
	if gap.Counted || gap.From != kindtest.At("2026-10-05T12:00") || gap.To != kindtest.At("2026-10-05T14:00") ||
		gap.Label != "Resolved" {
		t.Errorf("%+v", gap)
	}
	if got := w.Rows(m.Rows); !slices.Equal(got, []string{"tickets.csv:2", "events.csv:2", "events.csv:3"}) {
		t.Errorf("rows %v", got)
	}
	// The second target passed at 15:00: 3 h before the gap, none in it, then one more hour.
	if m.Decided != kindtest.At("2026-10-05T14:00") {
		t.Errorf("decided %v", m.Decided)
	}
}

func TestAReopenedTicketThatWasNotResolvedAgainIsOpen(t *testing.T) {
	w := resolving()
	w.AsOf = kindtest.At("2026-10-05T14:30")
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00")
	w.State("T", "2026-10-05T12:00", "assigned", "Resolved")
	w.State("T", "2026-10-05T14:00", "Resolved", "assigned")
	for _, field := range []string{"2026-10-05T12:00", "2026-10-05T14:00"} {
		w.Evidence.Tickets[0].Resolved = kindtest.At(field)
		if r := w.Last(t); r.Open != 1 || r.Volume.Sign() != 0 {
			t.Errorf("resolved %s: %d open, volume %s", field, r.Open, r.Volume)
		}
	}
	w.Evidence.Tickets[0].Resolved = kindtest.At("2026-10-05T14:20") // again, as the field knows and no event does
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
	w.Evidence.Tickets[0].Resolved, w.Evidence.Tickets[0].Closed = kindtest.At("2026-10-05T12:00"),
		kindtest.At("2026-10-05T14:25")
	r := w.Last(t) // closed without being resolved again
	kindtest.Scored(t, r, "1/1 1/1 1/1")
	if len(r.Findings) != 1 {
		t.Errorf("%+v", r.Findings)
	}
}

func TestAReopeningAfterTheDateOfTheDataIsNotKnown(t *testing.T) {
	w := reopened()
	w.AsOf = kindtest.At("2026-10-05T13:00")
	w.Evidence.Tickets[0].Resolved = timeline.NoInstant
	w.Objective.Terms.(*Terms).Within = within("", "", 3*kindtest.Hour)
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

func TestTheHistoryStandsInForAMissingResolution(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "", kindtest.Closed("2026-10-09T12:00"))
	w.State("T", "2026-10-05T12:00", "assigned", "Resolved by phone")
	w.State("T", "2026-10-09T12:00", "Resolved by phone", "Closed Complete")
	r := w.Last(t)
	kindtest.Scored(t, r, "1/1 1/1 1/1")
	if len(r.Findings) != 0 {
		t.Errorf("%+v", r.Findings)
	}
}

func TestAStateWithoutANameIsNoState(t *testing.T) {
	w := reopened()
	w.Evidence.Events[1].To = evidence.Text{} // what it was reopened to is not told: it was not
	w.Evidence.Events = w.Evidence.Events[:2]
	w.Objective.Terms.(*Terms).Within = within("", "", 6*kindtest.Hour)
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

func TestAnUnknownReopeningRuleResumes(t *testing.T) {
	w := reopened()
	w.Objective.Terms.(*Terms).Reopen, w.Objective.Terms.(*Terms).Priority = "rewind", "forget"
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

func TestTheFieldCorrectsTheLastResolution(t *testing.T) {
	for _, c := range []struct{ field, want string }{
		{"2026-10-05T15:30", "0/1 0/1 0/1"}, {"2026-10-05T14:30", "1/1 1/1 1/1"},
	} {
		w := reopened() // the last event says 15:00, which makes 4 h
		w.Evidence.Tickets[0].Resolved = kindtest.At(c.field)
		kindtest.Scored(t, w.Last(t), c.want)
	}
}

func TestClosingClocksStopAtTheClosing(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).To = "closed"
	w.Objective.Terms.(*Terms).Within = within("", "", 7*kindtest.Hour)
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", kindtest.Closed("2026-10-05T16:00"))
	w.State("T", "2026-10-05T12:00", "assigned", "Resolved")
	w.State("T", "2026-10-05T13:00", "Resolved", "assigned") // no reopening for a clock that runs to the closing
	w.State("T", "2026-10-05T16:00", "assigned", "geschlossen")
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
	w.Objective.Terms.(*Terms).Within = within("", "", 7*kindtest.Hour-1)
	kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
}

func TestStatesThatEndACase(t *testing.T) {
	h := cases.NewHistory(&measure.Context{})
	for state, want := range map[string]cases.Ending{
		"Resolved": cases.EndsWork, "resolved by caller": cases.EndsWork, "Closed Complete": cases.EndsCase,
		"Gelöst (Kunde)": cases.EndsWork, "CANCELED": cases.EndsCase,
		"not resolved": cases.EndsNothing, "in progress": cases.EndsNothing, "": cases.EndsNothing,
		"unresolved": cases.EndsNothing, "6 - closed": cases.EndsCase,
	} {
		if got := h.Ending(texttest.T(state)); got != want {
			t.Errorf("%q ends %d, want %d", state, got, want)
		}
	}
}

// reprioritised is a ticket of 5 h: P3 for 2 h, then P1 for 3 h. P1 has 4 h, P3 8 h.
func reprioritised() *kindtest.World {
	w := resolving()
	w.Objective.Terms.(*Terms).Within = append(within("priority", "P1", 4*kindtest.Hour),
		within("priority", "P3", 8*kindtest.Hour)...)
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T14:00", kindtest.Priority("P1"))
	w.Event("T", "2026-10-05T11:00", evidence.ChangePriority, "P3", "P1")
	return w
}

// Decides: priority-changed.
func TestAChangedPriorityFollowsItsRule(t *testing.T) {
	for _, c := range []struct {
		rule   targets.PriorityRule
		p1, p3 timeline.Micros
		want   string
	}{
		{targets.AtStart, kindtest.Hour, 5 * kindtest.Hour, "1/1 1/1 1/1"},
		{targets.AtStart, 9 * kindtest.Hour, 5*kindtest.Hour - 1, "0/1 0/1 0/1"},
		{targets.AtStop, 5 * kindtest.Hour, kindtest.Hour, "1/1 1/1 1/1"},
		{targets.AtStop, 5*kindtest.Hour - 1, 9 * kindtest.Hour, "0/1 0/1 0/1"},
		{targets.Carry, 5 * kindtest.Hour, 2 * kindtest.Hour, "1/1 1/1 1/1"},
		{targets.Carry, 5*kindtest.Hour - 1, 9 * kindtest.Hour, "0/1 0/1 0/1"},
		{"", 5 * kindtest.Hour, 2 * kindtest.Hour, "1/1 1/1 1/1"},
		{"", 5*kindtest.Hour - 1, 9 * kindtest.Hour, "0/1 0/1 0/1"},
		{targets.Carry, 5 * kindtest.Hour, 2*kindtest.Hour - 1, "0/1 0/1 0/1"}, // missed before the change
		{targets.Restart, 3 * kindtest.Hour, kindtest.Hour, "1/1 1/1 1/1"},
		{targets.Restart, 3*kindtest.Hour - 1, 9 * kindtest.Hour, "0/1 0/1 0/1"},
	} {
		w := reprioritised()
		w.Objective.Terms.(*Terms).Priority = c.rule
		w.Objective.Terms.(*Terms).Within = append(within("priority", "P1", c.p1), within("priority", "P3", c.p3)...)
		t.Run(fmt.Sprintf("%s P1 %d P3 %d", c.rule, c.p1, c.p3), func(t *testing.T) { kindtest.Scored(t, w.Last(t), c.want) })
	}
}

// Only changes while the clock runs concern it: not one before its start, nor one at its stop or later.
func TestPriorityChangesOutsideTheClockChangeNothing(t *testing.T) {
	for _, rule := range []targets.PriorityRule{targets.Carry, targets.Restart} {
		for _, when := range []string{"2026-10-05T08:30", "2026-10-05T14:00", "2026-10-05T15:00"} {
			w := reprioritised()
			w.Objective.Terms.(*Terms).Priority = rule
			w.Evidence.Tickets[0].Priority, w.Evidence.Events = texttest.T("P1"), nil
			from, to := "P3", "P0" // to a target that is missed at once
			w.Objective.Terms.(*Terms).Within = slices.Concat(within("priority", "P3", 5*kindtest.Hour),
				within("priority", "P0", 0), within("priority", "P9", 0))
			if when < "2026-10-05T09:00" {
				from, to = "P9", "P3"
			}
			w.Event("T", when, evidence.ChangePriority, from, to)
			kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
			w.Objective.Terms.(*Terms).Within[0].Allowances[0].Value.Time-- // 5 h less a microsecond: the whole clock counts
			kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
		}
	}
}

func TestCarriedTimeCanBeTooMuchAtOnce(t *testing.T) {
	w := reprioritised()
	// 2 h have passed when it comes into force
	w.Objective.Terms.(*Terms).Within[0].Allowances[0].Value.Time = kindtest.Hour
	m := w.Last(t).Misses[0]
	if m.Decided != kindtest.At("2026-10-05T11:00") || m.Target != kindtest.Hour || m.Group != "P1" {
		t.Errorf("%+v", m)
	}
	if got := w.Rows(m.Rows); !slices.Equal(got, []string{"tickets.csv:2", "events.csv:2"}) {
		t.Errorf("rows %v", got)
	}
}

func TestAPriorityWithoutATargetIsNotScoredUnlessAnEarlierOneWasMissed(t *testing.T) {
	w := reprioritised()
	w.Objective.Terms.(*Terms).Within = within("priority", "P3", 2*kindtest.Hour)
	r := w.Last(t)
	kindtest.Scored(t, r, "0/0 0/0 0/0")
	if len(r.Findings) != 1 {
		t.Errorf("%+v", r.Findings)
	}
	w.Objective.Terms.(*Terms).Within = within("priority", "P3", 2*kindtest.Hour-1)
	kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
}

func TestPriorityAtAnInstant(t *testing.T) {
	p := func(s string) evidence.Text { return texttest.T(s) }
	changes := []cases.PriorityChange{{At: 10, From: p("P3"), To: p("P2")}, {At: 20, From: p("P2"), To: p("P1")}}
	for when, want := range map[timeline.Instant]string{5: "P3", 9: "P3", 10: "P2", 19: "P2", 20: "P1", 30: "P1"} {
		if got := cases.PriorityAt(changes, when, p("P9")); got != p(want) {
			t.Errorf("at %d: %v, want %s", when, got, want)
		}
	}
	if got := cases.PriorityAt([]cases.PriorityChange{{At: 10, To: p("P2")}}, 5, p("P9")); got != p("P9") {
		t.Errorf("unknown: %v", got)
	}
}

func TestPriorityChangesOfTheSameInstantAreOneChange(t *testing.T) {
	w := reprioritised()
	w.Objective.Terms.(*Terms).Within = slices.Concat(w.Objective.Terms.(*Terms).Within,
		within("priority", "P0", kindtest.Minute), within("priority", "P9", 9*kindtest.Hour))
	w.Evidence.Events = nil
	w.Event("T", "2026-10-05T10:00", evidence.ChangePriority, "P9", "P3")
	w.Event("T", "2026-10-05T11:00", evidence.ChangePriority, "P0", "P3")
	w.Event("T", "2026-10-05T11:00", evidence.ChangePriority, "P3", "P0")
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

func TestPriorityEventsMatterOnlyWhereTargetsDependOnThem(t *testing.T) {
	w := reprioritised()
	w.Objective.Terms.(*Terms).Within = within("", "", 5*kindtest.Hour)
	w.Objective.Terms.(*Terms).Priority = targets.Restart
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
	w.Objective.Terms.(*Terms).Within = within("", "", 5*kindtest.Hour-1)
	kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
}

func by(actor string) func(*evidence.Event) {
	return func(e *evidence.Event) { e.Actor = texttest.T(actor) }
}

// Decides: response-by-person.
func TestTheFirstResponseComesFromAPersonOfTheProvider(t *testing.T) {
	for _, c := range []struct {
		actors []string // of updates at 9:10, 9:20, …
		want   string   // decided at the first response, or open
	}{
		{[]string{"Jane"}, "09:10"}, {[]string{"System", "Jane"}, "09:20"}, {[]string{"customer", "mailer", "Jane"}, "09:30"},
		{[]string{"acme gmbh", "Jane"}, "09:20"}, {[]string{"Bob", "Jane"}, "09:20"}, {[]string{"", "Jane"}, "09:10"},
		{[]string{"system", "customer"}, "open"}, {[]string{"supplier", "Jane"}, "09:10"},
		{[]string{"trigger-happy Joe"}, "09:10"},
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).To = "first-response"
		w.Agreement.Fault.Actors = map[string]string{"mailer": "system", "jane": "provider"}
		w.Ticket("T", "2026-10-05T09:00", "", func(t *evidence.Ticket) {
			t.Requester, t.Responded = texttest.T("Bob"), kindtest.At("2026-10-05T09:01")
		})
		w.Event("T", "2026-10-05T09:05", evidence.ChangePrivateNote, "", "", by("Jane"))
		for i, a := range c.actors {
			w.Event("T", fmt.Sprintf("2026-10-05T09:%d0", i+1), evidence.ChangePublicUpdate, "", "", by(a))
		}
		w.Objective.Terms.(*Terms).Within = within("", "", 0)
		got := "open"
		if r := w.Last(t); len(r.Misses) == 1 && r.Misses[0].Window.To != w.AsOf {
			got = r.Misses[0].Window.To.Time().Format("15:04")
		}
		if got != c.want {
			t.Errorf("%v: %s, want %s", c.actors, got, c.want)
		}
	}
}

func TestTheRespondedFieldStandsInWithoutUpdates(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).To = "first-response"
	w.Ticket("T", "2026-10-05T09:00", "", func(t *evidence.Ticket) { t.Responded = kindtest.At("2026-10-05T13:00") })
	w.Event("T", "2026-10-05T09:05", evidence.ChangePrivateNote, "", "", by("Jane"))
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
	w.Ticket("no response at all", "2026-10-05T09:00", "")
	kindtest.Scored(t, w.Last(t), "1/2 1/2 1/2")
}

// Decides: response-by-person.
func TestAResponseFasterThanTheFloorIsNone(t *testing.T) {
	for _, c := range []struct {
		to, when, want string
		findings       int
	}{
		{"responded", "2026-10-05T09:01:00", "1/1 1/1 1/1", 0}, {"responded", "2026-10-05T09:00:59.999999", "0/1 0/1 0/1", 1},
		{"first-response", "2026-10-05T09:01:00", "1/1 1/1 1/1", 0},
		{"first-response", "2026-10-05T09:00:59.999999", "0/1 0/1 0/1", 1},
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).To, w.Objective.Terms.(*Terms).Floor = c.to, kindtest.Minute
		w.Ticket("T", "2026-10-05T09:00", "", func(t *evidence.Ticket) {
			if c.to == "responded" {
				t.Responded = kindtest.At(c.when)
			}
		})
		if c.to != "responded" {
			w.Event("T", c.when, evidence.ChangePublicUpdate, "", "", by("Jane"))
			w.Event("T", "2026-10-05T08:00", evidence.ChangePublicUpdate, "", "", by("Jane")) // of another life
		}
		r := w.Last(t)
		kindtest.Scored(t, r, c.want)
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
		w := resolving()
		w.AsOf = kindtest.At("2026-10-05T10:00")
		w.Objective.Terms.(*Terms).To = "first-response"
		w.Ticket("T", "2026-10-05T09:00", "")
		w.Event("T", c.when, evidence.ChangePublicUpdate, "", "", by("Jane"))
		if r := w.Last(t); r.Open != c.open || r.Volume.Cmp(big.NewRat(int64(1-c.open), 1)) != 0 {
			t.Errorf("%s: %d open, volume %s", c.when, r.Open, r.Volume)
		}
	}
}

// Decides: response-by-person.
func TestAPersonMayAnswerAfterTheMachine(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).To, w.Objective.Terms.(*Terms).Floor = "first-response", kindtest.Minute
	w.Ticket("T", "2026-10-05T09:00", "")
	w.Event("T", "2026-10-05T09:00:01", evidence.ChangePublicUpdate, "", "", by("Jane"))
	w.Event("T", "2026-10-05T13:00", evidence.ChangePublicUpdate, "", "", by("Jane"))
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

func TestAResponseBeforeTheOpeningIsAFinding(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).To, w.Objective.Terms.(*Terms).Floor = "responded", kindtest.Minute
	w.Ticket("T", "2026-10-05T09:00", "", func(t *evidence.Ticket) { t.Responded = kindtest.At("2026-10-05T08:59") })
	r := w.Last(t)
	kindtest.Scored(t, r, "0/0 0/0 0/0")
	if len(r.Findings) != 1 {
		t.Errorf("%+v", r.Findings)
	}
}

package history_test

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/history"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/timeline"
)

const asOf = "2026-11-02"

// rolled is the one ticket of a desk at the date of the data, and the fields of which nothing tells what they were.
func rolled(t *testing.T, w *kindtest.World) (*evidence.Ticket, map[string][]int32) {
	t.Helper()
	w.Evidence.Newest = kindtest.At("2026-12-01")
	ctx := w.Context(t)
	history.RollBack(ctx.Evidence, kindtest.At(asOf))
	return &w.Evidence.Tickets[0], w.Evidence.Later
}

func changed(when string) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.Changed = kindtest.At(when) }
}

func inState(state string) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.State = texttest.T(state) }
}

// Decides: fields-written-later, later-without-history.
func TestAPriorityIsTheOneAtTheDateOfTheData(t *testing.T) {
	late := func(e *evidence.Event) { e.Recorded = kindtest.At("2026-11-03") }
	for name, c := range map[string]struct {
		add   func(*kindtest.World)
		want  string
		noted int
	}{
		"changed later: what it was changed from": {
			func(w *kindtest.World) { w.Event("A", "2026-11-10", evidence.ChangePriority, "P1", "P3") }, "P1", 0,
		},
		"changed before and later: what it was changed to before": {func(w *kindtest.World) {
			w.Event("A", "2026-10-10", evidence.ChangePriority, "P1", "P2")
			w.Event("A", "2026-11-10", evidence.ChangePriority, "P2", "P3")
		}, "P2", 0},
		"changed at the very instant: known": {
			func(w *kindtest.World) { w.Event("A", asOf, evidence.ChangePriority, "P1", "P3") }, "P3", 0,
		},
		"changed before and written down later": {
			func(w *kindtest.World) { w.Event("A", "2026-10-10", evidence.ChangePriority, "P1", "P3", late) }, "P1", 0,
		},
		"a later change that does not say from what": {
			func(w *kindtest.World) { w.Event("A", "2026-11-10", evidence.ChangePriority, "", "P3") }, "P3", 1,
		},
		"no history": {func(*kindtest.World) {}, "P3", 1},
		"a log of others": {func(w *kindtest.World) { w.Event("B", "2026-10-10", evidence.ChangePriority, "P1", "P2") }, "P3",
			0},
	} {
		w := kindtest.Desk()
		w.Ticket("A", "2026-10-05", "", kindtest.Priority("P3"), changed("2026-11-20"))
		w.Ticket("B", "2026-10-05", "2026-10-06")
		c.add(w)
		got, later := rolled(t, w)
		if got.Priority != texttest.T(c.want) || len(later["priority"]) != c.noted {
			t.Errorf("%s: priority %v, noted %v; want %s, %d noted", name, got.Priority, later["priority"], c.want, c.noted)
		}
	}
}

func TestATicketThatDidNotChangeLaterIsAsExported(t *testing.T) {
	w := kindtest.Desk()
	w.Ticket("A", "2026-10-05", "2026-10-06", kindtest.Priority("P3"), inState("closed"), changed(asOf))
	got, later := rolled(t, w)
	if got.Priority != texttest.T("P3") || got.State != texttest.T("closed") || len(later) > 0 {
		t.Errorf("priority %v, state %v, noted %v", got.Priority, got.State, later)
	}
}

func TestACaseThatEndedLaterWasInNoStateThatEndsIt(t *testing.T) {
	w := kindtest.Desk()
	w.Ticket("A", "2026-10-05", "2026-11-03", inState("Closed"))
	got, later := rolled(t, w)
	if !got.State.Empty() || len(later["state"]) != 1 {
		t.Errorf("state %v, noted %v", got.State, later)
	}
	w = kindtest.Desk()
	w.Ticket("A", "2026-10-05", "2026-11-03", inState("Closed"))
	w.State("A", "2026-10-06", "New", "Pending customer")
	w.State("A", "2026-11-03", "Pending customer", "Closed")
	if got, later = rolled(t, w); got.State != texttest.T("Pending customer") || len(later) > 0 {
		t.Errorf("with history: state %v, noted %v", got.State, later)
	}
}

func TestATicketReopenedLaterStillStoodResolved(t *testing.T) {
	for name, again := range map[string]string{"and not resolved again": "", "and resolved again": "2026-11-20"} {
		w := kindtest.Desk()
		w.Ticket("A", "2026-10-05", again, inState("In progress"), func(t *evidence.Ticket) { t.Reopened = 2 })
		w.State("A", "2026-10-06", "New", "Resolved")
		w.State("A", "2026-10-07", "Resolved", "In progress")
		w.State("A", "2026-10-08", "In progress", "Resolved")
		w.State("A", "2026-11-10", "Resolved", "In progress")
		got, _ := rolled(t, w)
		if got.Resolved != kindtest.At("2026-10-08") || got.Reopened != 1 || got.State != texttest.T("Resolved") {
			t.Errorf("%s: resolved %v, reopened %d, state %v", name, got.Resolved, got.Reopened, got.State)
		}
	}
}

func TestAnEndThatAnEventTellsIsKnownAsTheEventKnowsIt(t *testing.T) {
	bare := func(e *evidence.Event) { e.Days = evidence.DayBegun }
	dated := func(t *evidence.Ticket) { t.Days = evidence.DayBegun | evidence.DayDone }
	for name, c := range map[string]struct {
		event []func(*evidence.Event)
		want  evidence.Days
	}{
		"the hour":      {nil, evidence.DayBegun},
		"the day alone": {[]func(*evidence.Event){bare}, evidence.DayBegun | evidence.DayDone},
	} {
		w := kindtest.Desk()
		w.Ticket("A", "2026-10-05", "2026-11-20", dated)
		w.Event("A", "2026-10-06", evidence.ChangeState, "New", "Resolved", c.event...)
		if got, _ := rolled(t, w); got.Days != c.want || got.Resolved != kindtest.At("2026-10-06") {
			t.Errorf("%s: resolved %v, days %b", name, got.Resolved, got.Days)
		}
	}
}

func TestFieldsThatNoEventTellsOfAreNoted(t *testing.T) {
	w := kindtest.Desk()
	w.Ticket("A", "2026-10-05", "2026-11-03", func(t *evidence.Ticket) { t.Cause, t.Reopened = texttest.T("power"), 1 })
	if _, later := rolled(t, w); len(later["cause"]) != 1 || len(later["reopened"]) != 1 || len(later["fault"]) != 0 {
		t.Errorf("noted %v", later)
	}
}

func TestNothingIsRolledBackAtTheNewestData(t *testing.T) {
	w := kindtest.Desk()
	w.Ticket("A", "2026-10-05", "2026-11-03", inState("Closed"))
	w.Evidence.Newest = kindtest.At("2026-11-03")
	ctx := w.Context(t)
	for _, at := range []timeline.Instant{timeline.NoInstant, w.Evidence.Newest} {
		history.RollBack(ctx.Evidence, at)
		if w.Evidence.Tickets[0].State.Empty() {
			t.Errorf("as of %v the state is gone", at)
		}
	}
}

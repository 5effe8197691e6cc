package measure

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
)

// urgent is a desk that promises something for P1 alone.
func urgent() *world {
	w := desk()
	w.o.Timeliness.Within = within("priority", "P1", 4*hour)
	w.o.Timeliness.Where = `priority == "P1"`
	return w
}

func found(t checker, r Result, want int) {
	t.Helper()
	n := 0
	for _, f := range r.Findings {
		n += f.Count
	}
	if n != want {
		t.Errorf("%d findings, want %d: %+v", n, want, r.Findings)
	}
}

func TestACaseThatTheFilterWouldHaveLeftOutNeedsNoTarget(t *testing.T) {
	w := urgent()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", priority("P1"))
	w.event("T", "2026-10-05T13:00", evidence.ChangePriority, "P3", "P1") // when its clock stopped it was P3
	r := w.last(t)
	scored(t, r, "0/0 0/0 0/0")
	found(t, r, 0)
	w.o.Timeliness.Where = "" // without the filter it is a case that nothing was promised for
	found(t, w.last(t), 1)
	w.o.Timeliness.Where = `priority in ["P1", "P3"]`
	found(t, w.last(t), 1)
}

func TestACaseOfThePriorityThatItHasNowNeedsATarget(t *testing.T) {
	w := urgent()
	w.o.Timeliness.Where = `service == "desk"`
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", priority("P3"))
	found(t, w.last(t), 1)
}

func TestFindingsStandInThePeriodThatACaseCountsIn(t *testing.T) {
	for countsIn, want := range map[agreement.CountsIn]int{agreement.Opened: 1, agreement.Decided: 0, agreement.Resolved: 0, agreement.Closed: 0, "": 0} {
		w := urgent()
		w.o.Timeliness.Where, w.o.CountsIn = "", countsIn
		w.ticket("T", "2026-10-30T09:00", "2026-11-02T12:00", priority("P3"), closed("2026-11-05T12:00"))
		found(t, w.last(t), want)
	}
	for countsIn, want := range map[agreement.CountsIn]int{agreement.Opened: 0, agreement.Resolved: 1, agreement.Closed: 0} {
		w := urgent()
		w.o.Timeliness.Where, w.o.CountsIn = "", countsIn
		w.ticket("T", "2026-09-30T09:00", "2026-10-02T12:00", priority("P3"), closed("2026-11-05T12:00"))
		found(t, w.last(t), want)
	}
	w := urgent()
	w.o.Timeliness.Where, w.o.CountsIn = "", agreement.Closed
	w.ticket("T", "2026-10-30T09:00", "", priority("P3")) // not closed: where it was opened, which is all that is known
	found(t, w.last(t), 1)
}

func TestAClosingStateStandsInForAResolutionWithAFinding(t *testing.T) {
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "")
	w.state("T", "2026-10-05T12:00", "assigned", "Closed")
	r := w.last(t)
	scored(t, r, "1/1 1/1 1/1")
	found(t, r, 1)
	w.state("T", "2026-10-05T11:00", "assigned", "Resolved") // with a resolution before it there is nothing to tell
	found(t, w.last(t), 0)
}

func TestAResolutionInItsFieldNeedsNoClosingState(t *testing.T) {
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", closed("2026-10-05T12:00"))
	w.state("T", "2026-10-05T12:00", "assigned", "Closed")
	found(t, w.last(t), 0)
}

func TestOfSeveralClosingsTheOneThatStopsTheClockIsTold(t *testing.T) {
	for _, c := range []struct {
		rule agreement.ReopenRule
		last string // the state it ends in
		want int
	}{
		{agreement.Resume, "Closed", 1}, {agreement.Resume, "Resolved", 0}, {agreement.RestartReopen, "Closed", 1},
		{agreement.First, "Closed", 1}, {agreement.First, "Resolved", 1},
	} {
		w := desk()
		w.o.Timeliness.Reopen = c.rule
		w.ticket("T", "2026-10-05T09:00", "")
		w.state("T", "2026-10-05T10:00", "assigned", "Closed")
		w.state("T", "2026-10-05T11:00", "Closed", "assigned")
		w.state("T", "2026-10-05T12:00", "assigned", c.last)
		t.Run(string(c.rule)+" "+c.last, func(t *testing.T) { found(t, w.last(t), c.want) })
	}
}

func TestAClosingThatAClockStopsAtIsNoFinding(t *testing.T) {
	w := desk()
	w.o.Timeliness.To = "closed"
	w.ticket("T", "2026-10-05T09:00", "")
	w.state("T", "2026-10-05T12:00", "assigned", "Closed")
	found(t, w.last(t), 0)
}

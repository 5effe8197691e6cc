package timeliness

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
)

// urgent is a desk that promises something for P1 alone.
func urgent() *kindtest.World {
	w := resolving()
	w.Objective.Terms.(*Terms).Within = within("priority", "P1", 4*kindtest.Hour)
	w.Objective.Terms.(*Terms).Where = `priority == "P1"`
	return w
}

func found(t kindtest.Checker, r measure.Result, want int) {
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
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", kindtest.Priority("P1"))
	w.Event("T", "2026-10-05T13:00", evidence.ChangePriority, "P3", "P1") // when its clock stopped it was P3
	r := w.Last(t)
	kindtest.Scored(t, r, "0/0 0/0 0/0")
	found(t, r, 0)
	w.Objective.Terms.(*Terms).Where = "" // without the filter it is a case that nothing was promised for
	found(t, w.Last(t), 1)
	w.Objective.Terms.(*Terms).Where = `priority in ["P1", "P3"]`
	found(t, w.Last(t), 1)
}

func TestACaseOfThePriorityThatItHasNowNeedsATarget(t *testing.T) {
	w := urgent()
	w.Objective.Terms.(*Terms).Where = `service == "desk"`
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", kindtest.Priority("P3"))
	found(t, w.Last(t), 1)
}

func TestFindingsStandInThePeriodThatACaseCountsIn(t *testing.T) {
	for countsIn, want := range map[agreement.CountsIn]int{
		agreement.Opened: 1, agreement.Decided: 0, agreement.Resolved: 0, agreement.Closed: 0, "": 0,
	} {
		w := urgent()
		w.Objective.Terms.(*Terms).Where, w.Objective.CountsIn = "", countsIn
		w.Ticket("T", "2026-10-30T09:00", "2026-11-02T12:00", kindtest.Priority("P3"), kindtest.Closed("2026-11-05T12:00"))
		found(t, w.Last(t), want)
	}
	for countsIn, want := range map[agreement.CountsIn]int{
		agreement.Opened: 0, agreement.Resolved: 1, agreement.Closed: 0,
	} {
		w := urgent()
		w.Objective.Terms.(*Terms).Where, w.Objective.CountsIn = "", countsIn
		w.Ticket("T", "2026-09-30T09:00", "2026-10-02T12:00", kindtest.Priority("P3"), kindtest.Closed("2026-11-05T12:00"))
		found(t, w.Last(t), want)
	}
	w := urgent()
	w.Objective.Terms.(*Terms).Where, w.Objective.CountsIn = "", agreement.Closed
	// not closed: where it was opened, which is all that is known
	w.Ticket("T", "2026-10-30T09:00", "", kindtest.Priority("P3"))
	found(t, w.Last(t), 1)
}

func TestAClosingStateStandsInForAResolutionWithAFinding(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "")
	w.State("T", "2026-10-05T12:00", "assigned", "Closed")
	r := w.Last(t)
	kindtest.Scored(t, r, "1/1 1/1 1/1")
	found(t, r, 1)
	w.State("T", "2026-10-05T11:00", "assigned", "Resolved") // with a resolution before it there is nothing to tell
	found(t, w.Last(t), 0)
}

func TestAResolutionInItsFieldNeedsNoClosingState(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", kindtest.Closed("2026-10-05T12:00"))
	w.State("T", "2026-10-05T12:00", "assigned", "Closed")
	found(t, w.Last(t), 0)
}

func TestOfSeveralClosingsTheOneThatStopsTheClockIsTold(t *testing.T) {
	for _, c := range []struct {
		rule course.ReopenRule
		last string // the state it ends in
		want int
	}{
		{course.Resume, "Closed", 1}, {course.Resume, "Resolved", 0}, {course.Restart, "Closed", 1},
		{course.First, "Closed", 1}, {course.First, "Resolved", 1},
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).Reopen = c.rule
		w.Ticket("T", "2026-10-05T09:00", "")
		w.State("T", "2026-10-05T10:00", "assigned", "Closed")
		w.State("T", "2026-10-05T11:00", "Closed", "assigned")
		w.State("T", "2026-10-05T12:00", "assigned", c.last)
		t.Run(string(c.rule)+" "+c.last, func(t *testing.T) { found(t, w.Last(t), c.want) })
	}
}

func TestAClosingThatAClockStopsAtIsNoFinding(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).To = "closed"
	w.Ticket("T", "2026-10-05T09:00", "")
	w.State("T", "2026-10-05T12:00", "assigned", "Closed")
	found(t, w.Last(t), 0)
}

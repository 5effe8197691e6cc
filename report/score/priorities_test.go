package score_test

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// A ticket was resolved within the target of the priority that it has, and not within that of the other one, which it
// may have had before: where the history that says so did not arrive the verdict is open.
//
// Decides: unread-priorities.
func TestAHistoryThatDidNotArriveLeavesThePriorityOpen(t *testing.T) {
	lost := evidence.Gap{Records: "ticket-events", Source: "log", Cause: evidence.SourceUnread}
	row := evidence.Gap{
		Records: "ticket-events", Source: "log", Cause: evidence.RowUnread,
		At: []timeline.Interval{{From: clock(t, 8, 9), To: clock(t, 8, 9)}},
	}
	for _, c := range []struct {
		name   string
		hours  int
		policy targets.PriorityRule
		keyed  bool
		gap    *evidence.Gap
		want   report.Verdict
	}{
		{"everything is there", 2, targets.Carry, true, nil, report.Met},
		{"the history is missing", 2, targets.Carry, true, &lost, report.Unclear},
		{"judged by the first priority", 2, targets.AtStart, true, &lost, report.Unclear},
		{"judged by the last priority", 2, targets.AtStop, true, &lost, report.Met},
		{"in time by either", 1, targets.Carry, true, &lost, report.Met},
		{"one target for all", 2, targets.Carry, false, &lost, report.Met},
		{"a row of it is missing", 2, targets.Carry, true, &row, report.Unclear},
		{"a row of it is missing, one target for all", 2, targets.Carry, false, &row, report.Met},
	} {
		a := contract(t)
		a.Objectives, a.Fault.Excuses = a.Objectives[:1], nil
		terms := *a.Objectives[0].Terms.(*timeliness.Terms)
		terms.Priority = c.policy
		if c.keyed {
			for priority, hours := range map[string]int{"P1": 1, "P2": 4} {
				terms.Within = append(terms.Within, targets.Within{Key: "priority", Match: priority,
					Allowances: since(targets.Allowance{Time: timeline.Micros(hours) * timeline.Hour})})
			}
			terms.Within = terms.Within[1:]
		}
		a.Objectives[0].Terms = &terms
		e := desk(solved(t, 2, "A", c.hours))
		e.Newest = clock(t, 31, 23)
		if c.gap != nil {
			e.Gaps = []evidence.Gap{*c.gap}
		}
		if got := build(t, a, e, "2026-12").Objectives[0]; got.Verdict != c.want ||
			(c.want == report.Unclear) != (len(got.Provisional) == 1) {
			t.Errorf("%s: %s, want %s: %+v", c.name, got.Verdict, c.want, got.Provisional)
		}
	}
}

// The same holds for an objective that judges every day by itself: the day of the ticket is met by the one target and
// missed by the other.
func TestADayIsOpenWhereTheHistoryOfItsCasesDidNotArrive(t *testing.T) {
	for keyed, want := range map[bool]report.Verdict{true: report.Unclear, false: report.Met} {
		a := contract(t)
		a.Objectives, a.Fault.Excuses = a.Objectives[:1], nil
		o := &a.Objectives[0]
		terms := *o.Terms.(*timeliness.Terms)
		if keyed {
			terms.Within = nil
			for priority, hours := range map[string]int{"P1": 1, "P2": 4} {
				terms.Within = append(terms.Within, targets.Within{Key: "priority", Match: priority,
					Allowances: since(targets.Allowance{Time: timeline.Micros(hours) * timeline.Hour})})
			}
		}
		o.Terms = &daily.Terms{Of: &terms, Targets: o.Targets}
		o.Targets, o.Minimum, o.Credit = since(agreement.Target{AtMost: true, Value: new(big.Rat), Text: "0"}), nil, nil
		e := desk(solved(t, 2, "A", 2))
		e.Newest = clock(t, 31, 23)
		e.Gaps = []evidence.Gap{{Records: "ticket-events", Source: "log", Cause: evidence.SourceUnread}}
		if got := build(t, a, e, "2026-12").Objectives[0]; got.Verdict != want {
			t.Errorf("by priority %t: %s, want %s: %+v", keyed, got.Verdict, want, got)
		}
	}
}

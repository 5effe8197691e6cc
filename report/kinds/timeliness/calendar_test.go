package timeliness

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// byCalendar is a desk whose first priority has 4 h around the clock and whose second one has 8 h of the office.
func byCalendar() *kindtest.World {
	w := resolving()
	w.Objective.Terms.(*Terms).Within = append(within("priority", "P1", 4*kindtest.Hour),
		within("priority", "P2", 8*kindtest.Hour)...)
	w.Objective.Terms.(*Terms).Within[0].Calendar = "always"
	return w
}

// Decides: target-by-field, calendar-with-target.
func TestEachPriorityRunsOnItsCalendar(t *testing.T) {
	for _, c := range []struct{ priority, opened, resolved, want string }{
		{"P1", "2026-10-03T09:00", "2026-10-03T13:00", "1/1 1/1 1/1"}, // a Saturday
		{"P1", "2026-10-03T09:00", "2026-10-03T13:00:00.000001", "0/1 0/1 0/1"},
		{"P2", "2026-10-03T09:00", "2026-10-05T16:00", "1/1 1/1 1/1"}, // until Monday at eight nothing counts
		{"P2", "2026-10-03T09:00", "2026-10-05T16:00:00.000001", "0/1 0/1 0/1"},
	} {
		w := byCalendar()
		w.Ticket("T", c.opened, c.resolved, kindtest.Priority(c.priority))
		t.Run(c.priority+" "+c.resolved, func(t *testing.T) { kindtest.Scored(t, w.Last(t), c.want) })
	}
}

// Opened as P2 an hour before the office opens, P1 from nine o'clock on. Carried over: one hour of the office, then
// three around the clock. At the start's priority: eight hours of the office. At the stop's: four hours around the
// clock from the opening. Restarted: four hours around the clock from the change.
//
// Decides: target-by-field, calendar-after-priority.
func TestAChangeOfPriorityChangesTheCalendarByItsRule(t *testing.T) {
	for rule, last := range map[targets.PriorityRule]string{
		targets.Carry: "2026-10-05T12:00", "": "2026-10-05T12:00", targets.AtStart: "2026-10-05T16:00",
		targets.AtStop: "2026-10-05T11:00", targets.Restart: "2026-10-05T13:00",
	} {
		for late, want := range map[timeline.Micros]string{0: "1/1 1/1 1/1", 1: "0/1 0/1 0/1"} {
			w := byCalendar()
			w.Objective.Terms.(*Terms).Priority = rule
			w.Ticket("T", "2026-10-05T07:00", last, kindtest.Priority("P1"))
			w.Event("T", "2026-10-05T09:00", evidence.ChangePriority, "P2", "P1")
			w.Evidence.Tickets[0].Resolved += timeline.Instant(late)
			t.Run(fmt.Sprintf("%s %d", rule, late), func(t *testing.T) { kindtest.Scored(t, w.Last(t), want) })
		}
	}
}

// Decides: calendar-after-priority.
func TestTimeAroundTheClockIsCarriedToTheOffice(t *testing.T) {
	w := byCalendar()
	// 2 h, 1 h until the office closes, 5 h on Tuesday
	w.Ticket("T", "2026-10-05T15:00", "2026-10-06T13:00", kindtest.Priority("P2"))
	w.Event("T", "2026-10-05T17:00", evidence.ChangePriority, "P1", "P2")
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
	w.Evidence.Tickets[0].Resolved++
	kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
}

func TestAMissTellsWhatItCountedOnWhichCalendar(t *testing.T) {
	w := byCalendar()
	w.Ticket("T", "2026-10-05T07:00", "2026-10-05T20:00", kindtest.Priority("P1"))
	w.Event("T", "2026-10-05T09:00", evidence.ChangePriority, "P2", "P1")
	w.State("T", "2026-10-05T19:00", "working", "pending customer")
	m := w.Last(t).Misses[0]
	if !slices.Equal(
		m.Clocks,
		[]measure.Clock{{Calendar: "office", Elapsed: kindtest.Hour}, {Calendar: "always", Elapsed: 11 * kindtest.Hour}},
	) || m.Elapsed != 12*kindtest.Hour || m.Target != 4*kindtest.Hour {
		t.Errorf("clocks %v, elapsed %d", m.Clocks, m.Elapsed)
	}
	if m.ByParty[party.Customer] != kindtest.Hour || m.ByParty[party.Provider] != 11*kindtest.Hour ||
		m.Decided != kindtest.At("2026-10-05T12:00") {
		t.Errorf("by party %v, decided %s", m.ByParty, m.Decided)
	}
	if first := m.Segments[0]; first.Counted || first.To != kindtest.At("2026-10-05T08:00") {
		t.Errorf("the hour before the office opens: %+v", first)
	}
	want := []measure.Superseded{
		{Group: "P2", Until: kindtest.At("2026-10-05T09:00"), Target: 8 * kindtest.Hour, Elapsed: kindtest.Hour},
	}
	if !slices.Equal(m.Superseded, want) {
		t.Errorf("superseded %+v", m.Superseded)
	}
}

// Decides: calendar-superseded.
func TestASupersededClockOfAnotherRuleCountsOnItsOwnCalendar(t *testing.T) {
	for rule, want := range map[targets.PriorityRule]measure.Superseded{
		targets.AtStart: {
			Group: "P1", Until: kindtest.At("2026-10-06T20:00"), Target: 4 * kindtest.Hour, Elapsed: 37 * kindtest.Hour,
		},
		targets.AtStop: {
			Group: "P2", Until: kindtest.At("2026-10-05T09:00"), Target: 8 * kindtest.Hour, Elapsed: kindtest.Hour,
		},
		targets.Restart: {
			Group: "P2", Until: kindtest.At("2026-10-05T09:00"), Target: 8 * kindtest.Hour, Elapsed: kindtest.Hour,
		},
	} {
		w := byCalendar()
		w.Objective.Terms.(*Terms).Priority = rule
		w.Ticket("T", "2026-10-05T07:00", "2026-10-06T20:00", kindtest.Priority("P1"))
		w.Event("T", "2026-10-05T09:00", evidence.ChangePriority, "P2", "P1")
		if got := w.Last(t).Misses[0].Superseded; !slices.Equal(got, []measure.Superseded{want}) {
			t.Errorf("%s: %+v", rule, got)
		}
	}
}

func TestUpdatesAreOwedOnTheCalendarOfTheirPriority(t *testing.T) {
	w := byCalendar()
	w.Objective.Terms.(*Terms).Of = "updates"
	w.Ticket("T", "2026-10-03T09:00", "2026-10-03T15:00", kindtest.Priority("P1"))
	w.Ticket("U", "2026-10-03T09:00", "2026-10-03T15:00", kindtest.Priority("P2"))
	w.Update("T", "2026-10-03T13:00")
	kindtest.Scored(t, w.Last(t), "3/3 3/3 3/3")
	w.Evidence.Events[0].At++
	kindtest.Scored(t, w.Last(t), "2/3 2/3 2/3")
}

func TestOutagesAreJudgedOnTheCalendarOfTheirSeverity(t *testing.T) {
	for severity, want := range map[string]string{"major": "0/1 0/1 0/1", "minor": "1/1 1/1 1/1"} {
		w := resolving()
		w.Objective.Terms.(*Terms).Of, w.Objective.Terms.(*Terms).From, w.Objective.Terms.(*Terms).To = "outages",
			"from", "to"
		w.Objective.Terms.(*Terms).Within = append(within("severity", "major", 4*kindtest.Hour),
			within("", "", 4*kindtest.Hour)...)
		w.Objective.Terms.(*Terms).Within[0].Calendar = "always"
		none := timeline.NoInstant
		w.Evidence.Outages = append(w.Evidence.Outages,
			evidence.Outage{ID: "O", Service: texttest.T("desk"), Severity: texttest.T(severity), Share: evidence.NoFixed,
				From: kindtest.At("2026-10-03T09:00"), To: kindtest.At("2026-10-03T14:00"), Detected: none, Acknowledged: none,
				Notified: none})
		kindtest.Scored(t, w.Last(t), want)
	}
}

// From a Saturday on the first working day of the office is Monday, and its clock stands until Tuesday's opening;
// around the clock it is Sunday.
//
// Decides: calendar-with-target.
func TestWorkingDaysCountOnTheCalendarOfTheTarget(t *testing.T) {
	for _, c := range []struct{ priority, resolved, want string }{
		{"P2", "2026-10-06T08:00", "1/1 1/1 1/1"}, {"P2", "2026-10-06T08:00:00.000001", "0/1 0/1 0/1"},
		{"P1", "2026-10-05T00:00", "1/1 1/1 1/1"}, {"P1", "2026-10-05T00:00:00.000001", "0/1 0/1 0/1"},
	} {
		w := byCalendar()
		for i := range w.Objective.Terms.(*Terms).Within {
			w.Objective.Terms.(*Terms).Within[i].Allowances[0].Value = targets.Allowance{WorkingDays: 1}
		}
		w.Ticket("T", "2026-10-03T09:00", c.resolved, kindtest.Priority(c.priority))
		t.Run(c.priority+" "+c.resolved, func(t *testing.T) { kindtest.Scored(t, w.Last(t), c.want) })
	}
}

func TestEveryCalendarOfATargetMustBeKnown(t *testing.T) {
	w := byCalendar()
	w.Objective.Terms.(*Terms).Within[0].Calendar = "night"
	if _, err := kindtest.ResultsOf(w.Context(t), &w.Objective); err == nil ||
		!strings.Contains(err.Error(), `objective resolve: no calendar is called "night"`) {
		t.Errorf("%v", err)
	}
}

// TestNamingOneCalendarForEachTargetIsNamingItOnce: whatever happens to a ticket, and the clocks add up.
func TestNamingOneCalendarForEachTargetIsNamingItOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := byCalendar()
		w.Objective.Terms.(*Terms).Priority = rapid.SampledFrom(
			[]targets.PriorityRule{targets.Carry, targets.AtStart, targets.AtStop, targets.Restart},
		).Draw(t, "rule")
		w.Ticket("T", "2026-10-02T12:00", "", kindtest.Priority("P1"))
		opened := w.Evidence.Tickets[0].Opened
		for i := range rapid.IntRange(0, 3).Draw(t, "changes") {
			w.Event("T", "2026-10-02T12:00", evidence.ChangePriority, "", []string{"P2", "P1"}[i%2])
			w.Evidence.Events[i].At = opened.Add(timeline.Micros(rapid.Int64Range(0, 100).Draw(t, "changed")) * kindtest.Hour)
		}
		w.Evidence.Tickets[0].Resolved = opened.Add(
			timeline.Micros(rapid.Int64Range(0, 120).Draw(t, "resolved")) * kindtest.Hour,
		)
		r := w.Last(t)
		for _, m := range r.Misses {
			var sum, parties timeline.Micros
			for _, c := range m.Clocks {
				sum += c.Elapsed
			}
			for _, d := range m.ByParty {
				parties += d
			}
			if sum != m.Elapsed || parties != m.Elapsed {
				t.Fatalf("clocks %v, by party %v, elapsed %d", m.Clocks, m.ByParty, m.Elapsed)
			}
		}
		usual := w.Last(t)
		w.Objective.Terms.(*Terms).Within[0].Calendar, w.Objective.Terms.(*Terms).Within[1].Calendar = "office", "office"
		named := w.Last(t)
		w.Objective.Terms.(*Terms).Within[0].Calendar, w.Objective.Terms.(*Terms).Within[1].Calendar = "", ""
		once := w.Last(t)
		if named.Experienced.Good.Cmp(once.Experienced.Good) != 0 || len(named.Misses) != len(once.Misses) ||
			usual.Volume.Cmp(once.Volume) != 0 {
			t.Fatalf("named %s, once %s", named.Experienced.Good, once.Experienced.Good)
		}
	})
}

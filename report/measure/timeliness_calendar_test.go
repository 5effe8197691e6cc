package measure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// byCalendar is a desk whose first priority has 4 h around the clock and whose second one has 8 h of the office.
func byCalendar() *world {
	w := desk()
	w.o.Timeliness.Within = append(within("priority", "P1", 4*hour), within("priority", "P2", 8*hour)...)
	w.o.Timeliness.Within[0].Calendar = "always"
	return w
}

func TestEachPriorityRunsOnItsCalendar(t *testing.T) {
	for _, c := range []struct{ priority, opened, resolved, want string }{
		{"P1", "2026-10-03T09:00", "2026-10-03T13:00", "1/1 1/1 1/1"}, // a Saturday
		{"P1", "2026-10-03T09:00", "2026-10-03T13:00:00.000001", "0/1 0/1 0/1"},
		{"P2", "2026-10-03T09:00", "2026-10-05T16:00", "1/1 1/1 1/1"}, // until Monday at eight nothing counts
		{"P2", "2026-10-03T09:00", "2026-10-05T16:00:00.000001", "0/1 0/1 0/1"},
	} {
		w := byCalendar()
		w.ticket("T", c.opened, c.resolved, priority(c.priority))
		t.Run(c.priority+" "+c.resolved, func(t *testing.T) { scored(t, w.last(t), c.want) })
	}
}

// Opened as P2 an hour before the office opens, P1 from nine o'clock on. Carried over: one hour of the office, then
// three around the clock. At the start's priority: eight hours of the office. At the stop's: four hours around the
// clock from the opening. Restarted: four hours around the clock from the change.
func TestAChangeOfPriorityChangesTheCalendarByItsRule(t *testing.T) {
	for rule, last := range map[agreement.PriorityChange]string{
		agreement.Carry: "2026-10-05T12:00", "": "2026-10-05T12:00", agreement.AtStart: "2026-10-05T16:00",
		agreement.AtStop: "2026-10-05T11:00", agreement.RestartPriority: "2026-10-05T13:00",
	} {
		for late, want := range map[timeline.Micros]string{0: "1/1 1/1 1/1", 1: "0/1 0/1 0/1"} {
			w := byCalendar()
			w.o.Timeliness.Priority = rule
			w.ticket("T", "2026-10-05T07:00", last, priority("P1"))
			w.event("T", "2026-10-05T09:00", evidence.ChangePriority, "P2", "P1")
			w.all.Tickets[0].Resolved += timeline.Instant(late)
			t.Run(fmt.Sprintf("%s %d", rule, late), func(t *testing.T) { scored(t, w.last(t), want) })
		}
	}
}

func TestTimeAroundTheClockIsCarriedToTheOffice(t *testing.T) {
	w := byCalendar()
	w.ticket("T", "2026-10-05T15:00", "2026-10-06T13:00", priority("P2")) // 2 h, 1 h until the office closes, 5 h on Tuesday
	w.event("T", "2026-10-05T17:00", evidence.ChangePriority, "P1", "P2")
	scored(t, w.last(t), "1/1 1/1 1/1")
	w.all.Tickets[0].Resolved++
	scored(t, w.last(t), "0/1 0/1 0/1")
}

func TestAMissTellsWhatItCountedOnWhichCalendar(t *testing.T) {
	w := byCalendar()
	w.ticket("T", "2026-10-05T07:00", "2026-10-05T20:00", priority("P1"))
	w.event("T", "2026-10-05T09:00", evidence.ChangePriority, "P2", "P1")
	w.state("T", "2026-10-05T19:00", "working", "pending customer")
	m := w.last(t).Misses[0]
	if !slices.Equal(m.Clocks, []Clock{{"office", hour}, {"always", 11 * hour}}) || m.Elapsed != 12*hour || m.Target != 4*hour {
		t.Errorf("clocks %v, elapsed %d", m.Clocks, m.Elapsed)
	}
	if m.ByParty[party.Customer] != hour || m.ByParty[party.Provider] != 11*hour || m.Decided != at("2026-10-05T12:00") {
		t.Errorf("by party %v, decided %s", m.ByParty, m.Decided)
	}
	if first := m.Segments[0]; first.Counted || first.To != at("2026-10-05T08:00") {
		t.Errorf("the hour before the office opens: %+v", first)
	}
	want := []Superseded{{Group: "P2", Until: at("2026-10-05T09:00"), Target: 8 * hour, Elapsed: hour}}
	if !slices.Equal(m.Superseded, want) {
		t.Errorf("superseded %+v", m.Superseded)
	}
}

func TestASupersededClockOfAnotherRuleCountsOnItsOwnCalendar(t *testing.T) {
	for rule, want := range map[agreement.PriorityChange]Superseded{
		agreement.AtStart:         {Group: "P1", Until: at("2026-10-06T20:00"), Target: 4 * hour, Elapsed: 37 * hour},
		agreement.AtStop:          {Group: "P2", Until: at("2026-10-05T09:00"), Target: 8 * hour, Elapsed: hour},
		agreement.RestartPriority: {Group: "P2", Until: at("2026-10-05T09:00"), Target: 8 * hour, Elapsed: hour},
	} {
		w := byCalendar()
		w.o.Timeliness.Priority = rule
		w.ticket("T", "2026-10-05T07:00", "2026-10-06T20:00", priority("P1"))
		w.event("T", "2026-10-05T09:00", evidence.ChangePriority, "P2", "P1")
		if got := w.last(t).Misses[0].Superseded; !slices.Equal(got, []Superseded{want}) {
			t.Errorf("%s: %+v", rule, got)
		}
	}
}

func TestUpdatesAreOwedOnTheCalendarOfTheirPriority(t *testing.T) {
	w := byCalendar()
	w.o.Timeliness.Of = "updates"
	w.ticket("T", "2026-10-03T09:00", "2026-10-03T15:00", priority("P1"))
	w.ticket("U", "2026-10-03T09:00", "2026-10-03T15:00", priority("P2"))
	w.update("T", "2026-10-03T13:00")
	scored(t, w.last(t), "3/3 3/3 3/3")
	w.all.Events[0].At++
	scored(t, w.last(t), "2/3 2/3 2/3")
}

func TestOutagesAreJudgedOnTheCalendarOfTheirSeverity(t *testing.T) {
	for severity, want := range map[string]string{"major": "0/1 0/1 0/1", "minor": "1/1 1/1 1/1"} {
		w := desk()
		w.o.Timeliness.Of, w.o.Timeliness.From, w.o.Timeliness.To = "outages", "from", "to"
		w.o.Timeliness.Within = append(within("severity", "major", 4*hour), within("", "", 4*hour)...)
		w.o.Timeliness.Within[0].Calendar = "always"
		none := timeline.NoInstant
		w.all.Outages = append(w.all.Outages, evidence.Outage{ID: "O", Service: evidence.T("desk"), Severity: evidence.T(severity), Share: evidence.NoFixed,
			From: at("2026-10-03T09:00"), To: at("2026-10-03T14:00"), Detected: none, Acknowledged: none, Notified: none})
		scored(t, w.last(t), want)
	}
}

// From a Saturday on the first working day of the office is Monday, and its clock stands until Tuesday's opening;
// around the clock it is Sunday.
func TestWorkingDaysCountOnTheCalendarOfTheTarget(t *testing.T) {
	for _, c := range []struct{ priority, resolved, want string }{
		{"P2", "2026-10-06T08:00", "1/1 1/1 1/1"}, {"P2", "2026-10-06T08:00:00.000001", "0/1 0/1 0/1"},
		{"P1", "2026-10-05T00:00", "1/1 1/1 1/1"}, {"P1", "2026-10-05T00:00:00.000001", "0/1 0/1 0/1"},
	} {
		w := byCalendar()
		for i := range w.o.Timeliness.Within {
			w.o.Timeliness.Within[i].Allowances[0].Value = agreement.Allowance{WorkingDays: 1}
		}
		w.ticket("T", "2026-10-03T09:00", c.resolved, priority(c.priority))
		t.Run(c.priority+" "+c.resolved, func(t *testing.T) { scored(t, w.last(t), c.want) })
	}
}

func TestEveryCalendarOfATargetMustBeKnown(t *testing.T) {
	w := byCalendar()
	w.o.Timeliness.Within[0].Calendar = "night"
	if _, err := Timeliness(w.context(t), &w.o); err == nil || !strings.Contains(err.Error(), `objective resolve: no calendar is called "night"`) {
		t.Errorf("%v", err)
	}
}

// TestNamingOneCalendarForEachTargetIsNamingItOnce: whatever happens to a ticket, and the clocks add up.
func TestNamingOneCalendarForEachTargetIsNamingItOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := byCalendar()
		w.o.Timeliness.Priority = rapid.SampledFrom([]agreement.PriorityChange{agreement.Carry, agreement.AtStart, agreement.AtStop, agreement.RestartPriority}).Draw(t, "rule")
		w.ticket("T", "2026-10-02T12:00", "", priority("P1"))
		opened := w.all.Tickets[0].Opened
		for i := range rapid.IntRange(0, 3).Draw(t, "changes") {
			w.event("T", "2026-10-02T12:00", evidence.ChangePriority, "", []string{"P2", "P1"}[i%2])
			w.all.Events[i].At = opened.Add(timeline.Micros(rapid.Int64Range(0, 100).Draw(t, "changed")) * hour)
		}
		w.all.Tickets[0].Resolved = opened.Add(timeline.Micros(rapid.Int64Range(0, 120).Draw(t, "resolved")) * hour)
		r := w.last(t)
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
		usual := w.last(t)
		w.o.Timeliness.Within[0].Calendar, w.o.Timeliness.Within[1].Calendar = "office", "office"
		named := w.last(t)
		w.o.Timeliness.Within[0].Calendar, w.o.Timeliness.Within[1].Calendar = "", ""
		once := w.last(t)
		if named.Experienced.Good.Cmp(once.Experienced.Good) != 0 || len(named.Misses) != len(once.Misses) || usual.Volume.Cmp(once.Volume) != 0 {
			t.Fatalf("named %s, once %s", named.Experienced.Good, once.Experienced.Good)
		}
	})
}

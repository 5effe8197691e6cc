package timeliness

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Informed is a desk that owes its clients an update every two hours of the office calendar.
func Informed() *kindtest.World {
	w := resolving()
	w.Objective.Terms.(*Terms).Of = "updates"
	w.Objective.Terms.(*Terms).Within = within("", "", 2*kindtest.Hour)
	return w
}

// Decides: update-cadence, update-gap-is-case.
func TestEveryGapBetweenTwoUpdatesIsACase(t *testing.T) {
	w := Informed()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T16:00:01")
	w.Update("T", "2026-10-05T11:00")                 // two hours after the opening
	w.Update("T", "2026-10-05T11:30", by("customer")) // no update, and neither is that of a machine
	w.Update("T", "2026-10-05T12:00", by("system"))
	w.Update("T", "2026-10-05T14:00") // three hours after the first
	r := w.Last(t)
	kindtest.Scored(t, r, "1/3 1/3 1/3") // the last one is a second longer than two hours
	if len(r.Misses) != 2 || r.Misses[0].ID != "T (2)" || r.Misses[1].ID != "T (3)" ||
		r.Misses[0].Elapsed != 3*kindtest.Hour {
		t.Fatalf("%+v", r.Misses)
	}
	if got := w.Rows(r.Misses[0].Rows); !slices.Equal(got, []string{"tickets.csv:2", "events.csv:2", "events.csv:5"}) {
		t.Errorf("rows %v", got)
	}
	w.Evidence.Tickets[0].Resolved = kindtest.At("2026-10-05T16:00")
	kindtest.Scored(t, w.Last(t), "2/3 2/3 2/3")
}

func TestAResolutionWithItsUpdateLeavesNoGap(t *testing.T) {
	w := Informed()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T10:00")
	w.Update("T", "2026-10-05T10:00")
	w.Update("T", "2026-10-05T10:00")
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

func TestUpdatesAreOwedInWorkingHours(t *testing.T) {
	w := Informed()
	w.Ticket("T", "2026-10-05T17:00", "2026-10-06T10:00")
	w.Update("T", "2026-10-06T09:00") // one hour on Monday, one on Tuesday
	kindtest.Scored(t, w.Last(t), "2/2 2/2 2/2")
	w.Evidence.Events[0].At++
	kindtest.Scored(t, w.Last(t), "1/2 1/2 1/2")
}

func TestAGapInWhichTheCustomerWasWaitedForIsExcused(t *testing.T) {
	w := Informed()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T13:00")
	w.Update("T", "2026-10-05T10:00")
	w.State("T", "2026-10-05T10:30", "working", "pending customer")
	w.State("T", "2026-10-05T12:00", "pending customer", "working")
	r := w.Last(t)
	kindtest.Scored(t, r, "1/2 2/2 2/2")
	kindtest.Attributed(t, r.Attribution, map[party.Party]string{party.Customer: "1"})
}

func TestAnOpenTicketOwesItsNextUpdate(t *testing.T) {
	w := Informed()
	w.Ticket("T", "2026-10-05T09:00", "")
	w.Update("T", "2026-10-05T10:00")
	w.AsOf = kindtest.At("2026-10-05T12:00")
	if r := w.Last(t); r.Open != 1 || r.Volume.RatString() != "1" {
		t.Errorf("%d open, volume %s", r.Open, r.Volume)
	}
	w.AsOf++
	r := w.Last(t)
	kindtest.Scored(t, r, "1/2 1/2 1/2")
	if r.Open != 0 || r.Misses[0].Decided != kindtest.At("2026-10-05T12:00") {
		t.Errorf("%d open, %+v", r.Open, r.Misses)
	}
}

func TestAReopeningFollowsItsRuleForUpdates(t *testing.T) {
	for _, c := range []struct {
		rule course.ReopenRule
		want string
	}{
		{course.Resume, "2/3 2/3 2/3"}, // 9 to 12 without an update; 14 to 15, and to 16
		{course.First, "0/1 0/1 0/1"},
		{course.Restart, "2/2 2/2 2/2"},
	} {
		w := Informed()
		w.Objective.Terms.(*Terms).Reopen = c.rule
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T16:00")
		w.State("T", "2026-10-05T12:00", "assigned", "Resolved")
		w.State("T", "2026-10-05T14:00", "Resolved", "assigned")
		w.Update("T", "2026-10-05T13:00") // while it stands resolved: nothing is owed
		w.Update("T", "2026-10-05T15:00")
		w.State("T", "2026-10-05T16:00", "assigned", "Resolved")
		t.Run(string(c.rule), func(t *testing.T) { kindtest.Scored(t, w.Last(t), c.want) })
	}
}

func TestUpdatesOfTicketsThatCannotBeTimedAreFindings(t *testing.T) {
	w := Informed()
	w.Ticket("backwards", "2026-10-05T09:00", "2026-10-05T08:00")
	w.Ticket("no start", "2026-10-05T09:00", "2026-10-05T10:00")
	w.Evidence.Tickets[1].Opened = kindtest.At("2026-10-05T09:00")
	r := w.Last(t)
	kindtest.Scored(t, r, "1/1 1/1 1/1")
	kindtest.FindingsAre(t, r, "the case ends before it begins: it is not scored")
	w.Objective.Terms.(*Terms).From = "responded"
	if r := w.Last(t); r.Volume.Sign() != 0 || r.Findings[0].Count != 2 {
		t.Errorf("%+v", r.Findings)
	}
}

// The gaps of a ticket are its life without hours that nobody owes, whatever the updates.
//
// Decides: update-cadence.
func TestGapsTogetherAreTheTimeOfTheTicket(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := Informed()
		w.Objective.Terms.(*Terms).Calendar = "always"
		w.Objective.Terms.(*Terms).Within = within("", "", 0) // every gap is a miss
		w.Ticket("T", clockTime(0), clockTime(600))
		seen := map[int]bool{}
		for range rapid.IntRange(0, 8).Draw(rt, "updates") {
			n := rapid.IntRange(-10, 610).Draw(rt, "minute")
			w.Update("T", clockTime(n))
			if n > 0 && n < 600 {
				seen[n] = true
			}
		}
		r := w.Last(rt)
		want := fmt.Sprintf("0/%d", len(seen)+1)
		kindtest.Scored(rt, r, want+" "+want+" "+want)
		var sum timeline.Micros
		for _, m := range r.Misses {
			sum += m.Elapsed
		}
		if sum != 600*kindtest.Minute {
			rt.Errorf("the gaps take %d together", sum)
		}
	})
}

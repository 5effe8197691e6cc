package measure

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// informed is a desk that owes its clients an update every two hours of the office calendar.
func informed() *world {
	w := desk()
	w.o.Timeliness.Of = "updates"
	w.o.Timeliness.Within = within("", "", 2*hour)
	return w
}

// update adds a public update.
func (w *world) update(ticket, when string, more ...func(*evidence.Event)) {
	w.event(ticket, when, evidence.ChangePublicUpdate, "", "", more...)
}

func TestEveryGapBetweenTwoUpdatesIsACase(t *testing.T) {
	w := informed()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T16:00:01")
	w.update("T", "2026-10-05T11:00")                 // two hours after the opening
	w.update("T", "2026-10-05T11:30", by("customer")) // no update, and neither is that of a machine
	w.update("T", "2026-10-05T12:00", by("system"))
	w.update("T", "2026-10-05T14:00") // three hours after the first
	r := w.last(t)
	scored(t, r, "1/3 1/3 1/3") // the last one is a second longer than two hours
	if len(r.Misses) != 2 || r.Misses[0].ID != "T (2)" || r.Misses[1].ID != "T (3)" || r.Misses[0].Elapsed != 3*hour {
		t.Fatalf("%+v", r.Misses)
	}
	if got := w.rows(r.Misses[0].Rows); !slices.Equal(got, []string{"tickets.csv:2", "events.csv:2", "events.csv:5"}) {
		t.Errorf("rows %v", got)
	}
	w.all.Tickets[0].Resolved = at("2026-10-05T16:00")
	scored(t, w.last(t), "2/3 2/3 2/3")
}

func TestAResolutionWithItsUpdateLeavesNoGap(t *testing.T) {
	w := informed()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T10:00")
	w.update("T", "2026-10-05T10:00")
	w.update("T", "2026-10-05T10:00")
	scored(t, w.last(t), "1/1 1/1 1/1")
}

func TestUpdatesAreOwedInWorkingHours(t *testing.T) {
	w := informed()
	w.ticket("T", "2026-10-05T17:00", "2026-10-06T10:00")
	w.update("T", "2026-10-06T09:00") // one hour on Monday, one on Tuesday
	scored(t, w.last(t), "2/2 2/2 2/2")
	w.all.Events[0].At++
	scored(t, w.last(t), "1/2 1/2 1/2")
}

func TestAGapInWhichTheCustomerWasWaitedForIsExcused(t *testing.T) {
	w := informed()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T13:00")
	w.update("T", "2026-10-05T10:00")
	w.state("T", "2026-10-05T10:30", "working", "pending customer")
	w.state("T", "2026-10-05T12:00", "pending customer", "working")
	r := w.last(t)
	scored(t, r, "1/2 2/2 2/2")
	attributed(t, r.Attribution, map[party.Party]string{party.Customer: "1"})
}

func TestAnOpenTicketOwesItsNextUpdate(t *testing.T) {
	w := informed()
	w.ticket("T", "2026-10-05T09:00", "")
	w.update("T", "2026-10-05T10:00")
	w.asOf = at("2026-10-05T12:00")
	if r := w.last(t); r.Open != 1 || r.Volume.RatString() != "1" {
		t.Errorf("%d open, volume %s", r.Open, r.Volume)
	}
	w.asOf++
	r := w.last(t)
	scored(t, r, "1/2 1/2 1/2")
	if r.Open != 0 || r.Misses[0].Decided != at("2026-10-05T12:00") {
		t.Errorf("%d open, %+v", r.Open, r.Misses)
	}
}

func TestAReopeningFollowsItsRuleForUpdates(t *testing.T) {
	for _, c := range []struct {
		rule agreement.ReopenRule
		want string
	}{
		{agreement.Resume, "2/3 2/3 2/3"}, // 9 to 12 without an update; 14 to 15, and to 16
		{agreement.First, "0/1 0/1 0/1"},
		{agreement.RestartReopen, "2/2 2/2 2/2"},
	} {
		w := informed()
		w.o.Timeliness.Reopen = c.rule
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T16:00")
		w.state("T", "2026-10-05T12:00", "assigned", "Resolved")
		w.state("T", "2026-10-05T14:00", "Resolved", "assigned")
		w.update("T", "2026-10-05T13:00") // while it stands resolved: nothing is owed
		w.update("T", "2026-10-05T15:00")
		w.state("T", "2026-10-05T16:00", "assigned", "Resolved")
		t.Run(string(c.rule), func(t *testing.T) { scored(t, w.last(t), c.want) })
	}
}

func TestUpdatesOfTicketsThatCannotBeTimedAreFindings(t *testing.T) {
	w := informed()
	w.ticket("backwards", "2026-10-05T09:00", "2026-10-05T08:00")
	w.ticket("no start", "2026-10-05T09:00", "2026-10-05T10:00")
	w.all.Tickets[1].Opened = at("2026-10-05T09:00")
	r := w.last(t)
	scored(t, r, "1/1 1/1 1/1")
	findingsAre(t, r, "the case ends before it begins: it is not scored")
	w.o.Timeliness.From = "responded"
	if r := w.last(t); r.Volume.Sign() != 0 || r.Findings[0].Count != 2 {
		t.Errorf("%+v", r.Findings)
	}
}

// The gaps of a ticket are its life without hours that nobody owes, whatever the updates.
func TestGapsTogetherAreTheTimeOfTheTicket(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := informed()
		w.o.Timeliness.Calendar = "always"
		w.o.Timeliness.Within = within("", "", 0) // every gap is a miss
		w.ticket("T", clockTime(0), clockTime(600))
		seen := map[int]bool{}
		for range rapid.IntRange(0, 8).Draw(rt, "updates") {
			n := rapid.IntRange(-10, 610).Draw(rt, "minute")
			w.update("T", clockTime(n))
			if n > 0 && n < 600 {
				seen[n] = true
			}
		}
		r := w.last(rt)
		want := fmt.Sprintf("0/%d", len(seen)+1)
		scored(rt, r, want+" "+want+" "+want)
		var sum timeline.Micros
		for _, m := range r.Misses {
			sum += m.Elapsed
		}
		if sum != 600*minute {
			rt.Errorf("the gaps take %d together", sum)
		}
	})
}

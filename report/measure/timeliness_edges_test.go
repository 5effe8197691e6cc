package measure

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// The ticket is P3 from 9 h, P1 from 10 h and P4 from 15 h until it is resolved at 17 h: under P1 it took 6 hours of 4.
func TestATargetThatWasMissedStaysMissedAfterSeveralChanges(t *testing.T) {
	for until, want := range map[string]string{"2026-10-05T13:00": "1/1 1/1 1/1", "2026-10-05T13:00:00.000001": "0/1 0/1 0/1", "2026-10-05T15:00": "0/1 0/1 0/1"} {
		w := desk()
		w.o.Timeliness.Priority = agreement.Carry
		w.o.Timeliness.Within = slices.Concat(within("priority", "P1", 4*hour), within("priority", "P3", 9*hour), within("priority", "P4", 9*hour))
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T17:00", priority("P4"))
		w.event("T", "2026-10-05T10:00", evidence.ChangePriority, "P3", "P1")
		w.event("T", until, evidence.ChangePriority, "P1", "P4")
		scored(t, w.last(t), want)
	}
}

// A change at the stop or later sets no clock aside, and of several changes at one instant the last one holds.
func TestOnlyAPriorityThatHeldIsSuperseded(t *testing.T) {
	for _, c := range []struct {
		changes [][3]string
		want    []string
	}{
		{[][3]string{{"17:00", "P2", "P1"}}, nil},
		{[][3]string{{"17:30", "P2", "P1"}}, nil},
		{[][3]string{{"09:00", "P3", "P2"}}, nil},
		{[][3]string{{"10:00", "P3", "P2"}, {"17:00", "P2", "P1"}}, []string{"P3"}},
		{[][3]string{{"10:00", "P3", "P1"}, {"10:00", "P1", "P2"}}, []string{"P3"}},
		{[][3]string{{"10:00", "P3", "P1"}, {"11:00", "P1", "P2"}}, []string{"P3", "P1"}},
	} {
		w := desk()
		w.o.Timeliness.Within = slices.Concat(within("priority", "P1", 4*hour), within("priority", "P2", 5*hour), within("priority", "P3", 7*hour))
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T17:00", priority("P2"))
		for _, ch := range c.changes {
			w.event("T", "2026-10-05T"+ch[0], evidence.ChangePriority, ch[1], ch[2])
		}
		var got []string
		m := w.last(t).Misses
		if len(m) != 1 {
			t.Fatalf("%v: %d misses", c.changes, len(m))
		}
		for _, s := range m[0].Superseded {
			got = append(got, s.Group)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.changes, got, c.want)
		}
		if len(m[0].Clocks) != 1 || m[0].Clocks[0].Elapsed != m[0].Elapsed {
			t.Errorf("%v: one calendar has the clocks %v", c.changes, m[0].Clocks)
		}
	}
}

// Only a resolution that was undone is a stretch in which the ticket stood resolved.
func TestTheLastResolutionIsNoStretchOfItsOwn(t *testing.T) {
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T17:00")
	w.state("T", "2026-10-05T11:00", "working", "resolved")
	w.state("T", "2026-10-05T12:00", "resolved", "working")
	w.state("T", "2026-10-05T17:00", "working", "resolved")
	m := w.last(t).Misses
	if len(m) != 1 || m[0].Elapsed != 7*hour {
		t.Fatalf("%+v", m)
	}
	var stood []timeline.Interval
	for _, s := range m[0].Segments {
		if s.Proof == "reopened" {
			stood = append(stood, s.Interval)
		}
	}
	if len(stood) != 1 || stood[0] != (timeline.Interval{From: at("2026-10-05T11:00"), To: at("2026-10-05T12:00")}) {
		t.Errorf("stood resolved in %v", stood)
	}
}

// Where the contract refused the evidence, the stretches still tell whose time it was; where it excused, by what.
func TestTheStretchesOfACaseTellWhoseTimeItWas(t *testing.T) {
	for refused, want := range map[bool]Outcome{false: Excused, true: Missed} {
		w := desk()
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T16:00")
		w.state("T", "2026-10-05T09:00", "new", "assigned") // what nobody else answers for is the provider's
		w.claim("customer", "2026-10-05T10:00", "2026-10-05T14:00")
		w.refused[0] = refused
		m := w.last(t).Misses
		if len(m) != 1 || m[0].Outcome != want {
			t.Fatalf("refused %v: %+v", refused, m)
		}
		i := slices.IndexFunc(m[0].Segments, func(s Segment) bool { return s.From == at("2026-10-05T10:00") })
		if i < 0 || m[0].Segments[i].Party != party.Customer || m[0].Segments[i].Proof != "claim" || m[0].Segments[i].Label != "CHG-1" || !m[0].Segments[i].Counted {
			t.Errorf("refused %v: %+v", refused, m[0].Segments)
		}
	}
}

// The field of a resolution that was never undone goes before the event.
func TestTheFieldGoesBeforeASingleEventOfResolution(t *testing.T) {
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T13:00")
	w.state("T", "2026-10-05T13:30", "working", "resolved")
	scored(t, w.last(t), "1/1 1/1 1/1")
	w.all.Tickets[0].Resolved = timeline.NoInstant // then the event alone tells it
	scored(t, w.last(t), "0/1 0/1 0/1")
}

// A clock that runs until the closing resumes where a closed ticket was opened again.
func TestAClockUntilTheClosingStandsWhileATicketWasClosed(t *testing.T) {
	for closedAgain, want := range map[string]string{"2026-10-06T10:00": "1/1 1/1 1/1", "2026-10-06T10:00:01": "0/1 0/1 0/1"} {
		w := desk()
		w.o.Timeliness.To = "closed"
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T10:00", closed(closedAgain))
		w.state("T", "2026-10-05T11:00", "resolved", "closed") // two hours
		w.state("T", "2026-10-06T08:00", "closed", "working")
		w.state("T", closedAgain, "working", "closed") // and two more
		scored(t, w.last(t), want)
	}
}

func TestATicketThatWasResolvedAsItWasOpenedTookNoTime(t *testing.T) {
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "")
	w.state("T", "2026-10-05T09:00", "new", "resolved")
	if r := w.last(t); r.Open != 0 || len(r.Findings) != 0 {
		t.Errorf("%d open, %v", r.Open, r.Findings)
	}
	scored(t, w.last(t), "1/1 1/1 1/1")
	w.all.Events[0].At-- // nothing is resolved before it is opened
	scored(t, w.last(t), "0/1 0/1 0/1")
}

// A response counts from the opening on; one at that very instant is faster than any floor.
func TestAResponseAtTheOpeningIsFasterThanAPerson(t *testing.T) {
	for responded, want := range map[string]string{"2026-10-05T09:00": "0/1 0/1 0/1", "2026-10-05T09:00:59": "0/1 0/1 0/1", "2026-10-05T09:01": "1/1 1/1 1/1"} {
		w := desk()
		w.o.Timeliness.To, w.o.Timeliness.Floor = "responded", minute
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00", func(t *evidence.Ticket) { t.Responded = at(responded) })
		scored(t, w.last(t), want)
	}
}

// A machine's response is none, whatever exports call it; a client's neither.
func TestWhoDoesNotAnswerForTheProvider(t *testing.T) {
	for actor, answers := range map[string]bool{
		"Automation": false, "bot": false, "workflow": false, "auto": false, "trigger": false, "system": false, "customer": false, "client": false,
		"requester": false, "caller": false, "End user": false, "user": false, "Jane Doe": true, "agent": true,
	} {
		w := desk()
		w.o.Timeliness.To = "first-response"
		w.ticket("T", "2026-10-05T09:00", "2026-10-06T18:00")
		w.event("T", "2026-10-05T10:00", evidence.ChangePublicUpdate, "", "", by(actor))
		want := "0/1 0/1 0/1"
		if answers {
			want = "1/1 1/1 1/1"
		}
		scored(t, w.last(t), want)
	}
}

// States are known by the words of exports, in both languages.
func TestStatesThatEndTheWorkStopTheClock(t *testing.T) {
	for _, state := range []string{"Resolved", "solved", "fixed", "done", "completed", "complete", "gelöst", "behoben", "erledigt", "closed", "cancelled", "canceled", "geschlossen", "abgeschlossen", "storniert"} {
		w := desk()
		w.ticket("T", "2026-10-05T09:00", "")
		w.state("T", "2026-10-05T11:00", "working", state)
		r := w.last(t)
		if scored(t, r, "1/1 1/1 1/1"); r.Open != 0 {
			t.Errorf("%s: %d open", state, r.Open)
		}
	}
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "")
	w.state("T", "2026-10-05T11:00", "working", "assigned")
	scored(t, w.last(t), "0/1 0/1 0/1")
}

func TestAnEventAtTheOpeningStopsTheClock(t *testing.T) {
	for when, want := range map[string]string{"2026-10-05T09:00": "1/1 1/1 1/1", "2026-10-05T08:59:59.999999": "0/1 0/1 0/1"} {
		w := desk()
		w.o.Timeliness.To, w.o.Timeliness.Event = "event", `to == "working"`
		w.ticket("T", "2026-10-05T09:00", "2026-10-06T18:00")
		w.state("T", when, "new", "working")
		scored(t, w.last(t), want)
	}
}

// A clock from the resolution starts there, also where the ticket was closed later.
func TestAReportIsOwedFromTheResolutionNotTheClosing(t *testing.T) {
	for resolved, want := range map[string]string{"2026-10-05T12:00": "0/1 0/1 0/1", "": "1/1 1/1 1/1"} {
		w := explained()
		w.ticket("T", "2026-10-05T09:00", resolved, closed("2026-10-07T12:00"))
		w.rootCause("T", "2026-10-09T08:00:01") // the fourth day after Monday, the second after Wednesday
		scored(t, w.last(t), want)
	}
}

func TestATicketWithoutItsStartIsNoCaseAndNoProblem(t *testing.T) {
	w := assigned()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	if r := w.last(t); r.Open != 0 || r.Volume.Sign() != 0 || len(r.Findings) != 0 {
		t.Errorf("%d open of %s, %v", r.Open, r.Volume, r.Findings)
	}
}

// A filter says nothing about targets that do not go by priority: a case without one is told.
func TestACaseWithoutATargetIsToldWhateverTheTargetGoesBy(t *testing.T) {
	for _, key := range []string{"category", "priority"} {
		w := desk()
		w.o.Timeliness.Where = `title == ""`
		w.o.Timeliness.Within = within(key, "network", 4*hour)
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T12:00")
		r := w.last(t)
		if r.Volume.Sign() != 0 || !strings.Contains(findingsOf(r), "warning: no target applies to the case: it is not scored") {
			t.Errorf("%s: %s of %q", key, r.Volume, findingsOf(r))
		}
	}
}

func TestATargetDependsOnUpToFourFields(t *testing.T) {
	for n, fails := range map[int]bool{4: false, 5: true} {
		w := desk()
		all := within("priority", "P1", 4*hour)
		for _, key := range []string{"impact", "urgency", "tier", "category"}[:n-1] {
			all[0].And = append(all[0].And, agreement.KeyValue{Key: key, Match: "x"})
		}
		w.o.Timeliness.Within = all
		if _, err := Timeliness(w.context(t), &w.o); (err != nil) != fails {
			t.Errorf("%d fields: %v", n, err)
		}
	}
}

// A case that was opened as the last period ended is the next one's.
func TestACaseOpenedAsThePeriodEndsIsNotListedInIt(t *testing.T) {
	for opened, want := range map[timeline.Instant]int{at("2026-11-01"): 0, at("2026-11-01") - 1: 1} {
		w := desk()
		w.asOf = at("2026-11-01T12:00")
		w.ticket("T", "2026-10-05T09:00", "")
		w.all.Tickets[0].Opened = opened
		if r := w.last(t); r.Open != want || len(r.Undecided) != want {
			t.Errorf("opened %v: %d open", opened, r.Open)
		}
	}
}

// While all of an open case is taken away its clock stands: it passes no target. Undetermined time is taken away where
// it goes on another account than the provider's.
func TestTheClockOfAnOpenCaseStandsWhileItsTimeIsTakenAway(t *testing.T) {
	for _, c := range []struct {
		account party.Party
		claimed bool
		stands  bool
	}{{party.Provider, false, false}, {party.Provider, true, true}, {party.Customer, false, true}, {party.Customer, true, true}} {
		w := desk()
		w.asOf = at("2026-10-05T11:00")
		w.a.Fault.Undetermined = c.account
		w.ticket("T", "2026-10-05T09:00", "")
		if c.claimed {
			w.claim("customer", "2026-10-05T09:00", "2026-10-05T18:00")
		}
		u := w.last(t).Undecided
		if len(u) != 1 || u[0].Passes.Known() == c.stands || (u[0].Elapsed == 0) != c.stands {
			t.Errorf("%v, claimed %v: %+v", c.account, c.claimed, u)
		}
	}
}

// Updates: one at the very resolution leaves no gap, and a ticket that is resolved as it is opened owes none.
func TestNoUpdateIsOwedForNoTime(t *testing.T) {
	w := informed()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T09:00")
	if r := w.last(t); len(r.Findings) != 0 {
		t.Errorf("%v", r.Findings)
	}
	w = informed()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T11:00")
	w.update("T", "2026-10-05T10:00")
	scored(t, w.last(t), "2/2 2/2 2/2")
	w.update("T", "2026-10-05T10:59:59.999999")
	scored(t, w.last(t), "3/3 3/3 3/3")
	w.all.Events[1].At++ // at the resolution
	scored(t, w.last(t), "2/2 2/2 2/2")
}

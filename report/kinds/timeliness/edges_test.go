package timeliness

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// The ticket is P3 from 9 h, P1 from 10 h and P4 from 15 h until it is resolved at 17 h: under P1 it took 6 hours of 4.
func TestATargetThatWasMissedStaysMissedAfterSeveralChanges(t *testing.T) {
	for until, want := range map[string]string{
		"2026-10-05T13:00": "1/1 1/1 1/1", "2026-10-05T13:00:00.000001": "0/1 0/1 0/1", "2026-10-05T15:00": "0/1 0/1 0/1",
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).Priority = targets.Carry
		w.Objective.Terms.(*Terms).Within = slices.Concat(within("priority", "P1", 4*kindtest.Hour),
			within("priority", "P3", 9*kindtest.Hour), within("priority", "P4", 9*kindtest.Hour))
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T17:00", kindtest.Priority("P4"))
		w.Event("T", "2026-10-05T10:00", evidence.ChangePriority, "P3", "P1")
		w.Event("T", until, evidence.ChangePriority, "P1", "P4")
		kindtest.Scored(t, w.Last(t), want)
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
		w := resolving()
		w.Objective.Terms.(*Terms).Within = slices.Concat(within("priority", "P1", 4*kindtest.Hour),
			within("priority", "P2", 5*kindtest.Hour), within("priority", "P3", 7*kindtest.Hour))
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T17:00", kindtest.Priority("P2"))
		for _, ch := range c.changes {
			w.Event("T", "2026-10-05T"+ch[0], evidence.ChangePriority, ch[1], ch[2])
		}
		var got []string
		m := w.Last(t).Misses
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
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T17:00")
	w.State("T", "2026-10-05T11:00", "working", "resolved")
	w.State("T", "2026-10-05T12:00", "resolved", "working")
	w.State("T", "2026-10-05T17:00", "working", "resolved")
	m := w.Last(t).Misses
	if len(m) != 1 || m[0].Elapsed != 7*kindtest.Hour {
		t.Fatalf("%+v", m)
	}
	var stood []timeline.Interval
	for _, s := range m[0].Segments {
		if s.Proof == "reopened" {
			stood = append(stood, s.Interval)
		}
	}
	if len(stood) != 1 ||
		stood[0] != (timeline.Interval{From: kindtest.At("2026-10-05T11:00"), To: kindtest.At("2026-10-05T12:00")}) {
		t.Errorf("stood resolved in %v", stood)
	}
}

// Where the contract refused the evidence, the stretches still tell whose time it was; where it excused, by what.
func TestTheStretchesOfACaseTellWhoseTimeItWas(t *testing.T) {
	for refused, want := range map[bool]measure.Outcome{false: measure.Excused, true: measure.Missed} {
		w := resolving()
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T16:00")
		w.State("T", "2026-10-05T09:00", "new", "assigned") // what nobody else answers for is the provider's
		w.Claim("customer", "2026-10-05T10:00", "2026-10-05T14:00")
		w.Refused[0] = refused
		m := w.Last(t).Misses
		if len(m) != 1 || m[0].Outcome != want {
			t.Fatalf("refused %v: %+v", refused, m)
		}
		i := slices.IndexFunc(m[0].Segments,
			func(s measure.Segment) bool { return s.From == kindtest.At("2026-10-05T10:00") })
		if i < 0 || m[0].Segments[i].Party != party.Customer || m[0].Segments[i].Proof != "claim" ||
			m[0].Segments[i].Label != "CHG-1" || !m[0].Segments[i].Counted {
			t.Errorf("refused %v: %+v", refused, m[0].Segments)
		}
	}
}

// The field of a resolution that was never undone goes before the event.
func TestTheFieldGoesBeforeASingleEventOfResolution(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T13:00")
	w.State("T", "2026-10-05T13:30", "working", "resolved")
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
	w.Evidence.Tickets[0].Resolved = timeline.NoInstant // then the event alone tells it
	kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
}

// A clock that runs until the closing resumes where a closed ticket was opened again.
func TestAClockUntilTheClosingStandsWhileATicketWasClosed(t *testing.T) {
	for closedAgain, want := range map[string]string{
		"2026-10-06T10:00": "1/1 1/1 1/1", "2026-10-06T10:00:01": "0/1 0/1 0/1",
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).To = "closed"
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T10:00", kindtest.Closed(closedAgain))
		w.State("T", "2026-10-05T11:00", "resolved", "closed") // two hours
		w.State("T", "2026-10-06T08:00", "closed", "working")
		w.State("T", closedAgain, "working", "closed") // and two more
		kindtest.Scored(t, w.Last(t), want)
	}
}

func TestATicketThatWasResolvedAsItWasOpenedTookNoTime(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "")
	w.State("T", "2026-10-05T09:00", "new", "resolved")
	if r := w.Last(t); r.Open != 0 || len(r.Findings) != 0 {
		t.Errorf("%d open, %v", r.Open, r.Findings)
	}
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
	w.Evidence.Events[0].At-- // nothing is resolved before it is opened
	kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
}

// A response counts from the opening on; one at that very instant is faster than any floor.
func TestAResponseAtTheOpeningIsFasterThanAPerson(t *testing.T) {
	for responded, want := range map[string]string{
		"2026-10-05T09:00": "0/1 0/1 0/1", "2026-10-05T09:00:59": "0/1 0/1 0/1", "2026-10-05T09:01": "1/1 1/1 1/1",
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).To, w.Objective.Terms.(*Terms).Floor = "responded", kindtest.Minute
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T18:00",
			func(t *evidence.Ticket) { t.Responded = kindtest.At(responded) })
		kindtest.Scored(t, w.Last(t), want)
	}
}

// A machine's response is none, whatever exports call it; a client's neither.
func TestWhoDoesNotAnswerForTheProvider(t *testing.T) {
	for actor, answers := range map[string]bool{
		"Automation": false, "bot": false, "workflow": false, "auto": false, "trigger": false, "system": false,
		"customer": false, "client": false,
		"requester": false, "caller": false, "End user": false, "user": false, "Jane Doe": true, "agent": true,
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).To = "first-response"
		w.Ticket("T", "2026-10-05T09:00", "2026-10-06T18:00")
		w.Event("T", "2026-10-05T10:00", evidence.ChangePublicUpdate, "", "", by(actor))
		want := "0/1 0/1 0/1"
		if answers {
			want = "1/1 1/1 1/1"
		}
		kindtest.Scored(t, w.Last(t), want)
	}
}

// States are known by the words of exports, in both languages.
func TestStatesThatEndTheWorkStopTheClock(t *testing.T) {
	for _, state := range []string{
		"Resolved", "solved", "fixed", "done", "completed", "complete", "gelöst", "behoben", "erledigt", "closed",
		"cancelled", "canceled", "geschlossen", "abgeschlossen", "storniert",
	} {
		w := resolving()
		w.Ticket("T", "2026-10-05T09:00", "")
		w.State("T", "2026-10-05T11:00", "working", state)
		r := w.Last(t)
		if kindtest.Scored(t, r, "1/1 1/1 1/1"); r.Open != 0 {
			t.Errorf("%s: %d open", state, r.Open)
		}
	}
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "")
	w.State("T", "2026-10-05T11:00", "working", "assigned")
	kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
}

func TestAnEventAtTheOpeningStopsTheClock(t *testing.T) {
	for when, want := range map[string]string{
		"2026-10-05T09:00": "1/1 1/1 1/1", "2026-10-05T08:59:59.999999": "0/1 0/1 0/1",
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).To, w.Objective.Terms.(*Terms).Event = "event", `to == "working"`
		w.Ticket("T", "2026-10-05T09:00", "2026-10-06T18:00")
		w.State("T", when, "new", "working")
		kindtest.Scored(t, w.Last(t), want)
	}
}

// A clock from the resolution starts there, also where the ticket was closed later.
func TestAReportIsOwedFromTheResolutionNotTheClosing(t *testing.T) {
	for resolved, want := range map[string]string{"2026-10-05T12:00": "0/1 0/1 0/1", "": "1/1 1/1 1/1"} {
		w := explained()
		w.Ticket("T", "2026-10-05T09:00", resolved, kindtest.Closed("2026-10-07T12:00"))
		w.RootCause("T", "2026-10-09T08:00:01") // the fourth day after Monday, the second after Wednesday
		kindtest.Scored(t, w.Last(t), want)
	}
}

func TestATicketWithoutItsStartIsNoCaseAndNoProblem(t *testing.T) {
	w := assigned()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	if r := w.Last(t); r.Open != 0 || r.Volume.Sign() != 0 || len(r.Findings) != 0 {
		t.Errorf("%d open of %s, %v", r.Open, r.Volume, r.Findings)
	}
}

// A filter says nothing about targets that do not go by priority: a case without one is told.
func TestACaseWithoutATargetIsToldWhateverTheTargetGoesBy(t *testing.T) {
	for _, key := range []string{"category", "priority"} {
		w := resolving()
		w.Objective.Terms.(*Terms).Where = `title == ""`
		w.Objective.Terms.(*Terms).Within = within(key, "network", 4*kindtest.Hour)
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00")
		r := w.Last(t)
		if r.Volume.Sign() != 0 ||
			!strings.Contains(kindtest.FindingsOf(r), "warning: no target applies to the case: it is not scored") {
			t.Errorf("%s: %s of %q", key, r.Volume, kindtest.FindingsOf(r))
		}
	}
}

func TestATargetDependsOnUpToFourFields(t *testing.T) {
	for n, fails := range map[int]bool{4: false, 5: true} {
		w := resolving()
		all := within("priority", "P1", 4*kindtest.Hour)
		for _, key := range []string{"impact", "urgency", "tier", "category"}[:n-1] {
			all[0].And = append(all[0].And, targets.KeyValue{Key: key, Match: "x"})
		}
		w.Objective.Terms.(*Terms).Within = all
		if _, err := kindtest.ResultsOf(w.Context(t), &w.Objective); (err != nil) != fails {
			t.Errorf("%d fields: %v", n, err)
		}
	}
}

// A case that was opened as the last period ended is the next one's.
func TestACaseOpenedAsThePeriodEndsIsNotListedInIt(t *testing.T) {
	for opened, want := range map[timeline.Instant]int{kindtest.At("2026-11-01"): 0, kindtest.At("2026-11-01") - 1: 1} {
		w := resolving()
		w.AsOf = kindtest.At("2026-11-01T12:00")
		w.Ticket("T", "2026-10-05T09:00", "")
		w.Evidence.Tickets[0].Opened = opened
		if r := w.Last(t); r.Open != want || len(r.Undecided) != want {
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
	}{{party.Provider, false, false}, {party.Provider, true, true}, {party.Customer, false, true},
		{party.Customer, true, true}} {
		w := resolving()
		w.AsOf = kindtest.At("2026-10-05T11:00")
		w.Agreement.Fault.Undetermined = c.account
		w.Ticket("T", "2026-10-05T09:00", "")
		if c.claimed {
			w.Claim("customer", "2026-10-05T09:00", "2026-10-05T18:00")
		}
		u := w.Last(t).Undecided
		if len(u) != 1 || u[0].Passes.Known() == c.stands || (u[0].Elapsed == 0) != c.stands {
			t.Errorf("%v, claimed %v: %+v", c.account, c.claimed, u)
		}
	}
}

// Updates: one at the very resolution leaves no gap, and a ticket that is resolved as it is opened owes none.
func TestNoUpdateIsOwedForNoTime(t *testing.T) {
	w := Informed()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T09:00")
	if r := w.Last(t); len(r.Findings) != 0 {
		t.Errorf("%v", r.Findings)
	}
	w = Informed()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T11:00")
	w.Update("T", "2026-10-05T10:00")
	kindtest.Scored(t, w.Last(t), "2/2 2/2 2/2")
	w.Update("T", "2026-10-05T10:59:59.999999")
	kindtest.Scored(t, w.Last(t), "3/3 3/3 3/3")
	w.Evidence.Events[1].At++ // at the resolution
	kindtest.Scored(t, w.Last(t), "2/2 2/2 2/2")
}

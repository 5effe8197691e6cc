package timeliness

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// The worked example of rules §5: target 4 h, 9 h 12 min of business time.
func waiting(until string) *kindtest.World {
	w := resolving()
	w.Ticket("INC0042", "2026-10-05T09:00", "2026-10-06T08:12", kindtest.Priority("P1"))
	w.State("INC0042", "2026-10-05T10:00", "working", "Pending customer")
	w.State("INC0042", until, "Pending customer", "working")
	return w
}

// Decides: but-for.
func TestButForExampleExcused(t *testing.T) {
	w := waiting("2026-10-05T15:40") // 5 h 40 min waiting, 3 h 32 min remain
	r := w.Last(t)
	kindtest.Scored(t, r, "0/1 1/1 1/1")
	kindtest.Attributed(t, r.Attribution, map[party.Party]string{party.Customer: "1"})
	kindtest.Attributed(t, r.Accepted, map[party.Party]string{party.Customer: "1"})
	m := r.Misses[0]
	if m.Outcome != measure.Excused || m.Story != measure.StoryExcused ||
		m.Elapsed != 9*kindtest.Hour+12*kindtest.Minute || m.Target != 4*kindtest.Hour {
		t.Errorf("%+v", m)
	}
	if m.ByParty[party.Customer] != 5*kindtest.Hour+40*kindtest.Minute ||
		m.ByParty[party.Provider] != 3*kindtest.Hour+32*kindtest.Minute {
		t.Errorf("by party %v", m.ByParty)
	}
	if got := w.Rows(m.Rows); !slices.Equal(got, []string{"tickets.csv:2", "events.csv:2", "events.csv:3"}) {
		t.Errorf("rows %v", got)
	}
	if m.Decided != kindtest.At("2026-10-06T08:12") || m.Group != "P1" {
		t.Errorf("decided %v, group %s", m.Decided, m.Group)
	}
}

// Decides: but-for.
func TestButForExampleMissed(t *testing.T) {
	r := waiting("2026-10-05T15:00").Last(t) // 5 h waiting, 4 h 12 min remain
	kindtest.Scored(t, r, "0/1 0/1 0/1")
	kindtest.Attributed(t, r.Attribution, map[party.Party]string{party.Provider: "1"})
	m := r.Misses[0]
	if m.Outcome != measure.Missed || m.Story != measure.StoryPartly || m.ByParty[party.Customer] != 5*kindtest.Hour ||
		m.ByParty[party.Provider] != 4*kindtest.Hour+12*kindtest.Minute {
		t.Errorf("%+v", m)
	}
	// 4 h without the waiting end at 18:00, and the clock goes on in the morning
	if m.Decided != kindtest.At("2026-10-06T08:00") {
		t.Errorf("decided %v", m.Decided)
	}
}

func TestFromOpeningToResolutionUnlessTold(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).From, w.Objective.Terms.(*Terms).To = "", ""
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T13:00")
	w.Ticket("U", "2026-10-05T09:00", "2026-10-05T13:01")
	kindtest.Scored(t, w.Last(t), "1/2 1/2 1/2")
}

// Decides: clock-exactly-reached.
func TestReachingTheTargetExactlyIsInTime(t *testing.T) {
	for _, c := range []struct{ resolved, want string }{
		{"2026-10-05T13:00:00", "1/1 1/1 1/1"}, {"2026-10-05T13:00:00.000001", "0/1 0/1 0/1"},
	} {
		w := resolving()
		w.Ticket("T", "2026-10-05T09:00", c.resolved)
		kindtest.Scored(t, w.Last(t), c.want)
	}
}

// Decides: but-for.
func TestTheRestMayTakeTheWholeTarget(t *testing.T) {
	for _, c := range []struct{ until, want string }{
		{"2026-10-05T15:12:00", "0/1 1/1 1/1"}, {"2026-10-05T15:11:59.999999", "0/1 0/1 0/1"},
	} {
		kindtest.Scored(t, waiting(c.until).Last(t), c.want)
	}
}

func TestATicketWhollyOutsideHoursTakesNoTime(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).Within = within("", "", 0)
	w.Ticket("T", "2026-10-03T09:00", "2026-10-04T23:00")
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

// Decides: clock-pauses.
func TestPausesAreIntersectedWithBusinessTime(t *testing.T) {
	w := resolving()
	// 17:00 to 9:00 is 2 hours of the office calendar; the raw 16 hours would excuse anything.
	w.Ticket("T", "2026-10-05T12:00", "2026-10-06T09:30")
	w.State("T", "2026-10-05T17:00", "working", "pending customer")
	w.State("T", "2026-10-06T09:00", "pending customer", "working")
	r := w.Last(t)
	kindtest.Scored(t, r, "0/1 0/1 0/1") // 7 h 30 min less 2 h
	if got := r.Misses[0].ByParty[party.Customer]; got != 2*kindtest.Hour {
		t.Errorf("customer %d", got)
	}
}

// Decides: excused-miss-divided.
func TestSeveralPartiesShareAnExcusedMissByTheirTime(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T08:00", "2026-10-05T17:00") // 9 h
	w.State("T", "2026-10-05T09:00", "working", "pending customer")
	w.State("T", "2026-10-05T13:00", "pending customer", "awaiting vendor")
	w.State("T", "2026-10-05T15:00", "awaiting vendor", "working")
	r := w.Last(t)
	kindtest.Scored(t, r, "0/1 1/1 1/1")
	kindtest.Attributed(t, r.Attribution,
		map[party.Party]string{party.Customer: "666667/1000000", party.ThirdParty: "333333/1000000"})
	kindtest.Attributed(t, r.Misses[0].Parts,
		map[party.Party]string{party.Customer: "666667/1000000", party.ThirdParty: "333333/1000000"})
}

// Decides: counts-in.
func TestAMissIsCountedInThePeriodItWasDecided(t *testing.T) {
	for _, c := range []struct {
		counts agreement.CountsIn
		want   [3]string // of September, October, November
	}{
		{agreement.Decided, [3]string{"0/0", "0/1", "0/0"}}, // the target passed on 1 October
		{"", [3]string{"0/0", "0/1", "0/0"}},
		{agreement.Opened, [3]string{"0/1", "0/0", "0/0"}},
		{agreement.Resolved, [3]string{"0/0", "0/0", "0/1"}},
		{agreement.Closed, [3]string{"0/0", "0/0", "0/0"}},
	} {
		w := resolving()
		w.In("2026-09", "2026-10", "2026-11")
		w.Objective.CountsIn = c.counts
		w.Ticket("T", "2026-09-30T16:00", "2026-11-03T09:00", kindtest.Closed("2026-12-24"))
		for i, r := range w.ByPeriod(t) {
			if got := r.Experienced.Good.RatString() + "/" + r.Experienced.Total.RatString(); got != c.want[i] {
				t.Errorf("%s, period %d: %s, want %s", c.counts, i, got, c.want[i])
			}
		}
	}
}

func TestCasesCountByTheirFieldThoughTheyWereDecidedEarlier(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-09-29T09:00", "2026-09-29T10:00", kindtest.Closed("2026-10-05T09:00"))
	kindtest.Scored(t, w.Last(t), "0/0 0/0 0/0")
	w.Objective.CountsIn = agreement.Closed
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

func TestACaseDecidedOnTheFirstInstantOfAPeriodCountsInIt(t *testing.T) {
	for _, c := range []struct{ resolved, want string }{
		{"2026-10-01T00:00:00", "1/1 1/1 1/1"}, {"2026-09-30T23:59:59.999999", "0/0 0/0 0/0"},
	} {
		w := resolving()
		w.Ticket("T", "2026-09-30T17:00", c.resolved)
		kindtest.Scored(t, w.Last(t), c.want)
	}
}

// The allowance is used up at 18:00 on the last working day of October; the clock passes it when it goes on.
func TestAClockThatStandsPassesItsTargetWhenItGoesOn(t *testing.T) {
	w := resolving()
	w.In("2026-10", "2026-11")
	w.Ticket("T", "2026-10-30T14:00", "2026-11-02T08:01")
	results := w.ByPeriod(t)
	kindtest.Scored(t, results[0], "0/0 0/0 0/0")
	kindtest.Scored(t, results[1], "0/1 0/1 0/1")
	if got := results[1].Misses[0].Decided; got != kindtest.At("2026-11-02T08:00") {
		t.Errorf("decided %v", got)
	}
}

// Decides: counts-in.
func TestExcusedCasesAreDecidedAtTheirCompletion(t *testing.T) {
	w := resolving()
	w.In("2026-09", "2026-10")
	w.Ticket("T", "2026-09-30T15:00", "2026-10-01T17:00") // 12 h
	w.State("T", "2026-09-30T16:00", "working", "pending customer")
	w.State("T", "2026-10-01T16:00", "pending customer", "working")
	results := w.ByPeriod(t)
	kindtest.Scored(t, results[0], "0/0 0/0 0/0")
	kindtest.Scored(t, results[1], "0/1 1/1 1/1")
}

// Decides: open-cases.
func TestOpenCasesAreListedUntilTheirClockPassesTheTarget(t *testing.T) {
	for _, c := range []struct {
		asOf string
		open int
		want string
	}{
		{"2026-10-05T13:00:00", 1, "0/0 0/0 0/0"}, {"2026-10-05T13:00:00.000001", 0, "0/1 0/1 0/1"},
	} {
		w := resolving()
		w.AsOf = kindtest.At(c.asOf)
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T16:00") // resolved after the date of the data: not known yet
		r := w.Last(t)
		kindtest.Scored(t, r, c.want)
		if r.Open != c.open {
			t.Errorf("%s: %d open, want %d", c.asOf, r.Open, c.open)
		}
	}
}

// An open case whose excused time keeps it within the target is undecided, though the client lived through a miss.
func TestAnOpenCaseThatWaitsForOthersIsUndecided(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "")
	w.State("T", "2026-10-05T10:00", "working", "pending customer")
	r := w.Last(t)
	kindtest.Scored(t, r, "0/0 0/0 0/0")
	if r.Open != 1 || len(r.Misses) != 0 {
		t.Errorf("%d open, %d misses", r.Open, len(r.Misses))
	}
}

// Decides: counts-in.
func TestOpenCasesCountWhereTheirOpeningDoes(t *testing.T) {
	w := resolving()
	w.In("2026-09", "2026-10")
	w.AsOf = kindtest.At("2026-10-01T09:00")
	w.Ticket("T", "2026-09-30T17:00", "")
	if all := w.ByPeriod(t); all[0].Open != 0 || all[1].Open != 1 {
		t.Errorf("decided: %d, %d", all[0].Open, all[1].Open)
	}
	w.Objective.CountsIn = agreement.Opened
	if all := w.ByPeriod(t); all[0].Open != 1 || all[1].Open != 0 {
		t.Errorf("opened: %d, %d", all[0].Open, all[1].Open)
	}
	w.In("2026-08", "2026-09") // opened after the last period that is measured
	w.Objective.CountsIn = agreement.Decided
	w.Evidence.Tickets[0].Opened = kindtest.At("2026-10-01T08:30")
	if all := w.ByPeriod(t); all[1].Open != 0 {
		t.Errorf("later: %d", all[1].Open)
	}
}

// Decides: data-date-hides.
func TestTicketsAfterTheDateOfTheDataDoNotExist(t *testing.T) {
	w := resolving()
	w.AsOf = kindtest.At("2026-10-05T08:59:59")
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T16:00")
	r := w.Last(t)
	kindtest.Scored(t, r, "0/0 0/0 0/0")
	if r.Open != 0 {
		t.Errorf("%d open", r.Open)
	}
}

// Decides: target-by-date.
func TestTheFirstTargetThatMatchesDecides(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).Within = slices.Concat(within("priority", "p1", kindtest.Hour),
		within("category", "network", 2*kindtest.Hour), within("priority", "p2", 3*kindtest.Hour))
	network := func(t *evidence.Ticket) { t.Category = texttest.T("Network") }
	w.Ticket("A", "2026-10-05T09:00", "2026-10-05T10:00", kindtest.Priority("P1"), network)
	w.Ticket("B", "2026-10-05T09:00", "2026-10-05T10:30", kindtest.Priority("P1"), network)
	w.Ticket("C", "2026-10-05T09:00", "2026-10-05T11:00", kindtest.Priority("P2"), network)
	w.Ticket("D", "2026-10-05T09:00", "2026-10-05T11:30", kindtest.Priority("P2"), network)
	w.Ticket("E", "2026-10-05T09:00", "2026-10-05T12:00", kindtest.Priority("P2"))
	w.Ticket("F", "2026-10-05T09:00", "2026-10-05T12:30", kindtest.Priority("P2"))
	r := w.Last(t)
	kindtest.Scored(t, r, "3/6 3/6 3/6")
	var got []string
	for _, m := range r.Misses {
		got = append(got, m.ID+" "+m.Group)
	}
	if want := []string{"B p1", "D network", "F p2"}; !slices.Equal(got, want) {
		t.Errorf("misses %v, want %v", got, want)
	}
}

func TestCasesWithoutATargetAreNotScored(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).Within = within("priority", "P1", kindtest.Hour)
	w.Ticket("A", "2026-10-05T09:00", "2026-10-05T10:00", kindtest.Priority("P1"))
	w.Ticket("B", "2026-10-05T09:00", "2026-10-05T17:00", kindtest.Priority("P5"))
	w.Ticket("C", "2026-10-06T09:00", "2026-10-06T17:00", kindtest.Priority("P5"))
	r := w.Last(t)
	kindtest.Scored(t, r, "1/1 1/1 1/1")
	f := r.Findings[0]
	if len(r.Findings) != 1 || f.Count != 2 || f.Row != 3 || f.File != "tickets.csv" ||
		!strings.Contains(wordstest.English(f.Message), "no target applies") {
		t.Errorf("%+v", r.Findings)
	}
}

// A case whose priority is blank may have had any: it is good at best and a miss at worst.
//
// Decides: target-unknown.
func TestACaseThatLeavesBlankWhatItsTargetGoesByIsBounded(t *testing.T) {
	for priority, want := range map[string]string{"P5": "", "": "100 to 50"} {
		w := resolving()
		w.Objective.Terms.(*Terms).Within = within("priority", "P1", kindtest.Hour)
		w.Ticket("A", "2026-10-05T09:00", "2026-10-05T10:00", kindtest.Priority("P1"))
		w.Ticket("B", "2026-10-05T09:00", "2026-10-05T17:00", kindtest.Priority(priority))
		r := w.Last(t)
		kindtest.Scored(t, r, "1/1 1/1 1/1")
		got := ""
		if r.Best != nil {
			got = r.Best.Value.RatString() + " to " + r.Worst.Value.RatString()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", priority, got, want)
		}
	}
}

// Decides: target-by-date, target-at-start.
func TestTargetsAreThoseInForceAtTheStart(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).Within[0].Allowances = []agreement.Dated[targets.Allowance]{
		{From: kindtest.At("2026-10-05T12:00"), Value: targets.Allowance{Time: kindtest.Hour}},
		{From: kindtest.At("2026-10-12"), Value: targets.Allowance{Time: 8 * kindtest.Hour}},
	}
	w.Ticket("before any", "2026-10-05T11:59", "2026-10-05T12:30")
	w.Ticket("first", "2026-10-05T12:00", "2026-10-05T13:30")
	w.Ticket("second", "2026-10-12T08:00", "2026-10-12T15:00")
	r := w.Last(t)
	kindtest.Scored(t, r, "1/2 1/2 1/2")
	if len(r.Misses) != 1 || r.Misses[0].ID != "first" || len(r.Findings) != 1 {
		t.Errorf("%+v", r.Misses)
	}
}

// Three working days after a Thursday end on Tuesday at 18:00: 10 h on Friday, Monday and Tuesday and what was
// left of Thursday.
//
// Decides: working-days.
func TestWorkingDaysAreTurnedIntoCalendarTimeAtTheStart(t *testing.T) {
	for _, c := range []struct {
		sameTime       bool
		resolved, want string
	}{
		{false, "2026-10-06T18:00", "1/1 1/1 1/1"}, {false, "2026-10-07T08:00:00.000001", "0/1 0/1 0/1"},
		{true, "2026-10-06T15:00", "1/1 1/1 1/1"}, {true, "2026-10-06T15:00:00.000001", "0/1 0/1 0/1"},
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).Within[0].Allowances[0].Value = targets.Allowance{WorkingDays: 3, SameTime: c.sameTime}
		w.Ticket("T", "2026-10-01T15:00", c.resolved)
		kindtest.Scored(t, w.Last(t), c.want)
	}
}

func TestWorkingDaysBeyondAllYearsAreNoLimit(t *testing.T) {
	w := resolving()
	w.Agreement.Calendars["office"] = []calendar.Dated{{Spec: calendar.Spec{Name: "office"}}} // never open
	w.Objective.Terms.(*Terms).Within[0].Allowances[0].Value = targets.Allowance{WorkingDays: 1}
	w.Ticket("T", "2026-10-01T15:00", "2026-10-20T15:00")
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

// Decides: closed-for-resolved.
func TestClosedStandsInForAResolutionThatIsMissing(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "", kindtest.Closed("2026-10-05T12:00"))
	w.Ticket("at once", "2026-10-05T09:00", "", kindtest.Closed("2026-10-05T09:00"))
	r := w.Last(t)
	kindtest.Scored(t, r, "2/2 2/2 2/2")
	if len(r.Findings) != 1 ||
		!strings.Contains(wordstest.English(r.Findings[0].Message), "its closure counts as its resolution") ||
		r.Findings[0].Count != 2 {
		t.Errorf("%+v", r.Findings)
	}
}

func TestAResolutionGoesBeforeTheClosing(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T10:00", kindtest.Closed("2026-10-09T12:00"))
	r := w.Last(t)
	kindtest.Scored(t, r, "1/1 1/1 1/1")
	if len(r.Findings) != 0 {
		t.Errorf("%+v", r.Findings)
	}
}

func TestACaseThatEndsBeforeItBeginsIsAFinding(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T08:59")
	w.Ticket("U", "2026-10-05T09:00", "2026-10-05T09:00")
	w.Ticket("V", "2026-10-05T09:00", "", kindtest.Closed("2026-10-05T08:00"))
	r := w.Last(t)
	kindtest.Scored(t, r, "1/1 1/1 1/1")
	if len(r.Findings) != 2 || !strings.Contains(wordstest.English(r.Findings[0].Message), "ends before it begins") ||
		r.Findings[0].Row != 2 || r.Findings[0].Count != 2 {
		t.Errorf("%+v", r.Findings)
	}
}

func TestACaseWithoutAStartIsAFinding(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).From = "responded"
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	w.Ticket("U", "2026-10-05T09:00", "2026-10-05T18:00",
		func(t *evidence.Ticket) { t.Responded = kindtest.At("2026-10-05T14:00") })
	r := w.Last(t)
	kindtest.Scored(t, r, "1/1 1/1 1/1")
	if len(r.Findings) != 1 ||
		!strings.Contains(wordstest.English(r.Findings[0].Message), "no time at which its clock starts") {
		t.Errorf("%+v", r.Findings)
	}
}

// Promised dates: on time exactly when completed by the date; open and past the date is late.
//
// Decides: promised-date.
func TestAPromisedDateIsKeptUpToItsInstant(t *testing.T) {
	promised := func(t *evidence.Ticket) { t.Due = kindtest.At("2026-10-10T12:00") }
	w := resolving()
	w.Objective.Terms = &Terms{Of: "tickets", From: "opened", To: "closed", Calendar: "office", By: "due"}
	w.Ticket("on the date", "2026-10-05T09:00", "", kindtest.Closed("2026-10-10T12:00"), promised)
	w.Ticket("late, on a Saturday", "2026-10-05T09:00", "", kindtest.Closed("2026-10-10T12:00:01"), promised)
	w.Ticket("open", "2026-10-05T09:00", "", promised)
	w.Ticket("no promise", "2026-10-05T09:00", "", kindtest.Closed("2026-10-30T12:00"))
	w.Ticket("promised before it was opened", "2026-10-12T09:00", "", kindtest.Closed("2026-10-12T09:00"), promised)
	r := w.Last(t)
	kindtest.Scored(t, r, "1/4 1/4 1/4")
	if len(r.Findings) != 1 || !strings.Contains(wordstest.English(r.Findings[0].Message), "no date was promised") {
		t.Errorf("%+v", r.Findings)
	}
	for _, m := range r.Misses {
		if m.ID == "open" && m.Decided != kindtest.At("2026-10-10T12:00") {
			t.Errorf("decided %v", m.Decided)
		}
	}
}

func TestAPromisedDateMovesWithTheTimeOfOthers(t *testing.T) {
	w := resolving()
	w.Objective.Terms = &Terms{Of: "tickets", From: "opened", To: "resolved", By: "due"}
	w.Ticket("T", "2026-10-05T09:00", "2026-10-11T12:00",
		func(t *evidence.Ticket) { t.Due = kindtest.At("2026-10-10T12:00") })
	w.State("T", "2026-10-06T09:00", "working", "pending customer")
	w.State("T", "2026-10-07T09:00", "pending customer", "working")
	kindtest.Scored(t, w.Last(t), "0/1 1/1 1/1")
}

func TestAClockMayStopAtAnyTimeOfATicket(t *testing.T) {
	w := resolving()
	w.Objective.Terms.(*Terms).To = "due"
	w.Ticket("T", "2026-10-05T09:00", "", func(t *evidence.Ticket) { t.Due = kindtest.At("2026-10-05T13:00") })
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

func TestOutagesAreTimedToo(t *testing.T) {
	w := resolving()
	w.Objective.Service = "wan"
	w.Objective.Terms = &Terms{
		Of: "outages", From: "from", To: "notified", Within: within("severity", "major", 30*kindtest.Minute),
	}
	major := func(notified string) func(*evidence.Outage) {
		return func(o *evidence.Outage) {
			o.Severity, o.Detected, o.Acknowledged, o.Notified = texttest.T("Major"), timeline.NoInstant, timeline.NoInstant,
				timeline.NoInstant
			if notified != "" {
				o.Notified = kindtest.At(notified)
			}
		}
	}
	w.Outage("in time", "2026-10-05T09:00", "2026-10-05T12:00", major("2026-10-05T09:30"))
	w.Outage("late", "2026-10-06T09:00", "2026-10-06T12:00", major("2026-10-06T09:31"))
	w.Outage("never", "2026-10-07T09:00", "2026-10-07T12:00", major(""))
	w.Outage("theirs", "2026-10-08T09:00", "2026-10-08T12:00", major(""), kindtest.CausedBy("power grid"))
	r := w.Last(t)
	kindtest.Scored(t, r, "1/4 2/4 2/4") // the end of the outage answers where nobody was notified
	if r.Open != 0 {
		t.Errorf("%d open", r.Open)
	}
	w.Objective.Terms.(*Terms).From, w.Objective.Terms.(*Terms).To = "", "" // from the beginning to the end
	kindtest.Scored(t, w.Last(t), "0/4 1/4 1/4")
}

// Decides: undetermined-account.
func TestUndeterminedTimeStandsOnTheAgreedAccount(t *testing.T) {
	for _, c := range []struct {
		account party.Party
		want    string
	}{{party.Provider, "0/1 0/1 0/1"}, {party.Customer, "0/1 0/1 1/1"}} {
		w := resolving()
		w.Agreement.Fault.Undetermined = c.account
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T14:00") // no history, no cause: nobody knows
		r := w.Last(t)
		kindtest.Scored(t, r, c.want)
		kindtest.Attributed(t, r.Attribution, map[party.Party]string{party.Undetermined: "1"})
		if got := r.OnProvider.Good.RatString() + " " + r.OnOthers.Good.RatString(); got != "0 1" {
			t.Errorf("on provider, on others: %s", got)
		}
		if m := r.Misses[0]; m.Outcome != measure.Undetermined || m.Story != measure.StoryUndetermined {
			t.Errorf("%+v", m)
		}
	}
}

func TestTimeWithAHistoryButNoEvidenceIsTheProviders(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T14:00")
	w.State("T", "2026-10-05T10:00", "new", "assigned") // states that the agreement gives to nobody
	r := w.Last(t)
	kindtest.Attributed(t, r.Attribution, map[party.Party]string{party.Provider: "1"})
	if m := r.Misses[0]; m.Outcome != measure.Missed || m.Story != measure.StoryProvider {
		t.Errorf("%+v", m)
	}
}

func TestAPartyThatTheAgreementDoesNotExcuseIsNamedAndNotExcused(t *testing.T) {
	w := waiting("2026-10-05T15:40")
	w.Agreement.Fault.Excuses = []party.Party{party.ThirdParty}
	r := w.Last(t)
	kindtest.Scored(t, r, "0/1 1/1 0/1")
	kindtest.Attributed(t, r.Attribution, map[party.Party]string{party.Customer: "1"})
	kindtest.Attributed(t, r.Accepted, nil)
	if m := r.Misses[0]; m.Outcome != measure.Missed || m.Story != measure.StoryNotExcusable {
		t.Errorf("%+v", m)
	}
}

func TestARefusedClaimCountsForTheAttributableScoreAlone(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T14:00")
	w.Claim("customer", "2026-10-05T10:00", "2026-10-05T12:00")
	kindtest.Scored(t, w.Last(t), "0/1 1/1 1/1")
	w.Refused[0] = true
	r := w.Last(t)
	kindtest.Scored(t, r, "0/1 1/1 0/1")
	// What is claimed and refused is not undetermined: it stays with the provider, whatever the account.
	w.Agreement.Fault.Undetermined = party.Customer
	if got := w.Last(t).Misses[0].ByParty[party.Provider]; got != 2*kindtest.Hour {
		t.Errorf("provider %d", got)
	}
}

// Decides: excused-units.
func TestExcusedCasesAreKeptOrRemoved(t *testing.T) {
	w := waiting("2026-10-05T15:40")
	w.Ticket("missed", "2026-10-05T09:00", "2026-10-05T14:00",
		func(t *evidence.Ticket) { t.Fault = texttest.T("provider") })
	w.Ticket("met", "2026-10-05T09:00", "2026-10-05T12:00")
	r := w.Last(t)
	kindtest.Scored(t, r, "1/3 2/3 2/3")
	if got := r.Other.Good.RatString() + "/" + r.Other.Total.RatString(); got != "1/2" {
		t.Errorf("removed: %s", got)
	}
	w.Agreement.Fault.Removed = true
	r = w.Last(t)
	kindtest.Scored(t, r, "1/3 1/2 1/2")
	if got := r.Other.Good.RatString() + "/" + r.Other.Total.RatString(); got != "2/3" {
		t.Errorf("kept: %s", got)
	}
}

func TestObjectiveSeesTheTicketsOfItsServiceSourceAndFilter(t *testing.T) {
	w := resolving()
	w.Objective.Plan.Source = "incidents"
	w.Objective.Terms.(*Terms).Where = `priority != "P9"`
	w.Ticket("counts", "2026-10-05T09:00", "2026-10-05T10:00")
	w.Ticket("no service", "2026-10-05T09:00", "2026-10-05T10:00",
		func(t *evidence.Ticket) { t.Service = evidence.Text{} })
	w.Ticket("same service", "2026-10-05T09:00", "2026-10-05T10:00",
		func(t *evidence.Ticket) { t.Service = texttest.T(" Desk") })
	w.Ticket("other service", "2026-10-05T09:00", "2026-10-05T10:00",
		func(t *evidence.Ticket) { t.Service = texttest.T("wan") })
	w.Ticket("other source", "2026-10-05T09:00", "2026-10-05T10:00", func(t *evidence.Ticket) { t.Pos.Origin = 1 })
	w.Ticket("no source", "2026-10-05T09:00", "2026-10-05T10:00", func(t *evidence.Ticket) { t.Pos.Origin = 9 })
	w.Ticket("filtered", "2026-10-05T09:00", "2026-10-05T10:00", kindtest.Priority("P9"))
	w.Ticket("other client", "2026-10-05T09:00", "2026-10-05T10:00",
		func(t *evidence.Ticket) { t.Client = texttest.T("Somebody") })
	kindtest.Scored(t, w.Last(t), "3/3 3/3 3/3")
	w.Objective.Plan.Source, w.Objective.Service = "", ""
	kindtest.Scored(t, w.Last(t), "6/6 6/6 6/6")
}

func TestAnObjectiveThatCannotBeMeasuredSaysWhy(t *testing.T) {
	for _, c := range []struct {
		change func(*Terms)
		want   string
	}{
		{func(x *Terms) { x.Calendar = "offcie" }, `objective resolve: no calendar is called "offcie"`},
		{func(x *Terms) { x.Where = "priorty" },
			`objective resolve: where: expression "priorty", column 1: there is no field priorty`},
		{func(x *Terms) { x.From = "open" }, `objective resolve: from: there is no time called "open"`},
		{func(x *Terms) { x.To = "priority" }, `objective resolve: to: there is no time called "priority"`},
		{func(x *Terms) { x.By = "promised" }, `objective resolve: by: there is no time called "promised"`},
		{func(x *Terms) { x.Within = within("colour", "red", kindtest.Hour) },
			`objective resolve: within: there is no field "colour" that a target can depend on`},
		{func(x *Terms) {
			x.Within = slices.Concat(within("priority", "a", 1), within("impact", "a", 1), within("urgency", "a", 1),
				within("tier", "a", 1), within("item", "a", 1))
		}, `objective resolve: within: a target may depend on 4 fields, not on 5`},
		{func(x *Terms) { x.Of, x.To, x.From = "outages", "first-response", "" },
			`objective resolve: to: outages have no first-response`},
	} {
		w := resolving()
		c.change(w.Objective.Terms.(*Terms))
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T10:00")
		ctx := w.Context(t)
		if _, err := kindtest.ResultsOf(ctx, &w.Objective); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

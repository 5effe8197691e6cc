package score_test

import (
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

func at(day, hour, minute int) timeline.Instant {
	return timeline.Of(time.Date(2026, 12, day, hour, minute, 0, 0, time.UTC))
}

// major is an outage of severity major on the 10th of December from 8:00 to 10:00 UTC, noticed at 8:05, taken up at
// 8:10 and told at 8:20.
func major(id string) evidence.Outage {
	o := down(id, "wan", time.December, 2)
	o.Severity, o.Title = texttest.T("major"), texttest.T("Core switch")
	o.Detected, o.Acknowledged, o.Notified = at(10, 8, 5), at(10, 8, 10), at(10, 8, 20)
	return o
}

// telling promises that the client is told within so many minutes of the detection of an outage.
func telling(a *agreement.Agreement, minutes int) {
	a.Major = agreement.DefaultMajor()
	a.Objectives = append(a.Objectives, agreement.Objective{
		ID: "told", Name: "Told in time", Service: "wan", Decimals: -1, AllowedMisses: -1, CountsIn: agreement.Decided,
		Targets: since(agreement.Target{Value: big.NewRat(95, 1), Unit: "%", Text: "95%"}),
		Terms: &timeliness.Terms{Of: "outages", From: "detected", To: "notified", Priority: targets.Carry,
			Reopen: course.Resume,
			Within: []targets.Within{{Allowances: since(targets.Allowance{Time: timeline.Micros(minutes) * timeline.Minute})}}},
	})
}

func marked(i report.Incident) (list []string) {
	for _, m := range i.Marks {
		list = append(list, m.Key)
	}
	return list
}

// Decides: incident-promise.
func TestAMajorIncidentIsToldFromItsBeginningToItsEnd(t *testing.T) {
	a := uptime(t, "wan")
	telling(a, 15)
	minor := down("B", "wan", time.December, 1)
	r := build(t, a, outages(major("A"), minor), "2026-12")
	if r.Incidents.Len() != 1 {
		t.Fatalf("%d incidents, want the major one", r.Incidents.Len())
	}
	i := first(r)
	if want := []string{"began", "detected", "acknowledged", "told", "ended"}; !slices.Equal(marked(i), want) {
		t.Errorf("marks %v, want %v", marked(i), want)
	}
	if i.Seconds != 7200 || i.Marks[3].After != 1200 || i.Silence == nil || i.Silence.Seconds != 6000 {
		t.Errorf("%v s, told after %v s, silence %+v; want 7200, 1200 and 6000", i.Seconds, i.Marks[3].After, i.Silence)
	}
	if len(i.Promises) != 1 || i.Promises[0].Outcome != "kept" || i.Promises[0].Elapsed != 900 ||
		i.Promises[0].Target != 900 {
		t.Errorf("promises %+v, want one, kept with its whole 15 min", i.Promises)
	}
	if want := "It lasted 2\u00a0h from 10 Dec 2026 09:00. The client was told after 20\u00a0min. The longest silence " +
		"was 1\u00a0h 40\u00a0min. The time promise about it was kept."; i.Sentence != want {
		t.Errorf("%q\nwant %q", i.Sentence, want)
	}
	if !slices.Equal(i.Rows, []string{"data/outages.csv:2"}) {
		t.Errorf("rows %v", i.Rows)
	}
}

// Decides: incident-promise.
func TestAPromiseAboutAnIncidentIsBrokenByASecondTooMuch(t *testing.T) {
	a := uptime(t, "wan")
	telling(a, 15)
	o := major("A")
	o.Notified = o.Notified.Add(timeline.Second)
	if p := first(build(t, a, outages(o), "2026-12")).Promises; len(p) != 1 || p[0].Outcome != "missed" ||
		p[0].Elapsed != 901 {
		t.Errorf("promises %+v, want one missed after 901 s", p)
	}
}

// Decides: incident-same-number, incident-silence.
func TestAnOutageAndATicketWithOneNumberAreOneIncident(t *testing.T) {
	a := uptime(t, "wan")
	a.Major = agreement.Major{Outages: `severity == "major"`, Tickets: `priority == "P1"`}
	e := outages(major("INC7"))
	none := timeline.NoInstant
	e.Tickets = []evidence.Ticket{{ID: "inc7", Service: texttest.T("wan"), Priority: texttest.T("P1"),
		Opened: at(10, 8, 6), Responded: none, Resolved: at(10, 10, 30), Closed: at(11, 9, 0),
		Due: none, Changed: none, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1, Pos: evidence.Pos{Row: 9}}}
	for k, minute := range []int{30, 50} {
		e.Events = append(
			e.Events,
			evidence.Event{
				Ticket: "inc7", At: at(10, 9, minute), Recorded: none, What: evidence.ChangePublicUpdate, Actor: texttest.T("desk"),
				Pos: evidence.Pos{Row: uint32(20 + k)},
			},
		)
	}
	e.Events = append(
		e.Events,
		evidence.Event{
			Ticket: "inc7", At: at(10, 8, 7), Recorded: none, What: evidence.ChangePublicUpdate, Actor: texttest.T("system"),
			Pos: evidence.Pos{Row: 30},
		},
	)
	r := build(t, a, e, "2026-12")
	if r.Incidents.Len() != 1 {
		t.Fatalf("%d incidents, want one", r.Incidents.Len())
	}
	i := first(r)
	want := []string{"began", "detected", "opened", "acknowledged", "told", "update", "update", "ended", "resolved",
		"closed"}
	if !slices.Equal(marked(i), want) {
		t.Errorf("marks %v, want %v: what the system wrote is no word to the client", marked(i), want)
	}
	if i.To != at(10, 10, 30).String() || i.Silence.Seconds != 4200 { // 8:20 to 9:30
		t.Errorf("until %s with a silence of %v s, want 10:30 and 4200", i.To, i.Silence.Seconds)
	}
}

// Decides: incident-silence.
func TestAnIncidentThatLastsIsToldUpToTheDateOfTheData(t *testing.T) {
	a := uptime(t, "wan")
	a.Major = agreement.DefaultMajor()
	o := major("A")
	o.To, o.Notified = timeline.NoInstant, timeline.NoInstant
	e := outages(o)
	e.Newest = at(10, 11, 0)
	i := first(build(t, a, e, "2026-12"))
	if i.To != "" || i.Seconds != 3*3600 || i.Silence != nil || slices.Contains(marked(i), "ended") {
		t.Errorf("%+v: want 3 h, no end, and no silence where no message is recorded", i)
	}
	// Data that never records a message to the client does not prove that there was none.
	if want := "It has lasted 3\u00a0h since 10 Dec 2026 09:00 and is not over."; i.Sentence != want {
		t.Errorf("%q, want %q", i.Sentence, want)
	}
	e.Outages = append(e.Outages, outages(major("B")).Outages...)
	made := build(t, a, e, "2026-12")
	told := made.Incidents.First(made.Incidents.Len())
	silent := told[slices.IndexFunc(told, func(i *report.Incident) bool { return i.ID == "A" })]
	if want := "It has lasted 3\u00a0h since 10 Dec 2026 09:00 and is not over. No message to the client is " +
		"recorded."; silent.Sentence != want {
		t.Errorf("%q, want %q", silent.Sentence, want)
	}
	e.Outages = e.Outages[:1]
	e.Newest = at(10, 8, 4)
	if got := marked(first(build(t, a, e, "2026-12"))); !slices.Equal(got, []string{"began"}) {
		t.Errorf("marks %v before anything else was known, want began alone", got)
	}
}

// Decides: incident-major.
func TestIncidentsOfOtherPeriodsAndServicesAreNotTold(t *testing.T) {
	a := uptime(t, "wan")
	a.Major = agreement.DefaultMajor()
	other := major("B")
	other.Service = texttest.T("lan")
	before := major("C")
	before.From, before.To = at(1, 0, 0).Add(-3*timeline.Hour), at(1, 0, 0).Add(-timeline.Hour) // up to midnight in Berlin
	r := build(t, a, outages(other, before), "2026-12")
	if r.Incidents.Len() != 0 {
		t.Errorf("told %+v, want none", r.Incidents)
	}
	before.To = before.To.Add(timeline.Second)
	if r := build(t, a, outages(other, before), "2026-12"); r.Incidents.Len() != 1 {
		t.Error("an incident that reaches a second into the period is not told")
	}
	a.Major = agreement.Major{}
	if r := build(t, a, outages(major("A")), "2026-12"); r.Incidents.Len() != 0 {
		t.Error("an agreement that tells no incidents told one")
	}
}

func first(r *report.Report) report.Incident { return *r.Incidents.At(0) }

// A value that meets its target only before the agreed rounding is printed with what it was rounded to.
func TestAnExcusedValueSaysWhatItWasRoundedTo(t *testing.T) {
	const rest = " against at least 99.2 %; without what others answer for it is 100.00 %: excused."
	for _, c := range []struct {
		hours, decimals int
		want            string
	}{
		{5, 0, "The client saw 99.33 % (rounded to 99 % as agreed)" + rest},
		{5, 1, "100.00 %, promised at least 99.2 %: met."},
		{6, 0, "The client saw 99.19 %" + rest}, // as it is, it misses the target, too
	} {
		a := uptime(t, "wan")
		a.Fault.Causes["customer change"] = party.Customer
		a.Objectives[0].Decimals = c.decimals
		a.Objectives[0].Targets = since(agreement.Target{Value: big.NewRat(992, 10), Unit: "%", Text: "99.20%"})
		o := down("O", "wan", time.October, c.hours)
		o.Cause = texttest.T("customer change")
		if got := plain(build(t, a, outages(o), "2026-10").Objectives[0].Sentence); got != c.want {
			t.Errorf("%d h to %d decimals: %q, want %q", c.hours, c.decimals, got, c.want)
		}
	}
}

package score_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// outageAt is an outage of 2026, such as 10-01 00:00:00 for 31m.
func outageAt(from string, length timeline.Micros) evidence.Outage {
	at, err := time.Parse("2006-01-02 15:04:05", "2026-"+from)
	if err != nil {
		panic(err)
	}
	o := shortOutage(from, 1, 0)
	o.From = timeline.Of(at)
	o.To = o.From.Add(length)
	return o
}

// watched is the watch list of October 2026 for a consequence of outages.
func watched(t *testing.T, list []evidence.Outage, rules ...agreement.OutageBreach) []report.Watch {
	t.Helper()
	a := uptime(t, "wan")
	a.Zone = time.UTC
	for i := range rules {
		a.Objectives[0].Terminate = append(a.Objectives[0].Terminate, agreement.Breach{Outages: &rules[i]})
	}
	return build(t, a, outages(list...), "2026-10").WatchList
}

// Decides: watch-outages, watch-outages-window.
func TestOutagesWithinRollingDaysGiveTheRightToTerminate(t *testing.T) {
	const m, s = timeline.Minute, timeline.Second
	three := agreement.OutageBreach{Number: 3, Length: 30 * m, Longer: true, Days: 30}
	least := agreement.OutageBreach{Number: 3, Length: 30 * m, Days: 30}
	ofPeriod := agreement.OutageBreach{Number: 2, Length: 30 * m}
	first, second := outageAt("10-01 00:00:00", 31*m), outageAt("10-15 00:00:00", 31*m)
	for _, c := range []struct {
		name  string
		rule  agreement.OutageBreach
		list  []evidence.Outage
		so    int
		arose string
	}{
		{"within 30 days", three, []evidence.Outage{first, second, outageAt("10-30 23:59:59", 31*m)}, 3,
			"2026-10-31T00:29:59Z"},
		{"exactly 30 days later", three, []evidence.Outage{first, second, outageAt("10-31 00:00:00", 31*m)}, 2, ""},
		{"one is just 30 minutes", three,
			[]evidence.Outage{first, outageAt("10-15 00:00:00", 30*m), outageAt("10-20 00:00:00", 31*m)}, 2, ""},
		{
			"one is a second longer", three,
			[]evidence.Outage{first, outageAt("10-15 00:00:00", 30*m+s), outageAt("10-20 00:00:00", 31*m)}, 3,
			"2026-10-20T00:30:00Z",
		},
		{
			"30 minutes are enough", least,
			[]evidence.Outage{first, outageAt("10-15 00:00:00", 30*m), outageAt("10-20 00:00:00", 31*m)}, 3,
			"2026-10-20T00:30:00Z",
		},
		{"a second short", least,
			[]evidence.Outage{first, outageAt("10-15 00:00:00", 30*m-s), outageAt("10-20 00:00:00", 31*m)}, 2, ""},
		{"overlapping ones are one", three, []evidence.Outage{first, outageAt("10-01 00:20:00", 40*m), second}, 2, ""},
		{
			"over the end of a month", three,
			[]evidence.Outage{outageAt("09-20 00:00:00", 31*m), outageAt("09-25 00:00:00", 31*m), first}, 3,
			"2026-10-01T00:30:00Z",
		},
		{
			"all before the period, and none can follow", three,
			[]evidence.Outage{outageAt("08-20 00:00:00", 31*m), outageAt("08-25 00:00:00", 31*m),
				outageAt("08-26 00:00:00", 31*m)}, 0, "",
		},
		{"in a period", ofPeriod, []evidence.Outage{outageAt("09-30 23:00:00", 31*m), first}, 1, ""},
		{"both in the period", ofPeriod, []evidence.Outage{outageAt("10-01 00:00:00", 31*m), second}, 2,
			"2026-10-15T00:30:00Z"},
		{"after the period", ofPeriod, []evidence.Outage{first, outageAt("11-01 00:00:00", 31*m)}, 1, ""},
		{"none", three, []evidence.Outage{outageAt("10-01 00:00:00", 5*m)}, 0, ""},
	} {
		w := watched(t, c.list, c.rule)[0]
		if w.Misses != c.so || w.Arose != c.arose || w.Reached != (c.arose != "") || w.Distance != max(0, w.Limit-c.so) ||
			len(w.Outages) != c.so {
			t.Errorf("%s: %+v", c.name, w)
		}
	}
}

// Decides: watch-downtime-window.
func TestTimeDownGivesTheRightToTerminate(t *testing.T) {
	const h, s = timeline.Hour, timeline.Second
	more := agreement.OutageBreach{Downtime: 24 * h, More: true}
	least := agreement.OutageBreach{Downtime: 24 * h}
	days := agreement.OutageBreach{Downtime: 24 * h, More: true, Days: 30}
	first := outageAt("10-02 00:00:00", 20*h)
	for _, c := range []struct {
		name  string
		rule  agreement.OutageBreach
		list  []evidence.Outage
		so    timeline.Micros
		arose string
	}{
		{"exactly as much", more, []evidence.Outage{first, outageAt("10-20 00:00:00", 4*h)}, 24 * h, ""},
		{"a second more", more, []evidence.Outage{first, outageAt("10-20 00:00:00", 4*h+s)}, 24*h + s,
			"2026-10-20T04:00:00Z"},
		{"as much is enough", least, []evidence.Outage{first, outageAt("10-20 00:00:00", 4*h)}, 24 * h,
			"2026-10-20T04:00:00Z"},
		{"a second short", least, []evidence.Outage{first, outageAt("10-20 00:00:00", 4*h-s)}, 24*h - s, ""},
		{"part of it in the month before", more, []evidence.Outage{outageAt("09-30 10:00:00", 30*h)}, 16 * h, ""},
		{"rolling, over the end of a month", days, []evidence.Outage{outageAt("09-30 10:00:00", 30*h)}, 30 * h,
			"2026-10-01T10:00:00Z"},
		{"rolling, too far apart", days, []evidence.Outage{outageAt("09-10 00:00:00", 20*h), outageAt("10-20 00:00:00", 5*h)},
			20 * h, ""},
		{"rolling, just together", days, []evidence.Outage{outageAt("09-20 00:00:00", 20*h), outageAt("10-20 00:00:00", 5*h)},
			20 * h, ""},
		{
			"rolling, an hour nearer", days,
			[]evidence.Outage{outageAt("09-20 10:00:00", 20*h), outageAt("10-20 00:00:00", 5*h)}, 25 * h, "2026-10-20T04:00:00Z",
		},
		{"rolling, all of it long ago", days, []evidence.Outage{outageAt("08-01 00:00:00", 30*h)}, 0, ""},
		{"none", more, nil, 0, ""},
	} {
		list := append(c.list, outageAt("12-01 00:00:00", s)) // so that there is data
		w := watched(t, list, c.rule)[0]
		if w.Downtime != c.so.Seconds() || w.Arose != c.arose || w.Reached != (c.arose != "") {
			t.Errorf("%s: %+v", c.name, w)
		}
	}
}

// Decides: watch-outages-of-provider.
func TestOnlyWhatCountsOfAnOutageGivesTheRightToTerminate(t *testing.T) {
	a := uptime(t, "wan")
	a.Zone, a.Fault.Excuses = time.UTC, []party.Party{party.Customer}
	rule := agreement.OutageBreach{Number: 2, Length: 30 * timeline.Minute, Longer: true, Days: 30}
	a.Objectives[0].Terminate = []agreement.Breach{{Outages: &rule}}
	list := []evidence.Outage{outageAt("10-01 00:00:00", timeline.Hour), outageAt("10-15 00:00:00", timeline.Hour)}
	look := func(e *evidence.Evidence) report.Watch { return build(t, a, e, "2026-10").WatchList[0] }
	if w := look(outages(list...)); !w.Reached || len(w.Outages) != 2 ||
		fmt.Sprint(w.Outages[1].Rows) != "[data/outages.csv:3]" {
		t.Errorf("both are the provider's: %+v", w)
	}
	theirs := list[1]
	theirs.Fault = texttest.T("customer")
	if w := look(outages(list[0], theirs)); w.Reached || w.Misses != 1 {
		t.Errorf("one is the customer's: %+v", w)
	}
	terms := a.Objectives[0].Terms.(*availability.Terms)
	terms.Counted.Grace = 30 * timeline.Minute
	if w := look(outages(list...)); w.Reached {
		t.Errorf("half an hour of each does not count: %+v", w)
	}
	terms.Counted = agreement.Counted{}
	berlin, bonn := list[0], list[1]
	berlin.Site, bonn.Site = texttest.T("Berlin"), texttest.T("Bonn")
	terms.PerSite = true
	if w := look(outages(berlin, bonn)); w.Reached || w.Misses != 1 {
		t.Errorf("each site has its own: %+v", w)
	}
	terms.PerSite, a.From = false, list[0].From+1
	if w := look(outages(list...)); w.Reached {
		t.Errorf("one began before the agreement did: %+v", w)
	}
}

// Any of several rules is enough, and each says in a sentence how far it is.
func TestEveryRuleAboutOutagesSaysHowFarItIs(t *testing.T) {
	const m, h = timeline.Minute, timeline.Hour
	list := []evidence.Outage{outageAt("10-01 00:00:00", 31*m), outageAt("10-15 00:00:00", 61*m)}
	var texts []string
	for _, w := range watched(t, list, agreement.OutageBreach{Number: 3, Length: 30 * m, Longer: true, Days: 30},
		agreement.OutageBreach{Number: 2, Days: 14}, agreement.OutageBreach{Number: 1, Length: h, Days: 1},
		agreement.OutageBreach{Downtime: 24 * h, More: true}, agreement.OutageBreach{Downtime: h, Days: 30}) {
		texts = append(texts, plain(w.Text))
	}
	want := `Uptime of wan: 2 of the 3 outages longer than 30 min within 30 days that give the right to terminate; 1 left.
Uptime of wan: 1 of the 2 outages within 14 days that give the right to terminate; 1 left.
Uptime of wan: 1 outage of at least 1 h within a day: the client may terminate since 15 Oct 2026 01:00 (outages.csv row 3).
Uptime of wan: 1 h 32 min down in the period; more than 24 h give the right to terminate, 22 h 28 min left.
Uptime of wan: 1 h 32 min down within 30 days, where 1 h give the right to terminate: the client may since 15 Oct 2026 00:29 (outages.csv rows 2, 3).`
	if got := strings.Join(texts, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Two outages of more than half an hour within 30 days give the right to terminate. One of an hour is certain. Of
// another nobody can read the end: it may have lasted a second, or to the date of the data, so that the right is open.
// Where there are two that are certain it is there, and where the limit is four it is not, whatever the third one was.
// One that may be excused may be none, and a row that could not be read may be one more.
//
// Decides: watch-outages-doubt.
func TestARightThatHangsOnAnUnreadOutageIsOpen(t *testing.T) {
	const h = timeline.Hour
	a := uptime(t, "wan")
	a.Zone, a.Fault.Excuses = time.UTC, []party.Party{party.Customer}
	first, second, unread := outageAt("10-01 00:00:00", h), outageAt("10-05 00:00:00", h), outageAt("10-15 00:00:00", h)
	unread.To, unread.Lost = timeline.NoInstant, evidence.DayDone
	gap := func(cause evidence.GapCause, records, field string, rows ...evidence.Pos) evidence.Gap {
		at := []timeline.Interval{{From: unread.From, To: unread.From}}
		return evidence.Gap{Records: records, Source: "reg", Cause: cause, Field: field, At: at, Rows: rows}
	}
	const noEnd, cause, rejected, claims = "to", "cause", "row", "claims"
	for _, c := range []struct {
		name, unread string
		list         []evidence.Outage
		rule         agreement.OutageBreach
		least, most  string
		reached      bool
		open         bool
	}{
		{"everything was read", "", []evidence.Outage{first, second},
			agreement.OutageBreach{Number: 2, Length: h / 2, Days: 30}, "", "", true, false},
		{"one is certain", noEnd, []evidence.Outage{first, unread},
			agreement.OutageBreach{Number: 2, Length: h / 2, Days: 30}, "1", "2", false, true},
		{"two are certain", noEnd, []evidence.Outage{first, second, unread},
			agreement.OutageBreach{Number: 2, Length: h / 2, Days: 30}, "2", "3", true, false},
		{"four are needed", noEnd, []evidence.Outage{first, second, unread},
			agreement.OutageBreach{Number: 4, Length: h / 2, Days: 30}, "2", "3", false, false},
		{"a row is another one", rejected, []evidence.Outage{first},
			agreement.OutageBreach{Number: 2, Length: h / 2, Days: 30}, "1", "2", false, true},
		{"any may be excused", claims, []evidence.Outage{first, second},
			agreement.OutageBreach{Number: 2, Length: h / 2, Days: 30}, "0", "2", false, true},
		{"so many hours are not known", noEnd, []evidence.Outage{first, unread},
			agreement.OutageBreach{Downtime: 10 * h, Days: 30}, "3600", "1468800", false, true},
		{"the hour that is certain suffices", noEnd, []evidence.Outage{first, unread},
			agreement.OutageBreach{Downtime: h, Days: 30}, "3600", "1468800", true, false},
		{"a row may have lasted for ever", rejected, []evidence.Outage{first},
			agreement.OutageBreach{Downtime: 10 * h, Days: 30}, "3600", "", false, true},
	} {
		e := outages(c.list...)
		last := e.Outages[len(e.Outages)-1].Pos
		switch c.unread {
		case noEnd:
			e.Gaps = append(e.Gaps, gap(evidence.CellUnread, "outages", "to", last))
		case rejected:
			e.Gaps = append(e.Gaps, gap(evidence.RowUnread, "outages", ""))
		case claims:
			e.Gaps = append(e.Gaps, gap(evidence.RowUnread, "claims", ""))
		}
		a.Objectives[0].Terminate = []agreement.Breach{{Outages: &c.rule}}
		w := build(t, a, e, "2026-10").WatchList[0]
		if w.Least != c.least || w.Most != c.most || w.Reached != c.reached || w.Open != c.open ||
			(w.Arose != "") != c.reached {
			t.Errorf("%s: between %q and %q, reached %v, open %v: %+v", c.name, w.Least, w.Most, w.Reached, w.Open, w)
		}
		if open := strings.Contains(w.Text, "is open"); open != c.open ||
			(strings.Contains(w.Text, "may terminate since") || strings.Contains(w.Text, "may since")) != c.reached {
			t.Errorf("%s: %s", c.name, w.Text)
		}
	}
}

package workspace

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// timelinessOf reads an agreement whose only objective has these terms.
func timelinessOf(t *testing.T, terms string) *timeliness.Terms {
	t.Helper()
	text := strings.Replace(goodAgreement, "availability: {from: outages}", "timeliness: {to: resolved, "+terms+"}", 1)
	w, problems, err := Load(fstest.MapFS{File: {Data: []byte(goodSettings)}, "agreements/a.yaml": {Data: []byte(text)}})
	if err != nil || len(problems) > 0 {
		t.Fatalf("%s: %v %v", terms, err, problems)
	}
	return w.Agreements[0].Objectives[0].Terms.(*timeliness.Terms)
}

// hours is a target in hours.
func hours(n timeline.Micros, text string) targets.Allowance {
	return targets.Allowance{Time: n * timeline.Hour, Text: text}
}

func TestTargetsVaryByTheFieldsOfACase(t *testing.T) {
	four, eight := hours(4, "4h"), hours(8, "8h")
	for terms, want := range map[string][]targets.Within{
		"within: 4h":                                  {allowed("", "", four)},
		"within: {P1: 4h, others: 8h}":                {allowed("priority", "P1", four), allowed("", "", eight)},
		"by: urgency, within: {others: 8h, high: 4h}": {allowed("urgency", "high", four), allowed("", "", eight)},
		"by: impact, within: {1: 4h}":                 {allowed("impact", "1", four)},
		"by: tier, within: {gold: 4h, silver: 8h}":    {allowed("tier", "gold", four), allowed("tier", "silver", eight)},
		"by: [impact, urgency], within: {1/2: 4h}": {
			{Key: "impact", Match: "1", And: []targets.KeyValue{{Key: "urgency", Match: "2"}}, Allowances: since(four)},
		},
	} {
		same(t, terms, timelinessOf(t, terms).Within, want)
	}
}

func TestTargetsVaryByDate(t *testing.T) {
	got := timelinessOf(t, "within: {P1: {2026-01-01: 8h, 2026-07-01: 4h}, others: 8h}").Within
	same(t, "dated", got, []targets.Within{
		{Key: "priority", Match: "P1", Allowances: []agreement.Dated[targets.Allowance]{
			{From: instant("2025-12-31T23:00:00Z"), Value: hours(8, "8h")},
			{From: instant("2026-06-30T22:00:00Z"), Value: hours(4, "4h")},
		}},
		allowed("", "", hours(8, "8h")),
	})
}

func TestTargetsVaryByCalendar(t *testing.T) {
	on := func(w targets.Within, calendar string) targets.Within {
		w.Calendar = calendar
		return w
	}
	four, eight := hours(4, "4h"), hours(8, "8h")
	for _, c := range []struct {
		terms, usual string
		want         []targets.Within
		names        []string
	}{
		{"calendar: office, within: {P1: 4h, others: 8h}", "office",
			[]targets.Within{allowed("priority", "P1", four), allowed("", "", eight)}, []string{"office"}},
		{"within: 4h", "", []targets.Within{allowed("", "", four)}, []string{"always"}},
		{"calendar: {P1: always, others: office}, within: {P1: 4h, P2: 8h, others: 8h}", "office",
			[]targets.Within{on(allowed("priority", "P1", four), "always"), allowed("priority", "P2", eight),
				allowed("", "", eight)}, []string{"always", "office"}},
		{"calendar: {others: office, p1: always}, within: {P1: 4h}", "office",
			[]targets.Within{on(allowed("priority", "P1", four), "always")}, []string{"always"}},
		{"calendar: {P1: always, P2: office}, within: {P1: 4h, P2: 8h}", "",
			[]targets.Within{on(allowed("priority", "P1", four), "always"), on(allowed("priority", "P2", eight), "office")},
			[]string{"always", "office"}},
		{"calendar: {P1: always, others: office}, within: 4h", "office", // the same target on two calendars
			[]targets.Within{on(allowed("priority", "P1", four), "always"), allowed("", "", four)},
			[]string{"always", "office"}},
		{"calendar: {P1: always, P2: always, others: office}, within: {P1: 4h, others: 8h}", "office",
			[]targets.Within{on(allowed("priority", "P1", four), "always"), on(allowed("priority", "P2", eight), "always"),
				allowed("", "", eight)}, []string{"always", "office"}},
		{"by: [impact, urgency], calendar: {1/1: always, others: office}, within: {\"1 / 1\": 4h, others: 8h}", "office",
			[]targets.Within{
				on(
					targets.Within{
						Key: "impact", Match: "1", And: []targets.KeyValue{{Key: "urgency", Match: "1"}}, Allowances: since(four),
					}, "always",
				), allowed("", "", eight),
			},
			[]string{"always", "office"}},
	} {
		got := timelinessOf(t, c.terms)
		same(t, c.terms, got.Within, c.want)
		same(t, c.terms+": the calendars", got.Calendars(), c.names)
		same(t, c.terms+": the usual one", got.Calendar, c.usual)
	}
}

func TestAPromisedDateRunsAroundTheClock(t *testing.T) {
	same(t, "promise", timelinessOf(t, "by: due").Calendars(), []string{"always"})
}

func TestLengthsOfTimeTakeEveryUnitOfTime(t *testing.T) {
	for unit, good := range map[string]bool{
		"ms": true, "s": true, "min": true, "h": true, "d": true, "hours": true, "points": false, "%": false,
	} {
		text := strings.Replace(goodAgreement, "availability: {from: outages}\n    target: 99%",
			"statistic: {of: outages, value: restore, take: mean}\n    target: at most 4 "+unit, 1)
		_, problems, err := Load(fstest.MapFS{File: {Data: []byte(goodSettings)}, "agreements/a.yaml": {Data: []byte(text)}})
		if err != nil || (len(problems) == 0) != good {
			t.Errorf("%s: %v", unit, problems)
		}
	}
}

func TestSitesAreAveragedAsNamedOrAsFound(t *testing.T) {
	for text, want := range map[string]availability.Terms{
		"no": {}, "yes": {PerSite: true}, "[Bonn]": {PerSite: true, Sites: []string{"Bonn"}},
		"[Bonn, Ulm]": {PerSite: true, Sites: []string{"Bonn", "Ulm"}},
	} {
		source := strings.Replace(goodAgreement, "{from: outages}", "{from: outages, per-site: "+text+"}", 1)
		w, problems, err := Load(
			fstest.MapFS{File: {Data: []byte(goodSettings)}, "agreements/a.yaml": {Data: []byte(source)}},
		)
		if err != nil || len(problems) > 0 {
			t.Fatalf("%s: %v %v", text, err, problems)
		}
		same(t, text, *w.Agreements[0].Objectives[0].Terms.(*availability.Terms), want)
	}
}

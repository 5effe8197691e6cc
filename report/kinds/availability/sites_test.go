package availability

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// shops is a client with three sites, one of which never fails: 720 h each.
func shops() *kindtest.World {
	w := network()
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T13:36", kindtest.Site("Berlin"))
	w.Outage("b", "2026-04-04T10:00", "2026-04-04T17:12", kindtest.Site("bonn "))
	w.Objective.Terms.(*Terms).PerSite, w.Objective.Terms.(*Terms).Sites = true, []string{"Ulm", "Bonn", "Berlin"}
	return w
}

// asidesOf lists the figures of the sites.
func asidesOf(r measure.Result) string {
	var list []string
	for _, a := range r.Asides {
		list = append(list, a.Key+" "+a.Of+" "+a.Value.FloatString(2)+a.Unit)
	}
	return strings.Join(list, "; ")
}

// 3.6 h and 7.2 h of 3 × 720 h: 99.5 %, 99 % and 100 %, on the mean 99.5 %.
//
// Decides: site-not-named.
func TestASiteThatNeverFailsCountsWhereTheAgreementNamesIt(t *testing.T) {
	r := shops().Measure(t)
	kindtest.ScoresAre(t, r, "99.5", "99.5", "99.5")
	kindtest.BooksBalance(t, r)
	if got := asidesOf(r); got != "aside.site Berlin 99.50%; aside.site Bonn 99.00%; aside.site Ulm 100.00%" {
		t.Errorf("sites: %s", got)
	}
	w := shops()
	w.Objective.Terms.(*Terms).Sites = nil // only the two that the outages name
	kindtest.ScoresAre(t, w.Measure(t), "99.25", "99.25", "99.25")
}

func TestTheMeanOverTheSitesIsTheMeanOfTheirFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := network()
		w.Objective.Terms.(*Terms).PerSite, w.Objective.Terms.(*Terms).Sites = true, []string{"a", "b", "c"}
		for i := range rapid.IntRange(0, 6).Draw(t, "outages") {
			from := kindtest.At("2026-04-02").Add(timeline.Micros(rapid.Int64Range(0, 600).Draw(t, "from")) * timeline.Hour)
			w.Outage(fmt.Sprint(i), "2026-04-02", "2026-04-02",
				kindtest.Site(rapid.SampledFrom([]string{"a", "b", "c", ""}).Draw(t, "site")))
			w.Evidence.Outages[i].From, w.Evidence.Outages[i].To = from,
				from.Add(timeline.Micros(rapid.Int64Range(1, 40).Draw(t, "hours"))*timeline.Hour)
		}
		r := w.Measure(t)
		mean := kindtest.Rat("0")
		for _, a := range r.Asides {
			mean.Add(mean, a.Value)
		}
		if mean.Quo(mean, kindtest.Rat("3")).Cmp(r.Contractual.Value) != 0 || len(r.Asides) != 3 {
			t.Fatalf("mean %s, value %s", mean.FloatString(6), r.Contractual.Value.FloatString(6))
		}
	})
}

// Decides: site-not-named.
func TestAnOutageWithoutASiteHitsAllOfThem(t *testing.T) {
	w := shops()
	w.Outage("c", "2026-04-05T10:00", "2026-04-05T17:12")
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "98.5", "98.5", "98.5")
	var groups []string
	for _, m := range r.Misses {
		groups = append(groups, m.ID+" "+m.Group)
	}
	slices.Sort(groups)
	if !slices.Equal(groups, []string{"a Berlin", "b Bonn", "c Berlin", "c Bonn", "c Ulm"}) {
		t.Errorf("misses %v", groups)
	}
	kindtest.BooksBalance(t, r)
}

// Decides: site-not-named.
func TestAnOutageOfASiteThatIsNotCountedIsAFinding(t *testing.T) {
	w := shops()
	w.Outage("c", "2026-04-05T10:00", "2026-04-05T17:12", kindtest.Site("Mainz"))
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "99.5", "99.5", "99.5")
	kindtest.FindingsAre(t, r,
		`c is about the site "Mainz", which is none of those that the agreement names: it does not count`)
	w.Evidence.Outages[2].From, w.Evidence.Outages[2].To = kindtest.At("2026-03-05"), kindtest.At("2026-03-06")
	kindtest.FindingsAre(t, w.Measure(t))
}

// Berlin speaks for twelve of 24 hours and Bonn, named by the agreement, for none: coverage is a quarter. All that is
// unknown up leaves the hour that Berlin was seen down, 47 of 48; all of it down leaves 11 of 48.
func TestASiteThatNoSampleTellsOfIsUnknown(t *testing.T) {
	w := probed(Terms{By: ByRun, Failures: 1, Every: timeline.Hour})
	w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-02"))
	w.Objective.Terms.(*Terms).PerSite, w.Objective.Terms.(*Terms).Sites = true, []string{"Berlin", "Bonn"}
	for i := range 12 {
		state := kindtest.OK
		if i == 3 {
			state = kindtest.Failed
		}
		w.Sample("Berlin", kindtest.At("2026-04-01").Add(timeline.Micros(i)*timeline.Hour), state)
	}
	w.Sample("Mainz", kindtest.At("2026-04-01T06:00"), kindtest.Failed)
	r := w.Measure(t)
	kindtest.Exactly(t, "known", r.Experienced.Total, "43200")
	kindtest.Exactly(t, "coverage", r.Coverage, "25")
	kindtest.Exactly(t, "best", r.Best.Value, "1175/12")
	kindtest.Exactly(t, "worst", r.Worst.Value, "275/12")
	if got := asidesOf(r); got != "aside.site Berlin 91.67%" {
		t.Errorf("sites: %s", got)
	}
	if !slices.ContainsFunc(
		kindtest.Texts(r),
		func(s string) bool { return strings.Contains(s, `a series of samples is about the site "Mainz"`) },
	) {
		t.Errorf("findings %v", kindtest.Texts(r))
	}
}

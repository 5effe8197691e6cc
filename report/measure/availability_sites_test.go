package measure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// shops is a client with three sites, one of which never fails: 720 h each.
func shops() *world {
	w := newWorld()
	w.outage("a", "2026-04-03T10:00", "2026-04-03T13:36", site("Berlin"))
	w.outage("b", "2026-04-04T10:00", "2026-04-04T17:12", site("bonn "))
	w.o.Availability.PerSite, w.o.Availability.Sites = true, []string{"Ulm", "Bonn", "Berlin"}
	return w
}

// asidesOf lists the figures of the sites.
func asidesOf(r Result) string {
	var list []string
	for _, a := range r.Asides {
		list = append(list, a.Key+" "+a.Of+" "+a.Value.FloatString(2)+a.Unit)
	}
	return strings.Join(list, "; ")
}

// 3.6 h and 7.2 h of 3 × 720 h: 99.5 %, 99 % and 100 %, on the mean 99.5 %.
func TestASiteThatNeverFailsCountsWhereTheAgreementNamesIt(t *testing.T) {
	r := shops().measure(t)
	scoresAre(t, r, "99.5", "99.5", "99.5")
	booksBalance(t, r)
	if got := asidesOf(r); got != "aside.site Berlin 99.50%; aside.site Bonn 99.00%; aside.site Ulm 100.00%" {
		t.Errorf("sites: %s", got)
	}
	w := shops()
	w.o.Availability.Sites = nil // only the two that the outages name
	scoresAre(t, w.measure(t), "99.25", "99.25", "99.25")
}

func TestTheMeanOverTheSitesIsTheMeanOfTheirFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		w.o.Availability.PerSite, w.o.Availability.Sites = true, []string{"a", "b", "c"}
		for i := range rapid.IntRange(0, 6).Draw(t, "outages") {
			from := at("2026-04-02").Add(timeline.Micros(rapid.Int64Range(0, 600).Draw(t, "from")) * timeline.Hour)
			w.outage(fmt.Sprint(i), "2026-04-02", "2026-04-02", site(rapid.SampledFrom([]string{"a", "b", "c", ""}).Draw(t, "site")))
			w.all.Outages[i].From, w.all.Outages[i].To = from, from.Add(timeline.Micros(rapid.Int64Range(1, 40).Draw(t, "hours"))*timeline.Hour)
		}
		r := w.measure(t)
		mean := rat("0")
		for _, a := range r.Asides {
			mean.Add(mean, a.Value)
		}
		if mean.Quo(mean, rat("3")).Cmp(r.Contractual.Value) != 0 || len(r.Asides) != 3 {
			t.Fatalf("mean %s, value %s", mean.FloatString(6), r.Contractual.Value.FloatString(6))
		}
	})
}

func TestAnOutageWithoutASiteHitsAllOfThem(t *testing.T) {
	w := shops()
	w.outage("c", "2026-04-05T10:00", "2026-04-05T17:12")
	r := w.measure(t)
	scoresAre(t, r, "98.5", "98.5", "98.5")
	var groups []string
	for _, m := range r.Misses {
		groups = append(groups, m.ID+" "+m.Group)
	}
	slices.Sort(groups)
	if !slices.Equal(groups, []string{"a Berlin", "b Bonn", "c Berlin", "c Bonn", "c Ulm"}) {
		t.Errorf("misses %v", groups)
	}
	booksBalance(t, r)
}

func TestAnOutageOfASiteThatIsNotCountedIsAFinding(t *testing.T) {
	w := shops()
	w.outage("c", "2026-04-05T10:00", "2026-04-05T17:12", site("Mainz"))
	r := w.measure(t)
	scoresAre(t, r, "99.5", "99.5", "99.5")
	findingsAre(t, r, `c is about the site "Mainz", which is none of those that the agreement names: it does not count`)
	w.all.Outages[2].From, w.all.Outages[2].To = at("2026-03-05"), at("2026-03-06")
	findingsAre(t, w.measure(t))
}

// Berlin speaks for twelve of 24 hours and Bonn, named by the agreement, for none: coverage is a quarter. All that is
// unknown up leaves the hour that Berlin was seen down, 47 of 48; all of it down leaves 11 of 48.
func TestASiteThatNoSampleTellsOfIsUnknown(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRun, Failures: 1, Every: timeline.Hour})
	w.over(at("2026-04-01"), at("2026-04-02"))
	w.o.Availability.PerSite, w.o.Availability.Sites = true, []string{"Berlin", "Bonn"}
	for i := range 12 {
		state := ok
		if i == 3 {
			state = failed
		}
		w.sample("Berlin", at("2026-04-01").Add(timeline.Micros(i)*timeline.Hour), state)
	}
	w.sample("Mainz", at("2026-04-01T06:00"), failed)
	r := w.measure(t)
	exactly(t, "known", r.Experienced.Total, "43200")
	exactly(t, "coverage", r.Coverage, "25")
	exactly(t, "best", r.Best.Value, "1175/12")
	exactly(t, "worst", r.Worst.Value, "275/12")
	if got := asidesOf(r); got != "aside.site Berlin 91.67%" {
		t.Errorf("sites: %s", got)
	}
	if !slices.ContainsFunc(texts(r), func(s string) bool { return strings.Contains(s, `a series of samples is about the site "Mainz"`) }) {
		t.Errorf("findings %v", texts(r))
	}
}

func texts(r Result) (list []string) {
	for _, f := range r.Findings {
		list = append(list, f.Text)
	}
	return list
}

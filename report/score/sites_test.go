package score_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/availability"
)

// Ten hours of one of two sites are five of 745 on the mean: 99.33 %.
//
// Decides: sites-any-or-mean.
func TestTheFiguresOfTheSitesStandBesideTheirMean(t *testing.T) {
	a, e := line(t), quiet()
	a.Objectives[0].Terms.(*availability.Terms).PerSite, a.Objectives[0].Terms.(*availability.Terms).Sites = true,
		[]string{"Berlin", "Bonn"}
	failed(e, "O", 5, 10)
	e.Outages[0].Site = texttest.T("Berlin")
	o := build(t, a, e, "2026-10").Objectives[0]
	near(t, "mean", o.Contractual.Shown, lost(5*3600))
	near(t, "Berlin", o.Asides[0].Value, lost(10*3600))
	if len(o.Asides) != 2 || o.Asides[0].Name != "Site Berlin" ||
		o.Asides[1] != (report.Aside{Name: "Site Bonn", Value: "100.00", Unit: "%"}) {
		t.Errorf("%+v", o.Asides)
	}
	if !strings.HasSuffix(plain(o.Definition), "The mean over the sites Berlin and Bonn counts.") {
		t.Errorf("%s", o.Definition)
	}
	a.Objectives[0].Terms.(*availability.Terms).Sites = nil
	o = build(t, a, e, "2026-10").Objectives[0]
	if len(o.Asides) != 1 || !strings.HasSuffix(plain(o.Definition), "The mean over the sites counts.") {
		t.Errorf("%+v, %s", o.Asides, o.Definition)
	}
	a.Objectives[0].Terms.(*availability.Terms).PerSite = false // down while any of them is
	o = build(t, a, e, "2026-10").Objectives[0]
	near(t, "any", o.Contractual.Shown, lost(10*3600))
	if slices.ContainsFunc(o.Asides, func(x report.Aside) bool { return strings.HasPrefix(x.Name, "Site") }) {
		t.Errorf("%+v", o.Asides)
	}
}

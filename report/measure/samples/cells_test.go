package samples

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/measure"
)

// Sites that no outage names share what is known; a site that one names, in whatever letters, has its own, and so has
// the service as a whole.
func TestSitesThatNoOutageNamesShareTheirEvidence(t *testing.T) {
	all := &evidence.Evidence{Outages: []evidence.Outage{
		{ID: "1", Service: texttest.T("mail"), Site: texttest.T("Bern")}, {ID: "2", Service: texttest.T("mail")},
		{ID: "3", Service: texttest.T("web"), Site: texttest.T("Chur")}, {ID: "4", Site: texttest.T("Genf")},
	}}
	views, _ := evidence.Split(all, [][]string{{"Acme"}})
	c := &Cells{Ctx: &measure.Context{Evidence: views[0]}, sites: map[string]*sites{}}
	for _, x := range []struct{ service, site, like string }{
		{"mail", "Basel", "Basel"}, {"mail", "Chur", "Basel"}, {"mail", "Aarau", "Basel"}, {"mail", "bern", "bern"},
		{"mail", "GENF", "GENF"}, {"mail", "", ""}, {"web", "Bern", "Bern"}, {"web", "Basel", "Bern"},
		{"web", "Chur", "Chur"},
	} {
		if got := c.placeOf(x.service, x.site); got != (place{x.service, x.like}) {
			t.Errorf("%s at %q: as at %q, want %q", x.service, x.site, got.site, x.like)
		}
	}
}

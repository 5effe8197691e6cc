package main

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// A claim about a service that nothing is about is accepted and excuses nothing: it may be written otherwise. What any
// objective, dependency or row is about says nothing of the kind.
//
// Decides: excuses-of-nothing.
func TestAClaimAboutAServiceOfNothingIsToldToExcuseNothing(t *testing.T) {
	const terms = `fault: {excuses: [customer], depends: [{service: wan, on: carrier, party: third-party}]}
objectives: [{id: up, service: wan, availability: {from: outages}, target: 99.9%}]`
	outage := rows("outages", "id,service,from,to", "A,wan,2026-10-05 00:00,2026-10-06 00:00",
		"B,lan,2026-10-05 00:00,2026-10-06 00:00")
	for _, c := range []struct{ services, told string }{
		{"wann", `1 row of the claims names the service "wann"`},
		{"WAN", ""}, {"lan", ""}, {"carrier", ""}, {"", ""},
	} {
		r := damagedReport(t, terms, with(outage, rows("claims", "id,party,from,to,services",
			"C1,customer,2026-10-05 00:00,2026-10-06 00:00,"+c.services)))
		if told := found(r, "it excuses nothing"); told != (c.told != "") || c.told != "" && !found(r, c.told) {
			t.Errorf("a claim about %q: told %v", c.services, told)
		}
		if got := objective(t, r, "up").Verdict; (got == report.Missed) != (c.services != "WAN" && c.services != "") {
			t.Errorf("a claim about %q: %s", c.services, got)
		}
	}
	two := rows("obligations", "id,party,what,due,services", "B1,customer,key,2026-10-04 09:00,wann",
		"B2,customer,key,2026-10-04 10:00,Wann")
	r := damagedReport(t, terms, with(outage, two))
	var hints []string
	for _, f := range r.Findings {
		if f.Count == 2 && strings.Contains(f.Text, "2 rows of the obligations name the service") {
			hints = append(hints, f.Hint)
		}
	}
	if len(hints) != 1 || !strings.Contains(hints[0], `"wan"`) {
		t.Errorf("hints %q", hints)
	}
}

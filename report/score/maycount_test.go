package score_test

import (
	"testing"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// An outage that lasts is in a workload and among the major incidents as soon as what has passed says so; until then a
// finding says that it may be.
//
// Decides: undecided-records.
func TestAnOutageThatLastsMayCountBesideTheObjectives(t *testing.T) {
	for where, want := range map[string]struct {
		listed string
		open   int
	}{
		`to - from >= duration("1h")`:    {"1", 0},
		`to - from >= duration("9000d")`: {"0", 2},
		`to - from < duration("1h")`:     {"0", 0},
	} {
		a := uptime(t, "wan")
		a.Workload = []agreement.Workload{{Name: "Long ones", Service: "wan", Of: "outages", Where: where}}
		a.Major.Outages = where
		lasting := down("A", "wan", time.December, 1)
		lasting.To = timeline.NoInstant
		r := build(t, a, outages(lasting), "2026-12")
		open := 0
		for _, f := range r.Findings {
			if f.Key == "finding.may-count" {
				open++
			}
		}
		if got := r.Workload[0].Value; got != want.listed || open != want.open || (r.Incidents.Len() == 1) != (got == "1") {
			t.Errorf("%s: %s counted, %d incidents, %d findings", where, got, r.Incidents.Len(), open)
		}
	}
}

package score_test

import (
	"testing"
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// The finding is there once, however many objectives of whatever kinds the agreement has, up to the last instant of the
// period, and no more when it is over.
//
// Decides: period-unfinished.
func TestAPeriodIsUnfinishedUntilItsLastInstantIsKnown(t *testing.T) {
	a := contract(t)
	end := midnight(t, 2026, time.November, 1)
	for asOf, want := range map[timeline.Instant]int{
		midnight(t, 2026, time.September, 30): 1, midnight(t, 2026, time.October, 1): 1, end.Add(-timeline.Second): 1, end: 0,
		end.Add(timeline.Day): 0,
	} {
		e := outages(down("O", "wan", time.September, 1))
		e.Newest = asOf
		found := 0
		for _, f := range build(t, a, e, "2026-10").Findings {
			if f.Key == "finding.period-cut" {
				found++
			}
		}
		if found != want {
			t.Errorf("as of %v: said %d times, want %d", asOf, found, want)
		}
	}
}

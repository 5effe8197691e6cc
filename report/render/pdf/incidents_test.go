package pdf

import (
	"fmt"
	"testing"

	"github.com/slareport/slareport/report"
)

// Up to twelve incidents are told; of more the longest, in order of time.
func TestTheLongestIncidentsAreTold(t *testing.T) {
	incidents := func(n int) report.Many[report.Incident] {
		var list []report.Incident
		for i := range n {
			from := fmt.Sprintf("2026-10-%02dT00:00:00Z", i+1)
			list = append(list, report.Incident{ID: from, From: from, Seconds: float64(100 - i%7)})
		}
		return report.ManyOf(list...)
	}
	for n, want := range map[int]int{0: 0, 11: 11, 12: 12, 13: 12, 31: 12} {
		all := incidents(n)
		told := longestIncidents(&all)
		if len(told) != want {
			t.Errorf("of %d incidents %d are told", n, len(told))
		}
		shortest := 101.0
		for i, x := range told {
			if i > 0 && told[i-1].From >= x.From {
				t.Errorf("of %d, %s comes before %s", n, told[i-1].From, x.From)
			}
			shortest = min(shortest, x.Seconds)
		}
		longer := 0
		for _, x := range all.All() {
			if x.Seconds > shortest {
				longer++
			}
		}
		if longer > len(told) {
			t.Errorf("of %d, %d are longer than one that is told", n, longer)
		}
	}
}

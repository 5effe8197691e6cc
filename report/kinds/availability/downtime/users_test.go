package downtime

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

func TestTheLargestShareOfEachInstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []piece
		for range rapid.IntRange(0, 6).Draw(t, "outages") {
			from := rapid.IntRange(0, 30).Draw(t, "from")
			to := from + rapid.IntRange(1, 15).Draw(t, "length")
			v := timeline.Interval{From: timeline.Instant(from), To: timeline.Instant(to)}
			all = append(all, piece{v, evidence.Fixed(rapid.IntRange(0, 3).Draw(t, "share")), nil})
		}
		var want, got [50]evidence.Fixed
		for at := range want {
			for _, p := range all {
				if p.Contains(timeline.Instant(at)) {
					want[at] = max(want[at], p.share)
				}
			}
		}
		for _, p := range largest(slices.Clone(all)) {
			for at := p.From; at < p.To; at++ {
				if got[at] != 0 || p.share == 0 {
					t.Fatalf("%v of %v: the same instant twice, or nothing", p, all)
				}
				got[at] = p.share
			}
		}
		if got != want {
			t.Fatalf("%v: %v, want %v", all, got, want)
		}
	})
}

// Thousands of outages at once are gone through once; looking through all of them at each edge would take minutes.
func TestManyOutagesAtOnce(t *testing.T) {
	const n = 200_000
	all := make([]piece, n)
	for i := range all {
		all[i] = piece{timeline.Interval{From: timeline.Instant(i), To: 2*n - timeline.Instant(i)}, evidence.Fixed(i + 1),
			nil}
	}
	if out := largest(all); len(out) != 2*n-1 || out[n-1].share != n {
		t.Errorf("%d stretches", len(out))
	}
}

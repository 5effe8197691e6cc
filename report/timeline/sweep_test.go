package timeline

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSweepFindsTheFirstIntervalThatCoversAnInstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := make([]Interval, rapid.IntRange(0, 8).Draw(t, "intervals"))
		for i := range list {
			from := rapid.Int64Range(0, 20).Draw(t, "from")
			list[i] = Interval{Instant(from), Instant(from + rapid.Int64Range(0, 9).Draw(t, "length"))}
		}
		s := NewSweep(list)
		for at := range Instant(31) {
			want := -1
			for i := range list {
				if want < 0 && list[i].Contains(at) {
					want = i
				}
			}
			if got := s.First(at); got != want {
				t.Fatalf("at %d: %d, want %d of %v", at, got, want, list)
			}
		}
	})
}

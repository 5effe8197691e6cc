package statistic

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/filter"
)

// Decides: unread-values.
func TestTheEndsOfAStatisticAreThoseOfItsRanks(t *testing.T) {
	known := func(values ...int64) ranked {
		return ranked{n: int64(len(values)), rank: func(k int64) *big.Rat { return big.NewRat(values[k-1], 1) }}
	}
	p := func(percent int64) taker { return taker{kind: "percentile", percent: big.NewRat(percent, 1)} }
	for _, c := range []struct {
		name      string
		take      taker
		unread    int64
		low, high string
	}{
		{"the fifth of ten", p(50), 0, "5", "5"},
		{"the sixth of eleven", p(50), 1, "5", "6"},
		{"the sixth of twelve", p(50), 2, "4", "6"},
		{"the last of ten", p(95), 0, "10", "10"},
		{"the last of eleven", p(95), 1, "10", ""},
		{"the tenth of eleven", p(90), 1, "9", "10"},
		{"far too many", p(50), unbounded, "", ""},
		{"the largest", taker{kind: "max"}, 1, "10", ""},
		{"the mean", taker{kind: "mean"}, 1, "", ""},
	} {
		v := known(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
		v.below, v.above = c.unread, c.unread
		low, high := c.take.ends(v, nil)
		for want, got := range map[string]*big.Rat{"low " + c.low: low, "high " + c.high: high} {
			text := want[:len(want)-len(c.low)]
			if want == "high "+c.high {
				text = "high "
			}
			if got != nil {
				text += got.RatString()
			}
			if text != want {
				t.Errorf("%s: %s, want %s", c.name, text, want)
			}
		}
	}
}

// Whatever the unread values are, the statistic lies between its ends.
//
// Decides: unread-values.
func TestTheEndsHoldWhateverTheUnreadValuesAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string, n int) []filter.Amount {
			list := make([]filter.Amount, n)
			for i := range list {
				list[i] = filter.Amount{Millionths: rapid.Int64Range(-50, 50).Draw(t, name) * 1_000_000}
			}
			return list
		}
		read := draw("read", rapid.IntRange(1, 12).Draw(t, "n"))
		unread := draw("unread", rapid.IntRange(0, 5).Draw(t, "m"))
		take := taker{kind: rapid.SampledFrom([]string{"max", "percentile"}).Draw(t, "kind"),
			percent:     big.NewRat(rapid.Int64Range(1, 100).Draw(t, "percent"), 1),
			interpolate: rapid.Bool().Draw(t, "interpolate")}
		sorted := append([]filter.Amount(nil), read...)
		take.of(sorted)
		if take.kind == "max" {
			taker{kind: "percentile", percent: big.NewRat(50, 1)}.of(sorted) // sorts
		}
		low, high := take.ends(ranked{n: int64(len(sorted)), below: int64(len(unread)), above: int64(len(unread)),
			rank: func(k int64) *big.Rat {
				return sorted[k-1].Rat()
			}}, nil)
		got := take.of(append(append([]filter.Amount(nil), read...), unread...))
		if low != nil && got.Cmp(low) < 0 || high != nil && got.Cmp(high) > 0 {
			t.Fatalf("%v outside %v to %v", got, low, high)
		}
	})
}

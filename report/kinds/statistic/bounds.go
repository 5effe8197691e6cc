package statistic

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
)

// ranked are values of which some could not be read.
type ranked struct {
	n      int64                  // known values
	rank   func(k int64) *big.Rat // the k-th smallest of them, from 1
	unread int64                  // values that nobody could read
}

// ends are the lowest and the highest that a statistic can be whatever the unread values are; nil where it has no end.
//
// Convention doubt (unread-values): Of a maximum the values that were read bound one side, and of a median or
// percentile the ranks, with all values that could not be read below the others, or above them. A mean has no bounds.
func (t taker) ends(v ranked) (low, high *big.Rat) {
	switch t.kind {
	case "mean":
		return nil, nil
	case "max":
		if v.n > 0 {
			low = v.rank(v.n)
		}
		return low, nil
	}
	first, last := t.ranks(v.n + v.unread)
	if k := first - v.unread; k >= 1 {
		low = v.rank(k)
	}
	if last <= v.n {
		high = v.rank(last)
	}
	return low, high
}

// ranks are the ranks, from 1, of the values that a median or percentile of n values lies between.
func (t taker) ranks(n int64) (first, last int64) {
	part := new(big.Rat).Quo(t.percent, big.NewRat(100, 1))
	if t.interpolate {
		k, rest := divide(part.Mul(part, big.NewRat(max(n-1, 0), 1)))
		return k + 1, k + 1 + int64(rest.Sign())
	}
	k, rest := divide(part.Mul(part, big.NewRat(n, 1)))
	k += int64(rest.Sign())
	return k, k
}

// bound writes the bounds of a statistic. Where the evidence for excuses could not be read, any value may be taken out,
// so that nothing bounds the better side.
func bound(r *measure.Result, u measure.Unread, atMost bool, take taker, v ranked) {
	if u.None() {
		return
	}
	low, high := r.Contractual.Value, r.Contractual.Value
	if v.unread = u.Rows + u.Cells; u.Unbounded {
		v.unread = unbounded
	}
	if u.Measured() {
		low, high = take.ends(v)
	}
	best, worst := high, low
	if atMost {
		best, worst = low, high
	}
	if u.Excuses {
		best = nil
	}
	r.SetBounds(u, measure.Score{Value: best}, measure.Score{Value: worst})
}

// unbounded is more values than any export has.
const unbounded = 1 << 50

// bound bounds the statistic of a period's records.
func (v *periodValues) bound(
	r *measure.Result, u measure.Unread, o *agreement.Objective, f *agreement.Fault, take taker, unit *big.Rat,
) {
	if u.None() {
		return
	}
	kept := v.with(func(m *mark) *filter.Amount {
		if attribution.ExcusesUndetermined(f) {
			return m.onOthers
		}
		return m.onProvider
	})
	slices.SortFunc(kept, filter.Amount.Cmp)
	bound(r, u, o.AtMost(), take, ranked{n: int64(len(kept)), rank: func(k int64) *big.Rat {
		return new(big.Rat).Quo(kept[k-1].Rat(), unit)
	}})
}

// bound bounds the statistic of a period's samples.
func (d *collector) bound(r *measure.Result, u measure.Unread, atMost bool) {
	if u.None() {
		return
	}
	h := d.choose(func(c groupKey) bool { return !c.taken }, attribution.ExcusesUndetermined(d.f))
	rank := func(k int64) *big.Rat { return big.NewRat(int64(h.rank(k)), int64(evidence.One)) }
	if d.take.kind == "max" {
		rank = func(int64) *big.Rat { return big.NewRat(int64(h.max()), int64(evidence.One)) }
	}
	bound(r, u, atMost, d.take, ranked{n: h.n(), rank: rank})
}

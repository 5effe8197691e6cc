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

// ranked are values of which some are not known.
type ranked struct {
	n            int64                  // values that were scored
	rank         func(k int64) *big.Rat // the k-th smallest of them, from 1
	below, above int64                  // values besides them, or none, that may be as low as can be, or as high
	replaced     int64                  // of those that were scored, how many may not be among the values
	raised       int64                  // of those that were scored, how many may be higher
}

// ends are the lowest and the highest that a statistic can be whatever the unknown values are; nil where it has no end.
//
// Convention doubt (unread-values): Of a maximum the values that were read bound one side, and of a median or
// percentile the ranks, with all values that could not be read below the others, or above them. A mean has no bounds.
func (t taker) ends(v ranked, scored *big.Rat) (low, high *big.Rat) {
	if v.below+v.replaced == 0 {
		low = scored
	}
	if v.above+v.replaced+v.raised == 0 {
		high = scored
	}
	kept, gone := v.n-v.replaced, v.raised+v.replaced
	switch t.kind {
	case "mean":
		return low, high
	case "max":
		if kept > 0 {
			low = v.rank(kept)
		}
		return low, high
	}
	first, _ := t.ranks(kept + v.below)
	if k := first - v.below; k >= 1 && k <= kept {
		low = v.rank(k)
	}
	_, last := t.ranks(v.n - v.replaced + v.above)
	if last >= 1 && last <= v.n-gone {
		high = v.rank(gone + last)
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
// or come back, so that nothing bounds it.
func bound(r *measure.Result, u measure.Unread, open doubts, atMost bool, take taker, v ranked) {
	u.Excuses = u.Excuses && (r.MayExcuse() || u.Measured() || open.n() > 0)
	if u.None() && open.n() == 0 {
		return
	}
	unread := u.Rows + u.Cells + open.unknown
	if u.Uncounted() {
		unread = unbounded
	}
	v.below, v.above, v.replaced, v.raised = unread, unread, min(u.Cells, v.n), open.atLeast
	if atMost {
		v.above += open.impossible
	} else {
		v.below += open.impossible
	}
	v.raised = min(v.raised, v.n-v.replaced)
	low, high := take.ends(v, r.Contractual.Value)
	best, worst := high, low
	if atMost {
		best, worst = low, high
	}
	if u.Excuses {
		best, worst = nil, nil
	}
	u.Doubtful += open.n()
	r.SetBounds(u, measure.Score{Value: best}, measure.Score{Value: worst})
}

// unbounded is more values than any export has.
const unbounded = 1 << 50

// bound bounds the statistic of a period's records.
func (v *periodValues) bound(
	r *measure.Result, u measure.Unread, o *agreement.Objective, f *agreement.Fault, take taker, unit *big.Rat,
) {
	if u.None() && v.open.n() == 0 {
		return
	}
	kept := v.with(func(m *mark) *filter.Amount {
		if attribution.ExcusesUndetermined(f) {
			return m.onOthers
		}
		return m.onProvider
	})
	slices.SortFunc(kept, filter.Amount.Cmp)
	bound(r, u, v.open, o.AtMost(), take, ranked{n: int64(len(kept)), rank: func(k int64) *big.Rat {
		return new(big.Rat).Quo(kept[k-1].Rat(), unit)
	}})
}

// bound bounds the statistic of a period's samples.
func (d *collector) bound(r *measure.Result, u measure.Unread, atMost bool) {
	if u.None() && d.open.n() == 0 {
		return
	}
	h := d.choose(func(c groupKey) bool { return !c.taken }, attribution.ExcusesUndetermined(d.f))
	rank := func(k int64) *big.Rat { return big.NewRat(int64(h.rank(k)), int64(evidence.One)) }
	if d.take.kind == "max" {
		rank = func(int64) *big.Rat { return big.NewRat(int64(h.max()), int64(evidence.One)) }
	}
	bound(r, u, d.open, atMost, d.take, ranked{n: h.n(), rank: rank})
}

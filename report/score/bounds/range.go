package bounds

import (
	"math/big"

	"github.com/slareport/slareport/report/measure"
)

// valueRange is the lowest and the highest score of several results.
type valueRange struct {
	low, high       measure.Score
	noBest, noWorst bool // one of them has no end
	empty           bool // of one of them nothing is left to judge

	fewest, most *big.Rat // units of them; most is nil where nobody knows
	unlimited    bool     // nobody knows

	fewer, more *big.Rat // misses of those that have numbers
	unnumbered  bool     // one of them has none
}

func (v *valueRange) add(r *measure.Result) {
	v.noBest = v.noBest || r.Best != nil && r.Best.Value == nil
	v.noWorst = v.noWorst || r.Worst != nil && r.Worst.Value == nil
	v.empty = v.empty || r.Contractual.Value == nil
	v.addVolume(r)
	if r.Fewer != nil {
		v.addMisses(r.Fewer)
		v.addMisses(r.More)
	}
	for _, x := range []*measure.Score{&r.Contractual, r.Best, r.Worst} {
		v.addScore(x)
	}
}

func (v *valueRange) addVolume(r *measure.Result) {
	fewest, most := r.Volumes()
	if v.fewest == nil || fewest.Cmp(v.fewest) < 0 {
		v.fewest = fewest
	}
	if v.unlimited = v.unlimited || most == nil; v.unlimited {
		v.most = nil
	} else if v.most == nil || most.Cmp(v.most) > 0 {
		v.most = most
	}
}

// addScore adds a score alone; one without a value adds nothing.
func (v *valueRange) addScore(s *measure.Score) {
	if s == nil || s.Value == nil {
		return
	}
	v.addMisses(s.Misses())
	if v.low.Value == nil || s.Value.Cmp(v.low.Value) < 0 {
		v.low = *s
	}
	if v.high.Value == nil || s.Value.Cmp(v.high.Value) > 0 {
		v.high = *s
	}
}

func (v *valueRange) addMisses(n *big.Rat) {
	if v.unnumbered = v.unnumbered || n == nil; v.unnumbered {
		v.fewer, v.more = nil, nil
		return
	}
	if v.fewer == nil || n.Cmp(v.fewer) < 0 {
		v.fewer = n
	}
	if v.more == nil || n.Cmp(v.more) > 0 {
		v.more = n
	}
}

// bound writes the ends into a result. A share with the most misses need not be the lowest one.
func (v *valueRange) bound(r *measure.Result, u measure.Unread, atMost bool) {
	best, worst := v.ends(atMost)
	r.SetBounds(u, best, worst)
	if r.Fewer, r.More = v.fewer, v.more; v.empty && v.fewer != nil {
		r.Fewer = new(big.Rat)
	}
}

// open tells whether the results differ. A value beside none at all does.
func (v *valueRange) open() bool {
	return v.low.Value != nil && (v.empty || v.noBest || v.noWorst || v.low.Value.Cmp(v.high.Value) != 0)
}

// ends are the best and the worst of them. Where one of them has nothing left to judge, nothing is better.
func (v *valueRange) ends(atMost bool) (best, worst measure.Score) {
	best, worst = v.high, v.low
	if atMost {
		best, worst = worst, best
	}
	if v.noBest || v.empty {
		best = measure.Score{}
	}
	if v.noWorst {
		worst = measure.Score{}
	}
	return best, worst
}

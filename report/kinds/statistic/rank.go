package statistic

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/sampling"
)

// selection is a choice of groups. Of the trimmed ones only what is within the target counts.
type selection struct {
	whole, trimmed []*group
	atMost         bool
}

// choose selects groups; with trim, values that nobody can be named for are trimmed.
func (d *collector) choose(keep func(groupKey) bool, trim bool) selection {
	h := selection{atMost: d.limit.AtMost}
	for key, p := range d.groups {
		switch {
		case !keep(key):
		case trim && key.party == party.Undetermined && p.beyond.N > 0:
			h.trimmed = append(h.trimmed, p)
		default:
			h.whole = append(h.whole, p)
		}
	}
	return h
}

// same tells whether two selections are of the same groups.
func (h *selection) same(o *selection) bool {
	equal := func(a, b []*group) bool {
		return len(a) == len(b) && !slices.ContainsFunc(a, func(p *group) bool { return !slices.Contains(b, p) })
	}
	return equal(h.whole, o.whole) && equal(h.trimmed, o.trimmed)
}

// n is how many values count.
func (h *selection) n() (n int64) {
	for _, p := range h.whole {
		n += p.n
	}
	for _, p := range h.trimmed {
		n += p.n - p.beyond.N
	}
	return n
}

// value takes the statistic, nil without values.
func (h *selection) value(t taker) *big.Rat {
	n := h.n()
	if n == 0 {
		return nil
	}
	switch t.kind {
	case "mean":
		return new(big.Rat).Quo(fixed(h.sum()), big.NewRat(n, 1))
	case "max":
		return big.NewRat(int64(h.max()), int64(evidence.One))
	}
	return h.percentile(t, n)
}

func (h *selection) sum() (s sampling.Sum) {
	for _, p := range h.whole {
		s.Plus(p.sum)
	}
	for _, p := range h.trimmed {
		s.Plus(p.sum.Minus(p.beyond.Sum))
	}
	return s
}

func (h *selection) max() evidence.Fixed {
	top := evidence.NoFixed
	for _, p := range h.whole {
		top = max(top, p.max)
	}
	for _, p := range h.trimmed {
		top = max(top, p.beyond.Within)
	}
	return top
}

// percentile is the nearest rank, or between the two values around rank 1 + (n − 1) × percent when the agreement wants
// it interpolated.
func (h *selection) percentile(t taker, n int64) *big.Rat {
	part := new(big.Rat).Quo(t.percent, big.NewRat(100, 1))
	value := func(f evidence.Fixed) *big.Rat { return big.NewRat(int64(f), int64(evidence.One)) }
	at := func(k *big.Int) *big.Rat { return value(h.rank(k.Int64())) }
	if !t.interpolate {
		place := part.Mul(part, big.NewRat(n, 1))
		k, rest := new(big.Int).DivMod(place.Num(), place.Denom(), new(big.Int))
		if rest.Sign() != 0 {
			k.Add(k, big.NewInt(1))
		}
		return at(k)
	}
	place := part.Mul(part, big.NewRat(n-1, 1))
	k, rest := new(big.Int).DivMod(place.Num(), place.Denom(), new(big.Int))
	k.Add(k, big.NewInt(1))
	if rest.Sign() == 0 {
		return at(k)
	}
	below, above := h.ranks(k.Int64())
	low := value(below)
	step := value(above)
	step.Sub(step, low)
	return low.Add(low, step.Mul(step, new(big.Rat).SetFrac(rest, place.Denom())))
}

// rank is the k-th smallest value that counts.
func (h *selection) rank(k int64) evidence.Fixed {
	values, at := h.find(k)
	return values.Rank(at)
}

// ranks are the k-th smallest value that counts and the one after it.
func (h *selection) ranks(k int64) (at, next evidence.Fixed) {
	if len(h.trimmed) > 0 { // they need not lie beside each other among the same values
		return h.rank(k), h.rank(k + 1)
	}
	values, place := h.find(k)
	return values.Ranks(place)
}

// find gives values of which one is the k-th smallest that counts, and its rank among them. Nothing is copied: what was
// trimmed lies all on one side, so ranks on the other side are those among all values, and beyond the limit only whole
// groups are left.
func (h *selection) find(k int64) (values sampling.Values, rank int64) {
	var kept, all sampling.Values
	var keptBeyond, trimmed, n int64
	for _, p := range h.whole {
		kept.Plus(&p.values)
		keptBeyond += p.beyond.N
		n += p.n
	}
	if len(h.trimmed) == 0 {
		return kept, k
	}
	all.Plus(&kept)
	for _, p := range h.trimmed {
		all.Plus(&p.values)
		trimmed += p.beyond.N
		n += p.n - p.beyond.N
	}
	switch {
	case h.atMost && k <= n-keptBeyond:
		return all, k
	case h.atMost: // among the largest, which are all of whole groups
		return kept, kept.Len() - (n - k)
	case k <= keptBeyond:
		return kept, k
	}
	return all, k + trimmed
}

package credit

import (
	"cmp"
	"math/big"
	"slices"
)

// share gives each objective its part of what is payable: in proportion to the credits, or where bonuses leave
// less than nothing, in proportion to the bonuses.
func (s *settling) share() {
	list := parts(s.p.Payable, s.weights, s.ids, s.minor)
	if s.p.Payable.Sign() < 0 {
		list = parts(new(big.Rat).Neg(s.p.Payable), s.p.bonuses(), s.ids, s.minor)
		for _, part := range list {
			part.Neg(part)
		}
	}
	for i := range s.p.Objectives {
		o := &s.p.Objectives[i]
		o.Payable = list[i]
		if o.Payable.Cmp(o.Amount) != 0 {
			o.Steps = append(o.Steps, Step{Key: "limited", Amount: o.Payable, Clause: clause})
		}
	}
}

// parts shares an amount in proportion to weights, in whole minor units: what rounding leaves goes to the largest
// remainders, of equal ones to the first id. The parts sum to the amount unless the weights are all zero.
func parts(amount *big.Rat, weights []*big.Rat, ids []string, minorUnits int) []*big.Rat {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(minorUnits)), nil))
	sum, left := total(weights), times(amount, scale)
	rests := make([]*big.Rat, len(weights))
	units := make([]*big.Int, len(weights))
	order := make([]int, len(weights))
	for i, w := range weights {
		order[i], units[i], rests[i] = i, new(big.Int), new(big.Rat)
		if sum.Sign() == 0 {
			continue
		}
		exactly := times(new(big.Rat).Quo(w, sum), times(amount, scale))
		units[i].Quo(exactly.Num(), exactly.Denom())
		whole := new(big.Rat).SetInt(units[i])
		left.Sub(left, whole)
		rests[i].Sub(exactly, whole)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(rests[b].Cmp(rests[a]), cmp.Compare(ids[a], ids[b])) })
	one := big.NewRat(1, 1)
	for _, i := range order {
		if sum.Sign() == 0 || left.Cmp(one) < 0 {
			break
		}
		units[i].Add(units[i], big.NewInt(1))
		left.Sub(left, one)
	}
	list := make([]*big.Rat, len(weights))
	for i := range units {
		list[i] = new(big.Rat).Quo(new(big.Rat).SetInt(units[i]), scale)
	}
	return list
}

func total(list []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, r := range list {
		if r != nil {
			sum.Add(sum, r)
		}
	}
	return sum
}

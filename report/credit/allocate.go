package credit

import (
	"math/big"
	"slices"
)

// allocate shares what the limits leave among the objectives in proportion to their credits, in whole minor
// units: what rounding leaves goes to the largest remainders, first come first. The parts sum to the whole.
func allocate(p *Period, minorUnits int) {
	sum := new(big.Rat)
	for _, o := range p.Objectives {
		sum.Add(sum, o.Amount)
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(minorUnits)), nil))
	left := new(big.Rat).Mul(p.Payable, scale)
	type part struct {
		index int
		rest  *big.Rat
	}
	var parts []part
	units := make([]*big.Int, len(p.Objectives))
	for i, o := range p.Objectives {
		units[i] = new(big.Int)
		if sum.Sign() == 0 {
			continue
		}
		exactly := new(big.Rat).Mul(new(big.Rat).Quo(o.Amount, sum), new(big.Rat).Mul(p.Payable, scale))
		units[i].Quo(exactly.Num(), exactly.Denom())
		whole := new(big.Rat).SetInt(units[i])
		left.Sub(left, whole)
		parts = append(parts, part{i, new(big.Rat).Sub(exactly, whole)})
	}
	slices.SortStableFunc(parts, func(a, b part) int { return b.rest.Cmp(a.rest) })
	one := big.NewRat(1, 1)
	for _, q := range parts {
		if left.Cmp(one) < 0 {
			break
		}
		units[q.index].Add(units[q.index], big.NewInt(1))
		left.Sub(left, one)
	}
	for i := range p.Objectives {
		o := &p.Objectives[i]
		o.Payable = new(big.Rat).Quo(new(big.Rat).SetInt(units[i]), scale)
		if o.Payable.Cmp(o.Amount) != 0 {
			o.Steps = append(o.Steps, Step{Key: "limited", Amount: o.Payable, Clause: clause})
		}
	}
}

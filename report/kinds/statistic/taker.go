package statistic

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
)

// taker is how a statistic is taken.
type taker struct {
	kind        string   // mean, max or percentile
	percent     *big.Rat // of a percentile
	interpolate bool
}

func takerOf(o *agreement.Objective, t *Terms) (taker, error) {
	switch t.Take {
	case "mean", "max":
		return taker{kind: t.Take}, nil
	case "median":
		return taker{"percentile", big.NewRat(50, 1), t.Interpolate}, nil
	}
	if t.Percent == nil || t.Percent.Sign() <= 0 || t.Percent.Cmp(big.NewRat(100, 1)) > 0 {
		return taker{},
			fmt.Errorf("objective %s: a statistic takes mean, median, max or a percentile above p0 and up to p100, found %q",
				o.ID, t.Take)
	}
	return taker{"percentile", t.Percent, t.Interpolate}, nil
}

// of takes the statistic of some values, nil without any. It sorts them where it needs to.
//
// Rule §3 (percentiles-exact): Percentiles are exact, by nearest rank; interpolation is a named alternative.
func (t taker) of(values []filter.Amount) *big.Rat {
	n := int64(len(values))
	switch {
	case n == 0:
		return nil
	case t.kind == "mean":
		var sum filter.Amount
		for _, v := range values {
			sum = sum.Plus(v)
		}
		return new(big.Rat).Quo(sum.Rat(), big.NewRat(n, 1))
	case t.kind == "max":
		return new(big.Rat).Set(slices.MaxFunc(values, filter.Amount.Cmp).Rat())
	}
	slices.SortFunc(values, filter.Amount.Cmp)
	part := new(big.Rat).Quo(t.percent, big.NewRat(100, 1))
	if !t.interpolate {
		k, rest := divide(part.Mul(part, big.NewRat(n, 1)))
		if rest.Sign() != 0 {
			k++
		}
		return new(big.Rat).Set(values[k-1].Rat())
	}
	k, rest := divide(part.Mul(part, big.NewRat(n-1, 1)))
	low := new(big.Rat).Set(values[k].Rat())
	if rest.Sign() == 0 {
		return low
	}
	step := new(big.Rat).Sub(values[k+1].Rat(), low)
	return low.Add(low, step.Mul(step, rest))
}

// divide splits a number that is not negative into its whole part and the rest.
func divide(r *big.Rat) (whole int64, rest *big.Rat) {
	k := new(big.Int).Quo(r.Num(), r.Denom())
	return k.Int64(), new(big.Rat).Sub(r, new(big.Rat).SetInt(k))
}

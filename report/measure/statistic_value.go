package measure

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
)

// valueOf compiles the value of a statistic. unit is what its amounts are divided by: seconds where the value
// is a length of time, else 1.
func valueOf[R filter.Record](l *records[R]) (value *filter.Program[R], unit *big.Rat, err error) {
	s := l.o.Statistic
	if value, err = filter.Compile[R](s.Formula(), l.ctx.Agreement.Zone); err == nil {
		err = value.Gives(filter.Number, filter.Length)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("objective %s, value: %w", l.o.ID, err)
	}
	if value.Result() == filter.Number {
		return value, big.NewRat(1, 1), nil
	}
	unit, err = timeUnit(l.o)
	return value, unit, err
}

// timeUnit is the seconds of the unit in which an agreement wants a length of time.
func timeUnit(o *agreement.Objective) (*big.Rat, error) {
	unit, known := agreement.TimeUnit(o.UnitOf())
	if !known {
		return nil, fmt.Errorf("objective %s, value: %s is a length of time: the unit must be %s, found %q", o.ID, o.Statistic.Value, agreement.TimeUnits, o.UnitOf())
	}
	return unit, nil
}

// of takes the statistic of some values, nil without any. It sorts them where it needs to.
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

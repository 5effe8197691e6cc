package samples

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/sampling"
)

// sees tells which of a client's series an objective sees.
func matches(ctx *measure.Context, o *agreement.Objective, where string) (func(sampling.Key) (bool, error), error) {
	holds, err := filter.Bool[evidence.Series](where, ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("objective %s, where: %w", o.ID, err)
	}
	return func(k sampling.Key) (bool, error) {
		if !measure.Concerns(o.Service, k.Service.String()) || !measure.Concerns(o.Site(), k.Site.String()) ||
			o.Plan.Source != "" && o.Plan.Source != k.Source.String() {
			return false, nil
		}
		return holds(&k.Series)
	}, nil
}

// SeriesOf lists the series that an objective sees, in canonical order.
func SeriesOf(ctx *measure.Context, o *agreement.Objective, where string) (list []*sampling.Series, err error) {
	if ctx.Samples == nil {
		return nil, nil
	}
	match, err := matches(ctx, o, where)
	if err != nil {
		return nil, err
	}
	all := ctx.Samples.Of(ctx.Agreement.Names())
	list = all[:0] // the list is nobody else's
	for _, s := range all {
		ok, err := match(s.Key)
		if err != nil {
			return nil, fmt.Errorf("objective %s, where, for service %q, site %q: %w", o.ID, s.Key.Service, s.Key.Site, err)
		}
		if ok {
			list = append(list, s)
		}
	}
	return list, nil
}

// LimitOf makes a limit for single values of a target. Values are whole millionths: a bound between two of
// them is the same as the next one on its better side. A bound beyond any value is no limit.
func LimitOf(t agreement.Target) (l sampling.Limit, ok bool) {
	if t.Value == nil {
		return l, false
	}
	num := new(big.Int).Mul(t.Value.Num(), big.NewInt(int64(evidence.One)))
	bound, rest := num.DivMod(num, t.Value.Denom(), new(big.Int)) // rounds down: the denominator is positive
	switch whole := rest.Sign() == 0; {
	case !t.AtMost && (!whole || t.Strict):
		bound.Add(bound, big.NewInt(1))
	case t.AtMost && whole && t.Strict:
		bound.Sub(bound, big.NewInt(1))
	}
	return sampling.Limit{Value: evidence.Fixed(bound.Int64()), AtMost: t.AtMost}, bound.IsInt64()
}

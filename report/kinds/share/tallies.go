package share

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
)

// shareOfTallies adds up the good and the total of an objective's tallies.
//
// Convention measures (tally-parts): *Tallies*: several for the same time are parts of one figure and add up.
func shareOfTallies(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	w, err := newWeighing[evidence.Tally](ctx, o, t)
	if err != nil {
		return nil, err
	}
	l, addFindings := records.Tallies(ctx, o)
	var all filter.Amount
	percent := func(good filter.Amount) records.Shown {
		return records.Shown{Value: good, Unit: new(big.Rat).Mul(all.Rat(), big.NewRat(1, 100))}
	}
	results, err := shareBy(l, t.Where, percent, func(
		_ *records.Item, left records.Left[evidence.Tally],
	) (weighed, error) {
		out, err := w.of(left)
		all = out.all
		return out, err
	})
	if err != nil {
		return nil, err
	}
	addFindings(results)
	return results, nil
}

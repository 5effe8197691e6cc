package statistic

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// valueOf compiles the value of a statistic. unit is what its amounts are divided by: seconds where the value
// is a length of time, else 1.
func valueOf[R filter.Record](l *records.List[R], t *Terms) (value *filter.Program[R], unit *big.Rat, err error) {
	if value, err = filter.Compile[R](t.Formula(), l.Ctx.Agreement.Zone); err == nil {
		err = value.Gives(filter.Number, filter.Length)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("objective %s, value: %w", l.Objective.ID, err)
	}
	if value.Result() == filter.Number {
		return value, big.NewRat(1, 1), nil
	}
	unit, err = timeUnit(l.Objective, t)
	return value, unit, err
}

// timeUnit is the seconds of the unit in which an agreement wants a length of time.
func timeUnit(o *agreement.Objective, t *Terms) (*big.Rat, error) {
	unit, known := agreement.TimeUnit(t.UnitOf(o))
	if !known {
		return nil, fmt.Errorf(
			"objective %s, value: %s is a length of time: the unit must be %s, found %q", o.ID, t.Value, agreement.TimeUnits,
			t.UnitOf(o),
		)
	}
	return unit, nil
}

// Limits are the lengths of time that lie at a target of the objective; none where the value is no length of time.
func (t *Terms) Limits(o *agreement.Objective) (list []timeline.Micros) {
	unit, err := timeUnit(o, t)
	if err != nil {
		return nil
	}
	for _, target := range o.Targets {
		if v := target.Value.Value; v != nil {
			x := new(big.Rat).Mul(v, unit)
			x.Mul(x, new(big.Rat).SetInt64(int64(timeline.Second)))
			limit := timeline.Micros(new(big.Int).Quo(x.Num(), x.Denom()).Int64()) + t.Counted.Grace
			if list = append(list, limit); t.Counted.Whole > 0 {
				list = append(list, limit+t.Counted.Whole)
			}
		}
	}
	return list
}

package credit_test

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/timeline"
)

// bounded is a case with the target and the minimum that judge its period, where the case does not name them itself.
func bounded(a *agreement.Agreement, c credit.Case) credit.Case {
	bound := func(list []agreement.Dated[agreement.Target]) *agreement.Target {
		t, ok := agreement.At(list, c.At)
		if a.Zone != nil {
			t, ok = judge.Target(a, list, a.Cycle().Of(c.At))
		}
		if !ok {
			return nil
		}
		return &t
	}
	if c.Target == nil {
		c.Target = bound(c.Objective.Targets)
	}
	if c.Minimum == nil {
		c.Minimum = bound(c.Objective.Minimum)
	}
	return c
}

func alone(a *agreement.Agreement, c credit.Case, minorUnits int) credit.Objective {
	return credit.Alone(a, bounded(a, c), minorUnits)
}

// ofObjective prices one objective by its value alone, without its past.
func ofObjective(
	a *agreement.Agreement, o *agreement.Objective, at timeline.Instant, value *big.Rat, missed bool, minorUnits int,
) credit.Objective {
	return alone(a, credit.Case{Objective: o, At: at, Value: value, Missed: missed}, minorUnits)
}

func settle(
	a *agreement.Agreement, cases []credit.Case, at timeline.Instant, before settlement.Account, minorUnits int,
) settlement.Period {
	list := make([]credit.Case, len(cases))
	for i, c := range cases {
		list[i] = bounded(a, c)
	}
	return settlement.Of(a, list, at, before, minorUnits)
}

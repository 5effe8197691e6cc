package objectives

import (
	"math/big"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/statistic"
)

// TallyValue is what an objective takes the values of tallies for.
type TallyValue struct {
	Unit    *big.Rat // of a length of time, in seconds; nil: it is none
	Percent bool     // percent points
	High    bool     // a percentage of at least more than 1, so that 0.9995 is hardly one
}

// ValueOfTallies tells what the objective of a name takes the values of tallies for; ok is false where an agreement has
// no such objective.
func ValueOfTallies(a *agreement.Agreement, name string) (v TallyValue, ok bool) {
	for i := range a.Objectives {
		o := &a.Objectives[i]
		terms, is := o.Terms.(*statistic.Terms)
		if !is || terms.Of != presets.Tallies || terms.Value != "value" || !evidence.Same(name, o.ID) &&
			!evidence.Same(name, o.Name) {
			continue
		}
		unit := terms.UnitOf(o)
		v.Unit, _ = agreement.TimeUnit(unit)
		v.Percent, v.High = unit == "%", unit == "%" && len(o.Targets) > 0
		for _, t := range o.Targets {
			v.High = v.High && !t.Value.AtMost && t.Value.Value.Cmp(big.NewRat(1, 1)) > 0
		}
		return v, true
	}
	return v, false
}

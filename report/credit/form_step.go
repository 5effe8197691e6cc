package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/judge"
)

// perStep pays for every full step that the value falls short of the target that judged it: 99.69 % against 99.9 %
// are two full tenths of a percent. The count is exact.
func perStep(p *pricing, factor *big.Rat) priced {
	n := new(big.Rat)
	if p.c.Target != nil && !judge.Reaches(p.c.Value, *p.c.Target) {
		short := minus(p.c.Target.Value, p.c.Value)
		steps := new(big.Rat).Quo(short.Abs(short), p.terms.PerStep.Step)
		n.SetInt(new(big.Int).Quo(steps.Num(), steps.Denom()))
	}
	amount := times(times(n, money(&p.terms.PerStep.Pays, p.base)), factor)
	return priced{count: n, rate: p.terms.PerStep.Pays.Percent, amount: p.limited(amount, p.terms.PerStep.Most)}
}

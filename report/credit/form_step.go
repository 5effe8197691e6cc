package credit

import "math/big"

// perStep pays for every full step that the value falls short of the target: 99.69 % against 99.9 % are two full
// tenths of a percent. The count is exact.
func perStep(p *pricing, factor *big.Rat) priced {
	n := new(big.Rat)
	if level, below, ok := targetOf(p.agreement, p.c); ok && better(level, p.c.Value, below) {
		short := minus(level, p.c.Value)
		steps := new(big.Rat).Quo(short.Abs(short), p.terms.PerStep.Step)
		n.SetInt(new(big.Int).Quo(steps.Num(), steps.Denom()))
	}
	amount := times(times(n, money(&p.terms.PerStep.Pays, p.base)), factor)
	return priced{count: n, rate: p.terms.PerStep.Pays.Percent, amount: p.limited(amount, p.terms.PerStep.Most)}
}

package credit

import "math/big"

// perMiss pays for every case that was missed in a period whose objective was missed.
func perMiss(p *pricing, factor *big.Rat) priced {
	n := orNothing(p.c.Misses)
	amount := times(times(n, money(&p.terms.PerMiss.Pays, p.base)), factor)
	return priced{count: n, rate: p.terms.PerMiss.Pays.Percent, amount: p.limited(amount, p.terms.PerMiss.Most)}
}

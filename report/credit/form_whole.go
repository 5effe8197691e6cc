package credit

import "math/big"

// whole loses the whole base: the at-risk pool times the objective's allocation.
func whole(p *pricing, factor *big.Rat) priced {
	return priced{amount: times(p.base, factor)}
}

package report

import (
	"math/big"

	"github.com/slareport/slareport/report/party"
)

// Others is the part of the misses that somebody else than the provider was shown to answer for, in percent. What
// is undetermined is nobody's: it excuses no one.
func (r *Report) Others() *big.Rat {
	sum := new(big.Rat)
	for _, a := range r.Attribution {
		if a.Party == party.Provider.String() || a.Party == party.Undetermined.String() {
			continue
		}
		if part, ok := new(big.Rat).SetString(a.Amount); ok {
			sum.Add(sum, part)
		}
	}
	return sum
}

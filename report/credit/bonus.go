package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
)

// bonus is what a good value beyond the agreed level earns; reaching the level exactly earns nothing.
func (p *pricing) bonus() *big.Rat {
	rule := p.terms.Bonus
	if rule == nil || !p.c.Good || p.c.Value == nil {
		return new(big.Rat)
	}
	target, ok := agreement.At(p.c.Objective.Targets, p.c.At)
	if !ok || !better(p.c.Value, rule.Beyond, target.AtMost) {
		return new(big.Rat)
	}
	return money(&rule.Pays, p.base)
}

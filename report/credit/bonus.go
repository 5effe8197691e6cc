package credit

import "math/big"

// bonus is what a good value beyond the agreed level earns; reaching the level exactly earns nothing.
func (p *pricing) bonus() *big.Rat {
	rule := p.terms.Bonus
	if rule == nil || !p.c.Good || p.c.Value == nil {
		return new(big.Rat)
	}
	if p.c.Target == nil || !better(p.c.Value, rule.Beyond, p.c.Target.AtMost) {
		return new(big.Rat)
	}
	return money(&rule.Pays, p.base)
}

// better tells whether a value is strictly on the good side of another.
func better(value, than *big.Rat, atMost bool) bool {
	if atMost {
		return value.Cmp(than) < 0
	}
	return value.Cmp(than) > 0
}

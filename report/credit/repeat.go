package credit

import "math/big"

// factor is the greatest multiplier that repeated misses give, nil for none. It is never multiplied by itself: a
// third miss in a row is multiplied like the second one, unless the agreement has a line of its own for it.
func (c *Case) factor() *big.Rat {
	var factor *big.Rat
	if !c.Missed {
		return nil
	}
	for _, r := range c.Objective.Credit.Repeats {
		if c.missesIn(r.In) >= r.Misses && (factor == nil || r.Times.Cmp(factor) > 0) {
			factor = r.Times
		}
	}
	return factor
}

// missesIn counts the misses of the last n periods with this one. A period without a verdict is no miss, but it
// takes its place among the n.
func (c *Case) missesIn(n int) int {
	count := 0
	if c.Missed {
		count++
	}
	for _, p := range c.last(n - 1) {
		if p.Missed {
			count++
		}
	}
	return count
}

// last are the n periods before this one, or as many as there are.
func (c *Case) last(n int) []Past {
	return c.Past[max(0, len(c.Past)-n):]
}

package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
)

// form is one way to turn a miss into money.
type form struct {
	key   string // of its Step
	has   func(*agreement.Credit) bool
	price func(p *pricing, factor *big.Rat) priced
}

// forms names the formulas of rules §7. A new one is a file and a line here.
var forms = []form{
	{"band", func(c *agreement.Credit) bool { return c.Bands != nil }, byBand},
	{"per-miss", func(c *agreement.Credit) bool { return c.PerMiss != nil }, perMiss},
	{"per-step", func(c *agreement.Credit) bool { return c.PerStep != nil }, perStep},
	{"points", func(c *agreement.Credit) bool { return c.Points != nil }, byPoints},
	{"whole", func(c *agreement.Credit) bool { return c.Whole }, whole},
}

// pricing is what a formula works on: a miss and its base. A formula multiplies what it counts by a factor, which
// is 1 but for repeated misses.
type pricing struct {
	terms *agreement.Credit
	c     *Case
	base  *big.Rat
}

// priced is the outcome of a formula: the money, and what it counted or applied on the way.
type priced struct {
	text        string
	rate, count *big.Rat
	amount      *big.Rat
}

// formOf finds the formula that an objective's terms give.
func formOf(c *agreement.Credit) form {
	for _, f := range forms {
		if f.has(c) {
			return f
		}
	}
	return forms[0]
}

// run prices a miss; what is no miss pays nothing.
func (f form) run(p *pricing, factor *big.Rat) priced {
	if p.c.Missed && p.c.Value != nil {
		return f.price(p, factor)
	}
	nothing := priced{amount: new(big.Rat)}
	if p.terms.Bands != nil {
		nothing.rate = new(big.Rat)
	}
	return nothing
}

// limited keeps a price under what the agreement calls the most.
func (p *pricing) limited(amount *big.Rat, most *agreement.Cap) *big.Rat {
	if most == nil {
		return amount
	}
	return atMost(amount, money(most, p.base))
}

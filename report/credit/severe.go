package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
)

// severe replaces the credit of a value below the minimum level by what the agreement gives for that, if it is
// more: a worse value never pays less.
func (o *Objective) severe(a *agreement.Agreement, p *pricing) {
	if p.terms.Severe == nil || !o.Case.belowMinimum() {
		return
	}
	rate, amount := p.terms.Severe.Rate, new(big.Rat)
	if rate == nil {
		rate = big.NewRat(100, 1)
		if a.Credits.AtRisk != nil {
			rate = a.Credits.AtRisk
		}
		amount = percent(feeOf(a, p.terms, o.Case.At), rate)
	} else {
		amount = percent(p.base, rate)
	}
	if amount.Cmp(o.Amount) > 0 {
		o.Amount = amount
		o.add(Step{Key: "minimum", Rate: rate})
	}
}

// belowMinimum tells whether a missed value is beyond the minimum level; reaching it exactly is not.
func (c *Case) belowMinimum() bool {
	return c.Missed && c.Value != nil && c.Minimum != nil && !judge.Reaches(c.Value, *c.Minimum)
}

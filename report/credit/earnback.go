package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/judge"
)

// earnBack notes which earlier credits of the objective this period returns. After N good periods in a row that
// is the credit of the period before them; when the mean of the last N values reaches the target again it is the
// credits of those periods that were not returned before. A period that is not good itself returns nothing.
func (o *Objective) earnBack() {
	c, rule := &o.Case, o.Case.Objective.Credit.EarnBack
	if rule == nil || !c.Good {
		return
	}
	if rule.After > 0 && c.goodFor(rule.After) {
		o.Recovered = true
		o.EarnedBack = plus(o.EarnedBack, c.Past[len(c.Past)-rule.After].Credited())
	}
	if rule.Average > 0 && c.averageReaches(rule.Average) {
		o.Recovered = true
		o.EarnedBack = plus(o.EarnedBack, c.paidSinceRecovery(rule.Average))
	}
}

// goodFor tells whether this period and those before it make n good ones, with a period before them.
func (c *Case) goodFor(n int) bool {
	if len(c.Past) < n {
		return false
	}
	for _, p := range c.last(n - 1) {
		if !p.Good {
			return false
		}
	}
	return true
}

// averageReaches tells whether the mean of the values of the last n periods, those that have one, reaches the
// target that judges this one.
func (c *Case) averageReaches(n int) bool {
	if c.Target == nil || c.Value == nil {
		return false
	}
	sum, count := new(big.Rat).Set(c.Value), int64(1)
	for _, p := range c.last(n - 1) {
		if p.Value != nil {
			sum.Add(sum, p.Value)
			count++
		}
	}
	return judge.Reaches(sum.Quo(sum, big.NewRat(count, 1)), *c.Target)
}

// paidSinceRecovery sums what the last n periods were paid, as far as no period after them returned it.
func (c *Case) paidSinceRecovery(n int) *big.Rat {
	sum := new(big.Rat)
	list := c.last(n - 1)
	for i := len(list) - 1; i >= 0 && !list[i].Recovered; i-- {
		sum.Add(sum, list[i].Credited())
	}
	return sum
}

// Credited is what can be earned back of a period: bonuses that the client owed are not.
func (p Past) Credited() *big.Rat { return atLeastZero(orNothing(p.Paid)) }

package credit

import (
	"math/big"
	"strconv"

	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/ledger"
)

// earnBack writes which earlier credits of the objective this period returns. After N good periods in a row that
// is the credit of the period before them; when the mean of the last N values reaches the target again it is the
// credits of those periods that were not returned before. A period that is not good itself returns nothing.
//
// Rule §7 (earn-back): Credits are earned back after good periods, or when the average returns to the target.
func (p *Pricing) earnBack() {
	rule := p.Terms.EarnBack
	if rule == nil {
		return
	}
	var amounts []*ledger.Expr
	add := func(cond, returns *ledger.Expr) {
		amounts = append(amounts, ledger.When(cond, returns, ledger.Int(0)))
		p.Objective.Recovered = p.Objective.Recovered || cond.True()
	}
	if rule.After > 0 {
		add(p.afterGoodPeriods(rule.After))
	}
	if rule.Average > 0 && p.by.Target != nil {
		add(p.averageReturns(rule.Average))
	}
	p.Back = p.Line(p.Subject, books.Entry{
		Name: p.LineName("earned-back"), Words: ledger.Say("formula.earned-back"), How: ledger.Say("formula.earned-back.how"),
		Amount: ledger.Plus(amounts...),
	})
	p.Objective.EarnedBack = p.Back.Value
}

// afterGoodPeriods is the credit before n good periods with this one. It is blank where the earlier ones were not good,
// or none is before them.
//
// Convention credits (earn-back-good-periods): After N good periods in a row (met or excused) the credit of the
// period before them is earned back. A period without a verdict is not good. Set by `objectives.credit.earn-back`.
func (p *Pricing) afterGoodPeriods(n int) (cond, returns *ledger.Expr) {
	number := ledger.Arg{Text: strconv.Itoa(n)}
	credit := p.Agreed(p.Named("earn_back"), "parameters.earn-back", ledger.Money, p.Case.creditBefore(n), number)
	return ledger.And(ledger.Of(p.by.Good), ledger.Known(credit.Cell)), credit
}

func (c *Case) creditBefore(n int) *big.Rat {
	if len(c.Past) < n {
		return nil
	}
	for _, q := range c.last(n - 1) {
		if !q.Good {
			return nil
		}
	}
	return c.Past[len(c.Past)-n].Credited()
}

// averageReturns is the credits of the last n periods where the mean of their values and this one's, of those that have
// one, reaches the target that judges this one.
//
// Convention credits (earn-back-average): By the average: in a good period in which the plain mean of the judged
// values of the last N periods (those that have one) reaches the target that judges the period, whatever was paid in
// those periods and not yet returned is earned back. Set by `objectives.credit.earn-back`.
func (p *Pricing) averageReturns(n int) (cond, returns *ledger.Expr) {
	earlier := ledger.Arg{Text: strconv.Itoa(n - 1)}
	values, count := p.Case.valuesOf(n - 1)
	sum := p.Agreed(p.Named("earlier_sum"), "parameters.earlier-sum", ledger.Value, values, earlier)
	number := p.Agreed(p.Named("earlier_count"), "parameters.earlier-count", ledger.Count, count, earlier)
	paid := p.Agreed(p.Named("average_back"), "parameters.average-back", ledger.Money,
		p.Case.paidSinceRecovery(n-1), earlier)
	how := ledger.Say("formula.average.how", ledger.Arg{Text: strconv.Itoa(n)})
	mean := ledger.Over(ledger.Plus(sum, p.value()), ledger.Plus(number, ledger.Int(1)))
	mean = p.leads(p.Named("average"), "formula.average", how, ledger.Value, mean)
	reaches := ledger.Not(judge.Beyond(mean.Cell, p.by.Target, *p.Case.Target))
	return ledger.And(ledger.Of(p.by.Good), p.measured(), reaches), paid
}

// valuesOf sums the values of the last n periods, and counts those that have one.
func (c *Case) valuesOf(n int) (sum, count *big.Rat) {
	sum, count = new(big.Rat), new(big.Rat)
	for _, q := range c.last(n) {
		if q.Value != nil {
			sum.Add(sum, q.Value)
			count.Add(count, big.NewRat(1, 1))
		}
	}
	return sum, count
}

// paidSinceRecovery sums what the last n periods were paid, as far as no period after them returned it.
func (c *Case) paidSinceRecovery(n int) *big.Rat {
	sum := new(big.Rat)
	list := c.last(n)
	for i := len(list) - 1; i >= 0 && !list[i].Recovered; i-- {
		sum.Add(sum, list[i].Credited())
	}
	return sum
}

// Credited is what can be earned back of a period: bonuses that the client owed are not.
func (p Past) Credited() *big.Rat {
	if paid := books.OrNothing(p.Paid); paid.Sign() > 0 {
		return paid
	}
	return new(big.Rat)
}

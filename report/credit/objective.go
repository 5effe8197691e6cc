package credit

import (
	"math/big"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/ledger"
)

// pricing is an objective at work.
type pricing struct {
	*books
	subject
	i       int // place among the cases
	at      int // place among those that pay
	o       *Objective
	c       *Case
	terms   *agreement.Credit
	by      judge.Cells
	feeBase *ledger.Expr
	base    *ledger.Expr // of the form: the fee base, or a part of the pool
	amount  *ledger.Cell // the credit so far
	counted *ledger.Expr // misses, steps or points that the form found
	one     *ledger.Expr // price of one of them
	most    *ledger.Expr // nil for no limit
	bonus   *ledger.Cell // nil for none agreed
	back    *ledger.Cell // earned back, nil for none agreed
	paid    []Paid       // what was priced one by one
	points  *ledger.Expr // that pay together with those of others; nil for none
	lost    *ledger.Expr // lost time in seconds; nil until a rule asks
}

// Alone prices one objective as if it were the only one: everything up to its rounding to so many minor units,
// but not the rule of single incidents.
func Alone(a *agreement.Agreement, c Case, minorUnits int) Objective {
	o := Objective{Case: c}
	if p := openBooks(a, c.At, minorUnits).objective(0, &o); p != nil {
		p.finish()
	}
	return o
}

// objective goes from the fee base to the credit before anything that concerns other objectives; nil for an objective
// that pays nothing. Amounts are exact.
//
// Convention credits (lines-of-objective): The lines of an objective stand in this order: fee base, at-risk pool and
// allocation where it has one, formula, repeat, minimum level, single incident, cap of the objective, rounding, claim.
func (b *books) objective(i int, o *Objective) *pricing {
	zero := new(big.Rat)
	o.Amount, o.Bonus, o.EarnedBack, o.Payable = zero, zero, zero, zero
	terms := o.Case.Objective.Credit
	if terms == nil {
		return nil
	}
	c := &o.Case
	p := &pricing{books: b, subject: subject{c.Objective.ID, where(c.Objective.Place)}, i: i, o: o, c: c, terms: terms}
	f := formOf(terms)
	facts := judge.Facts{
		Number: i + 1, Objective: c.Objective, Place: p.place, Target: c.Target, Value: c.Value, Measured: c.Measured,
		Misses: c.Misses, Missed: c.Missed, Good: c.Good, Result: c.Result,
	}
	p.by = facts.Write(b.Ledger, terms.PerMiss != nil || terms.Measure == agreement.ByMisses, terms.Bonus != nil || terms.EarnBack != nil)
	p.bases()
	p.step(f.key, f.price(p, nil), true)
	p.repeats(f)
	p.severe()
	p.earnBonus()
	p.earnBack()
	return p
}

// missed tells whether the objective was missed: nothing else pays.
//
// Rule §7 (missed-only): Only a missed objective pays.
func (p *pricing) missed() *ledger.Expr { return ledger.Of(p.by.Missed) }

// ifMissed is a figure of a miss, or 0.
func (p *pricing) ifMissed(e *ledger.Expr) *ledger.Expr {
	return ledger.When(p.missed(), e, ledger.Int(0))
}

// measured tells whether there is a value.
func (p *pricing) measured() *ledger.Expr { return ledger.Known(p.by.Measured) }

// value is the judged value.
func (p *pricing) value() *ledger.Expr { return ledger.Of(p.by.Value) }

// lineName is the name of a line of the objective.
func (p *pricing) lineName(step string) string {
	return numbered("credit", p.i) + "_" + strings.ReplaceAll(step, "-", "_")
}

// named is a name that is the objective's own, with the place of a band or a rule of it.
func (p *pricing) named(name string, index ...int) string {
	return numbered(name, append([]int{p.i}, index...)...)
}

// agreed adds an input about the objective. A value has the unit of the objective's.
func (p *pricing) agreed(name, words string, kind ledger.Kind, v *big.Rat, args ...ledger.Arg) *ledger.Expr {
	e := p.input(p.subject, name, words, kind, v, args...)
	if kind == ledger.Value {
		e.Cell.Unit = p.by.Value.Unit
	}
	return e
}

// priceOf is a price in the objective's terms.
func (p *pricing) priceOf(
	name, words string, c *agreement.Cap, fee *ledger.Expr, args ...ledger.Arg,
) *ledger.Expr {
	if c.Days != nil {
		days := p.input(p.subject, p.named(name)+"_days", words, ledger.Count, c.Days, args...)
		days.Cell.Unit = inDays
		return ledger.Times(days, ledger.Over(fee, p.monthDays()))
	}
	return p.price(p.subject, p.named(name), words, c, fee, args...)
}

// leads adds a figure that leads to a line of the objective.
func (p *pricing) leads(name, words string, how ledger.Words, kind ledger.Kind, f *ledger.Expr) *ledger.Expr {
	return p.lead(p.subject, name, ledger.Say(words), how, kind, f)
}

// beside adds the figure of the line of a step.
func (p *pricing) beside(step string, kind ledger.Kind, f *ledger.Expr) *ledger.Cell {
	return p.figure(p.subject, p.lineName(step), kind, f)
}

// bases writes the lines up to the base of the form: the fee, of it the pool, of that the objective's part.
//
// Convention credits (base-allocation): An objective with an allocation has that part of the at-risk pool as its
// base, and without an at-risk share the pool is the whole fee. An objective without an allocation has the fee itself
// as its base. Set by `objectives.credit.allocation`, `credits.at-risk`.
//
// Rule §7 (pool-allocation): The at-risk share, the allocation and the rate of the band are multiplied.
func (p *pricing) bases() {
	services := append([]string{p.terms.Of}, p.terms.AlsoOf...)
	how := ledger.Words{Args: []ledger.Arg{{List: services}}}
	if p.terms.Of == "" {
		how = ledger.Say("formula.all-fees")
	}
	fees := p.feesOf(services...)
	if len(p.c.Earlier) > 0 {
		fees = ledger.Plus(fees, p.earlierFees(services))
	}
	p.write(Step{Key: "fee-base", Text: strings.Join(services, ", ")}, how, nil, fees)
	p.feeBase, p.base = ledger.Of(p.amount), ledger.Of(p.amount)
	if p.terms.Allocation == nil {
		return
	}
	if p.a.Credits.AtRisk != nil {
		p.part("pool", p.atRisk())
	}
	p.part("allocation", p.agreed(p.named("allocation"), "credit.allocation", ledger.Percent, p.terms.Allocation))
}

// earlierFees are the fees of the earlier periods that were judged together with this one.
//
// Convention credits (fee-of-own-period): An objective that judges several periods together has the fees of all of them
// as its fee base. Set by `objectives.period`.
func (p *pricing) earlierFees(services []string) *ledger.Expr {
	sum := new(big.Rat)
	for _, at := range p.c.Earlier {
		for _, service := range services {
			sum.Add(sum, FeeBase(p.a, service, at))
		}
	}
	return p.agreed(p.named("earlier_fees"), "parameters.earlier-fees", ledger.Money, sum)
}

// part takes a percentage of the base.
//
// Convention credits (percent-of-base): Percentages of prices, of a formula's own maximum, of the rate below the
// minimum level and of a bonus are of the base.
func (p *pricing) part(step string, rate *ledger.Expr) {
	figure := p.beside(step, ledger.Percent, rate)
	p.write(Step{Key: step, Rate: figure.Value}, ledger.Words{}, figure, ledger.PercentOf(ledger.Of(figure), p.base))
	p.base = ledger.Of(p.amount)
}

// write adds the line of a step, makes its amount the credit so far, and prints the step.
func (p *pricing) write(s Step, how ledger.Words, figure *ledger.Cell, amount *ledger.Expr) {
	p.enter(s.Key, how, figure, amount)
	p.print(s)
}

// enter adds the line of a step and makes its amount the credit so far.
func (p *pricing) enter(key string, how ledger.Words, figure *ledger.Cell, amount *ledger.Expr) {
	p.amount = p.line(p.subject, entry{p.lineName(key), key, stepWords(key), how, figure, amount})
	p.o.Amount = p.amount.Value
}

// print prints a step with the credit as it is now.
func (p *pricing) print(s Step) {
	s.Amount, s.Clause = p.amount.Value, clause
	p.o.Steps = append(p.o.Steps, s)
}

// step writes what a form gave; it is printed where it changes something.
func (p *pricing) step(key string, x priced, printed bool) {
	p.enter(key, ledger.Say(x.how), x.figure, x.amount)
	if printed {
		x.said.Key = key
		p.print(x.said)
	}
}

// finish applies the objective's own cap, rounds, and asks whether the credit was claimed: the last lines before the
// limits of the agreement.
//
// Convention credits (credit-rounding): Each objective's credit is rounded to the minor unit at its own line,
// half-even, so that the lines of a credit note sum exactly. Set by `credits.rounding`.
func (p *pricing) finish() {
	if c := p.terms.Cap; c != nil {
		limit := p.priceOf("cap", "parameters.cap", c, p.feeBase)
		capped := ledger.Min(ledger.Of(p.amount), limit)
		p.write(Step{Key: "cap-objective", Rate: c.Percent}, ledger.Say("formula.cap"), nil, capped)
	}
	p.amount = p.toMinor(p.subject, p.lineName("rounded"), "rounded", ledger.Of(p.amount))
	p.o.Amount = p.amount.Value
	p.print(Step{Key: "rounded"})
	p.claimed()
}

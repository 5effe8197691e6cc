package credit

import (
	"math/big"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/ledger"
)

// Pricing is an objective at work.
type Pricing struct {
	*books.Books
	books.Subject
	Index     int // place among the cases
	At        int // place among those that pay
	Objective *Objective
	Case      *Case
	Terms     *agreement.Credit
	by        judge.Cells
	feeBase   *ledger.Expr
	base      *ledger.Expr // of the form: the fee base, or a part of the pool
	Amount    *ledger.Cell // the credit so far
	counted   *ledger.Expr // misses, steps or points that the form found
	one       *ledger.Expr // price of one of them
	most      *ledger.Expr // nil for no limit
	Bonus     *ledger.Cell // nil for none agreed
	Back      *ledger.Cell // earned back, nil for none agreed
	paid      []Paid       // what was priced one by one
	Alone     *OneByOne    // the same by incident; nil where nothing is priced one by one
	factor    *ledger.Expr // of the multiplier for repeats; nil for none
	Points    *ledger.Expr // that pay together with those of others; nil for none
	// steps of what was priced one by one, without those of earlier periods; nil where nothing was
	stepsAlone *big.Rat
	lost       *ledger.Expr // lost time in seconds; nil until a rule asks
}

// Alone prices one objective as if it were the only one: everything up to its rounding to so many minor units,
// but not the rule of single incidents.
func Alone(a *agreement.Agreement, c Case, minorUnits int) Objective {
	var o Objective
	if p := Price(books.Open(a, c.At, minorUnits), 0, &c, &o); p != nil {
		p.Finish()
	}
	return o
}

// Price goes from the fee base to the credit before anything that concerns other objectives; nil for an objective
// that pays nothing. Amounts are exact. i is the place of the case among those of the period.
//
// Convention credits (lines-of-objective): The lines of an objective stand in this order: fee base, at-risk pool and
// allocation where it has one, formula, repeat, minimum level, single incident, cap of the objective, rounding, claim.
func Price(b *books.Books, i int, c *Case, o *Objective) *Pricing {
	zero := new(big.Rat)
	o.Amount, o.Bonus, o.EarnedBack, o.Payable = zero, zero, zero, zero
	terms := c.Objective.Credit
	if terms == nil {
		return nil
	}
	about := books.Subject{Group: c.Objective.ID, Place: books.Where(c.Objective.Place)}
	p := &Pricing{Books: b, Subject: about, Index: i, Objective: o, Case: c, Terms: terms}
	f := formOf(terms)
	facts := judge.Facts{
		Number: i + 1, Objective: c.Objective, Place: p.Place, Target: c.Target, Value: c.Value, Measured: c.Measured,
		Misses: c.Misses, Missed: c.Missed, Good: c.Good, Result: c.Result,
	}
	p.by = facts.Write(b.Ledger, terms.PerMiss != nil || terms.Measure == agreement.ByMisses, terms.Bonus != nil ||
		terms.EarnBack != nil)
	p.bases()
	p.Step(f.key, f.price(p, nil), true)
	p.repeats(f)
	p.severe()
	p.earnBonus()
	p.earnBack()
	return p
}

// missed tells whether the objective was missed: nothing else pays.
//
// Rule §7 (missed-only): Only a missed objective pays.
func (p *Pricing) missed() *ledger.Expr { return ledger.Of(p.by.Missed) }

// ifMissed is a figure of a miss, or 0.
func (p *Pricing) ifMissed(e *ledger.Expr) *ledger.Expr {
	return ledger.When(p.missed(), e, ledger.Int(0))
}

// measured tells whether there is a value.
func (p *Pricing) measured() *ledger.Expr { return ledger.Known(p.by.Measured) }

// value is the judged value.
func (p *Pricing) value() *ledger.Expr { return ledger.Of(p.by.Value) }

// LineName is the name of a line of the objective.
func (p *Pricing) LineName(step string) string {
	return books.Numbered("credit", p.Index) + "_" + strings.ReplaceAll(step, "-", "_")
}

// Named is a name that is the objective's own, with the place of a band or a rule of it.
func (p *Pricing) Named(name string, index ...int) string {
	return books.Numbered(name, append([]int{p.Index}, index...)...)
}

// Agreed adds an input about the objective. A value has the unit of the objective's.
func (p *Pricing) Agreed(name, words string, kind ledger.Kind, v *big.Rat, args ...ledger.Arg) *ledger.Expr {
	e := p.Given(p.Subject, name, words, kind, v, args...)
	if kind == ledger.Value {
		e.Cell.Unit = p.by.Value.Unit
	}
	return e
}

// priceOf is a price in the objective's terms.
func (p *Pricing) priceOf(
	name, words string, c *agreement.Cap, fee *ledger.Expr, args ...ledger.Arg,
) *ledger.Expr {
	if c.Days != nil {
		days := p.Given(p.Subject, p.Named(name)+"_days", words, ledger.Count, c.Days, args...)
		days.Cell.Unit = books.InDays
		return ledger.Times(days, ledger.Over(fee, p.monthDays()))
	}
	return p.Price(p.Subject, p.Named(name), words, c, fee, args...)
}

// leads adds a figure that leads to a line of the objective.
func (p *Pricing) leads(name, words string, how ledger.Words, kind ledger.Kind, f *ledger.Expr) *ledger.Expr {
	return p.Lead(p.Subject, name, ledger.Say(words), how, kind, f)
}

// beside adds the figure of the line of a step.
func (p *Pricing) beside(step string, kind ledger.Kind, f *ledger.Expr) *ledger.Cell {
	return p.Figure(p.Subject, p.LineName(step), kind, f)
}

// bases writes the lines up to the base of the form: the fee, of it the pool, of that the objective's part.
//
// Convention credits (base-allocation): An objective with an allocation has that part of the at-risk pool as its
// base, and without an at-risk share the pool is the whole fee. An objective without an allocation has the fee itself
// as its base. Set by `objectives.credit.allocation`, `credits.at-risk`.
//
// Rule §7 (pool-allocation): The at-risk share, the allocation and the rate of the band are multiplied.
func (p *Pricing) bases() {
	services := append([]string{p.Terms.Of}, p.Terms.AlsoOf...)
	how := ledger.Words{Args: []ledger.Arg{{List: services}}}
	if p.Terms.Of == "" {
		how = ledger.Say("formula.all-fees")
	}
	fees := p.FeesOf(services...)
	if len(p.Case.Earlier) > 0 {
		fees = ledger.Plus(fees, p.earlierFees(services))
	}
	p.Write(Step{Key: "fee-base", Text: strings.Join(services, ", ")}, how, nil, fees)
	p.feeBase, p.base = ledger.Of(p.Amount), ledger.Of(p.Amount)
	if p.Terms.Allocation == nil {
		return
	}
	if p.Agreement.Credits.AtRisk != nil {
		p.part("pool", p.AtRisk())
	}
	p.part("allocation", p.Agreed(p.Named("allocation"), "credit.allocation", ledger.Percent, p.Terms.Allocation))
}

// earlierFees are the fees of the earlier periods of a quarter, a half-year or a year.
//
// Convention credits (fee-of-own-period): An objective that is judged once for a quarter, a half-year or a year has the
// fees of all its periods as its fee base. One that is judged in every period by the last few together has the fee of
// the period in which it is judged: no fee is the base of several credits. Set by `objectives.period`.
func (p *Pricing) earlierFees(services []string) *ledger.Expr {
	sum := new(big.Rat)
	for _, at := range p.Case.Earlier {
		for _, service := range services {
			sum.Add(sum, books.FeeBase(p.Agreement, service, at))
		}
	}
	return p.Agreed(p.Named("earlier_fees"), "parameters.earlier-fees", ledger.Money, sum)
}

// part takes a percentage of the base.
//
// Convention credits (percent-of-base): Percentages of prices, of a formula's own maximum, of the rate below the
// minimum level and of a bonus are of the base.
func (p *Pricing) part(step string, rate *ledger.Expr) {
	figure := p.beside(step, ledger.Percent, rate)
	p.Write(Step{Key: step, Rate: figure.Value}, ledger.Words{}, figure, ledger.PercentOf(ledger.Of(figure), p.base))
	p.base = ledger.Of(p.Amount)
}

// Write adds the line of a step, makes its amount the credit so far, and prints the step.
func (p *Pricing) Write(s Step, how ledger.Words, figure *ledger.Cell, amount *ledger.Expr) {
	p.enter(s.Key, how, figure, amount)
	p.print(s)
}

// enter adds the line of a step and makes its amount the credit so far.
func (p *Pricing) enter(key string, how ledger.Words, figure *ledger.Cell, amount *ledger.Expr) {
	p.Amount = p.Line(p.Subject, books.Entry{Name: p.LineName(key), Step: key, Words: books.StepWords(key), How: how,
		Figure: figure, Amount: amount})
	p.Objective.Amount = p.Amount.Value
}

// print prints a step with the credit as it is now.
func (p *Pricing) print(s Step) {
	s.Amount, s.Clause = p.Amount.Value, books.Clause
	p.Objective.Steps = append(p.Objective.Steps, s)
}

// Step writes what a form gave; it is printed where it changes something.
func (p *Pricing) Step(key string, x Priced, printed bool) {
	p.enter(key, ledger.Say(x.How), x.figure, x.Amount)
	if printed {
		x.Said.Key = key
		p.print(x.Said)
	}
}

// Finish applies the objective's own cap, rounds, and asks whether the credit was claimed: the last lines before the
// limits of the agreement.
//
// Convention credits (credit-rounding): Each objective's credit is rounded to the minor unit at its own line,
// half-even, so that the lines of a credit note sum exactly. Set by `credits.rounding`.
func (p *Pricing) Finish() {
	if c := p.Terms.Cap; c != nil {
		limit := p.priceOf("cap", "parameters.cap", c, p.feeBase)
		capped := ledger.Min(ledger.Of(p.Amount), limit)
		p.Write(Step{Key: "cap-objective", Rate: c.Percent}, ledger.Say("formula.cap"), nil, capped)
	}
	p.Amount = p.ToMinor(p.Subject, p.LineName("rounded"), "rounded", ledger.Of(p.Amount))
	p.Objective.Amount = p.Amount.Value
	p.print(Step{Key: "rounded"})
	p.claimed()
}

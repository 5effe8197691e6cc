package credit

import (
	"math/big"
	"strconv"

	"github.com/slareport/slareport/report/ledger"
)

// repeats multiplies a miss by the greatest factor that repeated ones give. It is never multiplied by itself: a third
// miss in a row is multiplied like the second one, unless the agreement has a line of its own for it.
//
// Convention credits (repeat-greatest): The multiplier for repeats counts the period itself. Of several the greatest
// applies, and it is not multiplied by itself. Set by `objectives.credit.repeat`.
//
// Rule §7 (repeat-multiplier): Repeated misses are multiplied, in a row or within rolling periods.
func (p *Pricing) repeats(f form) {
	if len(p.Terms.Repeats) == 0 {
		return
	}
	var factors []*ledger.Expr
	for k := range p.Terms.Repeats {
		factors = append(factors, p.repeat(k))
	}
	greatest := ledger.Max(factors...)
	applies := ledger.More(greatest, ledger.Int(0))
	how, one := ledger.Say("formula.factor.how"), ledger.When(applies, greatest, ledger.Int(1))
	factor := p.leads(p.Named("factor"), "formula.factor", how, ledger.Count, one)
	if p.factor = factor; p.Alone != nil {
		p.Alone.factor = factor
	}
	x := f.price(p, factor)
	x.Said.Times, x.Said.Text, x.Said.Rate = factor.Eval(), "", nil
	p.Step("repeat", x, applies.True())
}

// repeat is the factor of a rule where it applies, else 0.
func (p *Pricing) repeat(k int) *ledger.Expr {
	r := &p.Terms.Repeats[k]
	periods, earlier := ledger.Arg{Text: strconv.Itoa(r.In)}, ledger.Arg{Text: strconv.Itoa(r.In - 1)}
	needs, had := big.NewRat(int64(r.Misses), 1), p.Case.missesBefore(r.In-1)
	before := p.Agreed(p.Named("misses_before", k), "parameters.misses-before", ledger.Count, had, earlier)
	needed := p.Agreed(p.Named("misses_needed", k), "parameters.misses-needed", ledger.Count, needs, periods)
	times := p.Agreed(p.Named("times", k), "parameters.times", ledger.Count, r.Times)
	enough := ledger.AtLeast(ledger.Plus(before, p.missed()), needed)
	how := ledger.Say("formula.repeat.how", ledger.Arg{Text: strconv.Itoa(r.Misses)}, periods)
	applies := ledger.When(ledger.And(p.missed(), enough), times, ledger.Int(0))
	return p.leads(p.Named("repeat", k), "formula.repeat", how, ledger.Count, applies)
}

// missesBefore counts the misses of the n periods before this one. A period without a verdict is no miss, but it takes
// its place among the n.
//
// Convention credits (repeat-without-verdict): A period without a verdict is no miss, but it takes its place among
// the periods that a rule looks at.
func (c *Case) missesBefore(n int) *big.Rat {
	count := int64(0)
	for _, p := range c.last(n) {
		if p.Missed {
			count++
		}
	}
	return big.NewRat(count, 1)
}

// last are the n periods before this one, or as many as there are.
func (c *Case) last(n int) []Past {
	return c.Past[max(0, len(c.Past)-n):]
}

package credit

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/ledger"
)

// form is one way to turn a miss into money.
type form struct {
	key     string // of its Step
	has     func(*agreement.Credit) bool
	price   func(p *Pricing, factor *ledger.Expr) Priced
	endless bool // it counts something: a worse period pays ever more
}

// forms names the forms of rules §7. A new one is a file and a line here. A form writes the lines that lead to its
// amount; what is no miss pays nothing. It is asked again with a factor where misses can repeat: then what it counts is
// multiplied.
var forms = []form{
	{"band", func(c *agreement.Credit) bool { return c.Bands != nil }, byBand, true},
	{"per-miss", func(c *agreement.Credit) bool { return c.PerMiss != nil }, perMiss, true},
	{"per-step", func(c *agreement.Credit) bool { return c.PerStep != nil }, perStep, true},
	{"lost-time", func(c *agreement.Credit) bool { return c.LostTime != nil }, lostTime, true},
	{"points", func(c *agreement.Credit) bool { return c.Points != nil }, byPoints, false},
	{"whole", func(c *agreement.Credit) bool { return c.Whole }, whole, false},
}

// Priced is what a form gives.
type Priced struct {
	figure *ledger.Cell // beside the amount
	Amount *ledger.Expr
	How    string // key of the catalogue
	Said   Step   // what the form counted or applied, for the printed step
}

// formOf finds the form that an objective's terms give; terms without any pay like no band.
func formOf(c *agreement.Credit) form {
	for _, f := range forms {
		if f.has(c) {
			return f
		}
	}
	return forms[0]
}

// CountsOn tells whether the form of some terms counts something: a worse period pays ever more.
func CountsOn(c *agreement.Credit) bool { return formOf(c).endless }

// times multiplies the credit so far.
func (p *Pricing) times(factor *ledger.Expr) Priced {
	figure := p.beside("repeat", ledger.Count, factor)
	return Priced{figure: figure, Amount: ledger.Times(ledger.Of(p.Amount), ledger.Of(figure)), How: "formula.times"}
}

// unitPrice writes what one miss, step or point costs, and the most that they pay.
func (p *Pricing) unitPrice(words string, pays, most *agreement.Cap) {
	one := p.priceOf("price", "parameters.price", pays, p.base)
	p.one = p.leads(p.Named("price_of_one"), words, ledger.Words{}, ledger.Money, one)
	if most != nil {
		limit := p.priceOf("most", "parameters.most", most, p.base)
		p.most = p.leads(p.Named("most_paid"), "formula.most", ledger.Words{}, ledger.Money, limit)
	}
}

// each multiplies a number by a price and a factor, under what the agreement calls the most.
func (p *Pricing) each(step string, pays *agreement.Cap, factor *ledger.Expr) Priced {
	counted := p.ifMissed(p.counted)
	out := Priced{How: "formula." + step}
	if factor == nil {
		out.figure = p.beside(step, ledger.Count, counted)
		out.Amount = ledger.Of(out.figure)
	} else {
		out.figure = p.beside("repeat", ledger.Count, factor)
		out.Amount, out.How = ledger.Times(counted, ledger.Of(out.figure)), "formula.times-count"
	}
	out.Amount = ledger.Times(out.Amount, p.one)
	if p.most != nil {
		out.Amount = ledger.Min(out.Amount, p.most)
	}
	if p.missed().True() {
		out.Said.Count = counted.Eval()
		out.Said.Lost = p.lostSoFar()
		if pays.Amount == nil {
			out.Said.Rate = pays.Percent
		}
	}
	return out
}

// whole loses the whole base: the at-risk pool times the objective's allocation.
func whole(p *Pricing, factor *ledger.Expr) Priced {
	if factor != nil {
		return p.times(factor)
	}
	figure := p.beside("whole", ledger.Flag, p.missed())
	return Priced{figure: figure, Amount: ledger.When(ledger.Of(figure), p.base, ledger.Int(0)), How: "formula.whole"}
}

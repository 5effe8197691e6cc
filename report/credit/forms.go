package credit

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/ledger"
)

// form is one way to turn a miss into money.
type form struct {
	key     string // of its Step
	has     func(*agreement.Credit) bool
	price   func(p *pricing, factor *ledger.Expr) priced
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

// priced is what a form gives.
type priced struct {
	figure *ledger.Cell // beside the amount
	amount *ledger.Expr
	how    string // key of the catalogue
	said   Step   // what the form counted or applied, for the printed step
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

// times multiplies the credit so far.
func (p *pricing) times(factor *ledger.Expr) priced {
	figure := p.beside("repeat", ledger.Count, factor)
	return priced{figure: figure, amount: ledger.Times(ledger.Of(p.amount), ledger.Of(figure)), how: "formula.times"}
}

// unitPrice writes what one miss, step or point costs, and the most that they pay.
func (p *pricing) unitPrice(words string, pays, most *agreement.Cap) {
	one := p.priceOf("price", "parameters.price", pays, p.base)
	p.one = p.leads(p.named("price_of_one"), words, ledger.Words{}, ledger.Money, one)
	if most != nil {
		limit := p.priceOf("most", "parameters.most", most, p.base)
		p.most = p.leads(p.named("most_paid"), "formula.most", ledger.Words{}, ledger.Money, limit)
	}
}

// each multiplies a number by a price and a factor, under what the agreement calls the most.
func (p *pricing) each(step string, pays *agreement.Cap, factor *ledger.Expr) priced {
	counted := p.ifMissed(p.counted)
	out := priced{how: "formula." + step}
	if factor == nil {
		out.figure = p.beside(step, ledger.Count, counted)
		out.amount = ledger.Of(out.figure)
	} else {
		out.figure = p.beside("repeat", ledger.Count, factor)
		out.amount, out.how = ledger.Times(counted, ledger.Of(out.figure)), "formula.times-count"
	}
	out.amount = ledger.Times(out.amount, p.one)
	if p.most != nil {
		out.amount = ledger.Min(out.amount, p.most)
	}
	if p.missed().True() {
		out.said.Count = counted.Eval()
		out.said.Lost = p.lostSoFar()
		if pays.Amount == nil {
			out.said.Rate = pays.Percent
		}
	}
	return out
}

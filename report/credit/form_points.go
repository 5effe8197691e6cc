package credit

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/ledger"
)

// byPoints takes points by the value, weighs them, multiplies them, and turns them into money: each point at a
// price, or all of them by a table.
//
// Convention credits (points-before-money): Points are taken by bands, weighted, multiplied for repeats, and only
// then turned into money.
//
// Convention credits (points-by-objective): A table of points is read for each objective by itself, unless the
// agreement has one for all of them together. Set by `credits.points`.
//
// Rule §7 (form-points): Points are weighted; those of a repeat in the next period count double where agreed.
func byPoints(p *Pricing, factor *ledger.Expr) Priced {
	terms, step := p.Terms.Points, "points"
	points, text := p.pointsOf(terms, factor)
	if factor != nil {
		step = "repeat"
	}
	var out Priced
	switch {
	case terms.Pooled:
		out.figure = p.beside(step, ledger.Count, points)
		out.Amount, out.How = ledger.Int(0), "formula.points-together"
		p.Points = ledger.Of(out.figure)
	case terms.Pays != nil:
		out.figure = p.beside(step, ledger.Count, points)
		out.Amount, out.How = ledger.Times(ledger.Of(out.figure), p.one), "formula.points"
	default:
		out.figure = p.beside(step, ledger.Percent, p.ifMissed(p.tableRate(terms.Table, points, factor)))
		out.Amount, out.How = ledger.PercentOf(ledger.Of(out.figure), p.base), "formula.band"
	}
	if p.missed().True() {
		out.Said.Text, out.Said.Count = text, points.Eval()
		if terms.Pays == nil && !terms.Pooled {
			out.Said.Rate = out.figure.Value
		}
	}
	return out
}

// pointsOf are those of the period, weighted; with a factor, multiplied.
func (p *Pricing) pointsOf(terms *agreement.Points, factor *ledger.Expr) (*ledger.Expr, string) {
	if factor != nil {
		points := ledger.Times(p.counted, factor)
		how := ledger.Say("formula.times")
		return p.leads(p.Named("points_multiplied"), "formula.points-multiplied", how, ledger.Count, points), ""
	}
	gives := bandPay{name: "points", words: "parameters.points", lead: "formula.band-points", kind: ledger.Count}
	var points *ledger.Expr
	text := ""
	if terms.Miss != nil {
		points = p.Agreed(p.Named("points_of_miss"), "parameters.points-of-miss", ledger.Count, terms.Miss)
	} else {
		points, text = p.worstBand(terms.Bands, p.value(), gives)
	}
	if terms.Weight != nil {
		points = ledger.Times(points, p.Agreed(p.Named("weight"), "parameters.weight", ledger.Count, terms.Weight))
	}
	how := ledger.Say("formula.points-counted.how")
	p.counted = p.leads(p.Named("points_counted"), "formula.points-counted", how, ledger.Count, p.ifMissed(points))
	if terms.Pays != nil {
		p.unitPrice("formula.price-point", terms.Pays, nil)
	}
	return p.counted, text
}

// tableRate is the percentage that the table gives for a number of points.
func (p *Pricing) tableRate(table []agreement.PointRate, points, factor *ledger.Expr) *ledger.Expr {
	name := "table_rate"
	if factor != nil {
		name = "table_rate_multiplied"
	}
	rate := ledger.Int(0)
	for k, row := range table {
		number := ledger.Arg{Number: exact.Decimal(row.From)}
		from := p.Agreed(p.Named("points_from", k), "parameters.points-from", ledger.Count, row.From)
		pays := p.Agreed(p.Named("points_rate", k), "parameters.points-rate", ledger.Percent, row.Rate, number)
		how := ledger.Say("formula.table-rate.how", number)
		best := ledger.When(ledger.AtLeast(points, from), pays, rate)
		rate = p.leads(p.Named(name, k), "formula.table-rate", how, ledger.Percent, best)
	}
	return rate
}

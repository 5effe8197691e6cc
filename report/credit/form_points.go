package credit

import "math/big"

// byPoints takes points by the value, weighs them, multiplies them, and turns them into money: each point at a
// price, or all of them by a table.
func byPoints(p *pricing, factor *big.Rat) priced {
	terms := p.terms.Points
	points, text := band(terms.Bands, p.c.Value)
	if terms.Weight != nil {
		points = times(points, terms.Weight)
	}
	points = times(points, factor)
	if terms.Pays != nil {
		return priced{text: text, count: points, amount: times(points, money(terms.Pays, p.base))}
	}
	rate := new(big.Rat)
	for _, r := range terms.Table {
		if points.Cmp(r.From) >= 0 {
			rate = r.Rate
		}
	}
	return priced{text: text, count: points, rate: rate, amount: percent(p.base, rate)}
}

package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
)

// perMiss pays for every case that was missed in a period whose objective was missed.
//
// Convention credits (per-miss-in-missed-period): A price per miss is paid for every case the contract counts as
// missed, but only in a period whose verdict is missed.
//
// Convention credits (at-most-after-repeats): What the misses of a period pay at most holds for the price with its
// multiplier for repeats. Set by `objectives.credit.per-miss.at-most`.
//
// Rule §7 (form-per-miss): Per miss: an amount for each missed case.
func perMiss(p *Pricing, factor *ledger.Expr) Priced {
	terms := p.Terms.PerMiss
	switch {
	case terms.Groups != nil && factor != nil:
		return p.times(factor)
	case terms.Groups != nil:
		return p.perMissOfGroup()
	case factor == nil:
		p.unitPrice("formula.price-miss", &terms.Pays, terms.Most)
		p.counted = ledger.Of(p.by.Misses)
	}
	return p.each("per-miss", &terms.Pays, factor)
}

// perMissOfGroup pays for every missed case by its priority.
//
// Convention credits (per-miss-unlisted): A missed case of a priority to which the agreement gives no price pays what
// it gives for others, or nothing. Set by `objectives.credit.per-miss.pays`.
func (p *Pricing) perMissOfGroup() Priced {
	terms := p.Terms.PerMiss
	var pays, prices []*ledger.Expr
	count := new(big.Rat)
	for k := range terms.Groups {
		g := &terms.Groups[k]
		group, n := ledger.Arg{Text: g.Group}, new(big.Rat)
		for i := range p.Case.Lost {
			if g.Of(terms.Groups, p.Case.Lost[i].Group) {
				n.Add(n, big.NewRat(1, 1))
			}
		}
		count.Add(count, n)
		misses := p.Agreed(p.Named("misses_of", k), "parameters.misses-of", ledger.Count, n, group)
		price := p.priceOf(books.Numbered("price", k), "parameters.price-of", &g.Pays, p.base, group)
		pays, prices = append(pays, ledger.Times(misses, price)), append(prices, p.ifMissed(price))
	}
	sum := ledger.Plus(pays...)
	p.Alone = newOneByOne(p.ifMissed(sum))
	for i := range p.Case.Lost {
		for k := range terms.Groups {
			if terms.Groups[k].Of(terms.Groups, p.Case.Lost[i].Group) {
				p.Alone.pays(p.Case, p.Case.Lost[i].ID, prices[k])
			}
		}
	}
	if terms.Most != nil {
		sum = ledger.Min(sum, p.priceOf("most", "parameters.most", terms.Most, p.base))
	}
	figure := p.beside("per-miss", ledger.Money, p.ifMissed(sum))
	return Priced{figure: figure, Amount: ledger.Of(figure), How: "formula.per-miss-of", Said: Step{Count: count}}
}

package credit

import "github.com/slareport/slareport/report/ledger"

// perMiss pays for every case that was missed in a period whose objective was missed.
func perMiss(p *pricing, factor *ledger.Expr) priced {
	terms := p.terms.PerMiss
	if factor == nil {
		p.unitPrice("formula.price-miss", &terms.Pays, terms.Most)
		p.counted = ledger.Of(p.by.Misses)
	}
	return p.each("per-miss", &terms.Pays, factor)
}

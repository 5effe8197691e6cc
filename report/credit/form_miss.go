package credit

import "github.com/slareport/slareport/report/ledger"

// perMiss pays for every case that was missed in a period whose objective was missed.
//
// Convention credits (per-miss-in-missed-period): A price per miss is paid for every case the contract counts as
// missed, but only in a period whose verdict is missed.
//
// Convention credits (at-most-after-repeats): What the misses of a period pay at most holds for the price with its
// multiplier for repeats. Set by `objectives.credit.per-miss.at-most`.
//
// Rule §7 (form-per-miss): Per miss: an amount for each missed case.
func perMiss(p *pricing, factor *ledger.Expr) priced {
	terms := p.terms.PerMiss
	if factor == nil {
		p.unitPrice("formula.price-miss", &terms.Pays, terms.Most)
		p.counted = ledger.Of(p.by.Misses)
	}
	return p.each("per-miss", &terms.Pays, factor)
}

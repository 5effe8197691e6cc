package credit

import "github.com/slareport/slareport/report/ledger"

// whole loses the whole base: the at-risk pool times the objective's allocation.
func whole(p *pricing, factor *ledger.Expr) priced {
	if factor != nil {
		return p.times(factor)
	}
	figure := p.beside("whole", ledger.Flag, p.missed())
	return priced{figure: figure, amount: ledger.When(ledger.Of(figure), p.base, ledger.Int(0)), how: "formula.whole"}
}

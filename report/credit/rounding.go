package credit

import (
	"fmt"

	"golang.org/x/text/currency"

	"github.com/slareport/slareport/report/ledger"
)

// toMinor adds a line that rounds an amount to the currency's minor unit as the agreement says. Its figure is the
// number of minor units before they are rounded.
//
// Rule §7 (rounding): Amounts are rounded to the minor unit at one named line.
func (b *books) toMinor(of subject, name, step string, amount *ledger.Expr) *ledger.Cell {
	units := b.figure(of, name, ledger.Count, ledger.Times(amount, b.scale))
	how := ledger.Say("formula.half-even")
	if b.a.Credits.HalfUp {
		how = ledger.Say("formula.half-up")
	}
	rounded := ledger.Over(b.whole(ledger.Of(units)), b.scale)
	return b.line(of, entry{name: name, step: step, words: stepWords(step), how: how, figure: units, amount: rounded})
}

// inMinor is an amount rounded to the minor unit, within a formula.
//
// Convention credits (limit-rounding): A limit that is not a whole number of minor units is rounded like any amount
// when it decides what is payable. Set by `credits.rounding`.
func (b *books) inMinor(amount *ledger.Expr) *ledger.Expr {
	return ledger.Over(b.whole(ledger.Times(amount, b.scale)), b.scale)
}

// whole rounds to a whole number, halves to even unless the agreement says otherwise.
func (b *books) whole(e *ledger.Expr) *ledger.Expr {
	if b.a.Credits.HalfUp {
		return ledger.RoundHalfUp(e)
	}
	return ledger.RoundHalfEven(e)
}

// MinorUnits is the number of decimals of a currency (ISO 4217).
func MinorUnits(code string) (int, error) {
	unit, err := currency.ParseISO(code)
	if err != nil {
		return 0, fmt.Errorf("%q is no currency code of ISO 4217", code)
	}
	scale, _ := currency.Standard.Rounding(unit)
	return scale, nil
}

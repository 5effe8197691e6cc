package books

import (
	"fmt"

	"golang.org/x/text/currency"

	"github.com/slareport/slareport/report/ledger"
)

// ToMinor adds a line that rounds an amount to the currency's minor unit as the agreement says. Its figure is the
// number of minor units before they are rounded.
//
// Rule §7 (rounding): Amounts are rounded to the minor unit at one named line.
func (b *Books) ToMinor(of Subject, name, step string, amount *ledger.Expr) *ledger.Cell {
	units := b.Figure(of, name, ledger.Count, ledger.Times(amount, b.Scale))
	how := ledger.Say("formula.half-even")
	if b.Agreement.Credits.HalfUp {
		how = ledger.Say("formula.half-up")
	}
	rounded := ledger.Over(b.whole(ledger.Of(units)), b.Scale)
	return b.Line(of, Entry{Name: name, Step: step, Words: StepWords(step), How: how, Figure: units, Amount: rounded})
}

// InMinor is an amount rounded to the minor unit, within a formula.
//
// Convention credits (limit-rounding): A limit that is not a whole number of minor units is rounded like any amount
// when it decides what is payable. Set by `credits.rounding`.
func (b *Books) InMinor(amount *ledger.Expr) *ledger.Expr {
	return ledger.Over(b.whole(ledger.Times(amount, b.Scale)), b.Scale)
}

// whole rounds to a whole number, halves to even unless the agreement says otherwise.
func (b *Books) whole(e *ledger.Expr) *ledger.Expr {
	if b.Agreement.Credits.HalfUp {
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

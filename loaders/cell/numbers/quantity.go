package numbers

import (
	"slices"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/digits"
	"github.com/slareport/slareport/loaders/cell/units"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// Quantity is what the numbers of a column say how much of. It decides which units may be written beside them.
type Quantity uint8

// The quantities.
const (
	Count      Quantity = iota // things: neither a unit nor a percentage
	Percentage                 // percent points: 99.95% is 99.95
	Part                       // a part of one: 40% is 0.4
	Money                      // an amount of the agreement's currency
	Time                       // a length of time in a fixed unit
)

// AsWritten tells whether bare numbers are taken as they are.
func (n *Reader) AsWritten() bool {
	switch n.Of {
	case Time:
		return n.Into != 0 && (n.Unit == 0 || n.Unit == n.Into)
	case Percentage, Part:
		return n.percents == 0 && !n.InPercent
	case Money:
		return n.Head == ""
	}
	return true
}

// Currency is the code of the currency that is written beside a number, or that the head of its column says; "" where
// neither says any, and % for a percentage. Of several that a sign stands for it is one of the agreements', if any is.
func (n *Reader) Currency(r cell.Raw) string {
	unit := []byte(r.Unit())
	if r.Kind() == cell.Text {
		unit = stripAffixes(cell.Trim(r.Text)).unit
	}
	if units.IsPercent(unit) {
		return "%"
	}
	if units.Currencies(unit) == nil {
		unit = []byte(n.Head)
	}
	return n.CodeOf(unit)
}

// CodeOf is the code of the currency that a word or sign stands for: of several one of the agreements', if any is. A
// word that is no currency is taken as it is.
func (n *Reader) CodeOf(unit []byte) string {
	codes := units.Currencies(unit)
	for _, code := range codes {
		if slices.Contains(n.Currencies, code) {
			return code
		}
	}
	if len(codes) > 0 {
		return codes[0]
	}
	return string(unit)
}

// knows tells whether a unit says how much a number of the column is.
func (n *Reader) knows(unit []byte) bool {
	switch n.Of {
	case Time:
		_, ok := units.OfTime(unit)
		return ok
	case Money:
		return units.Currencies(unit) != nil
	}
	return false
}

// measured makes a number of digits and the unit beside them.
//
// Rule §13 (percent-points): A percent sign or a percent format means percent points: 99.95 % is 99.95 of 100. A share
// of users is a part of one, so 40 % of them is 0.4.
func (n *Reader) measured(text []byte, d digits.Decimal, unit []byte) (evidence.Fixed, cell.Note, error) {
	if n.Of == Money && len(unit) == 0 {
		unit = []byte(n.Head)
	}
	switch {
	case len(unit) == 0:
		return n.bare(text, d)
	case units.IsPercent(unit) && n.Of == Part:
		d = d.Shifted(-2)
	case units.IsPercent(unit) && n.Of != Percentage:
		return evidence.NoFixed, 0, cell.Problem(text, "cell.percentage", "hint.map-another")
	case units.IsPercent(unit):
	case !n.knows(unit):
		return evidence.NoFixed, 0, notANumber(text)
	case n.Of == Time && n.Into == 0:
		return evidence.NoFixed, 0, cell.Problem(text, "cell.units-disagree", "hint.one-unit")
	case n.Of == Time:
		from, _ := units.OfTime(unit)
		d = d.Converted(from, n.Into)
	case n.Of == Money && !n.agreed(unit):
		return evidence.NoFixed, 0, cell.Problem(
			text, "cell.other-currency", "hint.convert-currency", string(unit), finding.Any(finding.Names(n.Currencies)),
		)
	}
	return fixed(text, d)
}

// bare reads a number without a unit.
//
// Convention doubt (percent-or-part): In a column of which some cells have a percent sign, a bare number above 0 and
// up to 1 may be a percentage or a part of one: it is an error that names both.
func (n *Reader) bare(text []byte, d digits.Decimal) (evidence.Fixed, cell.Note, error) {
	switch {
	case n.Of == Time && n.Into == 0: // each objective would take it for another length
		return evidence.NoFixed, 0, cell.Problem(text, "cell.units-disagree", "hint.one-unit")
	case n.Of == Time && n.Unit != 0:
		d = d.Converted(n.Unit, n.Into)
	case n.Of == Part && n.InPercent:
		d = d.Shifted(-2)
	}
	v, note, err := fixed(text, d)
	if err == nil && n.percents > 0 && !n.InPercent && v > 0 && v <= evidence.One &&
		(n.Of == Part || n.Of == Percentage) {
		whole := d.Shifted(2)
		return evidence.NoFixed, 0, cell.Problem(
			text, "cell.percent-or-part", "hint.write-percent", d.String(), whole.String(),
		)
	}
	return v, note, err
}

// isUnit tells whether a word beside a number is a unit of any kind, or none at all.
func isUnit(word []byte) bool {
	_, ofTime := units.OfTime(word)
	return len(word) == 0 || ofTime || units.IsPercent(word) || units.Currencies(word) != nil
}

// agreed tells whether a unit may be the currency of the agreements.
func (n *Reader) agreed(unit []byte) bool {
	return len(n.Currencies) == 0 || slices.ContainsFunc(units.Currencies(unit), func(code string) bool {
		return slices.Contains(n.Currencies, code)
	})
}

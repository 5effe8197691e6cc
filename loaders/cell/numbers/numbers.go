// Package numbers reads the numbers of a column: what its marks mean, which units may stand beside its digits, and how
// much that is.
package numbers

import (
	"strings"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/digits"
	"github.com/slareport/slareport/loaders/cell/units"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// Reader reads the numbers of a column. The zero Reader is ready: it counts things.
type Reader struct {
	Decimal    byte            // the declared decimal mark, '.' or ','; 0 when the cells shall tell
	Around     *Reader         // what the other columns of the source show, for a column that does not tell; or nil
	Of         Quantity        // what the numbers say how much of
	Unit       timeline.Micros // of Time: that of bare numbers; 0: the one they are wanted in
	Into       timeline.Micros // of Time: the unit the numbers are wanted in
	InPercent  bool            // of Part: bare numbers are percentages
	Currencies []string        // of Money: the codes that may be written; none: any
	Head       string          // of Money: the currency of bare numbers, as the head says; "": it says none

	points   int // observed cells in which '.' can only be the decimal mark
	commas   int // the same for ','
	doubtful int // observed cells such as 1,234
	percents int // observed cells with a percent sign
	seen     int // observed cells that hold a number
}

// Observe takes a cell as evidence of what its marks mean.
func (n *Reader) Observe(r cell.Raw) {
	if r.Kind() == cell.Number {
		n.seen++
		if units.IsPercent(r.Unit()) {
			n.percents++
		}
	}
	if r.Kind() != cell.Text {
		return
	}
	d := stripAffixes(cell.Trim(r.Text))
	if units.IsPercent(d.unit) {
		n.percents++
	}
	m, ok := readMarks(d.body)
	if !ok || !isUnit(d.unit) {
		return
	}
	n.seen++
	switch mark := m.decimal(); {
	case mark == '.':
		n.points++
	case mark == ',':
		n.commas++
	case m.one():
		n.doubtful++
	}
}

// Join adds what another reader of the same source observed.
func (n *Reader) Join(o *Reader) {
	n.points += o.points
	n.commas += o.commas
	n.doubtful += o.doubtful
	n.percents += o.percents
	n.seen += o.seen
}

// Unsettled tells whether cells such as 1,234 were observed and nothing yet that settles them: more of
// the source should be observed.
func (n *Reader) Unsettled() bool {
	return n.doubtful > 0 && n.points+n.commas == 0 && n.Decimal == 0
}

// Filled tells whether a number was observed.
func (n *Reader) Filled() bool { return n.seen > 0 }

// Percentages tells whether a percent sign was observed.
func (n *Reader) Percentages() bool { return n.percents > 0 }

// Mark is the decimal mark of the column: declared, or what all observed evidence agrees on, of the column or, where
// that shows nothing, of the whole source. Else it is 0.
func (n *Reader) Mark() byte {
	switch {
	case n.Decimal != 0:
		return n.Decimal
	case n.points > 0 && n.commas == 0:
		return '.'
	case n.commas > 0 && n.points == 0:
		return ','
	case n.points+n.commas == 0 && n.Around != nil:
		return n.Around.Mark()
	}
	return 0
}

// Read gives the number in millionths of its unit, evidence.NoFixed for a blank cell.
func (n *Reader) Read(r cell.Raw) (evidence.Fixed, cell.Note, error) {
	if r.Kind() == cell.Text && n.AsWritten() {
		if v, ok := n.simple(r.Text); ok {
			return v, 0, nil
		}
	}
	return n.readAny(r)
}

// readAny reads a cell of any kind and any form.
func (n *Reader) readAny(r cell.Raw) (evidence.Fixed, cell.Note, error) {
	text, ok := r.Value()
	if !ok {
		return evidence.NoFixed, 0, nil
	}
	switch r.Kind() {
	case cell.Text:
		return n.readText(text)
	case cell.Number:
		return n.readStored(text, r.Unit())
	case cell.Date, cell.Clock, cell.Elapsed:
		return evidence.NoFixed, 0, cell.Problem(text, "cell.date-for-number", "hint.number-format")
	case cell.Bool:
		return evidence.NoFixed, 0, cell.Problem(text, "cell.flag-for-number", "hint.map-to-flag")
	}
	return evidence.NoFixed, 0, cell.Unreadable(r, "wanted.number")
}

// readStored reads a number of a workbook, and the unit that its number format shows. A percent format shows a hundred
// times what is stored; other words beside the digits say nothing of how much it is.
func (n *Reader) readStored(text, unit []byte) (evidence.Fixed, cell.Note, error) {
	d, err := stored(text)
	if err != nil {
		return evidence.NoFixed, 0, err
	}
	if units.IsPercent(unit) {
		d = d.Shifted(2)
	} else if !n.knows(unit) {
		unit = nil
	}
	return n.measured(text, d, unit)
}

// stored gives the digits of a number of a workbook.
func stored(text []byte) (digits.Decimal, error) {
	d, ok := digits.Parse(text)
	if !ok {
		return d, cell.Problem(text, "cell.broken-number", "")
	}
	return d.Significant(digits.StoredDigits), nil
}

// readText reads a number of a text cell: sign, marks, unit.
func (n *Reader) readText(text []byte) (evidence.Fixed, cell.Note, error) {
	dress := stripAffixes(text)
	d, doubtful, err := n.parse(text, dress.body)
	switch {
	case err != nil:
		return evidence.NoFixed, 0, err
	case doubtful && n.inPercent(dress.unit):
		m, _ := readMarks(dress.body)
		points := *n
		points.Decimal = m.list[0]
		return points.readText(text)
	case doubtful && isUnit(dress.unit):
		return evidence.NoFixed, 0, twoReadings(text, dress.body, string(dress.unit))
	}
	if dress.negative {
		d = d.Neg()
	}
	return n.measured(text, d, dress.unit)
}

// inPercent tells whether a number beside a unit is a percentage. Thousands of percent are no reading of 99.951 %.
func (n *Reader) inPercent(unit []byte) bool {
	return units.IsPercent(unit) || n.InPercent && len(unit) == 0
}

// Digits gives a number whose unit is known elsewhere, without doubt about its marks.
func (n *Reader) Digits(r cell.Raw) (digits.Decimal, error) {
	text := cell.Trim(r.Text)
	if r.Kind() == cell.Number {
		return stored(text)
	}
	body, negative := CutSign(text)
	d, p := n.Sure(text, body, "")
	if p != nil {
		return d, p
	}
	if negative {
		d = d.Neg()
	}
	return d, nil
}

// Sure reads digits and marks that can mean but one number. The unit is for the message.
func (n *Reader) Sure(all, body []byte, unit string) (digits.Decimal, *finding.Problem) {
	d, doubtful, err := n.parse(all, body)
	switch {
	case err != nil:
		return d, err
	case doubtful:
		return d, twoReadings(all, body, unit)
	}
	return d, nil
}

// twoReadings is the problem of 1,500 where nothing tells whether that is 1500 or 1.5.
//
// Rule §13 (two-readings): Where a number can be read in two ways, with or without a unit, that is an error that names
// both.
func twoReadings(all, body []byte, unit string) *finding.Problem {
	m, _ := readMarks(body)
	var buffer [64]byte
	grouped := strings.TrimSpace(string(m.clean(buffer[:0], body, 0)) + " " + unit)
	decimal := strings.TrimSpace(string(m.clean(buffer[:0], body, m.list[0])) + " " + unit)
	return cell.Problem(all, "cell.two-readings", "hint.declare-mark", grouped, decimal)
}

// lastPlace is what the last of so many decimals counts in millionths.
var lastPlace = [digits.Places + 1]int64{1e6, 1e5, 1e4, 1e3, 100, 10, 1}

// simple is the short way for what most cells hold: digits, and where a point is known to be the decimal
// mark one to six decimals after it, twelve digits at most.
func (n *Reader) simple(text []byte) (evidence.Fixed, bool) {
	if len(text) > 12 {
		return 0, false
	}
	v, point := int64(0), 0
	for point < len(text) && text[point]-'0' <= 9 {
		v = v*10 + int64(text[point]-'0')
		point++
	}
	if point == 0 {
		return 0, false
	}
	if point == len(text) {
		return evidence.Fixed(v) * evidence.One, true
	}
	places := text[point+1:]
	if text[point] != '.' || len(places) == 0 || len(places) > digits.Places || n.Mark() != '.' {
		return 0, false
	}
	for _, c := range places {
		if c -= '0'; c > 9 {
			return 0, false
		}
		v = v*10 + int64(c)
	}
	return evidence.Fixed(v * lastPlace[len(places)]), true
}

// parse reads the digits between sign and percent sign. Doubtful are those with one mark before three digits where
// nothing settles what it means.
func (n *Reader) parse(text, body []byte) (d digits.Decimal, doubtful bool, p *finding.Problem) {
	m, ok := readMarks(body)
	if !ok {
		return n.parsePower(text, body)
	}
	mark, known := n.Mark(), m.decimal()
	switch {
	case mark == 0 && known == 0:
		mark, doubtful = '.', m.one()
	case mark == 0:
		mark = known
	}
	if !m.grouped(mark) {
		return digits.Decimal{}, false, n.markProblem(text, mark, known)
	}
	var buffer [64]byte
	d, ok = digits.Parse(m.clean(buffer[:0], body, mark))
	if !ok {
		return digits.Decimal{}, false, notANumber(text)
	}
	return d, doubtful, nil
}

// parsePower reads 1.2E-05, which programs write with a decimal point in every country.
func (n *Reader) parsePower(text, body []byte) (digits.Decimal, bool, *finding.Problem) {
	d, ok := digits.Parse(body)
	if !ok || body[0] == '+' || body[0] == '-' {
		return digits.Decimal{}, false, notANumber(text)
	}
	return d, false, nil
}

func notANumber(text []byte) *finding.Problem {
	return cell.Problem(text, "cell.no-number", "hint.numbers")
}

// markProblem tells a number with wrong groups from one that contradicts the column.
func (n *Reader) markProblem(text []byte, mark, known byte) *finding.Problem {
	if known != 0 && known != mark {
		return cell.Problem(text, "cell.other-mark", "hint.declare-mark",
			finding.Quote(known), finding.Quote(mark), cell.Evidence(n.Decimal != 0))
	}
	return cell.Problem(text, "cell.wrong-groups", "hint.groups")
}

// fixed scales to millionths.
func fixed(text []byte, d digits.Decimal) (evidence.Fixed, cell.Note, error) {
	v, rounded, ok := d.Scaled(digits.Places)
	if !ok {
		return evidence.NoFixed, 0, cell.Problem(text, "cell.too-large", "hint.identifier")
	}
	if rounded {
		return evidence.Fixed(v), cell.Rounded, nil
	}
	return evidence.Fixed(v), 0, nil
}

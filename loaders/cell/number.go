package cell

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// Numbers reads the numbers of a column, or of several columns of one source that are written alike.
// The zero Numbers is ready.
type Numbers struct {
	Decimal  byte // the declared decimal mark, '.' or ','; 0 when the cells shall tell
	points   int  // observed cells in which '.' can only be the decimal mark
	commas   int  // the same for ','
	doubtful int  // observed cells such as 1,234
}

// decimals is how many decimals evidence.Fixed keeps.
const decimals = 6

// spreadsheetDigits is how many significant digits a stored binary fraction is good for.
const spreadsheetDigits = 15

// Observe takes a cell as evidence of what its marks mean.
func (n *Numbers) Observe(r Raw) {
	if r.Kind != Text {
		return
	}
	body, _, _ := strip(trim(r.Text))
	m, ok := readMarks(body)
	if !ok {
		return
	}
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
func (n *Numbers) Join(o *Numbers) {
	n.points += o.points
	n.commas += o.commas
	n.doubtful += o.doubtful
}

// Unsettled tells whether cells such as 1,234 were observed and nothing yet that settles them: more of
// the source should be observed.
func (n *Numbers) Unsettled() bool {
	return n.doubtful > 0 && n.points+n.commas == 0 && n.Decimal == 0
}

// Mark is the decimal mark of the column: declared, or what all observed evidence agrees on, else 0.
func (n *Numbers) Mark() byte {
	switch {
	case n.Decimal != 0:
		return n.Decimal
	case n.points > 0 && n.commas == 0:
		return '.'
	case n.commas > 0 && n.points == 0:
		return ','
	}
	return 0
}

// Read gives the number in millionths of its unit, evidence.NoFixed for a blank cell. A percentage is
// read as a part of one.
func (n *Numbers) Read(r Raw) (evidence.Fixed, Note, error) {
	if r.Kind == Text {
		if v, ok := n.simple(r.Text); ok {
			return v, 0, nil
		}
	}
	return n.readAny(r)
}

// readAny reads a cell of any kind and any form.
func (n *Numbers) readAny(r Raw) (evidence.Fixed, Note, error) {
	text := trim(r.Text)
	if noValue(r, text) {
		return evidence.NoFixed, 0, nil
	}
	switch r.Kind {
	case Text:
		return n.readText(text)
	case Number:
		return readStored(text)
	case Date, Clock, Elapsed:
		return evidence.NoFixed, 0, problem(text, "cell.date-for-number", "hint.number-format")
	case Bool:
		return evidence.NoFixed, 0, problem(text, "cell.flag-for-number", "hint.map-to-flag")
	}
	return evidence.NoFixed, 0, unreadable(r, "wanted.number")
}

// readStored reads a number of a workbook.
func readStored(text []byte) (evidence.Fixed, Note, error) {
	d, ok := parseDigits(text)
	if !ok {
		return evidence.NoFixed, 0, problem(text, "cell.broken-number", "")
	}
	return fixed(text, d.significant(spreadsheetDigits), 0)
}

// readText reads a number of a text cell: sign, marks, percent sign.
func (n *Numbers) readText(text []byte) (evidence.Fixed, Note, error) {
	body, negative, percent := strip(text)
	d, note, err := n.parse(text, body)
	if err != nil {
		return evidence.NoFixed, 0, err
	}
	d.negative = d.negative != negative
	if percent {
		d.exponent -= 2
		note |= Percent
	}
	return fixed(text, d, note)
}

// simple is the short way for what most cells hold: digits, and where a point is known to be the decimal
// mark one to six decimals after it, twelve digits at most.
func (n *Numbers) simple(text []byte) (evidence.Fixed, bool) {
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
	if text[point] != '.' || len(places) == 0 || len(places) > decimals || n.Mark() != '.' {
		return 0, false
	}
	for _, c := range places {
		if c -= '0'; c > 9 {
			return 0, false
		}
		v = v*10 + int64(c)
	}
	return evidence.Fixed(v * int64(tens[decimals-len(places)])), true
}

// parse reads the digits between sign and percent sign.
func (n *Numbers) parse(text, body []byte) (digits, Note, error) {
	m, ok := readMarks(body)
	if !ok {
		return n.parsePower(text, body)
	}
	var note Note
	mark, known := n.Mark(), m.decimal()
	switch {
	case mark == 0 && known == 0:
		mark = '.'
		if m.one() {
			note = MarkAssumed
		}
	case mark == 0:
		mark = known
	}
	if !m.grouped(mark) {
		return digits{}, 0, n.markProblem(text, mark, known)
	}
	var buffer [64]byte
	d, ok := parseDigits(m.clean(buffer[:0], body, mark))
	if !ok {
		return digits{}, 0, notANumber(text)
	}
	return d, note, nil
}

// parsePower reads 1.2E-05, which programs write with a decimal point in every country.
func (n *Numbers) parsePower(text, body []byte) (digits, Note, error) {
	d, ok := parseDigits(body)
	if !ok || body[0] == '+' || body[0] == '-' {
		return digits{}, 0, notANumber(text)
	}
	return d, 0, nil
}

func notANumber(text []byte) *finding.Problem {
	return problem(text, "cell.no-number", "hint.numbers")
}

// markProblem tells a number with wrong groups from one that contradicts the column.
func (n *Numbers) markProblem(text []byte, mark, known byte) *finding.Problem {
	if known != 0 && known != mark {
		return problem(text, "cell.other-mark", "hint.declare-mark",
			finding.Quote(known), finding.Quote(mark), asColumn(n.Decimal != 0))
	}
	return problem(text, "cell.wrong-groups", "hint.groups")
}

// fixed scales to millionths.
func fixed(text []byte, d digits, note Note) (evidence.Fixed, Note, error) {
	v, rounded, ok := d.scaled(decimals)
	if !ok {
		return evidence.NoFixed, 0, problem(text, "cell.too-large", "hint.identifier")
	}
	if rounded {
		note |= Rounded
	}
	return evidence.Fixed(v), note, nil
}

package times

import (
	"bytes"

	"github.com/slareport/slareport/loaders/cell/chars"
)

// shape is a way of writing a date that is recognised without being declared. A time of day may follow.
type shape struct {
	elements  []element
	twoOrders bool // which number is the day is a matter of the column
}

// shapes are all of them. A text fits at most one, so the order matters to speed only; a test holds that.
var shapes = func() []shape {
	var all []shape
	for _, text := range []string{
		"yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy-MMM-d",
		"F/G/yyyy", "F/G/yy", "F-G-yyyy", "F-G-yy", "d.M.yyyy", "d.M.yy",
		"d/MMM/yyyy", "d/MMM/yy", "d-MMM-yyyy", "d-MMM-yy", "d[.] MMM[,] yyyy", "d[.] MMM[,] yy", "MMM d[,] yyyy",
		"EEE[,] d[.] MMM yyyy", "EEE, d-MMM-yy", "EEE[,] MMM d[,] yyyy", "EEE MMM d HH:mm:ss [X ]yyyy",
	} {
		f, err := compile(text)
		if err != nil {
			panic(err) // a constant of this file is wrong
		}
		all = append(all, shape{f.elements, f.elements[0].kind == firstOfTwo})
	}
	return all
}()

// recognise finds the shape of a text, the one found last first. For a shape with two orders m has the
// first number as day.
func (t *Reader) recognise(m *scanner, text []byte) *shape {
	text = plainSpaces(text)
	for i := -1; i < len(shapes); i++ {
		n := i
		if i < 0 {
			n = t.last
		}
		*m = scanner{text: text}
		if m.read(shapes[n].elements) && m.timeOfDay() {
			t.last = n
			m.text = nil
			return &shapes[n]
		}
	}
	return nil
}

// plainSpaces replaces the spaces that do not break, which newer locale data puts before AM and PM.
func plainSpaces(text []byte) []byte {
	if bytes.IndexByte(text, 0xc2) < 0 && bytes.IndexByte(text, 0xe2) < 0 {
		return text
	}
	var to []byte
	for len(text) > 0 {
		if mark, width := chars.Mark(text); width > 1 && mark == ' ' {
			to, text = append(to, ' '), text[width:]
			continue
		}
		to, text = append(to, text[0]), text[1:]
	}
	return to
}

// timeOfDay reads what may follow a date, up to the end of the text: H:mm[:ss[.SSS]], AM or PM, an offset.
func (r *scanner) timeOfDay() bool {
	if r.at == len(r.text) {
		return true
	}
	if !r.beforeTime() {
		return false
	}
	if !r.clock() {
		return false
	}
	r.spaces()
	if r.half() {
		r.spaces()
	}
	if r.offsetFromUTC() {
		r.spaces()
		r.remark()
	}
	return r.at == len(r.text)
}

// beforeTime reads what parts date and time: T, spaces, a comma, "at".
func (r *scanner) beforeTime() bool {
	if r.byte('T') || r.byte('t') {
		return true
	}
	comma, space := r.byte(','), r.spaces()
	if space && bytes.HasPrefix(r.text[r.at:], []byte("at ")) {
		r.at += len("at ")
	}
	return comma || space
}

// clock reads H:mm[:ss[.SSS]] or HHmm[ss].
func (r *scanner) clock() bool {
	width := 0
	for r.at+width < len(r.text) && chars.IsDigit(r.text[r.at+width]) {
		width++
	}
	compact := width == 4 || width == 6
	if width > 2 && !compact {
		return false
	}
	part := element{kind: hour24, exact: compact}
	if !r.number(&part) || !compact && !r.byte(':') {
		return false
	}
	part = element{kind: minute, exact: true}
	if !r.number(&part) {
		return false
	}
	if width == 4 || !compact && !r.byte(':') {
		return true
	}
	part = element{kind: second, exact: true}
	if !r.number(&part) {
		return false
	}
	if r.byte('.') || r.byte(',') {
		return r.fraction()
	}
	return true
}

// remark skips the name of a zone in brackets that some programs write after the offset: +01:00 (CET), Z[UTC].
func (r *scanner) remark() {
	rest := r.text[r.at:]
	if len(rest) < 2 || rest[0] != '(' && rest[0] != '[' {
		return
	}
	if bytes.IndexByte(rest, chars.Closing(rest[0])) == len(rest)-1 {
		r.at = len(r.text)
	}
}

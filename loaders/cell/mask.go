package cell

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Mask is how a workbook shows a whole number that is more than its digits: 42 in the format "INC"0000 is INC0042.
//
// Rule §13 (id-as-shown): An id is what the spreadsheet shows, not what it stores: leading zeros and text of the number
// format belong to it.
type Mask struct {
	parts  []maskPart
	digits int // places for digits
}

// maskPart is text, or the place of a digit.
type maskPart struct {
	text string
	zero bool // a place that shows a zero where the number has no digit
}

// NewMask reads the first section of a number format. It is nil for a format that shows a whole number as it is stored,
// and for those that show more than digits and text: fractions, thousands, percentages, powers and dates.
func NewMask(format string) *Mask {
	m := &Mask{}
	special := false // it shows something else than the digits
	literal := func(text string) {
		m.parts = append(m.parts, maskPart{text: text})
		special = special || text != ""
	}
	for i := 0; i < len(format) && format[i] != ';'; i++ {
		switch c := format[i]; {
		case c == '0' || c == '#':
			m.parts = append(m.parts, maskPart{zero: c == '0'})
			m.digits++
			special = special || c == '0' && m.digits > 1
		case c == '"':
			text, _, closed := strings.Cut(format[i+1:], `"`)
			if !closed {
				return nil
			}
			literal(text)
			i += len(text) + 1
		case c == '\\':
			if i+1 == len(format) {
				return nil
			}
			_, size := utf8.DecodeRuneInString(format[i+1:])
			literal(format[i+1 : i+1+size])
			i += size
		case strings.IndexByte("$-+/():!^&'~{}<>= ", c) >= 0:
			literal(string(c))
		default:
			return nil
		}
	}
	if m.digits == 0 || !special {
		return nil
	}
	return m
}

// Shown is a whole number that is not negative as the mask shows it; ok is false for any other number.
func (m *Mask) Shown(number []byte) (text []byte, ok bool) {
	whole, fraction, _ := strings.Cut(string(number), ".")
	n, err := strconv.ParseUint(whole, 10, 64)
	if err != nil || strings.Trim(fraction, "0") != "" {
		return nil, false
	}
	digits := strconv.FormatUint(n, 10)
	if n == 0 {
		digits = ""
	}
	place := m.digits // how many places are still to come
	for _, p := range m.parts {
		if p.text != "" {
			text = append(text, p.text...)
			continue
		}
		switch {
		case place == m.digits && len(digits) > place:
			text = append(text, digits[:len(digits)-place+1]...)
		case len(digits) >= place:
			text = append(text, digits[len(digits)-place])
		case p.zero:
			text = append(text, '0')
		}
		place--
	}
	return text, true
}

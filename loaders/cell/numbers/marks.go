package numbers

import "github.com/slareport/slareport/loaders/cell/chars"

// marks is what stands between the digits of a number: points, commas, spaces and apostrophes.
type marks struct {
	list   [maxMarks]byte // the marks in order, apostrophes and all kinds of space as ' '
	before [maxMarks]int  // digits between a mark and the one before it
	count  int
	after  int  // digits after the last mark
	zero   bool // the first digit is 0
}

// maxMarks is more than a number that fits can have.
const maxMarks = 8

// readMarks splits a number into digits and marks; ok is false when there is anything else, or no digit.
func readMarks(body []byte) (m marks, ok bool) {
	run, any := 0, false
	for i := 0; i < len(body); {
		c := body[i]
		if '0' <= c && c <= '9' {
			m.zero = m.zero || c == '0' && !any
			run, any = run+1, true
			i++
			continue
		}
		mark, width := chars.Mark(body[i:])
		if width == 0 || m.count == maxMarks {
			return m, false
		}
		m.list[m.count], m.before[m.count] = mark, run
		m.count++
		run = 0
		i += width
	}
	m.after = run
	return m, any
}

// decimal is the decimal mark if the number itself leaves no doubt, else 0.
func (m *marks) decimal() byte {
	if m.count == 0 {
		return 0
	}
	last, same := m.list[m.count-1], 0
	for _, mark := range m.list[:m.count] {
		if mark == last {
			same++
		}
	}
	switch {
	case last == ' ':
		return 0
	case same > 1: // 1.234.567 groups, so the other one is the decimal mark
		return '.' + ',' - last
	case m.count > 1: // 1.234,5 and 1 234,5
		return last
	case m.after != 3 || m.before[0] == 0 || m.before[0] > 3 || m.zero: // 1.5, .125, 1234.125, 0.125
		return last
	}
	return 0
}

// one tells whether there is exactly one point or comma.
func (m *marks) one() bool { return m.count == 1 && m.list[0] != ' ' }

// grouped tells whether all marks but a decimal one, which can only be the last, part groups of three
// digits and are the same.
func (m *marks) grouped(decimal byte) bool {
	groups, last := m.count, m.after
	if groups > 0 && m.list[groups-1] == decimal {
		groups--
		last = m.before[groups]
	}
	for i, mark := range m.list[:groups] {
		width := m.before[i]
		if mark == decimal || mark != m.list[0] || i == 0 && (width == 0 || width > 3) || i > 0 && width != 3 {
			return false
		}
	}
	return groups == 0 || last == 3
}

// clean appends the digits with a point as decimal mark.
func (m *marks) clean(to, body []byte, decimal byte) []byte {
	for _, c := range body {
		switch {
		case '0' <= c && c <= '9':
			to = append(to, c)
		case c == decimal:
			to = append(to, '.')
		}
	}
	return to
}

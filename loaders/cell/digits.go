package cell

import (
	"math/bits"

	"github.com/slareport/slareport/report/timeline"
)

// digits is a decimal as written: value × 10^exponent, exact unless dropped.
type digits struct {
	value    uint64 // at most 19 digits
	exponent int
	negative bool
	dropped  bool // digits other than 0 after the nineteenth were left out
}

// maxDigits is how many decimal digits always fit a uint64.
const maxDigits = 19

// tens are the powers of ten that fit a uint64.
var tens = func() (t [20]uint64) {
	t[0] = 1
	for i := 1; i < len(t); i++ {
		t[i] = t[i-1] * 10
	}
	return t
}()

// parseDigits reads [+-]digits[.digits][E[+-]digits], with at least one digit and nothing else.
func parseDigits(text []byte) (d digits, ok bool) {
	i := 0
	if len(text) > 0 && (text[0] == '-' || text[0] == '+') {
		d.negative = text[0] == '-'
		i = 1
	}
	seen, count, point := false, 0, false
	for ; i < len(text); i++ {
		c := text[i] - '0'
		if text[i] == '.' && !point {
			point = true
			continue
		}
		if c > 9 {
			break
		}
		seen = true
		switch {
		case count < maxDigits:
			d.value = d.value*10 + uint64(c)
			if d.value > 0 {
				count++
			}
			if point {
				d.exponent--
			}
		default:
			d.dropped = d.dropped || c != 0
			if !point {
				d.exponent++
			}
		}
	}
	if !seen {
		return d, false
	}
	return d.withExponent(text[i:])
}

// withExponent adds an optional E part.
func (d digits) withExponent(text []byte) (digits, bool) {
	if len(text) == 0 {
		return d, true
	}
	if text[0] != 'e' && text[0] != 'E' {
		return d, false
	}
	text = text[1:]
	sign := 1
	if len(text) > 0 && (text[0] == '-' || text[0] == '+') {
		if text[0] == '-' {
			sign = -1
		}
		text = text[1:]
	}
	if len(text) == 0 || len(text) > 4 {
		return d, false
	}
	power := 0
	for _, c := range text {
		if c < '0' || c > '9' {
			return d, false
		}
		power = power*10 + int(c-'0')
	}
	d.exponent += sign * power
	return d, true
}

// significant rounds to n significant digits, half up. Spreadsheets store binary fractions and show 15
// digits: what lies beyond is the noise of that storage (0.1+0.2 is stored as 0.30000000000000004).
func (d digits) significant(n int) digits {
	length := 0
	for length < maxDigits && d.value >= tens[length] {
		length++
	}
	if length <= n {
		return d
	}
	cut := tens[length-n]
	d.value = (d.value + cut/2) / cut
	d.exponent += length - n
	d.dropped = false
	return d
}

// scaled gives value × 10^places as an integer, rounded half to even, and whether rounding lost anything.
// ok is false when the integer does not fit.
func (d digits) scaled(places int) (v int64, rounded, ok bool) {
	shift := d.exponent + places
	value := d.value
	rounded = d.dropped
	switch {
	case value == 0:
	case shift >= len(tens):
		return 0, false, false
	case shift >= 0:
		high, low := bits.Mul64(value, tens[shift])
		if high != 0 {
			return 0, false, false
		}
		value = low
	case -shift >= len(tens):
		value, rounded = 0, true
	default:
		var lost bool
		value, lost = halfEven(value, tens[-shift])
		rounded = rounded || lost
	}
	if value > 1<<63-1 {
		return 0, false, false
	}
	if d.negative {
		return -int64(value), rounded, true
	}
	return int64(value), rounded, true
}

// halfEven divides and rounds half to even; lost tells whether there was a rest.
func halfEven(value, by uint64) (quotient uint64, lost bool) {
	quotient, rest := value/by, value%by
	if half := by - rest; rest > half || rest == half && quotient%2 == 1 {
		quotient++
	}
	return quotient, rest != 0
}

// times multiplies by a length of time. Only the product is rounded, to the nearest microsecond: two thirds of an hour
// are 2400 s, however many of its digits a cell has. ok is false for what is longer than any duration.
//
// Rule §6 (convert-then-round): A cell is converted into its unit before anything is rounded.
func (d digits) times(unit timeline.Micros) (v timeline.Micros, ok bool) {
	for d.exponent < -maxDigits {
		d.value /= 10
		d.exponent++
		if d.value == 0 {
			return 0, true
		}
	}
	high, low := bits.Mul64(d.value, uint64(unit))
	if d.exponent > 0 {
		if high != 0 || d.exponent >= len(tens) {
			return 0, d.value == 0
		}
		high, low = bits.Mul64(low, tens[d.exponent])
	} else if by := tens[-d.exponent]; high < by {
		quotient, rest := bits.Div64(high, low, by)
		if rest >= by-rest {
			quotient++
		}
		high, low = 0, quotient
	}
	if high != 0 || low > uint64(longestDuration) {
		return 0, false
	}
	if d.negative {
		return -timeline.Micros(low), true
	}
	return timeline.Micros(low), true
}

// Package digits computes with decimals as cells hold them: exact until they are rounded once, at the end.
package digits

import (
	"fmt"
	"math/bits"
	"strings"

	"github.com/slareport/slareport/report/evidence"
)

// Decimal is a decimal as written: value × 10^exponent, exact unless dropped.
type Decimal struct {
	value    uint64 // at most 19 digits
	exponent int
	negative bool
	dropped  bool // digits other than 0 after the nineteenth were left out
}

// Places is how many decimals evidence.Fixed keeps.
const Places = 6

// StoredDigits is how many significant digits a stored binary fraction is good for.
const StoredDigits = 15

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

// Significant rounds to n significant digits, half up. Spreadsheets store binary fractions and show 15
// digits: what lies beyond is the noise of that storage (0.1+0.2 is stored as 0.30000000000000004).
func (d Decimal) Significant(n int) Decimal {
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

// Scaled gives value × 10^places as an integer, rounded half to even, and whether rounding lost anything.
// ok is false when the integer does not fit.
func (d Decimal) Scaled(places int) (v int64, rounded, ok bool) {
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

// String writes the digits plainly, for messages.
func (d Decimal) String() string {
	v, _, _ := d.Scaled(Places)
	whole, part := v/int64(evidence.One), v%int64(evidence.One)
	if part == 0 {
		return fmt.Sprint(whole)
	}
	return strings.TrimRight(fmt.Sprintf("%d.%06d", whole, part), "0")
}

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	switch {
	case d.value == 0:
		return 0
	case d.negative:
		return -1
	}
	return 1
}

// Neg gives the same digits with the other sign.
func (d Decimal) Neg() Decimal {
	d.negative = !d.negative
	return d
}

// Shifted moves the point: by 2 it multiplies by a hundred, by -2 it divides by it.
func (d Decimal) Shifted(places int) Decimal {
	d.exponent += places
	return d
}

// Split parts a number that is not negative into its whole part and a fraction part/of, as fine as spreadsheets
// store it. ok is false when the whole part does not fit.
func (d Decimal) Split() (whole int64, part, of uint64, ok bool) {
	d = d.Significant(StoredDigits + 2)
	for d.exponent < -StoredDigits {
		d.value /= 10
		d.exponent++
		if d.value == 0 {
			return 0, 0, 1, true
		}
	}
	if d.exponent >= 0 {
		whole, _, ok := d.Scaled(0)
		return whole, 0, 1, ok
	}
	of = tens[-d.exponent]
	return int64(d.value / of), d.value % of, of, true
}

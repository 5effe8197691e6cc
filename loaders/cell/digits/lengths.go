package digits

import (
	"math/bits"

	"github.com/slareport/slareport/report/timeline"
)

// LongestDuration keeps sums of durations far from overflow: ten thousand years.
const LongestDuration = 3_660_000 * timeline.Day

// Times multiplies by a length of time. Only the product is rounded, to the nearest microsecond: two thirds of an hour
// are 2400 s, however many of its digits a cell has. ok is false for what is longer than any duration.
//
// Rule §6 (convert-then-round): A cell is converted into its unit before anything is rounded.
func (d Decimal) Times(unit timeline.Micros) (v timeline.Micros, ok bool) {
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
	if high != 0 || low > uint64(LongestDuration) {
		return 0, false
	}
	if d.negative {
		return -timeline.Micros(low), true
	}
	return timeline.Micros(low), true
}

// Converted gives the same length of time in another unit.
func (d Decimal) Converted(from, to timeline.Micros) Decimal {
	times, by := uint64(from), uint64(to)
	for times%10 == 0 {
		times, d.exponent = times/10, d.exponent+1
	}
	for by%10 == 0 {
		by, d.exponent = by/10, d.exponent-1
	}
	for high, _ := bits.Mul64(d.value, times); high != 0; high, _ = bits.Mul64(d.value, times) {
		d.value, d.exponent = d.value/10, d.exponent+1
	}
	d.value *= times
	for by > 1 && d.value > 0 && d.value < tens[maxDigits-1] {
		d.value, d.exponent = d.value*10, d.exponent-1
	}
	d.value, _ = halfEven(d.value, by)
	return d
}

package filter

import (
	"math"
	"math/big"

	"github.com/slareport/slareport/report/evidence"
)

// Amount is an exact number: a count of millionths, or a rational where that will not do. Lengths of time
// are amounts of seconds.
type Amount struct {
	Millionths int64
	Ratio      *big.Rat // nil when Millionths says it all
}

// Rat gives the number.
func (a Amount) Rat() *big.Rat {
	if a.Ratio != nil {
		return a.Ratio
	}
	return big.NewRat(a.Millionths, int64(evidence.One))
}

// Sign is -1, 0 or 1.
func (a Amount) Sign() int {
	if a.Ratio != nil {
		return a.Ratio.Sign()
	}
	return compareInts(a.Millionths, 0)
}

// Cmp compares two numbers.
func (a Amount) Cmp(b Amount) int {
	if a.Ratio == nil && b.Ratio == nil {
		return compareInts(a.Millionths, b.Millionths)
	}
	return a.Rat().Cmp(b.Rat())
}

func compareInts(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// AmountOf keeps a rational as millionths where that is exact, so that equal numbers look equal.
func AmountOf(r *big.Rat) Amount {
	scaled := new(big.Rat).Mul(r, big.NewRat(int64(evidence.One), 1))
	if scaled.IsInt() && scaled.Num().IsInt64() {
		return Amount{Millionths: scaled.Num().Int64()}
	}
	return Amount{Ratio: r}
}

func ofInt(n int64) Amount {
	const whole = int64(evidence.One)
	if n > math.MaxInt64/whole || n < math.MinInt64/whole {
		return Amount{Ratio: new(big.Rat).SetInt64(n)}
	}
	return Amount{Millionths: n * whole}
}

// long tells whether a number has more digits than any measurement: a few squares of squares would fill the memory.
func (a Amount) long() bool {
	return a.Ratio != nil && (a.Ratio.Num().BitLen() > maxBits || a.Ratio.Denom().BitLen() > maxBits)
}

// Plus adds.
func (a Amount) Plus(b Amount) Amount {
	if a.Ratio == nil && b.Ratio == nil {
		if sum := a.Millionths + b.Millionths; (sum > a.Millionths) == (b.Millionths > 0) {
			return Amount{Millionths: sum}
		}
	}
	return AmountOf(new(big.Rat).Add(a.Rat(), b.Rat()))
}

// Minus subtracts.
func (a Amount) Minus(b Amount) Amount {
	if b.Ratio == nil && b.Millionths != math.MinInt64 {
		return a.Plus(Amount{Millionths: -b.Millionths})
	}
	return AmountOf(new(big.Rat).Sub(a.Rat(), b.Rat()))
}

// Times multiplies.
func (a Amount) Times(b Amount) Amount { return AmountOf(new(big.Rat).Mul(a.Rat(), b.Rat())) }

// over divides; there is no quotient by zero.
func (a Amount) over(b Amount) (quotient Amount, ok bool) {
	if b.Sign() == 0 {
		return Amount{}, false
	}
	return AmountOf(new(big.Rat).Quo(a.Rat(), b.Rat())), true
}

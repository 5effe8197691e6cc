package sampling

import (
	"math/big"
	"math/bits"
)

// Sum adds 64-bit integers in 128 bits, so that no number of readings overflows it. The zero Sum is 0.
type Sum struct {
	hi int64
	lo uint64
}

// Add adds one number.
func (s *Sum) Add(v int64) {
	lo, carry := bits.Add64(s.lo, uint64(v), 0)
	s.lo = lo
	s.hi += v>>63 + int64(carry)
}

// Plus adds another Sum.
func (s *Sum) Plus(t Sum) {
	lo, carry := bits.Add64(s.lo, t.lo, 0)
	s.lo = lo
	s.hi += t.hi + int64(carry)
}

// Minus is s less t.
func (s Sum) Minus(t Sum) Sum {
	lo, borrow := bits.Sub64(s.lo, t.lo, 0)
	return Sum{s.hi - t.hi - int64(borrow), lo}
}

// Sign is -1, 0 or 1.
func (s Sum) Sign() int {
	switch {
	case s.hi < 0:
		return -1
	case s.hi > 0 || s.lo > 0:
		return 1
	}
	return 0
}

// Int gives the exact integer.
func (s Sum) Int() *big.Int {
	n := new(big.Int).Lsh(big.NewInt(s.hi), 64)
	return n.Add(n, new(big.Int).SetUint64(s.lo))
}

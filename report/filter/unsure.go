package filter

import "math/big"

// unsure is a number, a length or a moment of which only bounds are known; nil where it has none on that side. A moment
// is counted in microseconds since 1970, a length in seconds: the millionths of both are of one size.
type unsure struct {
	least, most *Amount
}

// boundsOf are the bounds of a value; what is known is its own bounds.
func boundsOf(v any) unsure {
	switch v := v.(type) {
	case unsure:
		return v
	case moment:
		at := Amount{Millionths: int64(v.at)}
		return unsure{&at, &at}
	}
	a := amountOf(v)
	return unsure{&a, &a}
}

// exact is the value where only one is left.
func (u unsure) exact() (a Amount, ok bool) {
	if u.least == nil || u.most == nil || u.least.Cmp(*u.most) != 0 {
		return Amount{}, false
	}
	return *u.least, true
}

func (u unsure) plus(v unsure) unsure {
	return unsure{both(u.least, v.least, Amount.Plus), both(u.most, v.most, Amount.Plus)}
}

func (u unsure) minus(v unsure) unsure {
	return unsure{both(u.least, v.most, Amount.Minus), both(u.most, v.least, Amount.Minus)}
}

// times multiplies; the product of two unknown values may be anything.
func (u unsure) times(v unsure) unsure {
	factor, ok := v.exact()
	if !ok {
		if factor, ok = u.exact(); !ok {
			return unsure{}
		}
		u = v
	}
	if factor.Sign() == 0 {
		return unsure{&factor, &factor}
	}
	out := unsure{both(u.least, &factor, Amount.Times), both(u.most, &factor, Amount.Times)}
	if factor.Sign() < 0 {
		out.least, out.most = out.most, out.least
	}
	return out
}

// over divides; a quotient by an unknown value may be anything.
func (u unsure) over(v unsure) unsure {
	divisor, ok := v.exact()
	if !ok || divisor.Sign() == 0 {
		return unsure{}
	}
	inverse := AmountOf(new(big.Rat).Inv(divisor.Rat()))
	return u.times(unsure{&inverse, &inverse})
}

// may tells whether a value may compare to another so: -1 below, 0 equal, 1 above.
func (u unsure) may(c int, v unsure) bool {
	below := func(x, y *Amount, atMost int) bool { return x == nil || y == nil || x.Cmp(*y) < atMost }
	switch c {
	case -1:
		return below(u.least, v.most, 0)
	case 1:
		return below(v.least, u.most, 0)
	}
	return below(u.least, v.most, 1) && below(v.least, u.most, 1)
}

// both computes with two bounds where both exist.
func both(a, b *Amount, compute func(Amount, Amount) Amount) *Amount {
	if a == nil || b == nil {
		return nil
	}
	if out := compute(*a, *b); !out.long() {
		return &out
	}
	return nil
}

// hull spans two values.
func (u unsure) hull(v unsure) unsure {
	end := func(a, b *Amount, c int) *Amount {
		switch {
		case a == nil || b == nil:
			return nil
		case a.Cmp(*b) == c:
			return a
		}
		return b
	}
	return unsure{end(u.least, v.least, -1), end(u.most, v.most, 1)}
}

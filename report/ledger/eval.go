package ledger

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/exact"
)

// Neither is ever changed.
var (
	zero = new(big.Rat)
	one  = big.NewRat(1, 1)
)

// Eval works an expression out, exactly. The result is not to be changed.
func (e *Expr) Eval() *big.Rat {
	switch e.Op {
	case OpNumber:
		return e.Const
	case OpRef:
		return known(e.Cell.Value)
	case OpSum:
		return e.Column.total()
	case OpRank:
		return big.NewRat(e.Column.place(e.Args[0].Cell), 1)
	case OpKnown:
		return truth(e.Args[0].Cell.Value != nil)
	case OpIf:
		if e.Args[0].True() {
			return e.Args[1].Eval()
		}
		return e.Args[2].Eval()
	case OpAnd:
		return truth(!slices.ContainsFunc(e.Args, func(x *Expr) bool { return !x.True() }))
	case OpMin, OpMax:
		return e.extreme()
	}
	if len(e.Args) == 1 {
		return unary(e.Op, e.Args[0].Eval())
	}
	return binary(e.Op, e.Args[0].Eval(), e.Args[1].Eval())
}

// True tells whether a condition holds.
func (e *Expr) True() bool { return e.Eval().Sign() != 0 }

func unary(op Op, x *big.Rat) *big.Rat {
	switch op {
	case OpNot:
		return truth(x.Sign() == 0)
	case OpAbs:
		return new(big.Rat).Abs(x)
	case OpFloor:
		return exact.Round(x, 0, exact.Down)
	case OpRoundHalfEven:
		return exact.Round(x, 0, exact.HalfEven)
	case OpRoundHalfUp:
		return exact.Round(x, 0, exact.HalfUp)
	}
	return exact.Round(x, 0, exact.Up) // Ceil
}

func binary(op Op, x, y *big.Rat) *big.Rat {
	switch op {
	case OpAdd:
		return new(big.Rat).Add(x, y)
	case OpSub:
		return new(big.Rat).Sub(x, y)
	case OpMul:
		return new(big.Rat).Mul(x, y)
	case OpDiv:
		return quotient(x, y)
	case OpMod:
		return remainder(x, y)
	}
	return truth(compares(op, x.Cmp(y)))
}

func compares(op Op, order int) bool {
	switch op {
	case OpLess:
		return order < 0
	case OpAtMost:
		return order <= 0
	case OpMore:
		return order > 0
	case OpAtLeast:
		return order >= 0
	}
	return order == 0 // Equal
}

func quotient(x, y *big.Rat) *big.Rat {
	if y.Sign() == 0 {
		return new(big.Rat)
	}
	return new(big.Rat).Quo(x, y)
}

func remainder(x, y *big.Rat) *big.Rat {
	if y.Sign() == 0 {
		return new(big.Rat)
	}
	whole := exact.Round(quotient(x, y), 0, exact.Down)
	return new(big.Rat).Sub(x, whole.Mul(whole, y))
}

// extreme is the least or the greatest argument.
func (e *Expr) extreme() *big.Rat {
	found := e.Args[0].Eval()
	for _, x := range e.Args[1:] {
		v := x.Eval()
		if c := v.Cmp(found); e.Op == OpMin && c < 0 || e.Op == OpMax && c > 0 {
			found = v
		}
	}
	return found
}

func (c *Column) total() *big.Rat {
	if c.sum == nil {
		c.sum = new(big.Rat)
		for _, x := range c.Cells {
			c.sum.Add(c.sum, known(x.Value))
		}
	}
	return c.sum
}

// place is the place of a cell from 1, the greatest first; equal ones stand in the order of the rows.
func (c *Column) place(of *Cell) int64 {
	if c.places == nil {
		order := slices.Clone(c.Cells)
		slices.SortStableFunc(order, func(a, b *Cell) int { return known(b.Value).Cmp(known(a.Value)) })
		c.places = make(map[*Cell]int64, len(order))
		for i, x := range order {
			c.places[x] = int64(i + 1)
		}
	}
	return c.places[of]
}

func truth(b bool) *big.Rat {
	if b {
		return one
	}
	return zero
}

func known(r *big.Rat) *big.Rat {
	if r == nil {
		return zero
	}
	return r
}

package ledger

import "math/big"

// Expr is a formula: an operation over expressions.
type Expr struct {
	Op     Op
	Args   []*Expr
	Const  *big.Rat // of OpNumber
	Cell   *Cell    // of OpRef
	Column *Column  // of OpSum and OpRank

	room [3]*Expr // for Args: most operations have three at most
}

// Of refers to a cell.
func Of(c *Cell) *Expr {
	if c.self.Cell != c {
		c.self = Expr{Op: OpRef, Cell: c}
	}
	return &c.self
}

// Rat is a constant.
func Rat(r *big.Rat) *Expr { return &Expr{Op: OpNumber, Const: r} }

// Int is a constant.
func Int(n int64) *Expr {
	switch n { // those that most formulas have
	case 0:
		return constZero
	case 1:
		return constOne
	case 100:
		return constHundred
	}
	return Rat(big.NewRat(n, 1))
}

// Constants are never changed.
var constZero, constOne, constHundred = Rat(zero), Rat(one), Rat(big.NewRat(100, 1))

func apply(op Op, args ...*Expr) *Expr {
	e := &Expr{Op: op}
	e.Args = append(e.room[:0], args...)
	return e
}

// Total is the sum of a column.
func Total(c *Column) *Expr { return &Expr{Op: OpSum, Column: c} }

// PlaceIn is the place of a cell in a column.
func PlaceIn(c *Cell, column *Column) *Expr {
	return &Expr{Op: OpRank, Args: []*Expr{Of(c)}, Column: column}
}

// Plus adds any number of expressions; none is 0.
func Plus(list ...*Expr) *Expr {
	if len(list) == 0 {
		return Int(0)
	}
	sum := list[0]
	for _, e := range list[1:] {
		sum = apply(OpAdd, sum, e)
	}
	return sum
}

// Minus is a - b.
func Minus(a, b *Expr) *Expr { return apply(OpSub, a, b) }

// Times is a × b.
func Times(a, b *Expr) *Expr { return apply(OpMul, a, b) }

// Over is a ÷ b, or 0 where b is 0.
func Over(a, b *Expr) *Expr { return apply(OpDiv, a, b) }

// Mod is what a ÷ b leaves when it is rounded down, or 0 where b is 0.
func Mod(a, b *Expr) *Expr { return apply(OpMod, a, b) }

// PercentOf is a rate in percent points of an amount.
func PercentOf(rate, of *Expr) *Expr { return Over(Times(of, rate), Int(100)) }

// Less is whether a < b.
func Less(a, b *Expr) *Expr { return apply(OpLess, a, b) }

// AtMost is whether a ≤ b.
func AtMost(a, b *Expr) *Expr { return apply(OpAtMost, a, b) }

// More is whether a > b.
func More(a, b *Expr) *Expr { return apply(OpMore, a, b) }

// AtLeast is whether a ≥ b.
func AtLeast(a, b *Expr) *Expr { return apply(OpAtLeast, a, b) }

// Equal is whether a = b.
func Equal(a, b *Expr) *Expr { return apply(OpEqual, a, b) }

// And is whether all conditions hold.
func And(list ...*Expr) *Expr { return apply(OpAnd, list...) }

// Not is whether a condition does not hold.
func Not(e *Expr) *Expr { return apply(OpNot, e) }

// Known is whether a cell has a value.
func Known(c *Cell) *Expr { return apply(OpKnown, Of(c)) }

// When is one expression or another by a condition.
func When(cond, then, otherwise *Expr) *Expr { return apply(OpIf, cond, then, otherwise) }

// Min is the least of some expressions.
func Min(list ...*Expr) *Expr { return apply(OpMin, list...) }

// Max is the greatest of some expressions.
func Max(list ...*Expr) *Expr { return apply(OpMax, list...) }

// NotNegative is the expression, or 0 where it is less.
func NotNegative(e *Expr) *Expr { return Max(Int(0), e) }

// Abs is the expression without its sign.
func Abs(e *Expr) *Expr { return apply(OpAbs, e) }

// Floor rounds down to a whole number.
func Floor(e *Expr) *Expr { return apply(OpFloor, e) }

// Ceil rounds up to a whole number.
func Ceil(e *Expr) *Expr { return apply(OpCeil, e) }

// RoundHalfEven rounds to a whole number, halves to the even neighbour.
func RoundHalfEven(e *Expr) *Expr { return apply(OpRoundHalfEven, e) }

// RoundHalfUp rounds to a whole number, halves away from zero.
func RoundHalfUp(e *Expr) *Expr { return apply(OpRoundHalfUp, e) }

// Column is a column of a table: its cells in the order of the rows.
type Column struct {
	Table, Key string
	Cells      []*Cell
	sum        *big.Rat        // nil until asked for
	places     map[*Cell]int64 // nil until asked for
}

func (c *Column) forget() { c.sum, c.places = nil, nil }

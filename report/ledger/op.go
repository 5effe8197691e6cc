package ledger

// Op is what an expression does with its arguments.
type Op uint8

// The operations. Comparisons, OpAnd, OpNot and OpKnown give 1 or 0.
const (
	OpNumber Op = iota // a constant
	OpRef              // the value of a cell
	OpSum              // of all cells of a column
	OpRank             // place of the first argument, a cell, in a column
	OpAdd
	OpSub
	OpMul
	OpDiv // 0 where the divisor is 0
	OpMod // the remainder of Div rounded down; 0 where the divisor is 0
	OpLess
	OpAtMost
	OpMore
	OpAtLeast
	OpEqual
	OpAnd
	OpNot
	OpKnown // the argument, a cell, is not blank
	OpIf    // the second argument where the first is not 0, else the third
	OpMin
	OpMax
	OpAbs
	OpFloor
	OpCeil
	OpRoundHalfEven // to a whole number
	OpRoundHalfUp   // likewise, halves away from zero
)

// Form is how an operation is written.
type Form struct {
	Name  string // of the function, or the sign between two arguments
	Level int    // how tightly a sign binds, 0 for a function: 1 the tightest
	Args  int    // number of arguments, -1 for any
}

// The levels of signs.
const (
	Product = iota + 1
	Addition
	Comparison
)

// Forms lists how each operation is written.
var Forms = [...]Form{
	OpNumber: {}, OpRef: {},
	OpSum: {"sum", 0, 1}, OpRank: {"rank", 0, 2},
	OpAdd: {"+", Addition, 2}, OpSub: {"-", Addition, 2}, OpMul: {"*", Product, 2}, OpDiv: {"/", Product, 2},
	OpMod:  {"mod", 0, 2},
	OpLess: {"<", Comparison, 2}, OpAtMost: {"<=", Comparison, 2}, OpMore: {">", Comparison, 2},
	OpAtLeast: {">=", Comparison, 2}, OpEqual: {"=", Comparison, 2},
	OpAnd: {"and", 0, -1}, OpNot: {"not", 0, 1}, OpKnown: {"known", 0, 1}, OpIf: {"if", 0, 3},
	OpMin: {"min", 0, -1}, OpMax: {"max", 0, -1},
	OpAbs: {"abs", 0, 1}, OpFloor: {"floor", 0, 1}, OpCeil: {"ceil", 0, 1},
	OpRoundHalfEven: {"round_half_even", 0, 1}, OpRoundHalfUp: {"round_half_up", 0, 1},
}

// Truth tells whether the operation gives 1 or 0.
func (op Op) Truth() bool {
	return Forms[op].Level == Comparison || op == OpAnd || op == OpNot || op == OpKnown
}

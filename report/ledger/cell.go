package ledger

import "math/big"

// Cell is one figure.
type Cell struct {
	Name    string   // identifier, unique and the same in every period: rate_1_2
	Group   string   // id of the objective that the cell is about; "" for the agreement as a whole
	Role    Role     // where documents put it
	Step    string   // key of the printed step of the waterfall; "" for a line or a lead that is none
	Words   Words    // what it is
	How     Words    // how it follows from others
	Kind    Kind     // what its value counts
	Unit    string   // of a Value: "%", "ms"
	Value   *big.Rat // exact; nil for a blank input. A flag is 1 or 0
	Formula *Expr    // nil for an input
	Figure  *Cell    // the rate, count or factor that stands on the same line; nil for none
	Table   string   // name of the table that the cell stands in; "" for none
	Column  string   // key of its column there
	Row     string   // id of the objective of its row there; "" for the head of the table
	Clause  string   // number of the rule it rests on
	Place   string   // of an input in the agreement file: acme.yaml:41

	self Expr // that refers to the cell, once something does
}

// Kind is what a value counts.
type Kind uint8

// The kinds. The zero Kind is a plain number.
const (
	Count Kind = iota
	Money
	Percent // in percent points
	Value   // in the unit of an objective's value
	Flag    // 1 for yes, 0 for no
)

var kinds = [...]string{"count", "money", "percent", "value", "flag"}

// String is the kind's word in JSON.
func (k Kind) String() string { return kinds[k] }

// Role is the part a cell has in the calculation.
type Role uint8

// The roles.
const (
	Lead   Role = iota // leads to a line
	Input              // agreed or measured; with a formula, one that follows from other inputs but may be replaced
	Line               // a line with an amount
	Figure             // stands beside the amount of a line
	Share              // a step of sharing an amount, in a table
)

var roles = [...]string{"lead", "input", "line", "figure", "share"}

// String is the role's word in JSON.
func (r Role) String() string { return roles[r] }

// Table is where cells stand in rows and columns.
type Table struct {
	Name    string   `json:"name"`
	Words   Words    `json:"words"`
	Columns []string `json:"columns"`      // keys in the order of documents
	Of      string   `json:"of,omitempty"` // key of the words for what a row is; "" where rows are objectives
	Rows    []string `json:"rows"`         // ids of objectives, or names of what else they are, in the order of documents
}

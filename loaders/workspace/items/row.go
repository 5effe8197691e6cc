package items

import (
	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

// Row is an item of a table.
type Row struct {
	Item   string
	Name   string           // what documents call it; "" where the table has no such column, or the cell is blank
	Tier   string           // likewise
	Fee    *decimal.Decimal // nil where the table has no such column
	Target *shape.Node      // nil where the table has no such column, or the cell is blank

	Place *shape.Node // of the item's cell
	FeeAt *shape.Node // of the fee's cell
}

// List is what a table says.
type List struct {
	File string // in the workspace, with forward slashes
	Fees bool   // the table has a column of fees
	Rows []Row
	All  []string // every item of the table, those of rows that were not asked for among them
}

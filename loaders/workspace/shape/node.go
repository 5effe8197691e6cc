package shape

import (
	"fmt"

	"github.com/slareport/slareport/loaders/table/workbook"
)

// Node is a value as a file holds it, whatever the syntax of the file: the tables read nodes alone.
type Node struct {
	Kind    Kind
	Value   string  // of a scalar, as it is written
	Empty   bool    // a scalar that holds nothing: an absent value, ~ or null, but not a text "" in quotes
	Content []*Node // the items of a sequence, or the keys and values of a mapping in turn

	Sheet        string // of a workbook; "" for a text file
	Line, Column int    // from 1; in a sheet the row and the column of the cell
}

// Kind says what a Node is.
type Kind uint8

// The kinds.
const (
	Scalar Kind = iota
	Sequence
	Mapping
)

// Under is the value of a key, and of one within that; the node itself where there is none.
func (n *Node) Under(keys ...string) *Node {
	for _, key := range keys {
		if n.Kind != Mapping {
			return n
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				n = n.Content[i+1]
				break
			}
		}
	}
	return n
}

// Place says within a message about another place of the same file where the node is.
func (n *Node) Place() string {
	if n.Sheet == "" {
		return fmt.Sprintf("line %d", n.Line)
	}
	return "cell " + n.Sheet + "!" + cellName(n.Line, n.Column)
}

// cellName is a cell as spreadsheets name it: B3.
func cellName(row, column int) string { return fmt.Sprint(workbook.ColumnName(column-1), row) }

package rowfilter

import (
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"

	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// A source's filter (where) speaks of two things:
//
//   - fields of the record by their names, typed, in the language of package filter and with its meaning;
//   - cells by header, col["Assignment group"], always as text and as the file has them, trimmed.
//
// Both may be joined by and, or, not and brackets. One comparison cannot mix them: a cell is a text of the
// export, a field is what was made of it. Without col the whole expression goes to package filter, so that the
// filter of a source means what the same words mean in an agreement.
//
// where is a node of such an expression: a conjunction, a disjunction, a negation or a leaf.
type Filter[R filter.Record] struct {
	operator    string // and, or, not; "" for a leaf
	left, right *Filter[R]
	field       func(*R) (bool, error)         // leaf over fields
	cells       func(*table.Row) (bool, error) // leaf over cells
}

// cellName is how a filter names the cells of a row.
const cellName = "col"

// Compile prepares a filter for one goroutine. The heads are the file's; nil stands for a file that is not
// known yet, whose cells are taken on trust. An empty filter gives nil, which holds for every row.
func Compile[R filter.Record](text string, h *headers.Row, zone *time.Location) (*Filter[R], error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	tree, err := parser.Parse(text)
	if err != nil || !speaksOfCells(tree.Node) {
		holds, err := fields[R](text, zone) // it words errors of the parser, too
		if err != nil {
			return nil, err
		}
		return &Filter[R]{field: holds}, nil
	}
	return splitWhere[R](tree.Node, h, zone)
}

// fields compiles a filter on the fields of a record. What is loaded lasts until the date of the data, which nobody
// knows yet, and on: an outage without an end is longer than any length. A record that the filter cannot decide about
// stays.
//
// Rule §13 (source-filter-lasting): The filter of a source keeps an outage that lasts where it asks for a length.
func fields[R filter.Record](text string, zone *time.Location) (func(*R) (bool, error), error) {
	holds, err := filter.Condition[R](text, zone)
	if err != nil {
		return nil, err
	}
	return func(r *R) (bool, error) {
		answer, err := holds(r, endOfTime)
		return answer == filter.Yes || answer == filter.Pending, err
	}, nil
}

// endOfTime is later than whatever the data tells of.
var endOfTime = timeline.Of(time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC))

// splitWhere takes an expression apart at and, or and not.
func splitWhere[R filter.Record](node ast.Node, h *headers.Row, zone *time.Location) (*Filter[R], error) {
	if operator, left, right := logical(node); operator != "" {
		w := &Filter[R]{operator: operator}
		var err error
		if w.left, err = splitWhere[R](left, h, zone); err != nil || right == nil {
			return w, err
		}
		w.right, err = splitWhere[R](right, h, zone)
		return w, err
	}
	text := node.String()
	if !speaksOfCells(node) {
		holds, err := fields[R](text, zone)
		return &Filter[R]{field: holds}, err
	}
	holds, err := compileCells(text, h)
	return &Filter[R]{cells: holds}, err
}

// logical recognises and, or and not in both spellings.
func logical(node ast.Node) (operator string, left, right ast.Node) {
	switch n := node.(type) {
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			return "not", n.Node, nil
		}
	case *ast.BinaryNode:
		switch n.Operator {
		case "and", "&&":
			return "and", n.Left, n.Right
		case "or", "||":
			return "or", n.Left, n.Right
		}
	}
	return "", nil, nil
}

// speaksOfCells tells whether col stands anywhere in an expression.
func speaksOfCells(node ast.Node) bool {
	var v cellFinder
	ast.Walk(&node, &v)
	return v.found
}

type cellFinder struct{ found bool }

// Visit is called for every node.
func (v *cellFinder) Visit(node *ast.Node) {
	n, ok := (*node).(*ast.IdentifierNode)
	v.found = v.found || ok && n.Value == cellName
}

// Holds answers for a row and the record that was made of it.
func (w *Filter[R]) Holds(r *table.Row, record *R) (bool, error) {
	switch {
	case w == nil:
		return true, nil
	case w.field != nil:
		return w.field(record)
	case w.cells != nil:
		return w.cells(r)
	}
	left, err := w.left.Holds(r, record)
	if err != nil {
		return false, err
	}
	switch {
	case w.operator == "not":
		return !left, nil
	case left == (w.operator == "or"):
		return left, nil
	}
	return w.right.Holds(r, record)
}

// NeedsCells tells whether the filter looks at cells: then it must be asked for every row, even where many rows
// make the same record.
func (w *Filter[R]) NeedsCells() bool {
	return w != nil && (w.cells != nil || w.left.NeedsCells() || w.right.NeedsCells())
}

// CellsOf lists the cells that a filter names, by header.
func CellsOf(text string) []string {
	tree, err := parser.Parse(text)
	if err != nil {
		return nil // the compiler says so
	}
	var v cellLister
	ast.Walk(&tree.Node, &v)
	return v
}

type cellLister []string

// Visit is called for every node.
func (v *cellLister) Visit(node *ast.Node) {
	if n, ok := (*node).(*ast.MemberNode); ok {
		if header, constant := n.Property.(*ast.StringNode); constant {
			*v = append(*v, header.Value)
		}
	}
}

// findHeader finds the column that a filter names.
func findHeader(name string, h *headers.Row) (int, error) {
	if column, ok := h.Find(name); ok {
		return column, nil
	}
	hint := finding.Say("hint.the-columns", h.List())
	if near := h.Nearest(name); near != "" {
		hint = finding.Say("hint.did-you-mean", finding.Quote(near))
	}
	return 0, &finding.Problem{Message: finding.Say("load.where-no-column", finding.Quote(name)), Hint: hint}
}

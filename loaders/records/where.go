package records

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"

	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/filter"
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
type where[R filter.Record] struct {
	operator    string // and, or, not; "" for a leaf
	left, right *where[R]
	field       func(*R) (bool, error)         // leaf over fields
	cells       func(*table.Row) (bool, error) // leaf over cells
}

// cellName is how a filter names the cells of a row.
const cellName = "col"

// compileWhere prepares a filter for one goroutine. headers are the file's; nil stands for a file that is not
// known yet, whose cells are taken on trust. An empty filter gives nil, which holds for every row.
func compileWhere[R filter.Record](text string, headers []string, zone *time.Location) (*where[R], error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	tree, err := parser.Parse(text)
	if err != nil || !speaksOfCells(tree.Node) {
		holds, err := filter.Bool[R](text, zone) // it words errors of the parser, too
		if err != nil {
			return nil, err
		}
		return &where[R]{field: holds}, nil
	}
	return splitWhere[R](tree.Node, headers, zone)
}

// splitWhere takes an expression apart at and, or and not.
func splitWhere[R filter.Record](node ast.Node, headers []string, zone *time.Location) (*where[R], error) {
	if operator, left, right := logical(node); operator != "" {
		w := &where[R]{operator: operator}
		var err error
		if w.left, err = splitWhere[R](left, headers, zone); err != nil || right == nil {
			return w, err
		}
		w.right, err = splitWhere[R](right, headers, zone)
		return w, err
	}
	text := node.String()
	if !speaksOfCells(node) {
		holds, err := filter.Bool[R](text, zone)
		return &where[R]{field: holds}, err
	}
	holds, err := compileCells(text, headers)
	return &where[R]{cells: holds}, err
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

// holds answers for a row and the record that was made of it.
func (w *where[R]) holds(r *table.Row, record *R) (bool, error) {
	switch {
	case w == nil:
		return true, nil
	case w.field != nil:
		return w.field(record)
	case w.cells != nil:
		return w.cells(r)
	}
	left, err := w.left.holds(r, record)
	if err != nil {
		return false, err
	}
	switch {
	case w.operator == "not":
		return !left, nil
	case left == (w.operator == "or"):
		return left, nil
	}
	return w.right.holds(r, record)
}

// needsCells tells whether the filter looks at cells: then it must be asked for every row, even where many rows
// make the same record.
func (w *where[R]) needsCells() bool {
	return w != nil && (w.cells != nil || w.left.needsCells() || w.right.needsCells())
}

// findHeader finds the column that a filter names: the header as it is written, else without regard to case.
func findHeader(name string, headers []string) (int, error) {
	if i := slices.Index(headers, name); i >= 0 {
		return i, nil
	}
	if i := slices.IndexFunc(headers, func(h string) bool { return sameHeader(h, name) }); i >= 0 {
		return i, nil
	}
	return 0, &filter.Error{Expression: cellName + fmt.Sprintf("[%q]", name), Text: fmt.Sprintf("no column is headed %q", name),
		Hint: nearestHeader(name, headers)}
}

// nearestHeader is the hint for a header that is not there: the one probably meant, else all there are.
func nearestHeader(name string, headers []string) string {
	if near := shape.Nearest(name, headers); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "the columns are " + listNames(headers)
}

// listedNames is how many names a message lists.
const listedNames = 30

// listNames lists names for a message.
func listNames(names []string) string {
	more := ""
	if len(names) > listedNames {
		more = fmt.Sprintf(" and %d more", len(names)-listedNames)
		names = names[:listedNames]
	}
	return strings.Join(names, ", ") + more
}

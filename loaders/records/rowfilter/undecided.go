package rowfilter

import (
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"

	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/filter/comparisons"
)

// Undecided tells of rows that a filter does not keep whether it would, had a cell not been blank.
type Undecided[R filter.Record] struct {
	operator    string // and, or, not; "" for a leaf
	left, right *Undecided[R]
	leaf        *Filter[R]
	blank       []func(*table.Row, *R) bool // what the leaf asks for
}

// Undecidable prepares it for a filter that compiles; nil where nothing that is blank decides.
func Undecidable[R filter.Record](records, text string, h *headers.Row, zone *time.Location) *Undecided[R] {
	tree, err := parser.Parse(text)
	if err != nil {
		return nil
	}
	u, err := undecided[R](records, tree.Node, h, zone)
	if err != nil || !u.asks() {
		return nil
	}
	return u
}

func undecided[R filter.Record](
	records string, node ast.Node, h *headers.Row, zone *time.Location,
) (u *Undecided[R], err error) {
	if operator, left, right := logical(node); operator != "" {
		u = &Undecided[R]{operator: operator}
		if u.left, err = undecided[R](records, left, h, zone); err != nil || right == nil {
			return u, err
		}
		u.right, err = undecided[R](records, right, h, zone)
		return u, err
	}
	u = &Undecided[R]{}
	if u.leaf, err = splitWhere[R](node, h, zone); err != nil {
		return u, err
	}
	text := node.String()
	if u.leaf.cells != nil {
		if asksBlankCell(node) {
			return u, nil
		}
		for _, name := range CellsOf(text) {
			column, err := findHeader(name, h)
			if err != nil {
				return u, err
			}
			u.blank = append(u.blank, func(r *table.Row, _ *R) bool { return len(cellText(r, column)) == 0 })
		}
		return u, nil
	}
	for _, field := range filter.Fields(records, text) {
		if filled := filter.Filled[R](field); filled != nil && !comparisons.AskBlank(field, text) {
			u.blank = append(u.blank, func(_ *table.Row, record *R) bool { return !filled(record) })
		}
	}
	return u, nil
}

// asksBlankCell tells whether a comparison asks whether a cell is blank.
func asksBlankCell(node ast.Node) bool {
	var v blankFinder
	ast.Walk(&node, &v)
	return v.found
}

type blankFinder struct{ found bool }

// Visit is called for every node.
func (v *blankFinder) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.StringNode:
		v.found = v.found || strings.TrimSpace(n.Value) == ""
	case *ast.BuiltinNode:
		v.found = v.found || n.Name == "len"
	case *ast.CallNode:
		v.found = v.found || n.Callee.String() == "len"
	}
}

// asks tells whether any part of it asks for what may be blank.
func (u *Undecided[R]) asks() bool {
	return u != nil && (len(u.blank) > 0 || u.left.asks() || u.right.asks())
}

// Of tells whether the row at hand may be one that the filter keeps.
func (u *Undecided[R]) Of(r *table.Row, record *R) bool {
	if u == nil || !u.anyBlank(r, record) {
		return false
	}
	_, most := u.between(r, record)
	return most
}

func (u *Undecided[R]) anyBlank(r *table.Row, record *R) bool {
	return u != nil && (slices.ContainsFunc(u.blank, func(is func(*table.Row, *R) bool) bool { return is(r, record) }) ||
		u.left.anyBlank(r, record) || u.right.anyBlank(r, record))
}

// between tells whether it holds whatever blank cells are, and whether it holds for anything that they may be.
func (u *Undecided[R]) between(r *table.Row, record *R) (least, most bool) {
	if u.operator == "" {
		if slices.ContainsFunc(u.blank, func(is func(*table.Row, *R) bool) bool { return is(r, record) }) {
			return false, true
		}
		holds, err := u.leaf.Holds(r, record)
		return holds && err == nil, holds || err != nil
	}
	least, most = u.left.between(r, record)
	if u.operator == "not" {
		return !most, !least
	}
	second, secondMost := u.right.between(r, record)
	if u.operator == "or" {
		return least || second, most || secondMost
	}
	return least && second, most && secondMost
}

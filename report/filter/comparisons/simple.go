package comparisons

import (
	"strconv"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// Comparison compares one field with values that are written out. With several values the field has one of them; with
// none it has no value at all, or under != any.
type Comparison struct {
	Field    string
	Operator string // ==, !=, <, <=, > or >=
	Values   []Literal
}

// Literal is a value as a filter writes it.
type Literal struct {
	Text string
	Word bool // a text in quotation marks, else a number, a length of time or a date
}

// Of takes a filter apart that is a comparison, or several that all hold (any is false) or of which one does (any
// is true). ok is false for every other filter: it can only be shown as it is written.
func Of(expression string) (list []Comparison, any, ok bool) {
	tree, err := parser.Parse(expression)
	if err != nil {
		return nil, false, false
	}
	joint := ""
	if list, ok = readComparisons(tree.Node, &joint); !ok {
		return nil, false, false
	}
	return list, joint == "or", true
}

// joints are the ways to write how comparisons are joined.
var joints = map[string]string{"and": "and", "&&": "and", "or": "or", "||": "or"}

// readComparisons lists the comparisons of an expression that joins all of them in one way.
func readComparisons(n ast.Node, joint *string) ([]Comparison, bool) {
	b, is := n.(*ast.BinaryNode)
	if !is {
		return nil, false
	}
	how, joins := joints[b.Operator]
	if !joins {
		c, ok := readComparison(b)
		return []Comparison{c}, ok
	}
	if *joint != "" && *joint != how {
		return nil, false
	}
	*joint = how
	left, ok := readComparisons(b.Left, joint)
	if !ok {
		return nil, false
	}
	right, ok := readComparisons(b.Right, joint)
	return append(left, right...), ok
}

func readComparison(b *ast.BinaryNode) (c Comparison, ok bool) {
	field, is := b.Left.(*ast.IdentifierNode)
	if !is {
		return c, false
	}
	c = Comparison{Field: field.Value, Operator: b.Operator}
	switch b.Operator {
	case "==", "!=", "<", "<=", ">", ">=":
		if _, none := b.Right.(*ast.NilNode); none {
			return c, b.Operator == "==" || b.Operator == "!="
		}
		value, ok := readValue(b.Right)
		c.Values = []Literal{value}
		return c, ok
	case "in":
		c.Operator = "=="
	default:
		return c, false
	}
	values, is := b.Right.(*ast.ArrayNode)
	if !is || len(values.Nodes) == 0 {
		return c, false
	}
	for _, n := range values.Nodes {
		value, ok := readValue(n)
		if !ok {
			return c, false
		}
		c.Values = append(c.Values, value)
	}
	return c, true
}

func readValue(n ast.Node) (Literal, bool) {
	switch v := n.(type) {
	case *ast.StringNode:
		return Literal{v.Value, true}, v.Value != ""
	case *ast.IntegerNode:
		return Literal{Text: strconv.Itoa(v.Value)}, true
	case *ast.BuiltinNode: // duration("5m"), date("2026-01-01")
		if len(v.Arguments) != 1 || v.Name != "duration" && v.Name != "date" {
			return Literal{}, false
		}
		text, is := v.Arguments[0].(*ast.StringNode)
		if !is {
			return Literal{}, false
		}
		return Literal{Text: text.Value}, true
	}
	return Literal{}, false
}

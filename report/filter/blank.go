package filter

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
)

// blankName is the function that asks whether a value is blank; the space keeps expressions from calling it by name.
const blankName = "is blank"

// askingBlank turns comparisons with nil into the question whether a value is blank: a time that is yet to come is,
// while other comparisons know that it is not before the date of the data.
func askingBlank() []expr.Option {
	blank := func(args ...any) (any, error) {
		_, open := args[0].(unsure)
		return args[0] == nil || open, nil
	}
	return []expr.Option{
		expr.Function(
			blankName, blank, new(func(exactNumber) bool), new(func(timeLength) bool), new(func(moment) bool),
		),
		expr.Patch(comparedWithNil{}),
	}
}

type comparedWithNil struct{}

// Reset and ShouldRepeat make it run after the operators, which say what type a computed value has.
func (comparedWithNil) Reset() {}

// ShouldRepeat is false: once is enough.
func (comparedWithNil) ShouldRepeat() bool { return false }

// Visit is called for every node, innermost first.
func (comparedWithNil) Visit(node *ast.Node) {
	n, ok := (*node).(*ast.BinaryNode)
	if !ok || n.Operator != "==" && n.Operator != "!=" {
		return
	}
	value := n.Left
	if _, none := n.Left.(*ast.NilNode); none {
		value = n.Right
	} else if _, none := n.Right.(*ast.NilNode); !none {
		return
	}
	if !slices.Contains(measured, value.Type()) {
		return
	}
	asked := &ast.CallNode{Callee: &ast.IdentifierNode{Value: blankName}, Arguments: []ast.Node{value}}
	asked.SetType(reflect.TypeFor[bool]())
	if n.Operator == "==" {
		ast.Patch(node, asked)
		return
	}
	ast.Patch(node, &ast.UnaryNode{Operator: "not", Node: asked})
}

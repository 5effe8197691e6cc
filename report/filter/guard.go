package filter

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"
)

// measured are the types of values that may be blank.
var measured = []reflect.Type{
	reflect.TypeFor[exactNumber](), reflect.TypeFor[timeLength](), reflect.TypeFor[moment](),
}

// guard walks an expression before it is compiled: it refuses what the language of this package leaves out,
// reads the literals, and notes which fields are used and whether there is a date.
type guard struct {
	expression string
	zone       *time.Location
	used       map[string]bool
	dated      bool // the zone may decide
	err        *Error
}

// Visit is called for every node, innermost first.
func (g *guard) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		g.used[n.Value] = true
		if strings.HasPrefix(n.Value, "$") {
			g.refuse(n, "there is no field "+n.Value, "")
		}
	case *ast.IntegerNode, *ast.FloatNode:
		g.number(node)
	case *ast.UnaryNode:
		g.sign(node, n)
	case *ast.NilNode, *ast.BoolNode, *ast.StringNode, *ast.ConstantNode,
		*ast.ConditionalNode, *ast.VariableDeclaratorNode, *ast.ArrayNode, *ast.BuiltinNode:
	case *ast.BinaryNode:
		g.binary(n)
	case *ast.CallNode:
		g.call(node, n)
	case *ast.MemberNode, *ast.ChainNode, *ast.SliceNode:
		g.refuse(n, "fields have no parts: . and [ ] are not part of this language", "")
	default:
		g.refuse(n, "loops and maps are not part of this language", "")
	}
}

func (g *guard) binary(n *ast.BinaryNode) {
	switch n.Operator {
	case "..", "**", "%":
		g.refuse(n, "the operator "+n.Operator+" is not part of this language", "")
	case "in", "not in":
		if slices.Contains(measured, n.Left.Type()) {
			g.refuse(n, "in looks a text up in a list", "write a == 1 or a == 2 for numbers")
		}
	case "matches":
		if _, ok := n.Right.(*ast.StringNode); !ok {
			g.refuse(n, "matches takes a pattern in quotation marks", "")
		}
	}
}

// call replaces date("…") and duration("…") by their values.
func (g *guard) call(node *ast.Node, n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok || callee.Value != "date" && callee.Value != "duration" {
		return
	}
	if len(n.Arguments) != 1 {
		return // the checker says so
	}
	text, ok := n.Arguments[0].(*ast.StringNode)
	if !ok {
		g.refuse(n, callee.Value+" takes a text in quotation marks", "")
		return
	}
	g.dated = g.dated || callee.Value == "date"
	value, err := readLiteral(callee.Value, text.Value, g.zone)
	if err != nil {
		g.refuse(n, err.Error(), "")
		return
	}
	ast.Patch(node, &ast.ConstantNode{Value: value})
}

// certain refuses operators on values of which nobody can tell beforehand whether they are numbers or texts.
func (g *guard) certain(root ast.Node) error {
	ast.Walk(&root, uncertain{g})
	if g.err != nil {
		return g.err
	}
	return nil
}

type uncertain struct{ *guard }

func (u uncertain) Visit(node *ast.Node) {
	n, ok := (*node).(*ast.BinaryNode)
	if !ok || n.Operator == "??" {
		return
	}
	for _, side := range []ast.Node{n.Left, n.Right} {
		if _, ok := side.(*ast.NilNode); ok {
			u.compareWithNil(n)
			continue
		}
		if t := side.Type(); t != nil && t.Kind() == reflect.Interface {
			u.refuse(side, "cannot tell whether this is a number or a text", "both results of ?: must be numbers, or both texts")
		}
	}
}

// compareWithNil refuses to ask for nil what is never nil: texts and flags.
func (g *guard) compareWithNil(n *ast.BinaryNode) {
	for _, side := range []ast.Node{n.Left, n.Right} {
		if t := side.Type(); t != nil && t.Kind() == reflect.String {
			g.refuse(n, "a text is never nil", `a blank text is ""`)
		} else if t != nil && t.Kind() == reflect.Bool {
			g.refuse(n, "true or false is never nil", "a blank flag is false")
		}
	}
}

func (g *guard) refuse(n ast.Node, text, hint string) {
	if g.err == nil {
		g.err = &Error{Expression: g.expression, Text: text, Hint: hint}
		g.err.locate(n.Location().From)
	}
}

package comparisons

import (
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// AskBlank tells whether one of some expressions asks whether a field is blank: whether it is "" or nil, or how long
// its text is.
func AskBlank(field string, expressions ...string) bool {
	for _, expression := range expressions {
		if strings.TrimSpace(expression) == "" {
			continue
		}
		tree, err := parser.Parse(expression)
		if err != nil {
			continue
		}
		v := &askedBlank{field: field}
		if ast.Walk(&tree.Node, v); v.met {
			return true
		}
	}
	return false
}

type askedBlank struct {
	field string
	met   bool
}

// Visit looks at one node.
func (v *askedBlank) Visit(n *ast.Node) {
	switch x := (*n).(type) {
	case *ast.BinaryNode:
		v.met = v.met || v.is(x.Left) && blank(x.Right) || v.is(x.Right) && blank(x.Left)
	case *ast.BuiltinNode:
		v.met = v.met || x.Name == "len" && len(x.Arguments) == 1 && v.is(x.Arguments[0])
	case *ast.CallNode:
		callee, is := x.Callee.(*ast.IdentifierNode)
		v.met = v.met || is && callee.Value == "len" && len(x.Arguments) == 1 && v.is(x.Arguments[0])
	}
}

func (v *askedBlank) is(n ast.Node) bool {
	name, is := n.(*ast.IdentifierNode)
	return is && name.Value == v.field
}

// blank tells whether a value that is written out is none, or whether a list of them has one that is none.
func blank(n ast.Node) bool {
	switch x := n.(type) {
	case *ast.NilNode:
		return true
	case *ast.StringNode:
		return strings.TrimSpace(x.Value) == ""
	case *ast.ArrayNode:
		for _, one := range x.Nodes {
			if blank(one) {
				return true
			}
		}
	}
	return false
}

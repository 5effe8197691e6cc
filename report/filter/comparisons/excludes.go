package comparisons

import (
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// Exclude tells whether a filter leaves a record out by some of its texts alone, whatever the rest of it says: read
// gives those that are known, and same compares two of them. A comparison of anything else may hold.
func Exclude(expression string, read map[string]string, same func(a, b string) bool) bool {
	if strings.TrimSpace(expression) == "" {
		return false
	}
	tree, err := parser.Parse(expression)
	return err == nil && fails(tree.Node, read, same)
}

// fails tells whether a condition cannot hold.
func fails(n ast.Node, read map[string]string, same func(a, b string) bool) bool {
	b, is := n.(*ast.BinaryNode)
	if !is {
		return false
	}
	switch joints[b.Operator] {
	case "and":
		return fails(b.Left, read, same) || fails(b.Right, read, same)
	case "or":
		return fails(b.Left, read, same) && fails(b.Right, read, same)
	}
	c, ok := readComparison(b)
	text, known := read[c.Field]
	if !ok || !known || c.Operator != "==" && c.Operator != "!=" {
		return false
	}
	met := false
	for _, v := range c.Values {
		if !v.Word {
			return false
		}
		met = met || same(v.Text, text)
	}
	return met == (c.Operator == "!=")
}

package comparisons

import (
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// Texts lists the texts that expressions compare a field with. ok is false where one of them asks for the field in any
// other way, so that more than these texts and any other one may matter.
func Texts(field string, expressions ...string) (texts []string, ok bool) {
	for _, expression := range expressions {
		if strings.TrimSpace(expression) == "" {
			continue
		}
		tree, err := parser.Parse(expression)
		if err != nil {
			return nil, false
		}
		v := &compared{field: field}
		ast.Walk(&tree.Node, v)
		if v.asked != v.met {
			return nil, false
		}
		texts = append(texts, v.texts...)
	}
	return texts, true
}

// compared is the search for comparisons of a field: how often it is asked for, and how often of that in a comparison
// with texts.
type compared struct {
	field      string
	texts      []string
	asked, met int
}

// Visit looks at one node.
func (v *compared) Visit(n *ast.Node) {
	switch x := (*n).(type) {
	case *ast.IdentifierNode:
		if x.Value == v.field {
			v.asked++
		}
	case *ast.BinaryNode:
		c, ok := readComparison(x)
		if !ok || c.Field != v.field || c.Operator != "==" && c.Operator != "!=" {
			return
		}
		for _, value := range c.Values {
			if !value.Word {
				return
			}
			v.texts = append(v.texts, value.Text)
		}
		v.met++
	}
}

package filter

import (
	"math/big"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
)

// number reads a number as it is written: the parser keeps fractions as the binary ones next to them.
func (g *guard) number(node *ast.Node) {
	var amount Amount
	switch n := (*node).(type) {
	case *ast.IntegerNode:
		amount = ofInt(int64(n.Value))
	case *ast.FloatNode:
		at := n.Location()
		written := string([]rune(g.expression)[at.From:at.To])
		exact, ok := new(big.Rat).SetString(strings.ReplaceAll(written, "_", ""))
		if ok {
			amount = AmountOf(exact)
		}
		if !ok || amount.long() {
			g.refuse(n, "a number has more digits than any measurement", "")
			return
		}
	}
	ast.Patch(node, &ast.ConstantNode{Value: exactNumber{amount}})
}

// sign turns a sign before a value, which is a number or a length of time, into a product.
func (g *guard) sign(node *ast.Node, n *ast.UnaryNode) {
	if n.Operator != "-" && n.Operator != "+" {
		return
	}
	if t := n.Node.Type(); t == nil || t.Kind() == reflect.String || t.Kind() == reflect.Bool ||
		t == reflect.TypeFor[moment]() {
		g.refuse(n, "the sign "+n.Operator+" stands before a number or a length of time", "")
		return
	}
	factor := int64(1)
	if n.Operator == "-" {
		factor = -1
	}
	if number, ok := n.Node.(*ast.ConstantNode); ok {
		if value, ok := number.Value.(exactNumber); ok {
			ast.Patch(node, &ast.ConstantNode{Value: exactNumber{value.Times(ofInt(factor))}})
			return
		}
	}
	one := &ast.ConstantNode{Value: exactNumber{ofInt(factor)}}
	one.SetLocation(n.Location())
	ast.Patch(node, &ast.BinaryNode{Operator: "*", Left: one, Right: n.Node})
}

// characters is the function len.
func characters() expr.Option {
	count := func(args ...any) (any, error) {
		return exactNumber{ofInt(int64(utf8.RuneCountInString(args[0].(string))))}, nil
	}
	return expr.Function("len", count, new(func(string) exactNumber))
}

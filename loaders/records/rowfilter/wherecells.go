package rowfilter

import (
	"errors"
	"fmt"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/filter"
)

// Bounds of what an expression over cells may cost. Without loops its cost follows its length.
const (
	maxWhereParts  = 1000
	maxWhereMemory = 100_000 // elements that one evaluation may build
	maxAnswers     = 4096    // of an expression that are remembered
)

// cellProgram is an expression over cells, ready to run for one goroutine.
type cellProgram struct {
	text    string
	names   []string // the headers as the expression writes them …
	columns []int    // … and where their cells are
	program *vm.Program
	machine vm.VM
	cells   map[string]string
	env     map[string]any
	key     []byte
	answers map[string]bool // by the cells it reads: exports repeat themselves
}

// compileCells prepares an expression that speaks of cells alone.
func compileCells(text string, h *headers.Row) (func(*table.Row) (bool, error), error) {
	tree, err := parser.Parse(text)
	if err != nil {
		return nil, cellError(text, err)
	}
	guard := &cellGuard{text: text, heads: h, program: &cellProgram{text: text}}
	if err := guard.check(tree.Node); err != nil {
		return nil, err
	}
	p := guard.program
	p.cells, p.answers = map[string]string{}, map[string]bool{}
	p.env = map[string]any{cellName: p.cells}
	options := []expr.Option{
		expr.Env(p.env), expr.AsBool(), expr.WarnOnAny(), expr.MaxNodes(maxWhereParts), expr.DisableAllBuiltins(),
	}
	for _, name := range []string{"lower", "upper", "trim", "len"} {
		options = append(options, expr.EnableBuiltin(name))
	}
	if p.program, err = expr.Compile(text, options...); err != nil {
		return nil, cellError(text, err)
	}
	p.machine = vm.VM{MemoryBudget: maxWhereMemory}
	return p.holds, nil
}

// cellError puts an error of the library into the form of package filter.
func cellError(text string, err error) error {
	e := &filter.Error{Expression: text, Text: err.Error()}
	var at *file.Error
	if errors.As(err, &at) {
		e.Text, e.Line, e.Column = at.Message, at.Line, at.Column+1
	}
	if strings.Contains(e.Text, "mismatched types") {
		e.Hint = "cells are texts, and texts stand in quotation marks; to compare a number or a date, map the column to a " +
			"field"
	}
	return e
}

// cellGuard refuses what a filter over cells leaves out, and notes which cells are read.
type cellGuard struct {
	text    string
	heads   *headers.Row
	program *cellProgram
	names   map[*ast.IdentifierNode]bool // the identifiers met; false once they were found to be in order
	err     error
}

func (g *cellGuard) check(root ast.Node) error {
	g.names = map[*ast.IdentifierNode]bool{}
	ast.Walk(&root, g)
	for id, open := range g.names {
		if open && g.err == nil {
			g.stray(id)
		}
	}
	return g.err
}

// Visit is called for every node, innermost first.
func (g *cellGuard) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		g.names[n] = true
	case *ast.MemberNode:
		g.member(n)
	case *ast.BinaryNode:
		if _, constant := n.Right.(*ast.StringNode); n.Operator == "matches" && !constant {
			g.refuse("matches takes a pattern in quotation marks", "")
		}
	case *ast.StringNode, *ast.IntegerNode, *ast.BoolNode, *ast.UnaryNode, *ast.ConditionalNode, *ast.ArrayNode,
		*ast.ConstantNode:
	case *ast.BuiltinNode, *ast.CallNode: // the compiler knows the few that exist
	default:
		g.refuse("loops, maps and parts of texts are not part of this language", "")
	}
}

// member takes col["Header"] in.
func (g *cellGuard) member(n *ast.MemberNode) {
	id, plain := n.Node.(*ast.IdentifierNode)
	header, constant := n.Property.(*ast.StringNode)
	if !plain || id.Value != cellName || !constant {
		g.refuse(`only col has parts, and their name stands in quotation marks: col["Assignment group"]`, "")
		return
	}
	g.names[id] = false
	column := 0
	if g.heads != nil {
		var err error
		if column, err = findHeader(header.Value, g.heads); err != nil {
			g.err = err
			return
		}
	}
	g.program.names = append(g.program.names, header.Value)
	g.program.columns = append(g.program.columns, column)
}

// stray explains an identifier that has no business in an expression over cells.
func (g *cellGuard) stray(id *ast.IdentifierNode) {
	if id.Value == cellName {
		g.refuse(`col stands for all cells: name one, as in col["Assignment group"]`, "")
		return
	}
	g.refuse(fmt.Sprintf("%s and col[…] stand in one comparison", id.Value),
		"a field and a cell can be joined by and, or, not, but not compared; write quotation marks around a text")
}

func (g *cellGuard) refuse(text, hint string) {
	if g.err == nil {
		g.err = &filter.Error{Expression: g.text, Text: text, Hint: hint}
	}
}

// holds answers for a row.
func (p *cellProgram) holds(r *table.Row) (bool, error) {
	p.key = p.key[:0]
	for _, c := range p.columns {
		p.key = append(append(p.key, cellText(r, c)...), 0)
	}
	if answer, known := p.answers[string(p.key)]; known {
		return answer, nil
	}
	for i, c := range p.columns {
		p.cells[p.names[i]] = string(cellText(r, c))
	}
	value, err := p.machine.Run(p.program, p.env)
	if err != nil {
		return false, cellError(p.text, err)
	}
	if len(p.answers) < maxAnswers {
		p.answers[string(p.key)] = value == true
	}
	return value == true, nil
}

// cellText gives a cell as a text; what cannot be read is blank.
func cellText(r *table.Row, column int) []byte {
	text, _ := values.TextOf(r.Cell(column))
	return text
}

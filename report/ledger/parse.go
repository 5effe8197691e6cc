package ledger

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
)

// names finds what a formula speaks of.
type names struct {
	cells   map[string]*Cell
	columns map[string]*Column
}

// parse reads a formula as String writes it.
func parse(text string, known names) (*Expr, error) {
	p := &parser{tokens: tokens(text), known: known}
	e, err := p.level(Comparison)
	if err == nil && len(p.tokens) > 0 {
		err = fmt.Errorf("%q is left over", p.tokens[0])
	}
	if err != nil {
		return nil, fmt.Errorf("formula %q: %w", text, err)
	}
	return e, nil
}

type parser struct {
	tokens []string
	known  names
}

// tokens cuts a formula into names and numbers, and signs.
func tokens(text string) []string {
	var list []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		n := strings.IndexFunc(text, func(r rune) bool { return !inWord(r) })
		switch {
		case n < 0:
			n = len(text)
		case n == 0 && len(text) > 1 && text[1] == '=' && (text[0] == '<' || text[0] == '>'):
			n = 2
		case n == 0:
			n = 1
		}
		list, text = append(list, text[:n]), text[n:]
	}
	return list
}

func inWord(r rune) bool { return r == '_' || r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func (p *parser) next() string {
	if len(p.tokens) == 0 {
		return ""
	}
	token := p.tokens[0]
	p.tokens = p.tokens[1:]
	return token
}

func (p *parser) accept(token string) bool {
	if len(p.tokens) == 0 || p.tokens[0] != token {
		return false
	}
	p.tokens = p.tokens[1:]
	return true
}

// level reads signs that bind as tightly as a level or more.
func (p *parser) level(level int) (*Expr, error) {
	if level == 0 {
		return p.operand()
	}
	left, err := p.level(level - 1)
	for err == nil && len(p.tokens) > 0 {
		op := slices.IndexFunc(Forms[:], func(f Form) bool { return f.Level == level && f.Name == p.tokens[0] })
		if op < 0 {
			break
		}
		p.next()
		var right *Expr
		right, err = p.level(level - 1)
		left = apply(Op(op), left, right)
	}
	return left, err
}

func (p *parser) operand() (*Expr, error) {
	token := p.next()
	switch {
	case token == "":
		return nil, fmt.Errorf("something is missing at the end")
	case token == "(":
		e, err := p.level(Comparison)
		if err == nil && !p.accept(")") {
			err = fmt.Errorf("a bracket is not closed")
		}
		return e, err
	case token[0] >= '0' && token[0] <= '9':
		r, ok := new(big.Rat).SetString(token)
		if !ok {
			return nil, fmt.Errorf("%q is no number", token)
		}
		return Rat(r), nil
	case p.accept("("):
		return p.function(token)
	}
	if c := p.known.cells[token]; c != nil {
		return Of(c), nil
	}
	return nil, fmt.Errorf("no cell before it is called %q", token)
}

// function reads the arguments of a function, of which the last may be a column.
func (p *parser) function(name string) (*Expr, error) {
	op := slices.IndexFunc(Forms[:], func(f Form) bool { return f.Level == 0 && f.Name == name })
	if op < int(OpSum) {
		return nil, fmt.Errorf("%q is no function", name)
	}
	e, n := &Expr{Op: Op(op)}, 0
	for ; !p.accept(")"); n++ {
		if n > 0 && !p.accept(",") || len(p.tokens) == 0 {
			return nil, fmt.Errorf("the arguments of %s do not end", name)
		}
		if c := p.known.columns[p.tokens[0]]; c != nil {
			e.Column = c
			p.next()
			continue
		}
		x, err := p.level(Comparison)
		if err != nil {
			return nil, err
		}
		e.Args = append(e.Args, x)
	}
	if want := Forms[op].Args; want >= 0 && n != want || n == 0 || !e.fits() {
		return nil, fmt.Errorf("%s has the wrong arguments", name)
	}
	return e, nil
}

// fits tells whether the arguments are of the sort that the operation takes.
func (e *Expr) fits() bool {
	if e.Op == OpKnown || e.Op == OpRank {
		if len(e.Args) != 1 || e.Args[0].Op != OpRef {
			return false
		}
	}
	return (e.Op == OpSum || e.Op == OpRank) == (e.Column != nil)
}

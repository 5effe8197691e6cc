package ledger

import (
	"math/big"
	"strings"
)

// String is the formula as JSON has it.
func (e *Expr) String() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *Expr) write(b *strings.Builder) {
	switch f := Forms[e.Op]; {
	case e.Op == OpNumber:
		writeConst(b, e.Const)
	case e.Op == OpRef:
		b.WriteString(e.Cell.Name)
	case f.Level > 0:
		e.Args[0].operand(b, e.Op, false)
		b.WriteString(" " + f.Name + " ")
		e.Args[1].operand(b, e.Op, true)
	default:
		b.WriteString(f.Name + "(")
		for i, x := range e.Args {
			if i > 0 {
				b.WriteString(", ")
			}
			x.write(b)
		}
		if e.Column != nil {
			if len(e.Args) > 0 {
				b.WriteString(", ")
			}
			b.WriteString(e.Column.Table + "." + e.Column.Key)
		}
		b.WriteByte(')')
	}
}

// operand writes an argument of a sign, in brackets where it would be read otherwise without.
func (e *Expr) operand(b *strings.Builder, around Op, second bool) {
	if !Brackets(e, around, second) {
		e.write(b)
		return
	}
	b.WriteByte('(')
	e.write(b)
	b.WriteByte(')')
}

// Brackets tells whether an argument of a sign needs brackets: it binds less tightly, or as tightly and stands second
// or in a comparison.
func Brackets(e *Expr, around Op, second bool) bool {
	inner, outer := Forms[e.Op].Level, Forms[around].Level
	if e.Op == OpNumber && !e.Const.IsInt() {
		if _, finite := e.Const.FloatPrec(); !finite {
			inner = Product // it is written as a fraction
		}
	}
	return inner > outer || inner == outer && (second || outer == Comparison)
}

// Text is an exact number: a decimal, or a fraction where no decimal is exact. nil is "".
func Text(r *big.Rat) string {
	if r == nil {
		return ""
	}
	if decimals, finite := r.FloatPrec(); finite {
		return r.FloatString(decimals)
	}
	return r.RatString()
}

func writeConst(b *strings.Builder, r *big.Rat) {
	text := strings.Replace(Text(r), "/", " / ", 1)
	if r.Sign() < 0 {
		text = "(0 - " + text[1:] + ")"
	}
	b.WriteString(text)
}

package workbook

import (
	"math"
	"strconv"
	"strings"
)

// expr is a formula and what it gives, so that every formula is written with the value it has now: a viewer that does
// not compute shows the figures. Numbers are binary, as spreadsheets count. Only functions that Excel 2010 and
// LibreOffice both know are used.
type expr struct {
	text  string
	value float64 // of a condition 1 or 0
	blank bool    // a cell without a figure
	level int     // how tightly the outermost operator binds, 0 for what needs no brackets
}

// The levels of operators.
const (
	product = iota + 1
	sum
	comparison
)

func num(v float64) expr { return expr{text: strconv.FormatFloat(v, 'f', -1, 64), value: v} }

// in gives the text of an operand, in brackets if it binds less tightly than the operator around it.
func (e expr) in(level int) string {
	if e.level > level {
		return "(" + e.text + ")"
	}
	return e.text
}

func infix(level int, op string, v float64, list ...expr) expr {
	texts := make([]string, len(list))
	for i, e := range list {
		inner := level
		if level == comparison || i > 0 && (op == "-" || op == "/") {
			inner--
		}
		texts[i] = e.in(inner)
	}
	return expr{text: strings.Join(texts, op), value: v, level: level}
}

func add(a, b expr) expr { return infix(sum, "+", a.value+b.value, a, b) }
func sub(a, b expr) expr { return infix(sum, "-", a.value-b.value, a, b) }
func mul(a, b expr) expr { return infix(product, "*", a.value*b.value, a, b) }

// div is a ÷ b, nothing where b is.
func div(a, b expr) expr {
	v := 0.0
	if b.value != 0 {
		v = a.value / b.value
	}
	return infix(product, "/", v, a, b)
}

// percentOf is a rate in percent points of an amount.
func percentOf(rate, of expr) expr {
	return infix(product, "*", 0, of, rate).over(100, of.value*rate.value/100)
}

func (e expr) over(n float64, v float64) expr {
	return expr{text: e.text + "/" + num(n).text, value: v, level: product}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func less(a, b expr) expr    { return infix(comparison, "<", truth(a.value < b.value), a, b) }
func more(a, b expr) expr    { return infix(comparison, ">", truth(a.value > b.value), a, b) }
func atLeast(a, b expr) expr { return infix(comparison, ">=", truth(a.value >= b.value), a, b) }
func equal(a, b expr) expr   { return infix(comparison, "=", truth(a.value == b.value), a, b) }

func call(name string, v float64, list ...expr) expr {
	texts := make([]string, len(list))
	for i, e := range list {
		texts[i] = e.text
	}
	return expr{text: name + "(" + strings.Join(texts, ",") + ")", value: v}
}

func when(cond, then, otherwise expr) expr {
	v := otherwise.value
	if cond.value != 0 {
		v = then.value
	}
	return call("IF", v, cond, then, otherwise)
}

func both(list ...expr) expr {
	if len(list) == 1 {
		return list[0]
	}
	v := 1.0
	for _, e := range list {
		if e.value == 0 {
			v = 0
		}
	}
	return call("AND", v, list...)
}

func not(e expr) expr { return call("NOT", truth(e.value == 0), e) }

// known tells whether a cell has a figure.
func known(e expr) expr { return call("ISNUMBER", truth(!e.blank), e) }

func least(list ...expr) expr {
	v := math.Inf(1)
	for _, e := range list {
		v = math.Min(v, e.value)
	}
	return call("MIN", v, list...)
}

func most(list ...expr) expr {
	v := math.Inf(-1)
	for _, e := range list {
		v = math.Max(v, e.value)
	}
	return call("MAX", v, list...)
}

func total(list ...expr) expr {
	v := 0.0
	for _, e := range list {
		v += e.value
	}
	if len(list) == 0 {
		return num(0)
	}
	return call("SUM", v, list...)
}

func abs(e expr) expr { return call("ABS", math.Abs(e.value), e) }

// whole drops the decimals of what is not negative; below zero it goes to the next lower whole number.
func whole(e expr) expr { return call("INT", math.Floor(e.value), e) }

func rounded(e expr, decimals int) expr {
	return call("ROUND", round(e.value, decimals), e, num(float64(decimals)))
}

func roundedUp(e expr) expr { return call("ROUNDUP", math.Ceil(e.value), e, num(0)) }

// round rounds halves away from zero, as spreadsheets do: by the decimal that a number is written as.
func round(v float64, decimals int) float64 {
	scale := math.Pow10(decimals)
	scaled := v * scale
	if math.Abs(scaled) >= 1<<52 {
		return v
	}
	if near := math.Round(scaled*2) / 2; math.Abs(scaled-near) <= 4*math.Abs(scaled)*0x1p-52 {
		scaled = near
	}
	return math.Round(scaled) / scale
}

// halvesToEven rounds whole numbers and halves; what it is given has no finer noise near a half.
func halvesToEven(e expr) expr {
	half := equal(sub(e, whole(e)), num(0.5))
	return when(half, mul(num(2), rounded(div(e, num(2)), 0)), rounded(e, 0))
}

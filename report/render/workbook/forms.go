package workbook

import (
	"github.com/slareport/slareport/report"
)

// formula writes the rows of an objective's formula with a factor, and gives the money it makes. The factor is 1 but
// for repeated misses, where the whole formula is worked again with what it counts multiplied.
type formula func(w *waterfall, p *pricing, factor *expr) priced

// formulas names those of rules §7 by the keys of their steps.
var formulas = map[string]formula{"band": byBand, "per-miss": perMiss, "per-step": perStep, "points": byPoints, "whole": wholeBase}

// pricing is an objective at work.
type pricing struct {
	i       int
	o       *report.Objective
	t       *report.Terms
	by      judged
	feeBase expr
	base    expr // of the formula: the fee base, or a part of the pool
	last    expr // the credit so far
	before  expr // the credit before the objective's own cap
	engine  *engine
	bonus   expr
	back    expr // earned back
	counted expr // misses, steps or points that the formula found
	price   expr // of one
	most    *expr
}

// priced is what a formula gives: its figure and the amount.
type priced struct {
	figure expr
	format string
	amount expr
	how    string
}

// byBand pays the percentage of the worst band that the value falls into.
func byBand(w *waterfall, p *pricing, factor *expr) priced {
	if factor != nil {
		return priced{figure: *factor, format: countFormat, amount: mul(p.last, *factor), how: "formula.times"}
	}
	rate := num(0)
	for k, b := range p.o.Credit.Bands {
		edge := w.in.put(numbered("edge", p.i, k), w.word("parameters.the-edge", b.Text), b.Edge, valueFormat, p.o.ValueUnit)
		pays := w.in.percent(numbered("rate", p.i, k), w.word("parameters.the-rate", b.Text), b.Rate)
		rate = w.lead(p.o.Name, "formula.band-rate", b.Text, when(beyond(p.by.value, edge, b.Above), pays, rate), percentFormat)
	}
	figure := when(equal(p.by.missed, num(1)), rate, num(0))
	return priced{figure: figure, format: percentFormat, amount: percentOf(w.here(figure), p.base), how: "formula.band"}
}

// here is a reference to the figure of the row that is written next.
func (w *waterfall) here(figure expr) expr {
	return expr{text: at(figureColumn, w.row), value: figure.value}
}

// perMiss pays for every case that was missed.
func perMiss(w *waterfall, p *pricing, factor *expr) priced {
	if factor == nil {
		w.unitPrice(p, "formula.price-miss")
		p.counted = p.by.misses
	}
	return w.each(p, factor, "formula.per-miss")
}

// perStep pays for every full step that the value is short of its target.
func perStep(w *waterfall, p *pricing, factor *expr) priced {
	if factor == nil {
		w.unitPrice(p, "formula.price-step")
		step := w.in.put(numbered("step", p.i), w.word("parameters.step"), p.t.Step, valueFormat, p.o.ValueUnit)
		full := whole(rounded(div(abs(sub(p.by.target, p.by.value)), step), 9))
		p.counted = w.lead(p.o.Name, "formula.steps", w.word("formula.steps.how"), when(beyond(p.by.value, p.by.target, p.o.AtMost), full, num(0)), countFormat)
	}
	return w.each(p, factor, "formula.per-step")
}

// unitPrice writes what one miss, step or point costs, and the most that they pay.
func (w *waterfall) unitPrice(p *pricing, key string) {
	p.price = w.lead(p.o.Name, key, "", w.in.price(numbered("price", p.i), w.word("parameters.price"), p.t.Pays, p.base), w.book.formats.money)
	if p.t.Most != nil {
		limit := w.lead(p.o.Name, "formula.most", "", w.in.price(numbered("most", p.i), w.word("parameters.most"), p.t.Most, p.base), w.book.formats.money)
		p.most = &limit
	}
}

// each multiplies a number by a price and a factor, under what the agreement calls the most.
func (w *waterfall) each(p *pricing, factor *expr, how string) priced {
	out := priced{figure: when(equal(p.by.missed, num(1)), p.counted, num(0)), format: countFormat, how: how}
	count := w.here(out.figure)
	if factor != nil {
		out = priced{figure: *factor, format: countFormat, how: "formula.times-count"}
		count = mul(when(equal(p.by.missed, num(1)), p.counted, num(0)), w.here(out.figure))
	}
	out.amount = mul(count, p.price)
	if p.most != nil {
		out.amount = least(out.amount, *p.most)
	}
	return out
}

// byPoints takes points by the value, weighs and multiplies them, and turns them into money.
func byPoints(w *waterfall, p *pricing, factor *expr) priced {
	if factor == nil {
		points := num(0)
		for k, b := range p.t.Points {
			edge := w.in.put(numbered("edge", p.i, k), w.word("parameters.the-edge", b.Text), b.Edge, valueFormat, p.o.ValueUnit)
			gives := w.in.count(numbered("points", p.i, k), w.word("parameters.points", b.Text), b.Rate)
			points = w.lead(p.o.Name, "formula.band-points", b.Text, when(beyond(p.by.value, edge, b.Above), gives, points), countFormat)
		}
		if p.t.Weight != "" {
			points = mul(points, w.in.count(numbered("weight", p.i), w.word("parameters.weight"), p.t.Weight))
		}
		p.counted = w.lead(p.o.Name, "formula.points-counted", w.word("formula.points-counted.how"), when(equal(p.by.missed, num(1)), points, num(0)), countFormat)
		if p.t.Pays != nil {
			w.unitPrice(p, "formula.price-point")
		}
	}
	counted := p.counted
	if factor != nil {
		counted = w.lead(p.o.Name, "formula.points-multiplied", w.word("formula.times"), mul(p.counted, *factor), countFormat)
	}
	if p.t.Pays != nil {
		return priced{figure: counted, format: countFormat, amount: mul(w.here(counted), p.price), how: "formula.points"}
	}
	return w.pointTable(p, counted)
}

// pointTable pays the percentage that the table gives for a number of points.
func (w *waterfall) pointTable(p *pricing, points expr) priced {
	rate := num(0)
	for k, row := range p.t.Table {
		from := w.in.count(numbered("points_from", p.i, k), w.word("parameters.points-from"), row.From)
		pays := w.in.percent(numbered("points_rate", p.i, k), w.word("parameters.points-rate", row.From), row.Rate)
		rate = w.lead(p.o.Name, "formula.table-rate", w.word("formula.table-rate.how", w.book.words.Number(row.From)), when(atLeast(rounded(points, 9), from), pays, rate), percentFormat)
	}
	figure := when(equal(p.by.missed, num(1)), rate, num(0))
	return priced{figure: figure, format: percentFormat, amount: percentOf(w.here(figure), p.base), how: "formula.band"}
}

// wholeBase loses the whole base.
func wholeBase(w *waterfall, p *pricing, factor *expr) priced {
	if factor != nil {
		return priced{figure: *factor, format: countFormat, amount: mul(p.last, *factor), how: "formula.times"}
	}
	return priced{figure: p.by.missed, format: flagFormat(w.book.words), amount: when(equal(w.here(p.by.missed), num(1)), p.base, num(0)), how: "formula.whole"}
}

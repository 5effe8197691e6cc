package workbook

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
)

// The sheet of the division shares amounts among the objectives in whole minor units: each gets its part rounded
// down, and what that leaves goes to the largest rests, of equal ones to the first id. The parts sum to the amount.
const (
	weightColumn  = 2
	unitsColumn   = 3
	productColumn = 4
	wholeColumn   = 5
	restColumn    = 6
	rankColumn    = 7
	partColumn    = 8
)

// collect lists weights on the sheet of the division, so that formulas can speak of them as a range.
func (l *limits) collect(title string, weights []expr) []expr {
	d := l.division
	d.heading(title)
	d.head(map[int]table.Kind{1: table.KindMoney}, "credits.objective", "division.credit")
	top := d.row
	out := make([]expr, len(weights))
	sum := 0.0
	for k, p := range l.list {
		out[k] = l.weight(p, weights[k])
		sum += weights[k].value
	}
	if len(weights) == 0 {
		d.sentence(l.word("division.none"))
		l.area = num(0)
	} else {
		l.area = l.division.refer(expr{text: fixed(weightColumn, top) + ":" + fixed(weightColumn, d.row-1), value: sum})
	}
	d.row++
	return out
}

func (l *limits) weight(p *pricing, e expr) expr {
	d := l.division
	row := d.write(cell{value: p.o.Name, look: look{wrap: true}}, l.moneyCell(e))
	return expr{text: at(weightColumn, row), value: e.value}
}

func (l *limits) moneyCell(e expr) cell {
	return cell{value: e.value, formula: e.text, look: look{kind: table.KindMoney, format: l.book.formats.money}}
}

func (l *limits) countCell(e expr) cell {
	return cell{value: e.value, formula: e.text, look: look{kind: table.KindNumber, format: "#,##0"}}
}

// service holds the objectives whose fee base is one service under the cap of that service.
func (l *limits) service(k int, c *report.ServiceCap, weights []expr) []expr {
	bound := l.in.price(numbered("cap_service", k), l.word("parameters.cap-service", c.Service), &c.Cap, l.feeOf(c.Service))
	limit := l.sheet.refer(l.lead(l.word("agreement"), "formula.service-bound", c.Service, l.inMinor(bound), l.book.formats.money))
	var of []int
	for i, p := range l.list {
		if p.o.Credit.Of == c.Service && len(p.o.Credit.AlsoOf) == 0 {
			of = append(of, i)
		}
	}
	out := slices.Clone(weights)
	if len(of) > 0 {
		held := l.parts(l.word("division.cap-service", c.Service), limit, weights, of, &limit)
		for n, i := range of {
			out[i] = held[n]
		}
	}
	out = l.collect(l.word("division.after-service", c.Service), out)
	name := l.word("credit.cap-service") + " " + c.Service
	amount := total(l.area)
	_, l.last = l.put(line{of: l.word("agreement"), name: name, how: l.word("formula.cap-service"), amount: &amount, engine: l.engine.next("cap-service")})
	return out
}

// parts shares an amount, as other sheets refer to it, in proportion to weights, of some objectives or of all. With a bound the weights stay as they are unless they sum to more than it.
func (l *limits) parts(title string, amount expr, weights []expr, of []int, bound *expr) []expr {
	return l.share(title, amount, weights, of, bound, l.book.minor)
}

// share does so with weights of so many decimals.
func (l *limits) share(title string, amount expr, weights []expr, of []int, bound *expr, decimals int) []expr {
	if of == nil {
		for i := range l.list {
			of = append(of, i)
		}
	}
	b := newBlock(l, title, amount, weights, of, bound, decimals)
	out := make([]expr, len(of))
	for n := range b.order {
		out[b.order[n]] = b.write(n)
	}
	l.division.row++
	return out
}

// block is one amount being shared.
type block struct {
	*limits
	of       []int
	order    []int // of the rows: by id
	weights  []expr
	bound    *expr
	top      int // first row
	units    []float64
	wholes   []float64
	rests    []float64
	ranks    []float64
	sum      float64
	toShare  expr // the amount in minor units
	scale    float64
	decimals int
}

func newBlock(l *limits, title string, amount expr, weights []expr, of []int, bound *expr, decimals int) *block {
	d := l.division
	b := &block{limits: l, of: of, bound: bound, scale: math.Pow10(l.book.minor), decimals: decimals}
	for _, i := range of {
		b.weights = append(b.weights, weights[i])
		b.order = append(b.order, len(b.order))
	}
	slices.SortStableFunc(b.order, func(x, y int) int { return cmp.Compare(l.list[of[x]].o.ID, l.list[of[y]].o.ID) })
	d.heading(title)
	row := d.row
	b.toShare = expr{text: fixed(unitsColumn, row), value: round(amount.value*b.scale, 0)}
	d.write(cell{value: l.word("division.amount")}, l.moneyCell(amount), l.countCell(rounded(mul(expr{text: at(weightColumn, row), value: amount.value}, num(b.scale)), 0)))
	d.head(map[int]table.Kind{1: table.KindMoney, 2: table.KindNumber, 3: table.KindNumber, 4: table.KindNumber, 5: table.KindNumber, 6: table.KindNumber, 7: table.KindMoney},
		"credits.objective", "division.weight", "division.units", "division.product", "division.whole", "division.rest", "division.rank", "division.part")
	b.top = d.row
	b.compute()
	return b
}

// compute works the columns out, so that every row knows the ranks of all.
func (b *block) compute() {
	for _, k := range b.order {
		b.units = append(b.units, round(b.weights[k].value*math.Pow10(b.decimals), 0))
		b.sum += b.units[len(b.units)-1]
	}
	for _, u := range b.units {
		whole, rest := 0.0, 0.0
		if b.sum != 0 {
			rest = math.Mod(u*b.toShare.value, b.sum)
			whole = (u*b.toShare.value - rest) / b.sum
		}
		b.wholes, b.rests = append(b.wholes, whole), append(b.rests, rest)
	}
	for i, r := range b.rests {
		rank := 1.0
		for k, other := range b.rests {
			if other > r || other == r && k < i {
				rank++
			}
		}
		b.ranks = append(b.ranks, rank)
	}
}

func (b *block) area(column int) string {
	return fixed(column, b.top) + ":" + fixed(column, b.top+len(b.order)-1)
}

// write writes a row and gives its part.
func (b *block) write(n int) expr {
	d, k := b.division, b.order[n]
	row := d.row
	sum := expr{text: "SUM(" + b.area(unitsColumn) + ")", value: b.sum}
	cellOf := func(column int, v float64) expr { return expr{text: at(column, row), value: v} }
	product, rest := cellOf(productColumn, b.units[n]*b.toShare.value), cellOf(restColumn, b.rests[n])
	rank := expr{text: fmt.Sprintf("RANK(%s,%s)+COUNTIF(%s:%s,%s)-1", rest.text, b.area(restColumn), fixed(restColumn, b.top), at(restColumn, row), rest.text), value: b.ranks[n]}
	left := sub(b.toShare, expr{text: "SUM(" + b.area(wholeColumn) + ")", value: total(values(b.wholes)...).value})
	part := div(expr{text: "(" + add(cellOf(wholeColumn, b.wholes[n]), when(both(more(sum, num(0)), not(more(cellOf(rankColumn, b.ranks[n]), left))), num(1), num(0))).text + ")",
		value: b.wholes[n] + truth(b.sum > 0 && b.ranks[n] <= left.value)}, num(b.scale))
	if b.bound != nil {
		part = when(expr{text: "SUM(" + b.area(unitsColumn) + ")>" + b.toShare.text, value: truth(b.sum > b.toShare.value)}, part, cellOf(weightColumn, b.weights[k].value))
	}
	d.write(cell{value: b.list[b.of[k]].o.Name, look: look{wrap: true}}, b.moneyCell(b.weights[k]),
		b.countCell(rounded(mul(cellOf(weightColumn, b.weights[k].value), num(math.Pow10(b.decimals))), 0)),
		b.countCell(mul(cellOf(unitsColumn, b.units[n]), b.toShare)),
		b.countCell(when(equal(sum, num(0)), num(0), div(sub(product, rest), sum))),
		b.countCell(when(equal(sum, num(0)), num(0), call("MOD", b.rests[n], product, sum))),
		b.countCell(rank), b.moneyCell(part))
	return cellOf(partColumn, part.value)
}

func values(list []float64) []expr {
	out := make([]expr, len(list))
	for i, v := range list {
		out[i] = num(v)
	}
	return out
}

// divide gives each objective its part of what is payable: in proportion to the credits, or where bonuses leave less
// than nothing, in proportion to the bonuses.
func (l *limits) divide(payable expr, weights []expr) *worked {
	out := &worked{objectives: map[string]outcome{}, payable: expr{text: "payable", value: payable.value}}
	named := out.payable
	if len(l.list) == 0 {
		return out
	}
	parts := l.parts(l.word("division.payable"), most(num(0), named), weights, nil, nil)
	var off []expr
	if len(l.bonuses) > 0 && l.r.Credits.Settling.BonusBelowZero {
		earned := make([]expr, len(l.list))
		for k, p := range l.list {
			earned[k] = num(0)
			if p.bonus.text != "" {
				earned[k] = l.sheet.refer(p.bonus)
			}
		}
		off = l.share(l.word("division.bonus"), most(num(0), sub(num(0), named)), earned, nil, nil, l.book.minor+4)
	}
	l.result(out, parts, off)
	return out
}

// result lists what each objective is paid, beside the engine's figure.
func (l *limits) result(out *worked, parts, off []expr) {
	d := l.division
	d.heading(l.word("division.result"))
	d.head(map[int]table.Kind{1: table.KindMoney, 2: table.KindMoney, 3: table.KindVerdict}, "credits.objective", "division.part", "credits.engine", "credits.check")
	top := d.row
	for k, p := range l.list {
		e := parts[k]
		if off != nil {
			e = sub(e, off[k])
		}
		row := d.row
		v, _ := number(p.o.Credit.Payable)
		d.write(cell{value: p.o.Name, look: look{wrap: true, strong: true}}, l.moneyCell(e), cell{value: v, look: look{kind: table.KindMoney, format: l.book.formats.money}},
			l.book.check(expr{text: at(2, row), value: e.value}, expr{text: at(3, row), value: v}))
		out.objectives[p.o.ID] = outcome{feeBase: l.sheet.refer(p.feeBase), credit: l.sheet.refer(p.before), capped: l.sheet.refer(p.last), payable: d.refer(expr{text: at(2, row), value: e.value})}
	}
	l.checks = append(l.checks, fixed(4, top)+":"+fixed(4, d.row-1))
}

func sortedByID(list []*pricing) []*pricing {
	slices.SortStableFunc(list, func(a, b *pricing) int { return cmp.Compare(a.o.ID, b.o.ID) })
	return list
}

package workbook

import (
	"strconv"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
)

// parameters is the sheet of every number of the contract that the credits use and every measured value, each with a
// name that the formulas refer to. These cells alone are open for changes. A number is written when the first formula
// asks for it, so that none is there that nothing uses.
type parameters struct {
	*sheet
	currency string
	of       string // objective that the next numbers are about
	known    map[string]expr
	top      int
}

var parameterColumns = []string{"parameters.of-objective", "parameters.what", "parameters.value", "parameters.note", "parameters.name"}

func (b *book) parameters(r *report.Report) *parameters {
	name := b.words.T("sheet.parameters")
	p := &parameters{sheet: b.begin(name, []float64{38, 52, 18, 26, 24}, 1), currency: r.Currency, of: b.words.T("agreement"), known: map[string]expr{}}
	p.top = p.head(map[int]table.Kind{2: table.KindNumber}, parameterColumns...)
	return p
}

// done closes the sheet.
func (p *parameters) done() error {
	if p.row > p.top+1 {
		columns := make([]table.Column, len(parameterColumns))
		for i, key := range parameterColumns {
			columns[i].Head = p.book.words.T(key)
		}
		p.filter(p.top, columns)
	}
	return p.close()
}

// put writes an open cell and gives it its name. A missing figure leaves the cell blank.
func (p *parameters) put(name, what, decimal, format, note string) expr {
	if e, there := p.known[name]; there {
		return e
	}
	c := cell{look: look{kind: table.KindNumber, format: format, input: true}}
	e := expr{text: name, blank: true}
	if v, ok := number(decimal); ok {
		c.value, e.value, e.blank = v, v, false
	}
	return p.enter(name, what, note, c, e)
}

// follow writes an open cell with a formula, which its reader may replace by a figure.
func (p *parameters) follow(name, what, format, note string, formula expr) expr {
	c := cell{value: formula.value, formula: formula.text, look: look{kind: table.KindNumber, format: format, input: true}}
	return p.enter(name, what, note, c, expr{text: name, value: formula.value})
}

func (p *parameters) enter(name, what, note string, c cell, e expr) expr {
	row := p.write(cell{value: p.of, look: look{wrap: true}}, cell{value: what, look: look{wrap: true}}, c, cell{value: note, look: look{wrap: true}}, cell{value: name, look: look{quiet: true}})
	p.do(p.book.name(name, p.name, fixed(3, row)))
	p.known[name] = e
	return e
}

func (p *parameters) money(name, what, decimal string) expr {
	return p.put(name, what, decimal, p.book.formats.money, p.currency)
}

func (p *parameters) percent(name, what, decimal string) expr {
	return p.put(name, what, decimal, percentFormat, "%")
}

func (p *parameters) count(name, what string, n string) expr {
	return p.put(name, what, n, countFormat, "")
}

// price is an amount, or a percentage of one: the parameter says which.
func (p *parameters) price(name, what string, price *report.Price, of expr) expr {
	if price.Percent != "" {
		return percentOf(p.percent(name+"_rate", what, price.Percent), of)
	}
	return p.money(name, what, price.Amount)
}

// numbered is a name with the numbers of an objective, a band or a fee, from 1 in the order of the agreement: ids
// may hold what a name must not.
func numbered(name string, index ...int) string {
	var b strings.Builder
	b.WriteString(name)
	for _, i := range index {
		b.WriteByte('_')
		b.WriteString(strconv.Itoa(i + 1))
	}
	return b.String()
}

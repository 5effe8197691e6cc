package workbook

import (
	"fmt"
	"math"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
)

// waterfall writes the steps of the credits, one row a step, with live formulas over the parameters: change a fee, a
// rate, a target or a value there, and what is payable follows. Beside each step stands the engine's own figure, and
// a check that says whether they agree to the minor unit. Rows in small print lead to a step: one idea a row.
type waterfall struct {
	*sheet
	r        *report.Report
	in       *parameters
	division *sheet
	fees     []expr
	of       string   // what the row before is about
	checks   []string // ranges of the division that hold checks
}

// The columns of the sheet.
const (
	figureColumn = 4
	amountColumn = 5
	engineColumn = 6
	checkColumn  = 7
)

// worked is what the credits sheet found, as references that other sheets may use.
type worked struct {
	objectives map[string]outcome // by id
	payable    expr
	agree      expr // 1 where every check agrees
}

// outcome is where an objective's figures stand.
type outcome struct{ feeBase, credit, capped, payable expr }

// writeCredits writes the sheets of parameters, credits and their division among the objectives.
func writeCredits(b *book, r *report.Report) (*worked, error) {
	w := &waterfall{sheet: b.begin(b.words.T("sheet.credits"), []float64{36, 36, 52, 17, 18, 18, 12}, 1), r: r, in: b.parameters(r)}
	w.division = b.begin(b.words.T("sheet.division"), []float64{38, 18, 18, 22, 16, 20, 10, 18, 18, 12}, 0)
	w.head(map[int]table.Kind{3: table.KindNumber, 4: table.KindMoney, 5: table.KindMoney, 6: table.KindVerdict},
		"credits.objective", "credits.step", "credits.how", "credits.figure", "credits.amount", "credits.engine", "credits.check")
	w.enterFees()
	out := w.settle(w.objectives())
	w.do(b.flag(w.name, fmt.Sprintf("%s:%s", at(checkColumn, 2), at(checkColumn, w.row))))
	for _, area := range w.checks {
		w.division.do(b.flag(w.division.name, area))
	}
	out.agree = w.agreement()
	if err := w.in.done(); err != nil {
		return nil, err
	}
	if err := w.division.close(); err != nil {
		return nil, err
	}
	return out, w.close()
}

// agreement counts the checks that fail, on both sheets.
func (w *waterfall) agreement() expr {
	differs := w.book.words.T("credits.differs")
	e := expr{text: fmt.Sprintf(`COUNTIF(%s!%s:%s,"%s")`, quoted(w.name), fixed(checkColumn, 2), fixed(checkColumn, w.row), differs), value: float64(w.book.differing)}
	for _, area := range w.checks {
		e = add(e, expr{text: fmt.Sprintf(`COUNTIF(%s!%s,"%s")`, quoted(w.division.name), area, differs)})
	}
	return e
}

func (w *waterfall) enterFees() {
	for k, f := range w.r.Credits.Fees {
		amount := f.Exact
		if amount == "" {
			amount = f.Amount
		}
		w.fees = append(w.fees, w.in.money(numbered("fee", k), w.word("parameters.fee", f.Service), amount))
	}
}

func (w *waterfall) word(key string, args ...any) string { return w.book.words.T(key, args...) }

// feeOf is the fee of a service, or of all for "".
func (w *waterfall) feeOf(services ...string) expr {
	var list []expr
	for _, service := range services {
		for k, f := range w.r.Credits.Fees {
			if service == "" || f.Service == service {
				list = append(list, w.fees[k])
			}
		}
	}
	return plus(list...)
}

// plus adds a few figures one by one.
func plus(list ...expr) expr {
	if len(list) == 0 {
		return num(0)
	}
	e := list[0]
	for _, next := range list[1:] {
		e = add(e, next)
	}
	return e
}

// line is a row of the sheet. A row without an amount leads to one that has.
type line struct {
	of, name, how string
	figure        *expr
	format        string // of the figure
	amount        *expr
	engine        string // what the engine says about the amount
	strong        bool
}

// put writes a row and gives its figure and its amount for later formulas.
func (w *waterfall) put(l line) (figure, amount expr) {
	row, quiet := w.row, l.amount == nil
	text := look{wrap: true, quiet: quiet, strong: l.strong}
	cells := []cell{{value: l.of, look: text}, {value: l.name, look: text}, {value: l.how, look: look{wrap: true, quiet: true}}, {}, {}, {}, {}}
	if l.figure != nil {
		cells[figureColumn-1] = cell{value: l.figure.value, formula: l.figure.text, look: look{kind: table.KindNumber, format: l.format, quiet: quiet}}
		figure = expr{text: at(figureColumn, row), value: l.figure.value}
	}
	if l.amount != nil {
		money := look{kind: table.KindMoney, format: w.book.formats.money, strong: l.strong}
		cells[amountColumn-1] = cell{value: l.amount.value, formula: l.amount.text, look: money}
		amount = expr{text: at(amountColumn, row), value: l.amount.value}
		if v, ok := number(l.engine); ok {
			money.strong = false
			cells[engineColumn-1] = cell{value: v, look: money}
			cells[checkColumn-1] = w.book.check(amount, expr{text: at(engineColumn, row), value: v})
		}
	}
	for i := range cells {
		cells[i].look.first = l.of != w.of
	}
	w.of = l.of
	w.write(cells...)
	return figure, amount
}

// lead writes a row that leads to a step and gives its figure.
func (w *waterfall) lead(of, key, how string, figure expr, format string) expr {
	e, _ := w.put(line{of: of, name: w.word(key), how: how, figure: &figure, format: format})
	return e
}

// flag writes a condition as a row of its own: 1 or 0, shown as yes or no.
func (w *waterfall) flag(of, key, how string, cond expr) expr {
	return w.lead(of, key, how, when(cond, num(1), num(0)), flagFormat(w.book.words))
}

// check says whether two amounts agree to the minor unit.
func (b *book) check(a, engine expr) cell {
	ok, bad := b.words.T("credits.agrees"), b.words.T("credits.differs")
	text := ok
	if math.Abs(a.value-engine.value) >= math.Pow10(-b.minor)/2 {
		text = bad
		b.differing++
	}
	cond := less(abs(sub(a, engine)), num(math.Pow10(-b.minor)/2))
	return cell{value: text, formula: fmt.Sprintf(`IF(%s,"%s","%s")`, cond.text, ok, bad), look: look{kind: table.KindVerdict}}
}

// toMinor rounds an amount to the currency's minor unit as the agreement says: its figure is the number of units with
// the halves still in sight.
func (w *waterfall) toMinor(of, key string, amount expr, engine string, strong bool) expr {
	scale := num(math.Pow10(w.book.minor))
	units := rounded(mul(amount, scale), 6)
	how := "formula.half-even"
	if w.r.Credits.HalfUp {
		how = "formula.half-up"
	}
	ref := expr{text: at(figureColumn, w.row), value: units.value}
	result := div(halvesToEven(ref), scale)
	if w.r.Credits.HalfUp {
		result = div(rounded(ref, 0), scale)
	}
	_, e := w.put(line{of: of, name: w.word(key), how: w.word(how), figure: &units, format: countFormat, amount: &result, engine: engine, strong: strong})
	return e
}

// engine gives the amounts of the report's steps in their order. A step that the report has no line for leaves the
// amount as it was.
type engine struct {
	steps []report.Step
	last  string
}

func (e *engine) next(key string) string {
	if len(e.steps) > 0 && e.steps[0].Key == key {
		e.last, e.steps = e.steps[0].Amount, e.steps[1:]
	}
	return e.last
}

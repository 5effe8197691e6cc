package workbook

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/table"
)

// formula is what a spreadsheet computes, and what it gives.
type formula struct {
	text  string
	value *big.Rat
}

// worked is what the credits came to, as formulas that other sheets may use.
type worked struct {
	objectives map[string]outcome // by id
	payable    formula
	failing    formula // number of checks that fail
}

// outcome is where an objective's figures stand.
type outcome struct{ feeBase, credit, capped, payable formula }

// ledgerSheets write a ledger: its inputs, its lines one row each, and its tables. Beside each amount stands the figure
// of the report, and a check that says whether they agree to the minor unit: change an input, and what is payable
// follows.
type ledgerSheets struct {
	*book
	*layout
	print  *printer
	checks []string // ranges that hold checks, with their sheets
}

// writeCredits writes the sheets of parameters, credits and their division among the objectives.
func writeCredits(b *book, r *report.Report) (*worked, error) {
	l := layOut(b, r)
	w := &ledgerSheets{book: b, layout: l, print: newPrinter(l.Ledger, l.places)}
	for _, write := range []func(*report.Report) error{w.parameters, w.credits, w.division} {
		if err := write(r); err != nil {
			return nil, err
		}
	}
	return w.worked(r), nil
}

// cell is a figure with its formula.
func (w *ledgerSheets) cell(c *ledger.Cell, sheet string, l look) cell {
	l.kind, l.format = table.KindNumber, w.formatOf(c)
	if c.Kind == ledger.Money {
		l.kind = table.KindMoney
	}
	out := cell{formula: w.print.on(sheet).formula(c), look: l}
	if c.Value != nil {
		out.value = c.Value
	}
	return out
}

func (w *ledgerSheets) formatOf(c *ledger.Cell) string {
	switch c.Kind {
	case ledger.Money:
		return w.formats.money
	case ledger.Percent:
		return percentFormat
	case ledger.Value:
		return valueFormat
	case ledger.Flag:
		return flagFormat(w.words)
	}
	if c.Role == ledger.Share {
		return "#,##0"
	}
	return countFormat
}

// credits writes a row for every line and every figure that leads to one.
func (w *ledgerSheets) credits(*report.Report) error {
	s := w.begin(w.words.T("sheet.credits"), []float64{36, 36, 52, 17, 18, 18, 12}, 1)
	kinds := map[int]table.Kind{3: table.KindNumber, 4: table.KindMoney, 5: table.KindMoney, 6: table.KindVerdict}
	s.head(kinds, "credits.objective", "credits.step", "credits.how", "credits.figure", "credits.amount", "credits.engine",
		"credits.check")
	group, begun := "", false
	for _, c := range w.lines {
		w.creditLine(s, c, !begun || c.Group != group)
		group, begun = c.Group, true
	}
	w.checked(s, fixed(checkColumn, 2)+":"+fixed(checkColumn, max(s.row-1, 2)))
	if c := w.Find("payable"); c != nil {
		s.do(w.book.name("payable", s.name, fixed(amountColumn, w.places[c].row)))
	}
	return s.close()
}

func (w *ledgerSheets) creditLine(s *sheet, c *ledger.Cell, first bool) {
	quiet, strong := c.Role == ledger.Lead, w.last[c.Group] == c
	text := look{wrap: true, quiet: quiet, strong: strong}
	cells := make([]cell, checkColumn)
	cells[0] = cell{value: w.names[c.Group], look: text}
	cells[1] = cell{value: c.Words.In(w.words), look: text}
	cells[2] = cell{value: c.How.In(w.words), look: look{wrap: true, quiet: true}}
	if quiet {
		cells[figureColumn-1] = w.cell(c, s.name, look{quiet: true})
	} else {
		cells[amountColumn-1] = w.cell(c, s.name, look{strong: strong})
		w.against(cells[engineColumn-1:], c, at(amountColumn, s.row), at(engineColumn, s.row))
	}
	if c.Figure != nil {
		cells[figureColumn-1] = w.cell(c.Figure, s.name, look{})
	}
	for i := range cells {
		cells[i].look.first = first
	}
	s.write(cells...)
}

// against puts the reported figure and the check beside an amount.
func (w *ledgerSheets) against(cells []cell, c *ledger.Cell, amount, engine string) {
	cells[0] = cell{value: c.Value, look: look{kind: table.KindMoney, format: w.formats.money}}
	cells[1] = w.check(formula{amount, c.Value}, formula{engine, c.Value})
}

// checked notes a range of checks, which turn red where they fail.
func (w *ledgerSheets) checked(s *sheet, area string) {
	s.do(w.flag(s.name, area))
	w.checks = append(w.checks, quoted(s.name)+"!"+area)
}

// check says whether two amounts agree to the minor unit.
func (b *book) check(a, reported formula) cell {
	half := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(b.minor)), nil))
	half.Quo(half, big.NewRat(2, 1))
	ok, bad := b.words.T("credits.agrees"), b.words.T("credits.differs")
	text := ok
	if off := new(big.Rat).Sub(a.value, reported.value); off.Abs(off).Cmp(half) >= 0 {
		text = bad
		b.differing++
	}
	formula := fmt.Sprintf(`IF(ABS(%s-%s)<%s,"%s","%s")`, a.text, reported.text, ledger.Text(half), ok, bad)
	return cell{value: text, formula: formula, look: look{kind: table.KindVerdict}}
}

// worked gives what other sheets show of the credits.
func (w *ledgerSheets) worked(r *report.Report) *worked {
	out := &worked{objectives: map[string]outcome{}}
	out.payable.value = exact.Parse(r.Credits.Payable)
	if c := w.Find("payable"); c != nil {
		out.payable = formula{c.Name, c.Value}
	}
	for i := range r.Objectives {
		id := r.Objectives[i].ID
		o := outcome{
			feeBase: w.of(w.step(id, "fee-base")), credit: w.of(w.beforeCap(id)), capped: w.of(w.step(id, "rounded")),
		}
		o.payable = formula{value: exact.Parse(r.Objectives[i].Credit.Payable)}
		if c := w.step(id, "limited"); c != nil {
			o.payable = w.of(c)
		}
		out.objectives[id] = o
	}
	for i, area := range w.checks {
		if i > 0 {
			out.failing.text += "+"
		}
		out.failing.text += fmt.Sprintf(`COUNTIF(%s,"%s")`, area, w.words.T("credits.differs"))
	}
	out.failing.value = big.NewRat(int64(w.differing), 1)
	return out
}

// beforeCap is the last step of an objective before its own cap and its rounding.
func (w *ledgerSheets) beforeCap(group string) *ledger.Cell {
	var before *ledger.Cell
	for _, c := range w.lines {
		if c.Group != group || c.Step == "" {
			continue
		}
		if c.Step == "cap-objective" || c.Step == "rounded" {
			return before
		}
		before = c
	}
	return before
}

// of refers to a cell from another sheet; nothing for no cell.
func (w *ledgerSheets) of(c *ledger.Cell) formula {
	if c == nil {
		return formula{}
	}
	return formula{w.print.on("").ref(c), c.Value}
}

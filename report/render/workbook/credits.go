package workbook

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
)

// worked is what the credits came to, as formulas that other sheets may use.
type worked struct {
	objectives map[string]outcome // by id
	payable    xlsx.Formula
	failing    xlsx.Formula // number of checks that fail
}

// outcome is where an objective's figures stand.
type outcome struct{ feeBase, credit, capped, payable xlsx.Formula }

// ledgerSheets write a ledger: its inputs, its lines one row each, and its tables. Beside each amount stands the figure
// of the report, and a check that says whether they agree to the minor unit: change an input, and what is payable
// follows.
type ledgerSheets struct {
	*xlsx.Book
	*layout
	print  *printer
	checks []string // ranges that hold checks, with their sheets
}

// writeCredits writes the sheets of parameters, credits and their division among the objectives.
func writeCredits(b *xlsx.Book, r *report.Report) (*worked, error) {
	l := layOut(b, r)
	w := &ledgerSheets{Book: b, layout: l, print: newPrinter(l.Ledger, l.places)}
	for _, write := range []func(*report.Report) error{w.parameters, w.credits, w.division} {
		if err := write(r); err != nil {
			return nil, err
		}
	}
	return w.worked(r), nil
}

// cell is a figure with its formula.
func (w *ledgerSheets) cell(c *ledger.Cell, sheet string, l xlsx.Look) xlsx.Cell {
	l.Kind, l.Format = table.KindNumber, w.formatOf(c)
	if c.Kind == ledger.Money {
		l.Kind = table.KindMoney
	}
	out := xlsx.Cell{Formula: w.print.on(sheet).formula(c), Look: l}
	if c.Value != nil {
		out.Value = c.Value
	}
	return out
}

func (w *ledgerSheets) formatOf(c *ledger.Cell) string {
	switch c.Kind {
	case ledger.Money:
		return w.Formats.Money
	case ledger.Percent:
		return xlsx.PercentFormat
	case ledger.Value:
		return xlsx.ValueFormat
	case ledger.Flag:
		return xlsx.FlagFormat(w.Words)
	}
	if c.Role == ledger.Share && (c.Value == nil || c.Value.IsInt()) {
		return "#,##0"
	}
	return xlsx.CountFormat
}

// credits writes a row for every line and every figure that leads to one.
func (w *ledgerSheets) credits(*report.Report) error {
	s := w.Begin(w.Words.T("sheet.credits"), []float64{36, 36, 52, 17, 18, 18, 12}, 1)
	kinds := map[int]table.Kind{3: table.KindNumber, 4: table.KindMoney, 5: table.KindMoney, 6: table.KindVerdict}
	s.Head(kinds, "credits.objective", "credits.step", "credits.how", "credits.figure", "credits.amount", "credits.engine",
		"credits.check")
	group, begun := "", false
	for _, c := range w.lines {
		w.creditLine(s, c, !begun || c.Group != group)
		group, begun = c.Group, true
	}
	w.checked(s, xlsx.Fixed(checkColumn, 2)+":"+xlsx.Fixed(checkColumn, max(s.Row-1, 2)))
	if c := w.Find("payable"); c != nil {
		s.Do(w.Book.Name("payable", s.Name, xlsx.Fixed(amountColumn, w.places[c].row)))
	}
	return s.Close()
}

func (w *ledgerSheets) creditLine(s *xlsx.Sheet, c *ledger.Cell, first bool) {
	quiet, strong := c.Role == ledger.Lead, w.last[c.Group] == c
	text := xlsx.Look{Wrap: true, Quiet: quiet, Strong: strong}
	cells := make([]xlsx.Cell, checkColumn)
	cells[0] = xlsx.Cell{Value: w.names[c.Group], Look: text}
	cells[1] = xlsx.Cell{Value: c.Words.In(w.Words), Look: text}
	cells[2] = xlsx.Cell{Value: c.How.In(w.Words), Look: xlsx.Look{Wrap: true, Quiet: true}}
	if quiet {
		cells[figureColumn-1] = w.cell(c, s.Name, xlsx.Look{Quiet: true})
	} else {
		cells[amountColumn-1] = w.cell(c, s.Name, xlsx.Look{Strong: strong})
		w.against(cells[engineColumn-1:], c, xlsx.At(amountColumn, s.Row), xlsx.At(engineColumn, s.Row))
	}
	if c.Figure != nil {
		cells[figureColumn-1] = w.cell(c.Figure, s.Name, xlsx.Look{})
	}
	for i := range cells {
		cells[i].Look.First = first
	}
	s.Write(cells...)
}

// against puts the reported figure and the check beside an amount.
func (w *ledgerSheets) against(cells []xlsx.Cell, c *ledger.Cell, amount, engine string) {
	cells[0] = xlsx.Cell{Value: c.Value, Look: xlsx.Look{Kind: table.KindMoney, Format: w.Formats.Money}}
	cells[1] = w.Check(xlsx.Formula{Text: amount, Value: c.Value}, xlsx.Formula{Text: engine, Value: c.Value})
}

// checked notes a range of checks, which turn red where they fail.
func (w *ledgerSheets) checked(s *xlsx.Sheet, area string) {
	s.Do(w.Flag(s.Name, area))
	w.checks = append(w.checks, xlsx.Quoted(s.Name)+"!"+area)
}

// worked gives what other sheets show of the credits.
func (w *ledgerSheets) worked(r *report.Report) *worked {
	out := &worked{objectives: map[string]outcome{}}
	out.payable.Value = exact.Parse(r.Credits.Payable)
	if c := w.Find("payable"); c != nil {
		out.payable = xlsx.Formula{Text: c.Name, Value: c.Value}
	}
	for i := range r.Objectives {
		id := r.Objectives[i].ID
		o := outcome{
			feeBase: w.of(w.step(id, "fee-base")), credit: w.of(w.beforeCap(id)), capped: w.of(w.step(id, "rounded")),
		}
		o.payable = xlsx.Formula{Value: exact.Parse(r.Objectives[i].Credit.Payable)}
		if c := w.step(id, "limited"); c != nil {
			o.payable = w.of(c)
		}
		out.objectives[id] = o
	}
	for i, area := range w.checks {
		if i > 0 {
			out.failing.Text += "+"
		}
		out.failing.Text += fmt.Sprintf(`COUNTIF(%s,"%s")`, area, w.Words.T("credits.differs"))
	}
	out.failing.Value = big.NewRat(int64(w.Differing), 1)
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
func (w *ledgerSheets) of(c *ledger.Cell) xlsx.Formula {
	if c == nil {
		return xlsx.Formula{}
	}
	return xlsx.Formula{Text: w.print.on("").ref(c), Value: c.Value}
}

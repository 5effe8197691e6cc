package workbook

import (
	"cmp"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
)

// division writes the tables of a ledger: how amounts are shared among the objectives in whole minor units, each
// getting its part rounded down, and what that leaves going to the largest remainders.
func (w *ledgerSheets) division(*report.Report) error {
	s := w.Begin(w.Words.T("sheet.division"), []float64{38, 18, 18, 22, 16, 20, 10, 18, 18, 12}, 0)
	for _, t := range w.Tables {
		w.table(s, t)
		s.Row++
	}
	return s.Close()
}

func (w *ledgerSheets) table(s *xlsx.Sheet, t *ledger.Table) {
	s.Heading(t.Words.In(w.Words))
	if w.headed(t) {
		s.Write(w.tableRow(s, t, "", w.Words.T("division.amount"), xlsx.Look{})...)
	}
	keys, kinds, lines := []string{cmp.Or(t.Of, "credits.objective")}, map[int]table.Kind{}, false
	for k, column := range t.Columns {
		keys = append(keys, "division."+column)
		kinds[k+1] = table.KindNumber
		if len(t.Rows) > 0 {
			c := w.grid[spot{t.Name, t.Rows[0], column}]
			lines = lines || c.Role == ledger.Line
		}
	}
	if lines {
		n := len(keys)
		keys, kinds[n], kinds[n+1] = append(keys, "credits.engine", "credits.check"), table.KindMoney, table.KindVerdict
	}
	s.Head(kinds, keys...)
	if len(t.Rows) == 0 {
		empty := "division.none"
		if t.Of != "" {
			empty = "division.none-lost"
		}
		s.Sentence(w.Words.T(empty))
	}
	top := s.Row
	for _, id := range t.Rows {
		w.tableLine(s, t, id)
	}
	if lines {
		w.checked(s, xlsx.Fixed(len(keys), top)+":"+xlsx.Fixed(len(keys), s.Row-1))
	}
}

// tableLine is a row of a table; one of lines has the reported figure and a check beside it.
func (w *ledgerSheets) tableLine(s *xlsx.Sheet, t *ledger.Table, id string) {
	last := w.grid[spot{t.Name, id, t.Columns[len(t.Columns)-1]}]
	line := last.Role == ledger.Line
	name := id
	if t.Of == "" {
		name = w.names[id]
	}
	cells := w.tableRow(s, t, id, name, xlsx.Look{Wrap: true, Strong: line})
	if line {
		n := len(cells)
		cells = append(cells, xlsx.Cell{}, xlsx.Cell{})
		w.against(cells[n:], last, xlsx.At(n, s.Row), xlsx.At(n+1, s.Row))
	}
	s.Write(cells...)
}

func (w *ledgerSheets) tableRow(s *xlsx.Sheet, t *ledger.Table, id, name string, l xlsx.Look) []xlsx.Cell {
	cells := []xlsx.Cell{{Value: name, Look: l}}
	for _, column := range t.Columns {
		if c := w.grid[spot{t.Name, id, column}]; c != nil {
			cells = append(cells, w.cell(c, s.Name, xlsx.Look{}))
		}
	}
	return cells
}

package workbook

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/table"
)

// division writes the tables of a ledger: how amounts are shared among the objectives in whole minor units, each
// getting its part rounded down, and what that leaves going to the largest remainders.
func (w *ledgerSheets) division(*report.Report) error {
	s := w.begin(w.words.T("sheet.division"), []float64{38, 18, 18, 22, 16, 20, 10, 18, 18, 12}, 0)
	for _, t := range w.Tables {
		w.table(s, t)
		s.row++
	}
	return s.close()
}

func (w *ledgerSheets) table(s *sheet, t *ledger.Table) {
	s.heading(t.Words.In(w.words))
	if w.headed(t) {
		s.write(w.tableRow(s, t, "", w.words.T("division.amount"), look{})...)
	}
	keys, kinds, lines := []string{"credits.objective"}, map[int]table.Kind{}, false
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
	s.head(kinds, keys...)
	if len(t.Rows) == 0 {
		s.sentence(w.words.T("division.none"))
	}
	top := s.row
	for _, id := range t.Rows {
		w.tableLine(s, t, id)
	}
	if lines {
		w.checked(s, fixed(len(keys), top)+":"+fixed(len(keys), s.row-1))
	}
}

// tableLine is a row of a table; one of lines has the reported figure and a check beside it.
func (w *ledgerSheets) tableLine(s *sheet, t *ledger.Table, id string) {
	last := w.grid[spot{t.Name, id, t.Columns[len(t.Columns)-1]}]
	line := last.Role == ledger.Line
	cells := w.tableRow(s, t, id, w.names[id], look{wrap: true, strong: line})
	if line {
		n := len(cells)
		cells = append(cells, cell{}, cell{})
		w.against(cells[n:], last, at(n, s.row), at(n+1, s.row))
	}
	s.write(cells...)
}

func (w *ledgerSheets) tableRow(s *sheet, t *ledger.Table, id, name string, l look) []cell {
	cells := []cell{{value: name, look: l}}
	for _, column := range t.Columns {
		if c := w.grid[spot{t.Name, id, column}]; c != nil {
			cells = append(cells, w.cell(c, s.name, look{}))
		}
	}
	return cells
}

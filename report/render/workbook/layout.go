package workbook

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
)

// layout says where every cell of a ledger stands, so that formulas can speak of any of them.
type layout struct {
	*ledger.Ledger
	places map[*ledger.Cell]place
	lines  []*ledger.Cell // of the sheet of the credits, in order
	inputs []*ledger.Cell // of the parameters
	grid   map[spot]*ledger.Cell
	names  map[string]string       // of objectives, by id
	last   map[string]*ledger.Cell // by group: the last step
}

// spot is a place in a table.
type spot struct{ table, row, column string }

// The columns of the sheets.
const (
	figureColumn    = 4
	amountColumn    = 5
	engineColumn    = 6
	checkColumn     = 7
	parameterColumn = 3
)

func layOut(b *xlsx.Book, r *report.Report) *layout {
	l := &layout{
		Ledger: r.Credits.Ledger, places: map[*ledger.Cell]place{}, grid: map[spot]*ledger.Cell{}, names: map[string]string{},
		last: map[string]*ledger.Cell{},
	}
	if l.Ledger == nil {
		l.Ledger = &ledger.Ledger{}
	}
	for i := range r.Objectives {
		l.names[r.Objectives[i].ID] = r.Objectives[i].Name
	}
	l.names[""] = b.Words.T("agreement")
	tables := map[string]bool{}
	for _, t := range l.Tables {
		tables[t.Name] = true
	}
	credits, parameters := b.Words.T("sheet.credits"), b.Words.T("sheet.parameters")
	for _, c := range l.Cells {
		switch {
		case c.Role == ledger.Input:
			l.inputs = append(l.inputs, c)
			l.places[c] = place{parameters, parameterColumn, len(l.inputs) + 1, c.Name}
		case tables[c.Table]:
			l.grid[spot{c.Table, c.Row, c.Column}] = c
		case c.Role != ledger.Figure:
			l.lines = append(l.lines, c)
			l.placeLine(c, credits, len(l.lines)+1)
		}
	}
	l.tables(b.Words.T("sheet.division"))
	return l
}

// placeLine places what stands on a line of the credits.
func (l *layout) placeLine(c *ledger.Cell, sheet string, row int) {
	if c.Role != ledger.Line {
		l.places[c] = place{sheet, figureColumn, row, ""}
		return
	}
	at := place{sheet: sheet, column: amountColumn, row: row}
	if c.Name == "payable" {
		at.name = c.Name
	}
	l.places[c] = at
	if c.Figure != nil {
		l.places[c.Figure] = place{sheet, figureColumn, row, ""}
	}
	if c.Step != "" {
		l.last[c.Group] = c
	}
}

// tables places the cells of the tables: a title, the amount where there is one, the heads, the rows, and an empty row.
func (l *layout) tables(sheet string) {
	row := 1
	for _, t := range l.Tables {
		row++
		if l.headed(t) {
			l.row(t, "", sheet, row)
			row++
		}
		row++
		for _, id := range t.Rows {
			l.row(t, id, sheet, row)
			row++
		}
		if len(t.Rows) == 0 {
			row++
		}
		row++
	}
}

func (l *layout) headed(t *ledger.Table) bool { return l.grid[spot{t.Name, "", t.Columns[0]}] != nil }

func (l *layout) row(t *ledger.Table, id, sheet string, row int) {
	for k, column := range t.Columns {
		if c := l.grid[spot{t.Name, id, column}]; c != nil {
			l.places[c] = place{sheet, k + 2, row, ""}
		}
	}
}

// step is the line of a step of an objective, nil for none.
func (l *layout) step(group, key string) *ledger.Cell {
	for _, c := range l.Cells {
		if c.Group == group && c.Step == key {
			return c
		}
	}
	return nil
}

package workbook

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/words"
)

// builder makes a table of a report.
type builder func(*report.Report, *words.Catalogue) table.Table

// plainSheet is a sheet that needs nothing of the others. It is written only where it has something to show.
type plainSheet struct {
	has   func(*report.Report, *words.Catalogue) bool
	write func(*book, *report.Report, string) error
}

// one is a sheet with one table, whose head is frozen and filters.
func one(make builder) plainSheet {
	has := func(r *report.Report, c *words.Catalogue) bool { return len(make(r, c).Rows) > 0 }
	return plainSheet{has, func(b *book, r *report.Report, name string) error {
		t := make(r, b.words)
		s := b.begin(name, widths(t), 1)
		s.table(t, true)
		return s.close()
	}}
}

// several is a sheet with those of some tables that have rows, below each other. The first can be filtered.
func several(makes ...builder) plainSheet {
	filled := func(r *report.Report, c *words.Catalogue) (tables []table.Table) {
		for _, m := range makes {
			if t := m(r, c); len(t.Rows) > 0 {
				tables = append(tables, t)
			}
		}
		return tables
	}
	has := func(r *report.Report, c *words.Catalogue) bool { return len(filled(r, c)) > 0 }
	return plainSheet{has, func(b *book, r *report.Report, name string) error {
		tables := filled(r, b.words)
		s := b.begin(name, widest(tables), 0)
		for i, t := range tables {
			s.heading(t.Title)
			s.sentence(t.Note)
			s.table(t, i == 0)
			s.row++
		}
		return s.close()
	}}
}

// widest are the widths of columns that tables below each other share.
func widest(tables []table.Table) (wide []float64) {
	for _, t := range tables {
		for i, w := range widths(t) {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = min(max(wide[i], w), 30)
		}
	}
	return wide
}

// widths of columns follow the builder's hints; a figure and a date need some room beside them.
func widths(t table.Table) []float64 {
	out := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = min(max(c.Width+4, 12), 80)
	}
	return out
}

// writeUndetermined shows both outcomes of what nobody could attribute, and the money between as a formula.
func writeUndetermined(b *book, r *report.Report, name string) error {
	t := results.Undetermined(r, b.words)
	s := b.begin(name, widths(t), 1)
	top := s.columnHeads(t.Columns)
	on, off, between := t.Index("credit on provider"), t.Index("credit on others"), t.Index("between")
	for _, row := range t.Rows {
		cells := b.cells(row)
		cells[between].formula = at(on+1, s.row) + "-" + at(off+1, s.row)
		s.write(cells...)
	}
	s.filter(top, t.Columns)
	total := b.cells(t.Total)
	for i := range total {
		total[i].look.total = true
	}
	s.write(total...)
	s.row++
	s.sentence(b.words.T("workbook.undetermined.note"))
	return s.close()
}

// hasMisses tells whether any objective has a miss.
func hasMisses(r *report.Report, _ *words.Catalogue) bool {
	return slices.ContainsFunc(r.Objectives, func(o report.Objective) bool { return o.Misses.Len() > 0 })
}

func hasUndetermined(r *report.Report, c *words.Catalogue) bool {
	return len(results.Undetermined(r, c).Rows) > 0
}

// writeMisses streams the misses: there may be very many of them.
func writeMisses(b *book, r *report.Report, name string) error {
	columns := cases.MissColumns(b.words)
	s := b.begin(name, []float64{28, 18, 26, 11, 15, 15, 10, 11, 11, 12, 17, 17, 60, 24, 34}, 1)
	top := s.columnHeads(columns)
	for row := range cases.EachMiss(r, b.words) {
		s.write(b.cells(row)...)
	}
	s.filter(top, columns)
	return s.close()
}

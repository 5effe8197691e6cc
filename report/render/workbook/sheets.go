package workbook

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
	"github.com/slareport/slareport/report/words"
)

// builder makes a table of a report.
type builder func(*report.Report, *words.Catalogue) table.Table

// plainSheet is a sheet that needs nothing of the others. It is written only where it has something to show.
type plainSheet struct {
	has   func(*report.Report, *words.Catalogue) bool
	write func(*xlsx.Book, *report.Report, string) error
}

// one is a sheet with one table, whose head is frozen and filters.
func one(make builder) plainSheet {
	has := func(r *report.Report, c *words.Catalogue) bool { return len(make(r, c).Rows) > 0 }
	return plainSheet{has, func(b *xlsx.Book, r *report.Report, name string) error {
		t := make(r, b.Words)
		s := b.Begin(name, widths(t), 1)
		s.Table(t, true)
		return s.Close()
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
	return plainSheet{has, func(b *xlsx.Book, r *report.Report, name string) error {
		tables := filled(r, b.Words)
		s := b.Begin(name, widest(tables), 0)
		for i, t := range tables {
			s.Heading(t.Title)
			s.Sentence(t.Note)
			s.Table(t, i == 0)
			s.Row++
		}
		return s.Close()
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
func writeUndetermined(b *xlsx.Book, r *report.Report, name string) error {
	t := results.EveryUndetermined(r, b.Words)
	s := b.Begin(name, widths(t), 1)
	top := s.ColumnHeads(t.Columns)
	on, off, between := t.Index("credit on provider"), t.Index("credit on others"), t.Index("between")
	for _, row := range t.Rows {
		cells := b.Cells(row)
		cells[between].Formula = xlsx.At(on+1, s.Row) + "-" + xlsx.At(off+1, s.Row)
		s.Write(cells...)
	}
	s.Filter(top, t.Columns)
	total := b.Cells(t.Total)
	for i := range total {
		total[i].Look.Total = true
	}
	s.Write(total...)
	s.Row++
	s.Sentence(b.Words.T("workbook.undetermined.note"))
	return s.Close()
}

// hasMisses tells whether any objective has a miss.
func hasMisses(r *report.Report, _ *words.Catalogue) bool {
	return slices.ContainsFunc(r.Objectives, func(o report.Objective) bool { return o.Misses.Len() > 0 })
}

func hasUndetermined(r *report.Report, c *words.Catalogue) bool {
	return len(results.Undetermined(r, c).Rows) > 0
}

// writeMisses streams the misses: there may be very many of them.
func writeMisses(b *xlsx.Book, r *report.Report, name string) error {
	columns := cases.MissColumns(b.Words)
	s := b.Begin(name, []float64{28, 18, 26, 11, 15, 15, 10, 11, 11, 12, 17, 17, 60, 24, 34}, 1)
	top := s.ColumnHeads(columns)
	for row := range cases.EachMiss(r, b.Words) {
		s.Write(b.Cells(row)...)
	}
	s.Filter(top, columns)
	return s.Close()
}

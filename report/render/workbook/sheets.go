package workbook

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// builder makes a table of a report.
type builder func(*report.Report, *words.Catalogue) table.Table

// one is a sheet with one table, whose head is frozen and filters.
func one(make builder) func(*book, *report.Report, string) error {
	return func(b *book, r *report.Report, name string) error {
		t := make(r, b.words)
		s := b.begin(name, widths(t), 1)
		s.table(t, true)
		return s.close()
	}
}

// several is a sheet with tables below each other, the first of which can be filtered, after what it tells first.
func several(makes ...builder) func(*book, *report.Report, string) error {
	return func(b *book, r *report.Report, name string) error {
		tables := []table.Table{}
		var wide []float64
		for _, m := range makes {
			t := m(r, b.words)
			tables = append(tables, t)
			for i, w := range widths(t) {
				if i == len(wide) {
					wide = append(wide, 0)
				}
				wide[i] = min(max(wide[i], w), 30)
			}
		}
		s := b.begin(name, wide, 0)
		filtered := false
		for _, t := range tables {
			s.heading(t.Title)
			s.sentence(t.Note)
			s.table(t, !filtered && len(t.Rows) > 0)
			filtered = filtered || len(t.Rows) > 0
			s.row++
		}
		return s.close()
	}
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
	t := table.Undetermined(r, b.words)
	s := b.begin(name, widths(t), 1)
	top := s.columnHeads(t.Columns)
	on, off, between := t.Index("credit on provider"), t.Index("credit on others"), t.Index("between")
	for _, row := range t.Rows {
		cells := b.cells(row)
		cells[between].formula = at(on+1, s.row) + "-" + at(off+1, s.row)
		s.write(cells...)
	}
	if len(t.Rows) == 0 {
		s.sentence(t.Empty)
		return s.close()
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

// writeMisses streams the misses: there may be very many of them.
func writeMisses(b *book, r *report.Report, name string) error {
	columns := table.MissColumns(b.words)
	s := b.begin(name, []float64{28, 18, 26, 11, 15, 15, 10, 11, 11, 12, 17, 17, 60, 24, 34}, 1)
	top := s.columnHeads(columns)
	for row := range table.EachMiss(r, b.words) {
		s.write(b.cells(row)...)
	}
	if s.row == top+1 {
		s.sentence(table.AllMisses(r, b.words).Empty)
		return s.close()
	}
	s.filter(top, columns)
	return s.close()
}

// writeRevisions stands for what a sealed period would list.
func writeRevisions(b *book, r *report.Report, name string) error {
	s := b.begin(name, []float64{16, 18, 34, 18, 18, 18, 40}, 1)
	s.head(map[int]table.Kind{3: table.KindMoney, 4: table.KindMoney, 5: table.KindMoney}, "revisions.period", "revisions.date", "revisions.objective", "revisions.before", "revisions.after", "revisions.difference", "revisions.why")
	s.sentence(b.words.T("revisions.none"))
	return s.close()
}

package pdf

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/terms"
)

// labels is the width of the words in front of small print.
const labels = 26.0

// term is a word of the small print and its explanation, wrapped.
type term struct {
	word  string
	means []string
	wide  bool // takes the whole width
}

// plan is the definition and the measurement plan in small print, in two columns; it stays together.
func (s *sheet) plan(o *report.Objective) {
	t := terms.Plan(o, s.words)
	rows := s.terms(t, true)
	high := caption.line() + 0.6
	for _, row := range rows {
		high += rowHeight(row)
	}
	s.skip(gap)
	s.need(min(high, s.bottom()-topEdge))
	s.text(margin, s.y, caption, soft, t.Title)
	s.y += caption.line() + 0.6
	s.explain(rows)
}

// glossary explains words in small print, in two columns.
func (s *sheet) glossary(t table.Table) {
	rows := s.terms(t, false)
	s.heading(t.Title, 3*small.line())
	s.explain(rows)
}

// explain draws rows of terms.
func (s *sheet) explain(rows [][]term) {
	for _, row := range rows {
		s.need(rowHeight(row))
		for n, cell := range row {
			x, w := s.column(n, 2)
			if cell.wide {
				w = s.measure()
			}
			s.bound(x, labels, func() { s.text(x, s.y, small, soft, s.short(cell.word, small, labels-1)) })
			s.bound(x+labels, w-labels, func() { s.lines(x+labels, s.y, small, ink, cell.means) })
		}
		s.y += rowHeight(row)
	}
}

// terms puts the lines of a table into rows: where the first one defines, it stands alone; the others two by two.
func (s *sheet) terms(t table.Table, defines bool) [][]term {
	_, half := s.column(0, 2)
	var rows [][]term
	for i, row := range t.Rows {
		x := term{word: row[0].Raw, means: s.wrap(row[1].Raw, small, half-labels)}
		if i == 0 && defines {
			x.wide, x.means = true, s.wrap(row[1].Raw, small, s.measure()-labels)
		}
		if n := len(rows); n > 0 && len(rows[n-1]) == 1 && !rows[n-1][0].wide {
			rows[n-1] = append(rows[n-1], x)
			continue
		}
		rows = append(rows, []term{x})
	}
	return rows
}

func rowHeight(row []term) float64 {
	lines := 1
	for _, x := range row {
		lines = max(lines, len(x.means))
	}
	return float64(lines)*small.line() + 0.3
}

package pdf

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/pdf/paper"
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
func (d *document) plan(o *report.Objective) {
	t := terms.Plan(o, d.Words)
	rows := d.terms(t, true)
	high := paper.Caption.Line() + 0.6
	for _, row := range rows {
		high += rowHeight(row)
	}
	d.Skip(paper.Gap)
	d.Need(min(high, d.Bottom()-paper.TopEdge))
	d.Text(paper.Margin, d.Y, paper.Caption, paper.Soft, t.Title)
	d.Y += paper.Caption.Line() + 0.6
	d.explain(rows)
}

// glossary explains words in small print, in two columns.
func (d *document) glossary(t table.Table) {
	rows := d.terms(t, false)
	d.Heading(t.Title, 3*paper.Small.Line())
	d.explain(rows)
}

// explain draws rows of terms.
func (d *document) explain(rows [][]term) {
	for _, row := range rows {
		d.Need(rowHeight(row))
		for n, cell := range row {
			x, w := d.Column(n, 2)
			if cell.wide {
				w = d.Measure()
			}
			d.Bound(x, labels, func() { d.Text(x, d.Y, paper.Small, paper.Soft, d.Short(cell.word, paper.Small, labels-1)) })
			d.Bound(x+labels, w-labels, func() { d.Lines(x+labels, d.Y, paper.Small, paper.Ink, cell.means) })
		}
		d.Y += rowHeight(row)
	}
}

// terms puts the lines of a table into rows: where the first one defines, it stands alone; the others two by two.
func (d *document) terms(t table.Table, defines bool) [][]term {
	_, half := d.Column(0, 2)
	var rows [][]term
	for i, row := range t.Rows {
		x := term{word: row[0].Raw, means: d.Wrap(row[1].Raw, paper.Small, half-labels)}
		if i == 0 && defines {
			x.wide, x.means = true, d.Wrap(row[1].Raw, paper.Small, d.Measure()-labels)
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
	return float64(lines)*paper.Small.Line() + 0.3
}

package cases

import (
	"iter"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// MissColumns are the columns of the misses of every objective.
func MissColumns(c *words.Catalogue) []table.Column {
	return table.Build("misses", c, []miss{}, missColumns(c)).Columns
}

// EachMiss gives the misses of every objective row by row, objective by objective, so that very many of them need not
// be held at once. A row is valid until the next one.
func EachMiss(r *report.Report, c *words.Catalogue) iter.Seq[[]table.Cell] {
	return func(yield func([]table.Cell) bool) {
		columns := missColumns(c)
		row := make([]table.Cell, len(columns))
		for _, o := range table.Refs(r.Objectives) {
			for _, m := range o.Misses.All() {
				for i, col := range columns {
					row[i] = col.Cell(miss{o, m})
				}
				if !yield(row) {
					return
				}
			}
		}
	}
}

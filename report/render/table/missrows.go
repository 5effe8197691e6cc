package table

import (
	"iter"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// MissColumns are the columns of AllMisses.
func MissColumns(c *words.Catalogue) []Column {
	return build("misses", c, []miss{}, missColumns(c)).Columns
}

// EachMiss gives the rows of AllMisses one by one, so that very many of them need not be held at once. A row is valid
// until the next one.
func EachMiss(r *report.Report, c *words.Catalogue) iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		columns := missColumns(c)
		row := make([]Cell, len(columns))
		for _, o := range refs(r.Objectives) {
			for _, m := range missesOf(o) {
				for i, col := range columns {
					row[i] = col.fill(m)
				}
				if !yield(row) {
					return
				}
			}
		}
	}
}

package cases

import (
	"cmp"
	"iter"
	"slices"

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
			for _, k := range heaviest(o.Misses) {
				for i, col := range columns {
					row[i] = col.Cell(miss{o, &o.Misses[k]})
				}
				if !yield(row) {
					return
				}
			}
		}
	}
}

// heaviest gives the indexes of misses in the order of ByWeight.
func heaviest(misses []report.Miss) []int32 {
	weights, order := make([]float64, len(misses)), make([]int32, len(misses))
	for k := range misses {
		weights[k], order[k] = number(misses[k].Weight), int32(k)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(weights[b], weights[a]) })
	return order
}

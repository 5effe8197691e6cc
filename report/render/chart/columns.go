package chart

import (
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Columns makes bars that stand on the axis of two columns of a table, the names and the values. Rows without a value
// keep their place.
func Columns(t table.Table, name, value string, c *words.Catalogue) Fall {
	var f Fall
	at, of := t.Index(name), t.Index(value)
	values := []float64{0}
	for _, row := range t.Rows {
		v, _ := parse(row[of].Raw)
		f.Bars = append(
			f.Bars,
			Bar{From: min(0, v), To: max(0, v), Label: row[at].Print(c), Text: row[of].Print(c), Whole: true, Down: v < 0},
		)
		values = append(values, v)
	}
	f.Scale = scale(values, true, 0, c, "")
	return f
}

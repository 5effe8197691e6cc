package chart

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table/money"
	"github.com/slareport/slareport/report/words"
)

// Credits makes the waterfall of a period's credits: each objective's credit on top of those before, what the
// limits take off, and what is payable. It has no bars when nothing is credited.
func Credits(r *report.Report, c *words.Catalogue) Fall {
	var f Fall
	t := money.CreditFall(r, c)
	step, adds, level := t.Index("step"), t.Index("adds"), t.Index("level")
	before, values := 0.0, []float64{0}
	for i, row := range t.Rows {
		after, ok := parse(row[level].Raw)
		if !ok {
			continue
		}
		bar := Bar{
			From: min(before, after), To: max(before, after), Label: row[step].Raw, Text: row[adds].Print(c),
			Down: after < before,
		}
		if i == len(t.Rows)-1 {
			bar.From, bar.To, bar.Down, bar.Whole = 0, after, false, true
		}
		f.Bars = append(f.Bars, bar)
		before, values = after, append(values, bar.To)
	}
	f.Scale = scale(values, true, 0, c, "")
	return f
}

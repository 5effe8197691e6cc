package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Changes lists the objectives whose verdict is not that of the period before, many items as one.
func Changes(r *report.Report, c *words.Catalogue) table.Table {
	type change struct {
		o           *report.Objective
		before, now report.Point
	}
	var list []change
	for _, o := range r.Lines() {
		n := len(o.Trend)
		if n < 2 || o.Trend[n-2].Verdict == o.Trend[n-1].Verdict {
			continue
		}
		list = append(list, change{o, o.Trend[n-2], o.Trend[n-1]})
	}
	return table.Build("changes", c, list, []table.Filled[change]{
		table.Fill("objective", table.KindText, 34, func(x change) table.Cell {
			return table.Linked(x.o.Name, x.o.ID)
		}),
		table.Fill("before", table.KindVerdict, 14, func(x change) table.Cell {
			return table.Verdict(x.before.Verdict, false)
		}),
		table.Fill("value before", table.KindNumber, 11, func(x change) table.Cell {
			return table.JudgedIn(c, x.o, &x.before)
		}),
		table.Fill("now", table.KindVerdict, 14, func(x change) table.Cell {
			return table.Verdict(x.now.Verdict, x.o.BelowMinimum)
		}),
		table.Fill("value now", table.KindNumber, 11, func(x change) table.Cell {
			return table.Judged(c, x.o)
		}),
	})
}

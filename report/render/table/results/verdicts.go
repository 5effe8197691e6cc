package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Verdicts counts the objectives by how they ended, the gravest first; a verdict that none has is left out.
func Verdicts(r *report.Report, c *words.Catalogue) table.Table {
	type group struct {
		verdict table.Cell
		n       int
	}
	var list []group
	count := func(v report.Verdict, severe bool) {
		n := 0
		for _, o := range r.Objectives {
			if o.Verdict == v && o.BelowMinimum == severe {
				n++
			}
		}
		if n > 0 {
			list = append(list, group{table.Verdict(v, severe), n})
		}
	}
	count(report.Missed, true)
	for _, v := range report.Verdicts() {
		count(v, false)
	}
	return table.Build("verdicts", c, list, []table.Filled[group]{
		table.Fill("verdict", table.KindVerdict, 14, func(g group) table.Cell { return g.verdict }),
		table.Fill("objectives", table.KindNumber, 10, func(g group) table.Cell { return table.Integer(g.n) }),
	})
}

package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Verdicts counts the objectives by how they ended, the gravest first; a verdict that none has is left out.
func Verdicts(r *report.Report, c *words.Catalogue) Table {
	type group struct {
		verdict Cell
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
			list = append(list, group{Verdict(v, severe), n})
		}
	}
	count(report.Missed, true)
	for _, v := range report.Verdicts() {
		count(v, false)
	}
	return build("verdicts", c, list, []column[group]{
		{"verdict", KindVerdict, 14, func(g group) Cell { return g.verdict }},
		{"objectives", KindNumber, 10, func(g group) Cell { return Integer(g.n) }},
	})
}

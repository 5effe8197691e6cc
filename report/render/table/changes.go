package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Changes lists the objectives whose verdict is not that of the period before.
func Changes(r *report.Report, c *words.Catalogue) Table {
	type change struct {
		o           *report.Objective
		before, now report.Point
	}
	var list []change
	for _, o := range refs(r.Objectives) {
		n := len(o.Trend)
		if n < 2 || o.Trend[n-2].Verdict == o.Trend[n-1].Verdict {
			continue
		}
		list = append(list, change{o, o.Trend[n-2], o.Trend[n-1]})
	}
	return build("changes", c, list, []column[change]{
		{"objective", KindText, 34, func(x change) Cell { return Cell{Kind: KindText, Raw: x.o.Name, Of: x.o.ID} }},
		{"before", KindVerdict, 14, func(x change) Cell { return Verdict(x.before.Verdict, false) }},
		{"value before", KindNumber, 11, func(x change) Cell { return Valued(x.o, x.before.Contractual, x.before.Target) }},
		{"now", KindVerdict, 14, func(x change) Cell { return Verdict(x.now.Verdict, x.o.BelowMinimum) }},
		{"value now", KindNumber, 11, func(x change) Cell { return Scored(x.o, x.o.Contractual) }},
	})
}

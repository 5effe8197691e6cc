package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Asides lists the figures that stand beside an objective's value and are never judged.
func Asides(o *report.Objective, c *words.Catalogue) Table {
	return build("asides", c, o.Asides, []column[report.Aside]{
		{"aside", KindText, 40, func(a report.Aside) Cell { return Text(a.Name) }},
		{"value", KindNumber, 12, func(a report.Aside) Cell {
			if a.Unit == "%" {
				return Percent(a.Value)
			}
			return Number(a.Value, a.Unit)
		}},
	})
}

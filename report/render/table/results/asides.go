package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Asides lists the figures that stand beside an objective's value and are never judged.
func Asides(o *report.Objective, c *words.Catalogue) table.Table {
	return table.Build("asides", c, o.Asides, []table.Filled[report.Aside]{
		table.Fill("aside", table.KindText, 40, func(a report.Aside) table.Cell { return table.Text(a.Name) }),
		table.Fill("value", table.KindNumber, 12, func(a report.Aside) table.Cell {
			if a.Unit == "%" {
				return table.Percent(a.Value)
			}
			return table.Number(a.Value, a.Unit)
		}),
	})
}

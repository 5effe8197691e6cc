package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Trend lists an objective's periods, oldest first.
func Trend(r *report.Report, o *report.Objective, c *words.Catalogue) table.Table {
	return table.Build("trend", c, o.Trend, []table.Filled[report.Point]{
		table.Fill("period", table.KindText, 14, func(p report.Point) table.Cell {
			return table.Text(c.Month(p.Period))
		}),
		table.Fill("target", table.KindText, 12, func(p report.Point) table.Cell {
			return table.Text(table.Targeted(c, o, p.Target))
		}),
		table.Fill("experienced", table.KindNumber, 11, func(p report.Point) table.Cell {
			return table.KnownIn(o, &p, p.Experienced)
		}),
		table.Fill("attributable", table.KindNumber, 11, func(p report.Point) table.Cell {
			return table.KnownIn(o, &p, p.Attributable)
		}),
		table.Fill("contractual", table.KindNumber, 11, func(p report.Point) table.Cell {
			return table.JudgedIn(c, o, &p)
		}),
		table.Fill("verdict", table.KindVerdict, 14, func(p report.Point) table.Cell {
			return table.Verdict(p.Verdict, false)
		}),
		table.Fill("volume", table.KindNumber, 10, func(p report.Point) table.Cell {
			return table.Amount(p.Volume, o.Unit)
		}),
		table.Fill("credit", table.KindMoney, 12, func(p report.Point) table.Cell {
			return table.Money(p.Payable, r.Currency)
		}),
	})
}

package money

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// CreditFall is the period's money as a waterfall: what each objective adds, what each limit takes off, how much
// there is after every line, and in the last line what is payable. Nothing credited gives no lines.
func CreditFall(r *report.Report, c *words.Catalogue) table.Table {
	return table.Build("credit fall", c, r.CreditFall(), []table.Filled[report.FallStep]{
		table.Fill("step", table.KindText, 34, func(s report.FallStep) table.Cell {
			return table.Cell{Kind: table.KindText, Raw: s.Name, Of: s.Objective, Strong: s.Payable}
		}),
		table.Fill("adds", table.KindMoney, 14, func(s report.FallStep) table.Cell {
			return table.Money(s.Adds, r.Currency)
		}),
		table.Fill("level", table.KindMoney, 14, func(s report.FallStep) table.Cell {
			level := table.Money(s.Level, r.Currency)
			level.Strong = s.Payable
			return level
		}),
	})
}

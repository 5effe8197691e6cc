package money

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Limits lists what bounds the credits of a period, and what the contract year has paid before it.
func Limits(r *report.Report, c *words.Catalogue) table.Table {
	type limit struct {
		name string
		report.Limit
	}
	list := make([]limit, 0, len(r.Credits.Limits)+1)
	for _, l := range r.Credits.Limits {
		list = append(list, limit{c.T("credit." + l.Key), l})
	}
	list = append(list, limit{c.T("limit.year to date"), report.Limit{Amount: r.Credits.YearToDate}})
	return table.Build("limits", c, list, []table.Filled[limit]{
		table.Fill("limit", table.KindText, 26, func(l limit) table.Cell { return table.Text(l.name) }),
		table.Fill("rate", table.KindPercent, 9, func(l limit) table.Cell { return rate(l.Percent) }),
		table.Fill("of", table.KindMoney, 14, func(l limit) table.Cell { return money(r, l.Of) }),
		table.Fill("amount", table.KindMoney, 14, func(l limit) table.Cell { return money(r, l.Amount) }),
	})
}

// money is an amount with at least the currency's decimals.
func money(r *report.Report, amount string) table.Cell {
	if amount == "" {
		return table.Text("")
	}
	x := table.Money(amount, r.Currency)
	x.Shown = table.Padded(amount, r.Credits.MinorUnits)
	return x
}

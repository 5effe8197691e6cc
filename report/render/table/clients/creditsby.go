package clients

import (
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// CreditsByPeriod lists what the clients with a currency were credited, period by period.
func CreditsByPeriod(x *portfolio.Currency, c *words.Catalogue) table.Table {
	return table.Build("credits by period", c, x.Periods, []table.Filled[portfolio.Amount]{
		table.Fill("period", table.KindText, 14, func(a portfolio.Amount) table.Cell {
			return table.Text(c.ShortMonth(a.Period))
		}),
		table.Fill("payable", table.KindMoney, 14, func(a portfolio.Amount) table.Cell {
			return table.Money(a.Payable, x.Currency)
		}),
	})
}

// CreditsByClient lists the clients with a currency to whom something is payable, the greatest amount first. Beyond so
// many the rest stands in one row.
func CreditsByClient(x *portfolio.Currency, c *words.Catalogue, most int) table.Table {
	list, rest, n := x.Greatest(most)
	if n > 0 {
		list = append(list, portfolio.Credit{Client: c.N("clients.others", n), Payable: rest})
	}
	t := table.Build("credits by client", c, list, []table.Filled[portfolio.Credit]{
		table.Fill("client", table.KindText, 30, func(p portfolio.Credit) table.Cell {
			return table.Linked(p.Client, p.Slug)
		}),
		table.Fill("payable", table.KindMoney, 14, func(p portfolio.Credit) table.Cell {
			return table.Money(p.Payable, x.Currency)
		}),
	})
	if len(list) > 0 {
		t.Total = []table.Cell{table.Strong(table.Text(c.T("total"))), table.Strong(table.Money(x.Credited(), x.Currency))}
	}
	return t
}

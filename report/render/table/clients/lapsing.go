package clients

import (
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Lapsing lists the credits of several clients, and those of suppliers, that lapse within 30 days if nobody claims them.
func Lapsing(p *portfolio.Portfolio, c *words.Catalogue) table.Table {
	type e = portfolio.Entitlement
	return table.Build("lapsing", c, p.Lapsing, []table.Filled[e]{
		table.Fill("client", table.KindText, 24, func(x e) table.Cell { return table.Linked(x.Client, x.Slug) }),
		table.Fill("objective", table.KindText, 28, func(x e) table.Cell { return ofObjectiveIn(x.Slug, x.Objective, x.Name) }),
		table.Fill("period", table.KindText, 12, func(x e) table.Cell { return table.Text(c.ShortMonth(x.Period)) }),
		table.Fill("direction", table.KindText, 14, func(x e) table.Cell { return table.Text(c.T("direction." + x.WeAre)) }),
		table.Fill("claim until", table.KindDateTime, 17, func(x e) table.Cell { return table.Moment(x.Deadline) }),
		table.Fill("may be claimed", table.KindMoney, 14, func(x e) table.Cell { return table.Money(x.Open, x.Currency) }),
	})
}

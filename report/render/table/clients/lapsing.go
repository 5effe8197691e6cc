package clients

import (
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/tzdata"
	"github.com/slareport/slareport/report/words"
)

// Lapsing lists the credits of several clients, and those of suppliers, that lapse within 30 days if nobody claims
// them.
func Lapsing(p *portfolio.Portfolio, c *words.Catalogue) table.Table {
	type e = portfolio.Entitlement
	return table.Build("lapsing", c, p.Lapsing, []table.Filled[e]{
		table.Fill("client", table.KindText, 24, func(x e) table.Cell { return table.Linked(x.Client, x.Slug) }),
		table.Fill("objective", table.KindText, 28,
			func(x e) table.Cell { return ofObjectiveIn(x.Slug, x.Objective, x.Name) }),
		table.Fill("period", table.KindText, 12, func(x e) table.Cell { return table.Text(x.PeriodIn(c, true)) }),
		table.Fill("direction", table.KindText, 14, func(x e) table.Cell { return table.Text(c.T(x.Direction)) }),
		table.Fill("claim until", table.KindText, 17, func(x e) table.Cell { return table.Text(deadline(&x, c)) }),
		table.Fill("may be claimed", table.KindMoney, 14, func(x e) table.Cell { return table.Money(x.Open, x.Currency) }),
	})
}

// deadline is in the zone of the agreement, as its own documents have it.
func deadline(e *portfolio.Entitlement, c *words.Catalogue) string {
	if zone, err := tzdata.Load(e.Timezone); err == nil {
		c = c.In(zone)
	}
	return c.Stamp(e.Deadline)
}

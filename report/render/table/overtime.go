package table

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/words"
)

// AttributionOverTime says whose fault the misses of several clients were, a period a row and a party a column that
// anything fell to. The parties' names in report.json are the columns' keys.
func AttributionOverTime(p *portfolio.Portfolio, c *words.Catalogue) Table {
	columns := []column[portfolio.Shares]{
		{"period", KindText, 14, func(s portfolio.Shares) Cell { return Text(c.ShortMonth(s.Period)) }},
	}
	for _, who := range party.All() {
		name := who.String()
		if slices.ContainsFunc(p.Attribution, func(s portfolio.Shares) bool { return Positive(shareOf(s, name)) }) {
			columns = append(
				columns,
				column[portfolio.Shares]{name, KindPercent, 12, func(s portfolio.Shares) Cell { return shareCell(s, name) }},
			)
		}
	}
	t := build("attribution over time", c, p.Attribution, columns)
	for i := range t.Columns[1:] {
		t.Columns[i+1].Head = PartyName(c, t.Columns[i+1].Key)
	}
	return t
}

// shareOf is a party's share of a period, "0" for none.
func shareOf(s portfolio.Shares, name string) string {
	i := slices.IndexFunc(s.Parties, func(a report.Amount) bool { return a.Party == name })
	if i < 0 {
		return "0"
	}
	return s.Parties[i].Amount
}

// shareCell is a party's share of a period; a period without misses has none.
func shareCell(s portfolio.Shares, name string) Cell {
	if len(s.Parties) == 0 {
		return Percent("")
	}
	share := shareOf(s, name)
	return Cell{Kind: KindPercent, Raw: share, Shown: exact.Shown(exact.Parse(share), 1, exact.Whole())}
}

// CreditsByPeriod lists what the clients with a currency were credited, period by period.
func CreditsByPeriod(x *portfolio.Currency, c *words.Catalogue) Table {
	return build("credits by period", c, x.Periods, []column[portfolio.Amount]{
		{"period", KindText, 14, func(a portfolio.Amount) Cell { return Text(c.ShortMonth(a.Period)) }},
		{"payable", KindMoney, 14, func(a portfolio.Amount) Cell { return Money(a.Payable, x.Currency) }},
	})
}

// CreditsByClient lists the clients with a currency to whom something is payable, the greatest amount first. Beyond so
// many the rest stands in one row.
func CreditsByClient(x *portfolio.Currency, c *words.Catalogue, most int) Table {
	list, rest, n := x.Greatest(most)
	if n > 0 {
		list = append(list, portfolio.Credit{Client: c.N("clients.others", n), Payable: rest})
	}
	t := build("credits by client", c, list, []column[portfolio.Credit]{
		{"client", KindText, 30, func(p portfolio.Credit) Cell { return Cell{Kind: KindText, Raw: p.Client, Of: p.Slug} }},
		{"payable", KindMoney, 14, func(p portfolio.Credit) Cell { return Money(p.Payable, x.Currency) }},
	})
	if len(list) > 0 {
		t.Total = []Cell{strong(Text(c.T("total"))), strong(Money(x.Credited(), x.Currency))}
	}
	return t
}

// Package clients has the tables over several clients and periods.
package clients

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// AttributionOverTime says whose fault the misses of several clients were, a period a row and a party a column that
// anything fell to. The parties' names in report.json are the columns' keys.
func AttributionOverTime(p *portfolio.Portfolio, c *words.Catalogue) table.Table {
	columns := []table.Filled[portfolio.Shares]{
		table.Fill("period", table.KindText, 14, func(s portfolio.Shares) table.Cell {
			return table.Text(c.ShortMonth(s.Period))
		}),
	}
	for _, who := range party.All() {
		name := who.String()
		if slices.ContainsFunc(p.Attribution, func(s portfolio.Shares) bool { return table.Positive(shareOf(s, name)) }) {
			columns = append(
				columns,
				table.Fill(name, table.KindPercent, 12, func(s portfolio.Shares) table.Cell {
					return shareCell(s, name)
				}),
			)
		}
	}
	t := table.Build("attribution over time", c, p.Attribution, columns)
	for i := range t.Columns[1:] {
		t.Columns[i+1].Head = table.PartyName(c, t.Columns[i+1].Key)
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
func shareCell(s portfolio.Shares, name string) table.Cell {
	if len(s.Parties) == 0 {
		return table.Percent("")
	}
	share := shareOf(s, name)
	return table.Cell{Kind: table.KindPercent, Raw: share, Shown: exact.Shown(exact.Parse(share), 1, exact.Whole())}
}

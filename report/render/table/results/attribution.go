package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Waterfall goes from all misses of an objective, party by party, to those the provider answers for. Of one of which
// something could not be read it says so: it follows what was read, and a miss that is open stands where the agreement
// puts what nobody answers for.
func Waterfall(o *report.Objective, c *words.Catalogue) table.Table {
	whole := ""
	for _, a := range o.Waterfall {
		if a.Party == "" {
			whole = a.Amount
		}
	}
	t := table.Build("waterfall", c, o.Waterfall, []table.Filled[report.Amount]{
		table.Fill("party", table.KindParty, 16, func(a report.Amount) table.Cell { return table.Party(a.Party) }),
		table.Fill("amount of misses", table.KindNumber, 12, func(a report.Amount) table.Cell {
			return table.Amount(a.Amount, a.Unit)
		}),
		table.Fill("share", table.KindPercent, 10, func(a report.Amount) table.Cell {
			share := table.ShareOf(a.Amount, whole)
			return table.Cell{Kind: table.KindPercent, Raw: share, Shown: table.Fewer(share, 1)}
		}),
	})
	if len(o.Provisional) > 0 {
		t.Title = c.T("table.waterfall.open")
	}
	return t
}

func all(list []report.Amount) string {
	var amounts []string
	for _, a := range list {
		amounts = append(amounts, a.Amount)
	}
	return table.Sum(amounts...)
}

// Part is an amount's share of a list of amounts.
func Part(list []report.Amount, a report.Amount) table.Cell {
	share := table.ShareOf(a.Amount, all(list))
	return table.Cell{Kind: table.KindPercent, Raw: share, Shown: table.Fewer(share, 1)}
}

package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Attribution says whose fault the misses were, over all objectives: each objective's misses weigh the same.
func Attribution(r *report.Report, c *words.Catalogue) Table {
	return build("attribution", c, r.Attribution, []column[report.Amount]{
		{"party", KindParty, 16, func(a report.Amount) Cell { return Party(a.Party) }},
		{
			"share", KindPercent, 10,
			func(a report.Amount) Cell { return Cell{Kind: KindPercent, Raw: a.Amount, Shown: Fewer(a.Amount, 1)} },
		},
	})
}

// Waterfall goes from all misses of an objective, party by party, to those the provider answers for.
func Waterfall(o *report.Objective, c *words.Catalogue) Table {
	whole := ""
	for _, a := range o.Waterfall {
		if a.Party == "" {
			whole = a.Amount
		}
	}
	return build("waterfall", c, o.Waterfall, []column[report.Amount]{
		{"party", KindParty, 16, func(a report.Amount) Cell { return Party(a.Party) }},
		{"amount of misses", KindNumber, 12, func(a report.Amount) Cell { return Amount(a.Amount, a.Unit) }},
		{"share", KindPercent, 10, func(a report.Amount) Cell {
			share := part(a.Amount, whole)
			return Cell{Kind: KindPercent, Raw: share, Shown: Fewer(share, 1)}
		}},
	})
}

func all(list []report.Amount) string {
	var amounts []string
	for _, a := range list {
		amounts = append(amounts, a.Amount)
	}
	return sum(amounts...)
}

// Part is an amount's share of a list of amounts.
func Part(list []report.Amount, a report.Amount) Cell {
	share := part(a.Amount, all(list))
	return Cell{Kind: KindPercent, Raw: share, Shown: Fewer(share, 1)}
}

package terms

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Facts are what a reader has to know of the report as a whole: whose it is, for when, and how fresh.
//
// Rule §1 (period-bounds-printed): The report prints its bounds in UTC.
func Facts(r *report.Report, c *words.Catalogue) table.Table {
	type fact struct{ key, text string }
	list := []fact{
		{"client", r.Client}, {"provider", r.Provider}, {"agreement", r.Agreement},
		{
			"period",
			c.T("fact.period.text", c.Month(r.Period.Label), c.Stamp(r.Period.From), c.Stamp(r.Period.To), r.Period.Timezone),
		},
		{"bounds", c.T("fact.bounds.text", r.Period.From, r.Period.To)},
		{"as of", c.Stamp(r.AsOf)},
	}
	return table.Build("facts", c, list, []table.Filled[fact]{
		table.Fill("fact", table.KindText, 18, func(f fact) table.Cell { return table.Text(c.T("fact." + f.key)) }),
		table.Fill("fact text", table.KindText, 60, func(f fact) table.Cell { return table.Text(f.text) }),
	})
}

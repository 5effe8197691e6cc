package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Facts are what a reader has to know of the report as a whole: whose it is, for when, and how fresh.
//
// Rule §1 (period-bounds-printed): The report prints its bounds in UTC.
func Facts(r *report.Report, c *words.Catalogue) Table {
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
	return build("facts", c, list, []column[fact]{
		{"fact", KindText, 18, func(f fact) Cell { return Text(c.T("fact." + f.key)) }},
		{"fact text", KindText, 60, func(f fact) Cell { return Text(f.text) }},
	})
}

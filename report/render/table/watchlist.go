package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// WatchList lists how far chronic breaches and rights to terminate are, the nearest first as the report has them.
func WatchList(r *report.Report, c *words.Catalogue) Table {
	return build("watch list", c, r.WatchList, []column[report.Watch]{
		{"objective", KindText, 30, func(w report.Watch) Cell {
			if o := Find(r, w.Objective); o != nil {
				return Cell{Kind: KindText, Raw: o.Name, Of: o.ID}
			}
			return Text(w.Objective)
		}},
		{"consequence", KindText, 20, func(w report.Watch) Cell { return Text(c.T("consequence." + w.Rule)) }},
		{"misses so far", KindNumber, 8, func(w report.Watch) Cell { return Integer(w.Misses) }},
		{"misses allowed", KindNumber, 8, func(w report.Watch) Cell { return Integer(w.Limit) }},
		{"in periods", KindNumber, 8, func(w report.Watch) Cell { return Integer(w.In) }},
		{"left", KindNumber, 8, func(w report.Watch) Cell { return strong(Integer(w.Distance)) }},
		{"missed in", KindText, 30, func(w report.Watch) Cell { return Text(months(w.Periods, c)) }},
	})
}

func months(labels []string, c *words.Catalogue) string {
	var list []string
	for _, l := range labels {
		list = append(list, c.ShortMonth(l))
	}
	return c.List(list)
}

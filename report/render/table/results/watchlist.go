package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// WatchList lists how far chronic breaches and rights to terminate are, the nearest first as the report has them.
func WatchList(r *report.Report, c *words.Catalogue) table.Table {
	return table.Build("watch list", c, r.WatchList, []table.Filled[report.Watch]{
		table.Fill("objective", table.KindText, 30, func(w report.Watch) table.Cell {
			if o := table.Find(r, w.Objective); o != nil {
				return table.Linked(o.Name, o.ID)
			}
			return table.Text(w.Objective)
		}),
		table.Fill("consequence", table.KindText, 20, func(w report.Watch) table.Cell {
			return table.Text(c.T("consequence." + w.Rule))
		}),
		table.Fill("misses so far", table.KindNumber, 8, func(w report.Watch) table.Cell {
			return table.Integer(w.Misses)
		}),
		table.Fill("misses allowed", table.KindNumber, 8, func(w report.Watch) table.Cell {
			return table.Integer(w.Limit)
		}),
		table.Fill("in periods", table.KindNumber, 8, func(w report.Watch) table.Cell { return table.Integer(w.In) }),
		table.Fill("left", table.KindNumber, 8, func(w report.Watch) table.Cell {
			return table.Strong(table.Integer(w.Distance))
		}),
		table.Fill("missed in", table.KindText, 30, func(w report.Watch) table.Cell {
			return table.Text(months(w.Periods, c))
		}),
	})
}

func months(labels []string, c *words.Catalogue) string {
	var list []string
	for _, l := range labels {
		list = append(list, c.ShortMonth(l))
	}
	return c.List(list)
}

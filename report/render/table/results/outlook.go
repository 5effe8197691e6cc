package results

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Chance is the interval of an outlook in words. Nothing is certain: neither end is 0 or 100 %.
func Chance(x report.Outlook, c *words.Catalogue) string {
	low, high := c.Figure(x.Low, "%"), c.Figure(x.High, "%")
	switch {
	case x.Chance == "":
		return c.T("outlook.unknown")
	case x.Reached == x.Periods:
		return c.T("outlook.least", low)
	case x.Reached == 0:
		return c.T("outlook.most", high)
	}
	return c.T("outlook.range", low, high)
}

// Outlook lists what the history of each objective lets one expect of the next period. Of each of many items
// report.json has it.
func Outlook(r *report.Report, c *words.Catalogue) table.Table {
	figure := func(x report.Outlook, value string) table.Cell {
		o := table.Find(r, x.Objective)
		if o == nil || value == "" {
			return table.Text("")
		}
		return table.Figure(o, value, value)
	}
	list := slices.DeleteFunc(slices.Clone(r.Outlook), func(x report.Outlook) bool {
		o := table.Find(r, x.Objective)
		return o != nil && o.Group != ""
	})
	return table.Build("outlook", c, list, []table.Filled[report.Outlook]{
		table.Fill("objective", table.KindText, 30, func(x report.Outlook) table.Cell {
			if o := table.Find(r, x.Objective); o != nil {
				return table.Linked(o.Name, o.ID)
			}
			return table.Text(x.Objective)
		}),
		table.Fill("next target", table.KindText, 10, func(x report.Outlook) table.Cell {
			if o := table.Find(r, x.Objective); o != nil {
				return table.Text(table.Targeted(c, o, x.TargetValue))
			}
			return table.Text(x.Target)
		}),
		table.Fill("nine in ten", table.KindNumber, 10, func(x report.Outlook) table.Cell {
			return figure(x, x.Realistic)
		}),
		table.Fill("reached in", table.KindText, 14, func(x report.Outlook) table.Cell {
			return table.Text(c.T("highlight.of", x.Reached, x.Periods))
		}),
		table.Fill("chance", table.KindText, 20, func(x report.Outlook) table.Cell { return table.Text(Chance(x, c)) }),
	})
}

package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// chance is the interval of an outlook in words. Nothing is certain: neither end is 0 or 100 %.
func chance(x report.Outlook, c *words.Catalogue) string {
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

// Outlook lists what the history of each objective lets one expect of the next period.
func Outlook(r *report.Report, c *words.Catalogue) Table {
	figure := func(x report.Outlook, value string) Cell {
		o := Find(r, x.Objective)
		if o == nil || value == "" {
			return Text("")
		}
		return Figure(o, value, value)
	}
	return build("outlook", c, r.Outlook, []column[report.Outlook]{
		{"objective", KindText, 30, func(x report.Outlook) Cell {
			if o := Find(r, x.Objective); o != nil {
				return Cell{Kind: KindText, Raw: o.Name, Of: o.ID}
			}
			return Text(x.Objective)
		}},
		{"next target", KindText, 10, func(x report.Outlook) Cell {
			if o := Find(r, x.Objective); o != nil {
				return Text(Targeted(c, o, x.TargetValue))
			}
			return Text(x.Target)
		}},
		{"nine in ten", KindNumber, 10, func(x report.Outlook) Cell { return figure(x, x.Realistic) }},
		{"reached in", KindText, 14, func(x report.Outlook) Cell { return Text(c.T("highlight.of", x.Reached, x.Periods)) }},
		{"chance", KindText, 20, func(x report.Outlook) Cell { return Text(chance(x, c)) }},
	})
}

package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

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
		{"expectation", KindText, 52, func(x report.Outlook) Cell { return Text(x.Text) }},
	})
}

package cases

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Marks lists what happened during an incident, in order of time.
func Marks(i *report.Incident, c *words.Catalogue) table.Table {
	return table.Build("marks", c, i.Marks, []table.Filled[report.Mark]{
		table.Fill("at", table.KindDateTime, 16, func(m report.Mark) table.Cell { return table.Moment(m.At) }),
		table.Fill("after", table.KindDuration, 12, func(m report.Mark) table.Cell { return table.Seconds(m.After) }),
		table.Fill("what happened", table.KindText, 40, func(m report.Mark) table.Cell { return table.Text(m.Text) }),
		table.Fill("row", table.KindText, 26, func(m report.Mark) table.Cell { return table.Text(m.Row) }),
	})
}

// Promises lists what was promised about an incident and what became of it.
func Promises(i *report.Incident, c *words.Catalogue) table.Table {
	return table.Build("promises", c, i.Promises, []table.Filled[report.Promise]{
		table.Fill("promise", table.KindText, 30, func(p report.Promise) table.Cell {
			return table.Linked(p.Name, p.Objective)
		}),
		table.Fill("elapsed", table.KindDuration, 12, func(p report.Promise) table.Cell {
			return table.Seconds(p.Elapsed)
		}),
		table.Fill("allowed", table.KindDuration, 12, func(p report.Promise) table.Cell {
			return table.Seconds(p.Target)
		}),
		table.Fill("outcome", table.KindText, 16, func(p report.Promise) table.Cell {
			return table.Strong(table.Text(c.T("promise." + p.Outcome)))
		}),
	})
}

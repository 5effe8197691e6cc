package cases

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// OpenCases lists an objective's cases that are open and undecided, the one that passes its target first first.
func OpenCases(o *report.Objective, c *words.Catalogue) table.Table {
	return table.Build("open cases", c, o.OpenCases, []table.Filled[report.OpenCase]{
		table.Fill("case", table.KindText, 14, func(x report.OpenCase) table.Cell { return table.Text(x.ID) }),
		table.Fill("title", table.KindText, 28, func(x report.OpenCase) table.Cell { return table.Text(x.Title) }),
		table.Fill("group", table.KindText, 8, func(x report.OpenCase) table.Cell { return table.Text(x.Group) }),
		table.Fill("since", table.KindDateTime, 17, func(x report.OpenCase) table.Cell {
			return table.Moment(x.Since)
		}),
		table.Fill("elapsed", table.KindDuration, 11, func(x report.OpenCase) table.Cell {
			return table.Seconds(x.Elapsed)
		}),
		table.Fill("allowed", table.KindDuration, 11, func(x report.OpenCase) table.Cell {
			return table.Known(x.Target)
		}),
		table.Fill("passes", table.KindDateTime, 17, func(x report.OpenCase) table.Cell {
			return table.Moment(x.Passes)
		}),
		table.Fill("rows", table.KindRows, 30, func(x report.OpenCase) table.Cell { return table.Positions(x.Rows) }),
	})
}

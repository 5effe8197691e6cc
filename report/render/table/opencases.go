package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// OpenCases lists an objective's cases that are open and undecided, the one that passes its target first first.
func OpenCases(o *report.Objective, c *words.Catalogue) Table {
	return build("open cases", c, o.OpenCases, []column[report.OpenCase]{
		{"case", KindText, 14, func(x report.OpenCase) Cell { return Text(x.ID) }},
		{"title", KindText, 28, func(x report.OpenCase) Cell { return Text(x.Title) }},
		{"group", KindText, 8, func(x report.OpenCase) Cell { return Text(x.Group) }},
		{"since", KindDateTime, 17, func(x report.OpenCase) Cell { return Moment(x.Since) }},
		{"elapsed", KindDuration, 11, func(x report.OpenCase) Cell { return Seconds(x.Elapsed) }},
		{"allowed", KindDuration, 11, func(x report.OpenCase) Cell { return known(x.Target) }},
		{"passes", KindDateTime, 17, func(x report.OpenCase) Cell { return Moment(x.Passes) }},
		{"rows", KindRows, 30, func(x report.OpenCase) Cell { return Positions(x.Rows) }},
	})
}

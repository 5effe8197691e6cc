package terms

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Rules lists the conventions that the agreement chose, one sentence each.
func Rules(r *report.Report, c *words.Catalogue) table.Table {
	type rule struct {
		n    int
		text string
	}
	list := make([]rule, len(r.Rules))
	for i, text := range r.Rules {
		list[i] = rule{i + 1, text}
	}
	return table.Build("rules", c, list, []table.Filled[rule]{
		table.Fill("number", table.KindNumber, 4, func(x rule) table.Cell { return table.Integer(x.n) }),
		table.Fill("rule text", table.KindText, 100, func(x rule) table.Cell { return table.Text(x.text) }),
	})
}

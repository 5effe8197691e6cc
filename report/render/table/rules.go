package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Rules lists the conventions that the agreement chose, one sentence each.
func Rules(r *report.Report, c *words.Catalogue) Table {
	type rule struct {
		n    int
		text string
	}
	list := make([]rule, len(r.Rules))
	for i, text := range r.Rules {
		list[i] = rule{i + 1, text}
	}
	return build("rules", c, list, []column[rule]{
		{"number", KindNumber, 4, func(x rule) Cell { return Integer(x.n) }},
		{"rule text", KindText, 100, func(x rule) Cell { return Text(x.text) }},
	})
}

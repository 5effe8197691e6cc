// Package cases has the tables of the tickets behind a report's figures: misses, open cases, incidents and workload.
package cases

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// miss is a miss with the objective it is of.
type miss struct {
	of *report.Objective
	*report.Miss
}

// Misses lists misses of an objective in the order in which they are given.
func Misses(o *report.Objective, list []*report.Miss, c *words.Catalogue) table.Table {
	rows := make([]miss, len(list))
	for i, m := range list {
		rows[i] = miss{o, m}
	}
	return table.Build("misses", c, rows, missColumns(c)[1:])
}

func missColumns(c *words.Catalogue) []table.Filled[miss] {
	return []table.Filled[miss]{
		table.Fill("objective", table.KindText, 28, func(m miss) table.Cell {
			return table.Linked(m.of.Name, m.of.ID)
		}),
		table.Fill("case", table.KindText, 14, func(m miss) table.Cell { return table.Linked(m.ID, m.ID) }),
		table.Fill("title", table.KindText, 28, func(m miss) table.Cell { return table.Text(m.Title) }),
		table.Fill("group", table.KindText, 8, func(m miss) table.Cell { return table.Text(m.Group) }),
		table.Fill("party", table.KindParty, 13, func(m miss) table.Cell { return table.Party(m.Party) }),
		table.Fill("outcome", table.KindText, 12, func(m miss) table.Cell {
			return table.Text(c.T("outcome." + string(m.Outcome)))
		}),
		table.Fill("weight", table.KindNumber, 9, func(m miss) table.Cell { return table.Amount(m.Weight, m.of.Unit) }),
		table.Fill("elapsed", table.KindDuration, 11, func(m miss) table.Cell { return table.Known(m.Elapsed) }),
		table.Fill("allowed", table.KindDuration, 11, func(m miss) table.Cell { return table.Known(m.Target) }),
		table.Fill("time of provider", table.KindDuration, 11, func(m miss) table.Cell {
			return timeOf(m, "provider")
		}),
		table.Fill("from", table.KindDateTime, 17, func(m miss) table.Cell { return table.Moment(m.From) }),
		table.Fill("to", table.KindDateTime, 17, func(m miss) table.Cell { return table.Moment(m.To) }),
		table.Fill("why", table.KindText, 80, func(m miss) table.Cell { return table.Text(m.Why) }),
		table.Fill("rule", table.KindText, 12, func(m miss) table.Cell { return table.Text(m.Rule) }),
		table.Fill("rows", table.KindRows, 30, func(m miss) table.Cell { return table.Positions(m.Rows) }),
	}
}

// timeOf is a party's part of the time; misses that are not about time have none.
func timeOf(m miss, party string) table.Cell {
	if m.Elapsed == 0 {
		return table.Cell{Kind: table.KindDuration}
	}
	return table.Seconds(m.ByParty[party])
}

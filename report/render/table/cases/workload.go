package cases

import (
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Workload lists the work of the period against what was agreed.
func Workload(r *report.Report, c *words.Catalogue) table.Table {
	return table.Build("workload", c, r.Workload, []table.Filled[report.Load]{
		table.Fill("work", table.KindText, 26, func(l report.Load) table.Cell { return table.Text(l.Name) }),
		table.Fill("service", table.KindText, 12, func(l report.Load) table.Cell { return table.Text(l.Service) }),
		table.Fill("amount of work", table.KindNumber, 9, func(l report.Load) table.Cell {
			return table.Strong(amountOf(l, c))
		}),
		table.Fill("limit", table.KindNumber, 9, func(l report.Load) table.Cell { return table.Number(l.Limit, "") }),
		table.Fill("of limit", table.KindPercent, 9, func(l report.Load) table.Cell { return table.Percent(l.Share) }),
		table.Fill("trend", table.KindTrend, 14, worked),
		table.Fill("by priority", table.KindText, 26, func(l report.Load) table.Cell {
			return table.Text(byPriority(l.Parts, c))
		}),
	})
}

// amountOf is the work that was read, or between which amounts it lies.
func amountOf(l report.Load, c *words.Catalogue) table.Cell {
	if l.Open {
		return table.Text(report.Range(c, l.Value, l.Most, ""))
	}
	return table.Number(l.Value, "")
}

// worked is the work's history as a cell.
func worked(l report.Load) table.Cell {
	x := table.Cell{Kind: table.KindTrend, Target: l.Limit}
	for _, p := range l.Trend {
		x.Series = append(x.Series, p.Value)
	}
	if n := len(x.Series); n > 1 {
		x.Raw = table.Difference(x.Series[n-1], x.Series[n-2])
	}
	return x
}

// byPriority is the parts on one line: "P1 3, P2 12".
func byPriority(parts []report.LoadPart, c *words.Catalogue) string {
	var list []string
	for _, p := range parts {
		name := p.Name
		if name == "" {
			name = c.T("load.others")
		}
		list = append(list, name+"\u00a0"+c.Number(p.Value))
	}
	return strings.Join(list, ", ")
}

package table

import (
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Workload lists the work of the period against what was agreed.
func Workload(r *report.Report, c *words.Catalogue) Table {
	return build("workload", c, r.Workload, []column[report.Load]{
		{"work", KindText, 26, func(l report.Load) Cell { return Text(l.Name) }},
		{"service", KindText, 12, func(l report.Load) Cell { return Text(l.Service) }},
		{"amount of work", KindNumber, 9, func(l report.Load) Cell { return strong(Number(l.Value, "")) }},
		{"limit", KindNumber, 9, func(l report.Load) Cell { return Number(l.Limit, "") }},
		{"of limit", KindPercent, 9, func(l report.Load) Cell { return Percent(l.Share) }},
		{"trend", KindTrend, 14, worked},
		{"by priority", KindText, 26, func(l report.Load) Cell { return Text(byPriority(l.Parts, c)) }},
	})
}

// worked is the work's history as a cell.
func worked(l report.Load) Cell {
	x := Cell{Kind: KindTrend, Target: l.Limit}
	for _, p := range l.Trend {
		x.Series = append(x.Series, p.Value)
	}
	if n := len(x.Series); n > 1 {
		x.Raw = difference(x.Series[n-1], x.Series[n-2])
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

// Package clients has the tables over several clients and periods.
package clients

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// LossOverTime says whose fault a loss of several clients was, a period a row and a party a column that anything fell
// to. The parties' names in report.json are the columns' keys.
func LossOverTime(l *report.Loss, c *words.Catalogue) table.Table {
	columns := []table.Filled[report.PeriodLoss]{
		table.Fill("period", table.KindText, 14, func(s report.PeriodLoss) table.Cell {
			month := c.ShortMonth(s.Period)
			if s.Provisional {
				month = c.T("loss.fault.open", month)
			}
			return table.Text(month)
		}),
	}
	for _, who := range party.All() {
		name := who.String()
		if slices.ContainsFunc(l.Periods, func(s report.PeriodLoss) bool { return table.Positive(partOf(s, name)) }) {
			columns = append(
				columns,
				table.Fill(name, table.KindPercent, 12, func(s report.PeriodLoss) table.Cell { return partCell(s, name) }),
			)
		}
	}
	t := table.Build(overTime[l.Of], c, l.Periods, columns)
	for i := range t.Columns[1:] {
		t.Columns[i+1].Head = table.PartyName(c, t.Columns[i+1].Key)
	}
	return t
}

// overTime are the names of the tables.
var overTime = map[string]string{report.Downtime: "downtime over time", report.Deadlines: "deadlines over time"}

// partOf is what a party answers for in a period, "0" for nothing.
func partOf(s report.PeriodLoss, name string) string {
	i := slices.IndexFunc(s.Parties, func(a report.Amount) bool { return a.Party == name })
	if i < 0 {
		return "0"
	}
	return s.Parties[i].Amount
}

// partCell is a party's part of a period in percent; a period in which nothing went wrong has none.
func partCell(s report.PeriodLoss, name string) table.Cell {
	if !s.Any() {
		return table.Percent("")
	}
	share := table.ShareOf(partOf(s, name), s.Total)
	return table.Cell{Kind: table.KindPercent, Raw: share, Shown: exact.Shown(exact.Parse(share), 1, exact.Whole())}
}

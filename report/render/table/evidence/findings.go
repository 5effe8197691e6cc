package evidence

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Findings lists what a reader should know about the data: of loading, then of the computation, the gravest
// first within each.
func Findings(r *report.Report, c *words.Catalogue) table.Table {
	return findings(r.Sources, r.Findings, c)
}

// AllFindings lists what the provider should know about the data of all clients.
func AllFindings(l *report.Loading, c *words.Catalogue) table.Table {
	return findings(l.Sources, l.Findings, c)
}

func findings(sources []report.Source, others []report.Finding, c *words.Catalogue) table.Table {
	var list []report.Finding
	for _, s := range sources {
		list = append(list, s.Findings...)
	}
	bySeverity(list)
	own := slices.Clone(others)
	bySeverity(own)
	return table.Build("findings", c, append(list, own...), []table.Filled[report.Finding]{
		table.Fill("severity", table.KindText, 9, func(f report.Finding) table.Cell {
			return table.Text(c.T("severity." + f.Severity))
		}),
		table.Fill("place", table.KindText, 30, func(f report.Finding) table.Cell { return table.Text(PlaceOf(f, c)) }),
		table.Fill("text", table.KindText, 60, func(f report.Finding) table.Cell { return table.Text(f.Text) }),
		table.Fill("hint", table.KindText, 40, func(f report.Finding) table.Cell { return table.Text(f.Hint) }),
		table.Fill("count", table.KindNumber, 7, func(f report.Finding) table.Cell {
			return table.Integer(max(1, f.Count))
		}),
	})
}

// PlaceOf says where a finding lies: "data/x.xlsx:Incidents!14, Opened".
func PlaceOf(f report.Finding, c *words.Catalogue) string {
	place := f.File
	if f.Sheet != "" {
		place += ":" + f.Sheet
	}
	if f.Row > 0 {
		mark := ":"
		if f.Sheet != "" {
			mark = "!"
		}
		place += mark + strconv.Itoa(f.Row)
	}
	if f.Column != "" {
		place += ", " + c.T("column.named", f.Column)
	}
	return place
}

func bySeverity(list []report.Finding) {
	rank := map[string]int{"error": 0, "warning": 1}
	order := func(f report.Finding) int {
		if n, ok := rank[f.Severity]; ok {
			return n
		}
		return len(rank)
	}
	slices.SortStableFunc(list, func(a, b report.Finding) int { return cmp.Compare(order(a), order(b)) })
}

package evidence

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Integrity lists the findings of the integrity checks (rules §8).
func Integrity(r *report.Report, c *words.Catalogue) table.Table {
	return checks("integrity", r.Integrity, c)
}

// Lint lists what is doubtful in the agreement itself (rules §9).
func Lint(r *report.Report, c *words.Catalogue) table.Table { return checks("lint", r.Lint, c) }

func checks(id string, list []report.Check, c *words.Catalogue) table.Table {
	return table.Build(id, c, list, []table.Filled[report.Check]{
		table.Fill("check", table.KindText, 22, func(k report.Check) table.Cell { return table.Text(k.ID) }),
		table.Fill("text", table.KindText, 70, func(k report.Check) table.Cell { return table.Text(k.Text) }),
		table.Fill("rows", table.KindRows, 30, func(k report.Check) table.Cell { return table.Positions(k.Rows) }),
	})
}

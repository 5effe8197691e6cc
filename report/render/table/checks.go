package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Integrity lists the findings of the integrity checks (rules §8).
func Integrity(r *report.Report, c *words.Catalogue) Table {
	return checks("integrity", r.Integrity, c)
}

// Lint lists what is doubtful in the agreement itself (rules §9).
func Lint(r *report.Report, c *words.Catalogue) Table { return checks("lint", r.Lint, c) }

func checks(id string, list []report.Check, c *words.Catalogue) Table {
	return build(id, c, list, []column[report.Check]{
		{"check", KindText, 22, func(k report.Check) Cell { return Text(k.ID) }},
		{"text", KindText, 70, func(k report.Check) Cell { return Text(k.Text) }},
		{"rows", KindRows, 30, func(k report.Check) Cell { return Positions(k.Rows) }},
	})
}

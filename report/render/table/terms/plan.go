// Package terms has the tables of what was agreed and how it is measured: facts, plans, calendars, rules and words.
package terms

import (
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Plan is an objective's measurement plan: what the agreement says about how it is measured, line by line.
// Lines that it leaves out are left out here.
//
// Rule §3 (plan-printed): The measurement plan is printed.
func Plan(o *report.Objective, c *words.Catalogue) table.Table {
	type line struct{ key, text string }
	p := o.Plan
	volume := ""
	if p.MinimumVolume > 0 {
		volume = c.Number(strconv.FormatInt(p.MinimumVolume, 10)) + "\u00a0" + c.T("units."+o.Unit)
	}
	minimum := ""
	if o.Minimum != "" {
		minimum = table.Targeted(c, o, o.Minimum)
	}
	var list []line
	for _, l := range []line{
		{"definition", o.Definition}, {"target", table.Targeted(c, o, o.TargetValue)}, {"minimum", minimum},
		{"requested by", o.RequestedBy},
		{"why", o.Why}, {"formula", p.Formula}, {"source", p.Source}, {"owner", p.Owner}, {"frequency", p.Frequency},
		{"calendar", p.Calendar}, {"exclusions", p.Exclusions}, {"minimum volume", volume}, {"rounding", p.Rounding},
	} {
		if l.text != "" {
			list = append(list, l)
		}
	}
	return table.Build("plan", c, list, []table.Filled[line]{
		table.Fill("plan line", table.KindText, 18, func(l line) table.Cell {
			return table.Text(c.T("plan." + l.key))
		}),
		table.Fill("plan text", table.KindText, 80, func(l line) table.Cell { return table.Text(l.text) }),
	})
}

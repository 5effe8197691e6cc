package table

import (
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Plan is an objective's measurement plan: what the agreement says about how it is measured, line by line.
// Lines that it leaves out are left out here.
//
// Rule §3 (plan-printed): The measurement plan is printed.
func Plan(o *report.Objective, c *words.Catalogue) Table {
	type line struct{ key, text string }
	p := o.Plan
	volume := ""
	if p.MinimumVolume > 0 {
		volume = c.Number(strconv.FormatInt(p.MinimumVolume, 10)) + "\u00a0" + c.T("units."+o.Unit)
	}
	minimum := ""
	if o.Minimum != "" {
		minimum = Targeted(c, o, o.Minimum)
	}
	var list []line
	for _, l := range []line{
		{"definition", o.Definition}, {"target", o.Target}, {"minimum", minimum}, {"requested by", o.RequestedBy},
		{"why", o.Why}, {"formula", p.Formula}, {"source", p.Source}, {"owner", p.Owner}, {"frequency", p.Frequency},
		{"calendar", p.Calendar}, {"exclusions", p.Exclusions}, {"minimum volume", volume}, {"rounding", p.Rounding},
	} {
		if l.text != "" {
			list = append(list, l)
		}
	}
	return build("plan", c, list, []column[line]{
		{"plan line", KindText, 18, func(l line) Cell { return Text(c.T("plan." + l.key)) }},
		{"plan text", KindText, 80, func(l line) Cell { return Text(l.text) }},
	})
}

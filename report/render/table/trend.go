package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Trend lists an objective's periods, oldest first.
func Trend(r *report.Report, o *report.Objective, c *words.Catalogue) Table {
	return build("trend", c, o.Trend, []column[report.Point]{
		{"period", KindText, 14, func(p report.Point) Cell { return Text(c.Month(p.Period)) }},
		{"target", KindText, 12, func(p report.Point) Cell { return Text(Targeted(c, o, p.Target)) }},
		{"experienced", KindNumber, 11, func(p report.Point) Cell { return Valued(o, p.Experienced, p.Target) }},
		{"attributable", KindNumber, 11, func(p report.Point) Cell { return Valued(o, p.Attributable, p.Target) }},
		{"contractual", KindNumber, 11, func(p report.Point) Cell { return Valued(o, p.Contractual, p.Target) }},
		{"verdict", KindVerdict, 14, func(p report.Point) Cell { return Verdict(p.Verdict, false) }},
		{"volume", KindNumber, 10, func(p report.Point) Cell { return Amount(p.Volume, o.Unit) }},
		{"credit", KindMoney, 12, func(p report.Point) Cell { return Money(p.Payable, r.Currency) }},
	})
}

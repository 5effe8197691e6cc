// Package results has the tables of how the objectives of a report did: scores, verdicts, trends and attribution, and
// what follows from them.
package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Scorecard is the month in one table: an objective a row, its credit totalled to what is payable. Of many items there
// is a row for all of them together.
func Scorecard(r *report.Report, c *words.Catalogue) table.Table {
	t := scorecard(r, r.Lines(), c)
	if len(r.Groups) > 0 {
		t.Note = c.T("group.note")
	}
	return t
}

// EveryObjective is the scorecard with a row for each of many items.
func EveryObjective(r *report.Report, c *words.Catalogue) table.Table {
	return scorecard(r, table.Refs(r.Objectives), c)
}

// Items is the scorecard of those items of a group about which something has to be said.
func Items(r *report.Report, g *report.Group, c *words.Catalogue) table.Table {
	var list []*report.Objective
	for _, o := range r.ItemsOf(g.ID) {
		if !o.Quiet() {
			list = append(list, o)
		}
	}
	t := scorecard(r, list, c)
	t.Set(t.Total, "misses", table.Text(""))
	t.Set(t.Total, "credit", table.Strong(table.Money(g.Payable, r.Currency)))
	t.Title = c.T("group.listed")
	return t
}

func scorecard(r *report.Report, list []*report.Objective, c *words.Catalogue) table.Table {
	t := table.Build("scorecard", c, list, []table.Filled[*report.Objective]{
		table.Fill("objective", table.KindText, 34, func(o *report.Objective) table.Cell {
			return objectiveName(r, o, c)
		}),
		table.Fill("service", table.KindText, 12, func(o *report.Objective) table.Cell {
			return table.Text(o.Service)
		}),
		table.Fill("target", table.KindText, 12, func(o *report.Objective) table.Cell {
			return table.Text(table.Targeted(c, o, o.TargetValue))
		}),
		table.Fill("experienced", table.KindNumber, 11, func(o *report.Objective) table.Cell {
			return table.Felt(o)
		}),
		table.Fill("attributable", table.KindNumber, 11, func(o *report.Objective) table.Cell {
			return table.Evidenced(o)
		}),
		table.Fill("contractual", table.KindNumber, 11, func(o *report.Objective) table.Cell {
			return table.Strong(table.Judged(c, o))
		}),
		table.Fill("verdict", table.KindVerdict, 14, func(o *report.Objective) table.Cell {
			return table.Verdict(o.Verdict, o.BelowMinimum)
		}),
		table.Fill("trend", table.KindTrend, 14, Trending),
		table.Fill("volume", table.KindNumber, 10, func(o *report.Objective) table.Cell {
			return table.Amount(o.Volume, o.Unit)
		}),
		table.Fill("misses", table.KindNumber, 8, func(o *report.Objective) table.Cell {
			if g := r.GroupOf(o.ID); g != nil {
				return table.Integer(g.Misses)
			}
			return table.Integer(o.Misses.Len())
		}),
		table.Fill("credit", table.KindMoney, 13, func(o *report.Objective) table.Cell {
			return table.Pays(r, o, c)
		}),
	})
	t.Total = t.Blank()
	t.Set(t.Total, "objective", table.Strong(table.Text(c.T("total"))))
	t.Set(t.Total, "misses", table.Strong(table.Integer(missCount(r))))
	t.Set(t.Total, "credit", table.Strong(table.Payable(r, c)))
	return t
}

// objectiveName is an objective by its name, with the number of items where it is many of them together.
func objectiveName(r *report.Report, o *report.Objective, c *words.Catalogue) table.Cell {
	if g := r.GroupOf(o.ID); g != nil {
		return table.Linked(c.T("group.line", o.Name, c.Integer(int64(g.Items))), o.ID)
	}
	return table.Linked(o.Name, o.ID)
}

// Trending is the objective's history as a cell: the series to draw and the change to the period before.
func Trending(o *report.Objective) table.Cell {
	x := table.Cell{Kind: table.KindTrend, Of: o.ID, Unit: o.ValueUnit, Target: o.TargetValue}
	for _, p := range o.Trend {
		value := p.Contractual
		if p.Verdict == report.Unclear { // a gap: nobody knows
			value = ""
		}
		x.Series = append(x.Series, value)
	}
	if n := len(x.Series); n > 1 {
		x.Raw = table.Fewer(table.Difference(x.Series[n-1], x.Series[n-2]), table.Decimals(o))
	}
	return x
}

func missCount(r *report.Report) int {
	n := 0
	for i := range r.Objectives {
		n += r.Objectives[i].Misses.Len()
	}
	return n
}

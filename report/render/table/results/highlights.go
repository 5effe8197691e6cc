package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Highlights are the few figures that stand for the whole month, beside what they were in the period before
// where that is known.
func Highlights(r *report.Report, c *words.Catalogue) table.Table {
	type item struct {
		key         string
		now, before table.Cell
	}
	list := []item{
		{
			"kept", table.Text(c.T("highlight.of", c.Integer(int64(keptNow(r))), c.Integer(int64(len(r.Objectives))))),
			table.Text(before(keptBefore(r), c)),
		},
		{"payable", table.Money(r.Credits.Payable, r.Currency), table.Money(payableBefore(r), r.Currency)},
		{"misses", table.Integer(missCount(r)), table.Text("")},
		{"others", table.Cell{Kind: table.KindPercent, Raw: othersPart(r), Shown: othersPart(r)}, table.Text("")},
	}
	if amount := table.Owed(r.Credits.Payable); amount != "" {
		list[1] = item{"owed", table.Money(amount, r.Currency), table.Money(table.Owed(payableBefore(r)), r.Currency)}
	}
	return table.Build("highlights", c, list, []table.Filled[item]{
		table.Fill("highlight", table.KindText, 28, func(i item) table.Cell {
			return table.Text(c.T("highlight." + i.key))
		}),
		table.Fill("now", table.KindText, 12, func(i item) table.Cell { return table.Strong(i.now) }),
		table.Fill("before", table.KindText, 12, func(i item) table.Cell { return i.before }),
	})
}

// kept tells whether an objective was met, if only for what others answer for.
func kept(v report.Verdict) bool { return v == report.Met || v == report.Excused }

func keptNow(r *report.Report) int {
	n := 0
	for _, o := range r.Objectives {
		if kept(o.Verdict) {
			n++
		}
	}
	return n
}

// keptBefore is -1 when there is no period before.
func keptBefore(r *report.Report) int {
	n, known := 0, false
	for _, o := range r.Objectives {
		if p, ok := previous(&o); ok {
			known = true
			if kept(p.Verdict) {
				n++
			}
		}
	}
	if !known {
		return -1
	}
	return n
}

func before(n int, c *words.Catalogue) string {
	if n < 0 {
		return ""
	}
	return c.Integer(int64(n))
}

// payableBefore is what the period before paid, "" when there is none.
func payableBefore(r *report.Report) string {
	var amounts []string
	for _, o := range r.Objectives {
		if p, ok := previous(&o); ok && p.Payable != "" {
			amounts = append(amounts, p.Payable)
		}
	}
	if amounts == nil {
		return ""
	}
	return table.Minor(table.Sum(amounts...), amounts)
}

// previous is the point of the trend before this period's.
func previous(o *report.Objective) (report.Point, bool) {
	if n := len(o.Trend); n > 1 {
		return o.Trend[n-2], true
	}
	return report.Point{}, false
}

// othersPart is the part of all misses that others than the provider answer for, in percent, as the headline
// tells it; "" without misses.
func othersPart(r *report.Report) string {
	if len(r.Attribution) == 0 {
		return ""
	}
	return exact.Shown(r.Others(), 0, exact.Whole())
}

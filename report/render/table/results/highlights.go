package results

import (
	"github.com/slareport/slareport/report"
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
	}
	for i := range r.Losses {
		if l := &r.Losses[i]; l.Any() {
			list = append(list, item{"others." + l.Of, table.Text(OutOfControl(l, &l.PeriodLoss, c)), table.Text(lossBefore(l, c))})
		}
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

// OutOfControl is how much of a loss others than the provider answer for in a period: "7 h 12 min of 8 h 27 min".
func OutOfControl(l *report.Loss, in *report.PeriodLoss, c *words.Catalogue) string {
	return c.T("highlight.of", l.Amount(c, in.Others), l.Amount(c, in.Total))
}

// lossBefore is that of the period before, "" when there is none.
func lossBefore(l *report.Loss, c *words.Catalogue) string {
	n := len(l.Periods)
	if n < 2 {
		return ""
	}
	return OutOfControl(l, &l.Periods[n-2], c)
}

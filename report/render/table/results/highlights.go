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
	kept, payable := before(r, c)
	list := []item{
		{
			"kept", table.Text(c.T("highlight.of", c.Integer(int64(r.Kept)), c.Integer(int64(len(r.Objectives))))),
			table.Text(kept),
		},
		{"payable", table.Payable(r, c), table.Money(payable, r.Currency)},
	}
	for i := range r.Losses {
		if l := &r.Losses[i]; l.Any() {
			list = append(list, item{"others." + l.Of, table.Text(OutOfControl(l, &l.PeriodLoss, c)),
				table.Text(lossBefore(l, c))})
		}
	}
	if amount := table.Owed(r.Credits.Payable); amount != "" && list[1].now.Kind == table.KindMoney {
		list[1] = item{"owed", table.Money(amount, r.Currency), table.Money(table.Owed(payable), r.Currency)}
	}
	if r.WeClaim() {
		list[1].key = "receivable"
	}
	if all, _, _ := r.ToClaim(); all != "" && (r.Credits.Claimable == "" || table.Positive(r.Credits.Claimable)) {
		list = append(list, item{"claimable", table.Money(all, r.Currency), table.Text("")})
	}
	return table.Build("highlights", c, list, []table.Filled[item]{
		table.Fill("highlight", table.KindText, 28, func(i item) table.Cell {
			return table.Text(c.T("highlight." + i.key))
		}),
		table.Fill("now", table.KindText, 12, func(i item) table.Cell { return table.Strong(i.now) }),
		table.Fill("before", table.KindText, 12, func(i item) table.Cell { return i.before }),
	})
}

// before is what the period before came to.
func before(r *report.Report, c *words.Catalogue) (kept, payable string) {
	if r.Before == nil {
		return "", ""
	}
	return c.Integer(int64(r.Before.Kept)), r.Before.Payable
}

// OutOfControl is how much of a loss others than the provider answer for in a period: "7 h 12 min of 8 h 27 min".
func OutOfControl(l *report.Loss, in *report.PeriodLoss, c *words.Catalogue) string {
	key := "highlight.of"
	if in.Provisional {
		key = "highlight.of.open"
	}
	return c.T(key, l.Amount(c, in.Others), l.Amount(c, in.Total))
}

// lossBefore is that of the period before, "" when there is none.
func lossBefore(l *report.Loss, c *words.Catalogue) string {
	n := len(l.Periods)
	if n < 2 {
		return ""
	}
	return OutOfControl(l, &l.Periods[n-2], c)
}

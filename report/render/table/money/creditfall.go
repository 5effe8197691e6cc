package money

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// CreditFall is the period's money as a waterfall: what each objective adds, what each limit takes off, how much
// there is after every line, and in the last line what is payable. Nothing credited gives no lines.
func CreditFall(r *report.Report, c *words.Catalogue) table.Table {
	return table.Build("credit fall", c, creditLines(r), []table.Filled[line]{
		table.Fill("step", table.KindText, 34, func(l line) table.Cell {
			return table.Cell{Kind: table.KindText, Raw: l.name, Of: l.of, Strong: l.last}
		}),
		table.Fill("adds", table.KindMoney, 14, func(l line) table.Cell { return table.Money(l.adds, r.Currency) }),
		table.Fill("level", table.KindMoney, 14, func(l line) table.Cell {
			level := table.Money(l.level, r.Currency)
			level.Strong = l.last
			return level
		}),
	})
}

// line is a step of the period's money: what it adds (or takes off) and what there is after it.
type line struct {
	name, of    string
	adds, level string
	last        bool
}

func creditLines(r *report.Report) []line {
	var list []line
	level := "0"
	for _, o := range table.Refs(r.Objectives) {
		amount := beforeLimits(o)
		if !table.Positive(amount) {
			continue
		}
		level = table.Minor(table.Sum(level, amount), []string{amount})
		list = append(list, line{name: o.Name, of: o.ID, adds: amount, level: level})
	}
	if list == nil {
		return nil
	}
	for _, s := range r.Credits.Steps {
		change := table.Difference(s.Amount, level)
		switch {
		case s.Key == result:
			list = append(list, line{name: s.Name, adds: s.Amount, level: s.Amount, last: true})
		case table.Negative(change):
			list = append(list, line{name: s.Name, adds: table.Minor(change, []string{s.Amount}), level: s.Amount})
			level = s.Amount
		}
	}
	return list
}

// beforeLimits is an objective's credit before the agreement's limits: the line in which its own formula ends.
func beforeLimits(o *report.Objective) string {
	for _, s := range o.Credit.Steps {
		if s.Key == "rounded" {
			return s.Amount
		}
	}
	return o.Credit.Payable
}

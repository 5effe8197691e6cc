// Package money has the tables of a report's credits: the steps to what is payable, their limits and the fees.
package money

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// step is a line of a waterfall with the objective it belongs to, nil for the agreement's own lines.
type step struct {
	of *report.Objective
	report.Step
}

// CreditOf is the waterfall of one objective, line by line, down to its payable.
func CreditOf(r *report.Report, o *report.Objective, c *words.Catalogue) table.Table {
	t := table.Build("credit steps", c, steps(o, o.Credit.Steps), stepColumns(r, c)[1:])
	t.Total = payable(t, c, o.Credit.Payable, r.Currency)
	return t
}

// CreditedSteps is what a reader on paper has to follow: the waterfalls of the objectives that add something, or would
// if it were claimed, then the agreement's limits down to what is payable. Of many items the dearest come one by one,
// then all of them together.
func CreditedSteps(r *report.Report, c *words.Catalogue) table.Table {
	var list []step
	for _, o := range r.Lines() {
		if !table.Positive(o.Credit.Entitled()) {
			continue
		}
		items, more := dearest(r.ItemsOf(o.ID))
		for _, item := range items {
			list = append(list, steps(item, item.Credit.Steps)...)
		}
		all := steps(o, o.Credit.Steps)
		if more > 0 {
			all[0].Formula = c.N("credit.items.more", more)
		}
		list = append(list, all...)
	}
	return table.Build("credit steps", c, append(list, steps(nil, r.Credits.Steps)...), stepColumns(r, c))
}

// mostItems is how many items of a group a reader on paper follows; the workbook has all.
const mostItems = 6

// dearest are the items that pay most, in the order of their table, and how many more pay.
func dearest(items []*report.Objective) (list []*report.Objective, more int) {
	items = slices.DeleteFunc(items, func(o *report.Objective) bool { return !table.Positive(o.Credit.Entitled()) })
	order := slices.Clone(items)
	slices.SortStableFunc(order, func(a, b *report.Objective) int {
		return exact.Parse(b.Credit.Entitled()).Cmp(exact.Parse(a.Credit.Entitled()))
	})
	told := order[:min(len(order), mostItems)]
	for _, o := range items {
		if slices.Contains(told, o) {
			list = append(list, o)
		}
	}
	return list, len(items) - len(list)
}

// CreditLimits is the agreement's own part of the waterfall: from the objectives' sum to what is payable.
func CreditLimits(r *report.Report, c *words.Catalogue) table.Table {
	return table.Build("credit limits", c, steps(nil, r.Credits.Steps), stepColumns(r, c)[1:])
}

// Fees lists the fees that the credits are reckoned from.
func Fees(r *report.Report, c *words.Catalogue) table.Table {
	t := table.Build("fees", c, feesOf(r, c), []table.Filled[report.Fee]{
		table.Fill("service", table.KindText, 20, func(f report.Fee) table.Cell { return table.Text(f.Service) }),
		table.Fill("fee", table.KindMoney, 14, func(f report.Fee) table.Cell {
			return table.Money(f.Amount, r.Currency)
		}),
	})
	total := table.Money(r.Credits.FeesTotal, r.Currency)
	t.Total = []table.Cell{table.Strong(table.Text(c.T("total"))), table.Strong(total)}
	return t
}

// feesOf are the fees, those of the items of a table in a line.
func feesOf(r *report.Report, c *words.Catalogue) (list []report.Fee) {
	count, sum, at := map[string]int{}, map[string]*big.Rat{}, map[string]int{}
	for _, f := range r.Credits.Fees {
		if f.Items == "" {
			list = append(list, f)
			continue
		}
		if count[f.Items] == 0 {
			sum[f.Items], at[f.Items] = new(big.Rat), len(list)
			list = append(list, f)
		}
		count[f.Items]++
		if amount := exact.Parse(f.Amount); amount != nil {
			sum[f.Items].Add(sum[f.Items], amount)
		}
	}
	for items, i := range at {
		list[i].Service = c.T("fees.items", items, c.Integer(int64(count[items])))
		list[i].Amount = sum[items].FloatString(r.Credits.MinorUnits)
	}
	return list
}

func steps(o *report.Objective, list []report.Step) []step {
	out := make([]step, len(list))
	for i, s := range list {
		out[i] = step{o, s}
	}
	return out
}

func stepColumns(r *report.Report, c *words.Catalogue) []table.Filled[step] {
	return []table.Filled[step]{
		table.Fill("objective", table.KindText, 26, func(s step) table.Cell { return ofObjective(s.of, c) }),
		table.Fill("step", table.KindText, 26, func(s step) table.Cell { return named(s.Step) }),
		table.Fill("formula", table.KindText, 40, func(s step) table.Cell { return table.Text(s.Formula) }),
		table.Fill("rate", table.KindPercent, 9, func(s step) table.Cell { return rate(s.Rate) }),
		table.Fill("amount", table.KindMoney, 14, func(s step) table.Cell {
			amount := table.Money(s.Amount, r.Currency)
			amount.Strong = s.Key == report.StepPayable
			return amount
		}),
		table.Fill("clause", table.KindText, 12, func(s step) table.Cell { return table.Text(s.Clause) }),
	}
}

// named is a step's name; the line with what is payable is bold.
func named(s report.Step) table.Cell {
	return table.Cell{Kind: table.KindText, Raw: s.Name, Strong: s.Key == report.StepPayable}
}

// rate is a percentage that a line applies; most lines apply none.
func rate(percent string) table.Cell {
	if percent == "" {
		return table.Text("")
	}
	return table.Percent(percent)
}

func ofObjective(o *report.Objective, c *words.Catalogue) table.Cell {
	if o == nil {
		return table.Text(c.T("agreement"))
	}
	return table.Linked(o.Name, o.ID)
}

func payable(t table.Table, c *words.Catalogue, amount, currency string) []table.Cell {
	row := t.Blank()
	t.Set(row, "step", table.Strong(table.Text(c.T("payable"))))
	t.Set(row, "amount", table.Strong(table.Money(amount, currency)))
	return row
}

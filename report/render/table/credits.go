package table

import (
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// step is a line of a waterfall with the objective it belongs to, nil for the agreement's own lines.
type step struct {
	of *report.Objective
	report.Step
}

// CreditOf is the waterfall of one objective, line by line, down to its payable.
func CreditOf(r *report.Report, o *report.Objective, c *words.Catalogue) Table {
	t := build("credit steps", c, steps(o, o.Credit.Steps), stepColumns(r, c)[1:])
	t.Total = payable(t, c, o.Credit.Payable, r.Currency)
	return t
}

// CreditedSteps is what a reader on paper has to follow: the waterfalls of the objectives that add something, then the
// agreement's limits down to what is payable.
func CreditedSteps(r *report.Report, c *words.Catalogue) Table {
	var list []step
	for _, o := range refs(r.Objectives) {
		if Positive(beforeLimits(o)) {
			list = append(list, steps(o, o.Credit.Steps)...)
		}
	}
	return build("credit steps", c, append(list, steps(nil, r.Credits.Steps)...), stepColumns(r, c))
}

// CreditLimits is the agreement's own part of the waterfall: from the objectives' sum to what is payable.
func CreditLimits(r *report.Report, c *words.Catalogue) Table {
	return build("credit limits", c, steps(nil, r.Credits.Steps), stepColumns(r, c)[1:])
}

// Fees lists the fees that the credits are reckoned from.
func Fees(r *report.Report, c *words.Catalogue) Table {
	t := build("fees", c, r.Credits.Fees, []column[report.Fee]{
		{"service", KindText, 20, func(f report.Fee) Cell { return Text(f.Service) }},
		{"fee", KindMoney, 14, func(f report.Fee) Cell { return Money(f.Amount, r.Currency) }},
	})
	var amounts []string
	for _, f := range r.Credits.Fees {
		amounts = append(amounts, f.Amount)
	}
	t.Total = []Cell{strong(Text(c.T("total"))), strong(Money(minor(sum(amounts...), amounts), r.Currency))}
	return t
}

// minor writes a sum with as many decimals as the amounts it was made of.
func minor(total string, amounts []string) string {
	want := 0
	for _, a := range amounts {
		want = max(want, places(a))
	}
	return padded(total, want)
}

// padded is a decimal with at least so many decimals.
func padded(decimal string, want int) string {
	have := places(decimal)
	if want > 0 && have == 0 {
		decimal += "."
	}
	return decimal + strings.Repeat("0", max(0, want-have))
}

func steps(o *report.Objective, list []report.Step) []step {
	out := make([]step, len(list))
	for i, s := range list {
		out[i] = step{o, s}
	}
	return out
}

func stepColumns(r *report.Report, c *words.Catalogue) []column[step] {
	return []column[step]{
		{"objective", KindText, 26, func(s step) Cell { return ofObjective(s.of, c) }},
		{"step", KindText, 26, func(s step) Cell { return named(s.Step) }},
		{"formula", KindText, 40, func(s step) Cell { return Text(s.Formula) }},
		{"rate", KindPercent, 9, func(s step) Cell { return rate(s.Rate) }},
		{"amount", KindMoney, 14, func(s step) Cell {
			amount := Money(s.Amount, r.Currency)
			amount.Strong = s.Key == result
			return amount
		}},
		{"clause", KindText, 12, func(s step) Cell { return Text(s.Clause) }},
	}
}

// result is the key of the step that ends the agreement's waterfall.
const result = "payable"

// named is a step's name; the line with what is payable is bold.
func named(s report.Step) Cell {
	return Cell{Kind: KindText, Raw: s.Name, Strong: s.Key == result}
}

// rate is a percentage that a line applies; most lines apply none.
func rate(percent string) Cell {
	if percent == "" {
		return Text("")
	}
	return Percent(percent)
}

func ofObjective(o *report.Objective, c *words.Catalogue) Cell {
	if o == nil {
		return Text(c.T("agreement"))
	}
	return Cell{Kind: KindText, Raw: o.Name, Of: o.ID}
}

func payable(t Table, c *words.Catalogue, amount, currency string) []Cell {
	row := t.blank()
	t.set(row, "step", strong(Text(c.T("payable"))))
	t.set(row, "amount", strong(Money(amount, currency)))
	return row
}

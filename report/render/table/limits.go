package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Limits lists what bounds the credits of a period, and what the contract year has paid before it.
func Limits(r *report.Report, c *words.Catalogue) Table {
	type limit struct {
		name string
		report.Limit
	}
	list := make([]limit, 0, len(r.Credits.Limits)+1)
	for _, l := range r.Credits.Limits {
		list = append(list, limit{c.T("credit." + l.Key), l})
	}
	list = append(list, limit{c.T("limit.year to date"), report.Limit{Amount: r.Credits.YearToDate}})
	return build("limits", c, list, []column[limit]{
		{"limit", KindText, 26, func(l limit) Cell { return Text(l.name) }},
		{"rate", KindPercent, 9, func(l limit) Cell { return rate(l.Percent) }},
		{"of", KindMoney, 14, func(l limit) Cell { return money(r, l.Of) }},
		{"amount", KindMoney, 14, func(l limit) Cell { return money(r, l.Amount) }},
	})
}

// money is an amount with at least the currency's decimals.
func money(r *report.Report, amount string) Cell {
	if amount == "" {
		return Text("")
	}
	x := Money(amount, r.Currency)
	x.Shown = padded(amount, r.Credits.MinorUnits)
	return x
}

package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Undetermined shows both outcomes of what nobody could attribute, and the money between them (rules §5).
func Undetermined(r *report.Report, c *words.Catalogue) Table {
	var list []*report.Objective
	for _, o := range refs(r.Objectives) {
		if o.Undetermined != nil {
			list = append(list, o)
		}
	}
	t := build("undetermined", c, list, []column[*report.Objective]{
		{"objective", KindText, 28, func(o *report.Objective) Cell { return Cell{Kind: KindText, Raw: o.Name, Of: o.ID} }},
		{"account", KindParty, 12, func(o *report.Objective) Cell { return Party(o.Undetermined.Account) }},
		{"value on provider", KindNumber, 12, func(o *report.Objective) Cell { return Scored(o, o.Undetermined.OnProvider) }},
		{
			"verdict on provider", KindVerdict, 12,
			func(o *report.Objective) Cell { return Verdict(o.Undetermined.ProviderVerdict, false) },
		},
		{
			"credit on provider", KindMoney, 13,
			func(o *report.Objective) Cell { return Money(o.Undetermined.CreditOnProvider, r.Currency) },
		},
		{"value on others", KindNumber, 12, func(o *report.Objective) Cell { return Scored(o, o.Undetermined.OnOthers) }},
		{
			"verdict on others", KindVerdict, 12,
			func(o *report.Objective) Cell { return Verdict(o.Undetermined.OthersVerdict, false) },
		},
		{
			"credit on others", KindMoney, 13,
			func(o *report.Objective) Cell { return Money(o.Undetermined.CreditOnOthers, r.Currency) },
		},
		{"between", KindMoney, 13, func(o *report.Objective) Cell { return Money(between(o.Undetermined), r.Currency) }},
	})
	t.Total = t.blank()
	t.set(t.Total, "objective", strong(Text(c.T("undetermined.payable"))))
	t.set(t.Total, "between", strong(Money(r.Credits.Undetermined, r.Currency)))
	return t
}

// between is the money between both outcomes of one objective, before the agreement's limits.
func between(u *report.Undetermined) string {
	amounts := []string{u.CreditOnProvider, u.CreditOnOthers}
	d := difference(amounts[0], amounts[1])
	if d == "" {
		return ""
	}
	return minor(d, amounts)
}

package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Undetermined shows both outcomes of what nobody could attribute, and the money between them (rules §5), many items in
// a row.
func Undetermined(r *report.Report, c *words.Catalogue) table.Table {
	return undetermined(r, r.Lines(), c)
}

// EveryUndetermined has a row for each of many items.
func EveryUndetermined(r *report.Report, c *words.Catalogue) table.Table {
	return undetermined(r, table.Refs(r.Objectives), c)
}

func undetermined(r *report.Report, of []*report.Objective, c *words.Catalogue) table.Table {
	var list []*report.Objective
	for _, o := range of {
		if o.Undetermined != nil {
			list = append(list, o)
		}
	}
	t := table.Build("undetermined", c, list, []table.Filled[*report.Objective]{
		table.Fill("objective", table.KindText, 28, func(o *report.Objective) table.Cell {
			return objectiveName(r, o, c)
		}),
		table.Fill("account", table.KindParty, 12, func(o *report.Objective) table.Cell {
			return table.Party(o.Undetermined.Account)
		}),
		table.Fill("value on provider", table.KindNumber, 12, func(o *report.Objective) table.Cell {
			return table.Scored(o, o.Undetermined.OnProvider)
		}),
		table.Fill("verdict on provider", table.KindVerdict, 12, func(o *report.Objective) table.Cell {
			return table.Verdict(o.Undetermined.ProviderVerdict, false)
		}),
		table.Fill("credit on provider", table.KindMoney, 13, func(o *report.Objective) table.Cell {
			return table.Money(o.Undetermined.CreditOnProvider, r.Currency)
		}),
		table.Fill("value on others", table.KindNumber, 12, func(o *report.Objective) table.Cell {
			return table.Scored(o, o.Undetermined.OnOthers)
		}),
		table.Fill("verdict on others", table.KindVerdict, 12, func(o *report.Objective) table.Cell {
			return table.Verdict(o.Undetermined.OthersVerdict, false)
		}),
		table.Fill("credit on others", table.KindMoney, 13, func(o *report.Objective) table.Cell {
			return table.Money(o.Undetermined.CreditOnOthers, r.Currency)
		}),
		table.Fill("between", table.KindMoney, 13, func(o *report.Objective) table.Cell {
			return table.Money(between(o.Undetermined), r.Currency)
		}),
	})
	t.Total = t.Blank()
	t.Set(t.Total, "objective", table.Strong(table.Text(c.T("undetermined.payable"))))
	t.Set(t.Total, "between", table.Strong(table.Money(r.Credits.Undetermined, r.Currency)))
	return t
}

// between is the money between both outcomes of one objective, before the agreement's limits.
func between(u *report.Undetermined) string {
	amounts := []string{u.CreditOnProvider, u.CreditOnOthers}
	d := table.Difference(amounts[0], amounts[1])
	if d == "" {
		return ""
	}
	return table.Minor(d, amounts)
}

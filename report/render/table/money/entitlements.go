package money

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Entitlements lists the credits that must be claimed, each with what became of it.
func Entitlements(r *report.Report, c *words.Catalogue) table.Table {
	type e = report.Entitlement
	amount := func(key string, of func(e) string) table.Filled[e] {
		return table.Fill(key, table.KindMoney, 13, func(x e) table.Cell { return table.Money(of(x), r.Currency) })
	}
	t := table.Build("entitlements", c, r.Entitlements, []table.Filled[e]{
		table.Fill("objective", table.KindText, 26, func(x e) table.Cell { return objectiveNamed(r, x.Objective) }),
		table.Fill("period", table.KindText, 12, func(x e) table.Cell { return table.Text(x.PeriodIn(c, true)) }),
		amount("entitled", func(x e) string { return x.Amount }),
		table.Fill("claim state", table.KindText, 22, func(x e) table.Cell { return table.Text(ClaimState(&x, c)) }),
		table.Fill("claim until", table.KindDateTime, 17, func(x e) table.Cell { return table.Moment(x.Deadline) }),
		amount("may be claimed", func(x e) string { return x.Open }),
		table.Fill("claimed at", table.KindDateTime, 17, func(x e) table.Cell { return table.Moment(x.ClaimedAt) }),
		table.Fill("claimed by", table.KindText, 14, func(x e) table.Cell { return table.Text(x.By) }),
		table.Fill("reference", table.KindText, 14, func(x e) table.Cell { return table.Text(x.Reference) }),
		amount("claimed", func(x e) string { return x.Claimed }),
		amount("granted", func(x e) string { return x.Granted }),
		amount("issued", func(x e) string { return x.Issued }),
		amount("refused", func(x e) string { return x.Refused }),
		amount("lapsed", func(x e) string { return x.Lapsed }),
		table.Fill("row", table.KindRows, 20, func(x e) table.Cell { return table.Positions(x.Rows) }),
	})
	if r.WeClaim() {
		t.Title = c.T("table.entitlements.ours", r.Provider)
	}
	return t
}

func objectiveNamed(r *report.Report, id string) table.Cell {
	if o := table.Find(r, id); o != nil {
		return table.Linked(o.Name, id)
	}
	return table.Text(id)
}

// ClaimState says what becomes of an entitlement next.
func ClaimState(e *report.Entitlement, c *words.Catalogue) string {
	if e.State == report.ClaimLapsed && e.Late {
		return c.T("claim-state.late")
	}
	return c.T("claim-state." + string(e.State))
}

package credits

import (
	"github.com/shopspring/decimal"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// Fees is what the services cost a period, by service. The rule of periods says how invoices are labelled.
func Fees(s *scope.Scope, rule agreement.PeriodRule) shape.Of[[]agreement.Fee] {
	fees := shape.Check(shape.Entries(shape.Text(), feeForm(s, rule)), func(
		r *shape.Reader, _ *shape.Node, list []shape.Entry[string, agreement.Fee],
	) ([]agreement.Fee, bool) {
		var all []agreement.Fee
		ok := true
		for _, e := range list {
			if _, twice := fee(s, e.Key); twice {
				r.Problem(e.Node, "case does not count here", "the key %s is there twice", shape.Quote(e.Key))
				ok = false
			}
			s.Services = append(s.Services, e.Key)
			e.Value.Service = e.Key
			all = append(all, e.Value)
		}
		return all, ok
	})
	read := fees.Read
	fees.Read = func(r *shape.Reader, n *shape.Node) ([]agreement.Fee, bool) {
		list, ok := read(r, n)
		s.FeesUnread = s.FeesUnread || !ok
		return list, ok
	}
	return fees
}

// feeForm is an amount, by date or not; a price for each user; or what was invoiced.
func feeForm(s *scope.Scope, rule agreement.PeriodRule) shape.Of[agreement.Fee] {
	amounts, table := scope.Dated(s, money(s)), feeTable(s, rule).Shape()
	return shape.Of[agreement.Fee]{
		Schema: shape.AnyOf(amounts.Schema, table.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (agreement.Fee, bool) {
			if n.Kind == shape.Mapping && len(n.Content) > 0 && !scope.IsDate(n.Content[0].Value) {
				return table.Read(r, n)
			}
			list, ok := amounts.Read(r, n)
			return agreement.Fee{Amounts: list}, ok
		},
	}
}

func feeTable(s *scope.Scope, rule agreement.PeriodRule) shape.Object[agreement.Fee] {
	type f = agreement.Fee
	count := shape.Map(shape.Whole(0, 1_000_000_000), func(n int) int64 { return int64(n) })
	return shape.Object[f]{
		Name: "a fee", Doc: "A fee that is no plain amount.", OneOf: []string{"price", "invoices"},
		Keys: []shape.Key[f]{
			shape.Field("price", "price of one user in a period, or by date", scope.Dated(s, money(s)),
				func(v *f) *[]agreement.Dated[decimal.Decimal] { return &v.Amounts }),
			shape.Field("users", "number of users, or by date: {2026-01-01: 340, 2026-07-01: 352}", scope.Dated(s, count),
				func(v *f) *[]agreement.Dated[int64] { return &v.Users }),
			shape.Field("invoices", "what was invoiced, by period: {2026-01: 4000.00, 2026-02: 4180.50}", invoices(s, rule),
				func(v *f) *map[string]decimal.Decimal { return &v.Invoices }),
		},
		Done: func(r *shape.Reader, at shape.At, _ *f) {
			switch {
			case at.Given("price") && !at.Given("users"):
				r.Problem(at.Key("price"), "write a plain amount where nothing is multiplied",
					"the price of one user needs the key users")
			case at.Given("users") && !at.Given("price"):
				r.Problem(at.Key("users"), "", "the number of users needs the key price")
			}
		},
	}
}

// invoices are amounts by the label of the period.
func invoices(s *scope.Scope, rule agreement.PeriodRule) shape.Of[map[string]decimal.Decimal] {
	return scope.ByPeriod(rule, money(s))
}

package settlement

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
)

// highestOnly pays only the largest credit of each service, or of the agreement; of equal ones that of the first id.
//
// Convention credits (highest-of-service): Credits of one service are those whose fee base is that service alone. The
// largest is found before any cap of the agreement; of equal ones that of the first id is paid. What the points of
// several objectives pay together is one credit, of the service whose fee is its base. Set by `credits.highest-only`,
// `credits.points`.
//
// Rule §7 (highest-only): Where credits of a period do not add up, only the largest of them is paid.
func (s *settling) highestOnly() {
	if s.Agreement.Credits.Highest == agreement.AllAddUp || len(s.list) == 0 {
		return
	}
	kept := slices.Clone(s.weights)
	for k, group := range s.groups() {
		rows, pooled := s.together(byID(group))
		cells := make([]*ledger.Cell, len(rows))
		name := books.Numbered("highest", k)
		s.Table(name, ledger.Say("division.highest"), []string{"credit", "rank"}, ids(rows))
		for n, p := range rows {
			cells[n] = s.Add(ledger.Cell{
				Name: books.Numbered(name+"_credit", n), Group: p.Group, Role: ledger.Share, Words: ledger.Say("division.credit"),
				Kind: ledger.Money, Formula: s.creditTogether(p, pooled), Table: name, Column: "credit", Row: p.Group,
				Clause: books.Clause,
			})
		}
		column := s.Column(cells)
		for n, p := range rows {
			rank := s.Add(ledger.Cell{
				Name: books.Numbered(name+"_rank", n), Group: p.Group, Role: ledger.Share, Words: ledger.Say("division.rank"),
				Kind: ledger.Count, Formula: ledger.PlaceIn(cells[n], column), Table: name, Column: "rank", Row: p.Group,
				Clause: books.Clause,
			})
			first := ledger.Equal(ledger.Of(rank), ledger.Int(1))
			for _, q := range s.paidWith(p, pooled) {
				kept[q.At] = ledger.When(first, s.weights[q.At], ledger.Int(0))
			}
		}
	}
	var sum *ledger.Expr
	s.weights, sum = s.collect("after_highest", ledger.Say("division.after-highest"), kept)
	before := s.amount.Value
	s.step("highest-only", "formula.highest-only", nil, sum)
	if before.Cmp(s.amount.Value) != 0 {
		s.print(credit.Step{Key: "highest-only"})
	}
}

// together leaves of the objectives whose points are added up only the first, which contends for all of them.
func (s *settling) together(list []*credit.Pricing) (rows, pooled []*credit.Pricing) {
	for _, p := range list {
		if s.Agreement.Credits.Points != nil && p.Points != nil {
			pooled = append(pooled, p)
			if len(pooled) > 1 {
				continue
			}
		}
		rows = append(rows, p)
	}
	return rows, pooled
}

// paidWith are the objectives that are paid where one is.
func (s *settling) paidWith(p *credit.Pricing, pooled []*credit.Pricing) []*credit.Pricing {
	if slices.Contains(pooled, p) {
		return pooled
	}
	return []*credit.Pricing{p}
}

// creditTogether is the credit of all that are paid together.
func (s *settling) creditTogether(p *credit.Pricing, pooled []*credit.Pricing) *ledger.Expr {
	var all []*ledger.Expr
	for _, q := range s.paidWith(p, pooled) {
		all = append(all, s.weights[q.At])
	}
	return ledger.Plus(all...)
}

// groups are the objectives of which one is paid.
func (s *settling) groups() (out [][]*credit.Pricing) {
	if s.Agreement.Credits.Highest == agreement.HighestOfAll {
		return [][]*credit.Pricing{s.list}
	}
	for k := range s.Agreement.Fees {
		if group := s.under(s.Agreement.Fees[k].Service); len(group) > 1 {
			out = append(out, group)
		}
	}
	return out
}

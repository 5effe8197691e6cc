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
// largest is found before any cap of the agreement; of equal ones that of the first id is paid. Set by
// `credits.highest-only`.
//
// Rule §7 (highest-only): Where credits of a period do not add up, only the largest of them is paid.
func (s *settling) highestOnly() {
	if s.Agreement.Credits.Highest == agreement.AllAddUp || len(s.list) == 0 {
		return
	}
	kept := slices.Clone(s.weights)
	for k, group := range s.groups() {
		rows := byID(group)
		cells := make([]*ledger.Cell, len(rows))
		name := books.Numbered("highest", k)
		s.Table(name, ledger.Say("division.highest"), []string{"credit", "rank"}, ids(rows))
		for n, p := range rows {
			cells[n] = s.Add(ledger.Cell{
				Name: books.Numbered(name+"_credit", n), Group: p.Group, Role: ledger.Share, Words: ledger.Say("division.credit"),
				Kind: ledger.Money, Formula: s.weights[p.At], Table: name, Column: "credit", Row: p.Group, Clause: books.Clause,
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
			kept[p.At] = ledger.When(first, ledger.Of(cells[n]), ledger.Int(0))
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

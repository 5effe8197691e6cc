package credit

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
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
	if s.a.Credits.Highest == agreement.AllAddUp || len(s.list) == 0 {
		return
	}
	kept := slices.Clone(s.weights)
	for k, group := range s.groups() {
		rows := byID(group)
		cells := make([]*ledger.Cell, len(rows))
		name := numbered("highest", k)
		s.Table(name, ledger.Say("division.highest"), []string{"credit", "rank"}, ids(rows))
		for n, p := range rows {
			cells[n] = s.Add(ledger.Cell{
				Name: numbered(name+"_credit", n), Group: p.group, Role: ledger.Share, Words: ledger.Say("division.credit"),
				Kind: ledger.Money, Formula: s.weights[p.at], Table: name, Column: "credit", Row: p.group, Clause: clause,
			})
		}
		column := s.Column(cells)
		for n, p := range rows {
			rank := s.Add(ledger.Cell{
				Name: numbered(name+"_rank", n), Group: p.group, Role: ledger.Share, Words: ledger.Say("division.rank"),
				Kind: ledger.Count, Formula: ledger.PlaceIn(cells[n], column), Table: name, Column: "rank", Row: p.group,
				Clause: clause,
			})
			first := ledger.Equal(ledger.Of(rank), ledger.Int(1))
			kept[p.at] = ledger.When(first, ledger.Of(cells[n]), ledger.Int(0))
		}
	}
	var sum *ledger.Expr
	s.weights, sum = s.collect("after_highest", ledger.Say("division.after-highest"), kept)
	before := s.amount.Value
	s.step("highest-only", "formula.highest-only", nil, sum)
	if before.Cmp(s.amount.Value) != 0 {
		s.print(Step{Key: "highest-only"})
	}
}

// groups are the objectives of which one is paid.
func (s *settling) groups() (out [][]*pricing) {
	if s.a.Credits.Highest == agreement.HighestOfAll {
		return [][]*pricing{s.list}
	}
	for k := range s.a.Fees {
		if group := s.under(s.a.Fees[k].Service); len(group) > 1 {
			out = append(out, group)
		}
	}
	return out
}

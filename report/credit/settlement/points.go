package settlement

import (
	"strings"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/ledger"
)

// payPoints pays for the points of all objectives that only give points: they are added up, and their sum is looked up
// or priced. What it comes to is shared among them by their points.
//
// Rule §7 (points-together): Points of several objectives are added up, then looked up in one table.
func (s *settling) payPoints() {
	terms := s.Agreement.Credits.Points
	var list []*credit.Pricing
	var points []*ledger.Expr
	weights := make([]*ledger.Expr, len(s.list))
	for n, p := range s.list {
		weights[n] = ledger.Int(0)
		if p.Points != nil {
			list, points, weights[n] = append(list, p), append(points, p.Points), p.Points
		}
	}
	if terms == nil || len(list) == 0 {
		return
	}
	how := ledger.Say("formula.points-total.how")
	total := s.Lead(s.Terms, "points_total", ledger.Say("formula.points-total"), how, ledger.Count, ledger.Plus(points...))
	base := s.FeesOf(append([]string{terms.Of}, terms.AlsoOf...)...)
	pays := ledger.Int(0)
	for k := range terms.Table {
		row := &terms.Table[k]
		number := ledger.Arg{Number: exact.Decimal(row.From)}
		from := s.Agreed(books.Numbered("points_from", k), "parameters.points-from", ledger.Count, row.From)
		price := s.Price(s.Terms, books.Numbered("points_pay", k), "parameters.points-rate", &row.Pays, base, number)
		pays = ledger.When(ledger.AtLeast(total, from), price, pays)
	}
	of := ledger.Plain(strings.Join(append([]string{terms.Of}, terms.AlsoOf...), ", "))
	amount := s.Lead(s.Terms, "points_pay", ledger.Say("formula.points-pay"), of, ledger.Money, s.InMinor(pays))
	parts := s.share(sharing{
		name: "points_shared", words: ledger.Say("division.points"), amount: amount, weights: weights,
	}, list)
	for n, p := range list {
		p.Write(credit.Step{Key: "points-together"}, ledger.Say("formula.points-part"), nil, parts[n])
	}
}

package settlement

import (
	"math/big"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
)

// lineName is the name of a line of the agreement.
func lineName(key string) string { return "after_" + strings.ReplaceAll(key, "-", "_") }

// limit applies a bound, of which a part may be used up; none where none is agreed.
//
// Rule §7 (caps): Caps of the objective, the service, the period and the year apply in that order.
func (s *settling) limit(key string, c *agreement.Cap, of func() *ledger.Expr, used *ledger.Expr) {
	if c == nil {
		return
	}
	found, how := Limit{Key: key}, "formula.limit"
	bound, figure := s.bound(&found, c, of)
	found.Amount = bound.Eval()
	if used != nil {
		bound, how = ledger.Minus(bound, used), "formula.limit-used"
	}
	s.step(key, how, figure, ledger.Min(ledger.Of(s.amount), ledger.NotNegative(bound)))
	s.p.Limits = append(s.p.Limits, found)
	s.print(credit.Step{Key: key, Rate: c.Percent})
}

// bound is a limit in money, and for a percentage the figure of its line.
//
// Convention credits (percent-of-fee): The percentage of an objective's cap is of its fee base, that of a service's
// cap of the service's fee.
func (s *settling) bound(found *Limit, c *agreement.Cap, of func() *ledger.Expr) (*ledger.Expr, *ledger.Cell) {
	name, words := strings.ReplaceAll(found.Key, "-", "_"), "parameters."+found.Key
	if c.Amount != nil {
		return s.Agreed(name, words, ledger.Money, c.Amount.Rat()), nil
	}
	fees := of()
	if c.Days != nil {
		return s.Price(s.Terms, name, words, c, fees), nil
	}
	found.Percent, found.Of = c.Percent, fees.Eval()
	rate := s.AtRisk
	if found.Key != "at-risk" {
		rate = func() *ledger.Expr { return s.Agreed(name+"_rate", words, ledger.Percent, c.Percent) }
	}
	figure := s.Figure(s.Terms, lineName(found.Key), ledger.Percent, rate())
	return ledger.PercentOf(ledger.Of(figure), fees), figure
}

// capYear applies the cap of the contract year to what earlier periods of it leave.
func (s *settling) capYear() {
	if s.Agreement.Credits.CapYear == nil {
		return
	}
	before := s.Agreed("year_to_date", "parameters.year-to-date", ledger.Money, s.p.Before)
	s.limit("cap-year", s.Agreement.Credits.CapYear, s.yearFees, before)
}

// yearFees is the fees of the contract year, those to come at the fees of this period.
func (s *settling) yearFees() *ledger.Expr {
	paid, periods := books.OrNothing(s.before.FeesBefore), big.NewRat(int64(s.before.PeriodsLeft), 1)
	earlier := s.Agreed("year_fees_before", "parameters.year-fees-before", ledger.Money, paid)
	left := s.Agreed("year_periods_left", "parameters.year-periods-left", ledger.Count, periods)
	return s.Leads("year_fees", "formula.year-fees", ledger.Plus(earlier, ledger.Times(s.AllFees(), left)))
}

// bringCarried adds what earlier periods left under the minimum payout.
//
// Convention credits (carried-caps): Carried money is not subject to the cap of the period again, but to that of the
// contract year in which it is paid.
func (s *settling) bringCarried() {
	if books.Total(s.before.Carried).Sign() == 0 {
		return
	}
	w, so := ledger.Say("formula.to-set-off"), s.InMinor(ledger.Of(s.amount))
	whole := s.Lead(s.Terms, "to_divide", w, ledger.Words{}, ledger.Money, so)
	s.weights = s.share(sharing{
		name: "before_carried", words: ledger.Say("division.carried"), amount: whole, weights: s.weights,
	}, s.list)
	sum := ledger.Of(s.amount)
	for n, p := range s.list {
		if c := books.OrNothing(s.before.Carried[p.Index]); c.Sign() != 0 {
			carried := p.Agreed(p.Named("carried"), "parameters.carried", ledger.Money, c)
			s.weights[n], sum = ledger.Plus(s.weights[n], carried), ledger.Plus(sum, carried)
		}
	}
	s.step("carried", "formula.carried", nil, sum)
	s.print(credit.Step{Key: "carried"})
}

// setOff takes what was earned back off the period's credits; what is more than them waits for later ones.
//
// Convention credits (earn-back-set-off): Earned-back credits are set off against the credits of the period. What is
// more than them waits for later periods.
func (s *settling) setOff() {
	var list []*ledger.Expr
	for _, p := range s.list {
		if p.Back != nil {
			list = append(list, ledger.Of(p.Back))
		}
	}
	if owed := books.OrNothing(s.before.Owed); owed.Sign() != 0 {
		list = append(list, s.Agreed("owed", "parameters.owed", ledger.Money, owed))
	}
	if len(list) == 0 {
		return
	}
	earned := s.Leads("earned", "formula.earned", ledger.Plus(list...))
	taken := ledger.Min(earned, s.Leads("to_set_off", "formula.to-set-off", s.InMinor(ledger.Of(s.amount))))
	s.p.Owed = s.Leads("owed_later", "formula.owed-later", ledger.Minus(earned, taken)).Eval()
	s.step("earn-back", "formula.earn-back", nil, ledger.NotNegative(ledger.Minus(ledger.Of(s.amount), taken)))
	if earned.True() {
		s.print(credit.Step{Key: "earn-back"})
	}
}

// minimumPayout withholds what is less than the agreement pays out; exactly as much is paid.
//
// Convention credits (payout-lapses): What is less than the minimum payout lapses; exactly that much is paid, unless
// more than it must be due. Where
// it is carried over it waits until the sum reaches the minimum. Set by `credits.carry-over`.
//
// Rule §7 (minimum-payout): What is below the minimum payout is not paid.
func (s *settling) minimumPayout() {
	least := s.Agreement.Credits.MinimumPayout
	if least == nil {
		return
	}
	before := ledger.Of(s.amount)
	minimum := s.Agreed("minimum_payout", "parameters.minimum-payout", ledger.Money, least.Rat())
	less := ledger.Less(before, minimum)
	if s.Agreement.Credits.PayoutAbove {
		less = ledger.AtMost(before, minimum)
	}
	s.step("minimum-payout", "formula.minimum-payout", nil, ledger.When(less, ledger.Int(0), before))
	s.print(credit.Step{Key: "minimum-payout"})
	if s.Agreement.Credits.CarryOver && len(s.list) > 0 {
		s.carryOver(ledger.When(less, s.InMinor(before), ledger.Int(0)), less.True())
	}
}

// carryOver shares what is withheld among the objectives, for the next period.
func (s *settling) carryOver(amount *ledger.Expr, withheld bool) {
	waits := s.Leads("withheld", "formula.withheld", amount)
	parts := s.share(sharing{
		name: "carried_over", words: ledger.Say("division.carried-over"), amount: waits, weights: s.weights,
	}, s.list)
	for n, part := range parts {
		if withheld {
			s.list[n].Objective.Carried = part.Eval()
		}
	}
}

// bonuses are set off against the credits that are left.
//
// Convention credits (bonus-lapses): A bonus is for a good value strictly better than its level. It is set off
// against the same period's credits and lapses beyond them. Set by `credits.bonus-below-zero`.
func (s *settling) bonuses() {
	sum := s.bonusSum()
	if sum == nil {
		return
	}
	amount, how := ledger.Minus(ledger.Of(s.amount), sum), "formula.bonus-owed"
	if !s.Agreement.Credits.BonusBelowZero {
		amount, how = ledger.NotNegative(amount), "formula.bonus-off"
	}
	s.step("bonus", how, nil, amount)
	if sum.True() {
		s.print(credit.Step{Key: "bonus"})
	}
}

// bonusSum adds the bonuses of the objectives; nil where none is agreed.
func (s *settling) bonusSum() *ledger.Expr {
	var list []*ledger.Expr
	for _, p := range s.list {
		if p.Bonus != nil {
			list = append(list, ledger.Of(p.Bonus))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return ledger.Plus(list...)
}

// earned is the bonus of each objective that pays.
func (s *settling) earned() []*ledger.Expr {
	list := make([]*ledger.Expr, len(s.list))
	for n, p := range s.list {
		list[n] = ledger.Int(0)
		if p.Bonus != nil {
			list[n] = ledger.Of(p.Bonus)
		}
	}
	return list
}

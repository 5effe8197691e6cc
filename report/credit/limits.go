package credit

import (
	"math/big"
	"strings"

	"github.com/slareport/slareport/report/agreement"
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
	s.print(Step{Key: key, Rate: c.Percent})
}

// bound is a limit in money, and for a percentage the figure of its line.
//
// Convention credits (percent-of-fee): The percentage of an objective's cap is of its fee base, that of a service's
// cap of the service's fee.
func (s *settling) bound(found *Limit, c *agreement.Cap, of func() *ledger.Expr) (*ledger.Expr, *ledger.Cell) {
	name, words := strings.ReplaceAll(found.Key, "-", "_"), "parameters."+found.Key
	if c.Amount != nil {
		return s.agreed(name, words, ledger.Money, c.Amount.Rat()), nil
	}
	fees := of()
	if c.Days != nil {
		return s.price(s.terms, name, words, c, fees), nil
	}
	found.Percent, found.Of = c.Percent, fees.Eval()
	rate := s.atRisk
	if found.Key != "at-risk" {
		rate = func() *ledger.Expr { return s.agreed(name+"_rate", words, ledger.Percent, c.Percent) }
	}
	figure := s.figure(s.terms, lineName(found.Key), ledger.Percent, rate())
	return ledger.PercentOf(ledger.Of(figure), fees), figure
}

// capYear applies the cap of the contract year to what earlier periods of it leave.
func (s *settling) capYear() {
	if s.a.Credits.CapYear == nil {
		return
	}
	before := s.agreed("year_to_date", "parameters.year-to-date", ledger.Money, s.p.Before)
	s.limit("cap-year", s.a.Credits.CapYear, s.yearFees, before)
}

// yearFees is the fees of the contract year, those to come at the fees of this period.
func (s *settling) yearFees() *ledger.Expr {
	paid, periods := orNothing(s.before.FeesBefore), big.NewRat(int64(s.before.PeriodsLeft), 1)
	earlier := s.agreed("year_fees_before", "parameters.year-fees-before", ledger.Money, paid)
	left := s.agreed("year_periods_left", "parameters.year-periods-left", ledger.Count, periods)
	return s.leads("year_fees", "formula.year-fees", ledger.Plus(earlier, ledger.Times(s.allFees(), left)))
}

// bringCarried adds what earlier periods left under the minimum payout.
//
// Convention credits (carried-caps): Carried money is not subject to the cap of the period again, but to that of the
// contract year in which it is paid.
func (s *settling) bringCarried() {
	if total(s.before.Carried).Sign() == 0 {
		return
	}
	w, so := ledger.Say("formula.to-set-off"), s.inMinor(ledger.Of(s.amount))
	whole := s.lead(s.terms, "to_divide", w, ledger.Words{}, ledger.Money, so)
	s.weights = s.share(sharing{
		name: "before_carried", words: ledger.Say("division.carried"), amount: whole, weights: s.weights,
	}, s.list)
	sum := ledger.Of(s.amount)
	for n, p := range s.list {
		if c := orNothing(s.before.Carried[p.i]); c.Sign() != 0 {
			carried := p.agreed(p.named("carried"), "parameters.carried", ledger.Money, c)
			s.weights[n], sum = ledger.Plus(s.weights[n], carried), ledger.Plus(sum, carried)
		}
	}
	s.step("carried", "formula.carried", nil, sum)
	s.print(Step{Key: "carried"})
}

// setOff takes what was earned back off the period's credits; what is more than them waits for later ones.
//
// Convention credits (earn-back-set-off): Earned-back credits are set off against the credits of the period. What is
// more than them waits for later periods.
func (s *settling) setOff() {
	var list []*ledger.Expr
	for _, p := range s.list {
		if p.back != nil {
			list = append(list, ledger.Of(p.back))
		}
	}
	if owed := orNothing(s.before.Owed); owed.Sign() != 0 {
		list = append(list, s.agreed("owed", "parameters.owed", ledger.Money, owed))
	}
	if len(list) == 0 {
		return
	}
	earned := s.leads("earned", "formula.earned", ledger.Plus(list...))
	taken := ledger.Min(earned, s.leads("to_set_off", "formula.to-set-off", s.inMinor(ledger.Of(s.amount))))
	s.p.Owed = s.leads("owed_later", "formula.owed-later", ledger.Minus(earned, taken)).Eval()
	s.step("earn-back", "formula.earn-back", nil, ledger.NotNegative(ledger.Minus(ledger.Of(s.amount), taken)))
	if earned.True() {
		s.print(Step{Key: "earn-back"})
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
	least := s.a.Credits.MinimumPayout
	if least == nil {
		return
	}
	before := ledger.Of(s.amount)
	minimum := s.agreed("minimum_payout", "parameters.minimum-payout", ledger.Money, least.Rat())
	less := ledger.Less(before, minimum)
	if s.a.Credits.PayoutAbove {
		less = ledger.AtMost(before, minimum)
	}
	s.step("minimum-payout", "formula.minimum-payout", nil, ledger.When(less, ledger.Int(0), before))
	s.print(Step{Key: "minimum-payout"})
	if s.a.Credits.CarryOver && len(s.list) > 0 {
		s.carryOver(ledger.When(less, s.inMinor(before), ledger.Int(0)), less.True())
	}
}

// carryOver shares what is withheld among the objectives, for the next period.
func (s *settling) carryOver(amount *ledger.Expr, withheld bool) {
	waits := s.leads("withheld", "formula.withheld", amount)
	parts := s.share(sharing{
		name: "carried_over", words: ledger.Say("division.carried-over"), amount: waits, weights: s.weights,
	}, s.list)
	for n, part := range parts {
		if withheld {
			s.list[n].o.Carried = part.Eval()
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
	if !s.a.Credits.BonusBelowZero {
		amount, how = ledger.NotNegative(amount), "formula.bonus-off"
	}
	s.step("bonus", how, nil, amount)
	if sum.True() {
		s.print(Step{Key: "bonus"})
	}
}

// bonusSum adds the bonuses of the objectives; nil where none is agreed.
func (s *settling) bonusSum() *ledger.Expr {
	var list []*ledger.Expr
	for _, p := range s.list {
		if p.bonus != nil {
			list = append(list, ledger.Of(p.bonus))
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
		if p.bonus != nil {
			list[n] = ledger.Of(p.bonus)
		}
	}
	return list
}

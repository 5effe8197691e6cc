package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/timeline"
)

// Settle prices the cases of a period and applies the limits of the agreement, in the order that the package
// tells. at lies in the period; minorUnits is the currency's number of decimals.
func Settle(a *agreement.Agreement, cases []Case, at timeline.Instant, before Account, minorUnits int) Period {
	s := &settling{a: a, at: at, before: before, minor: minorUnits, amount: new(big.Rat)}
	s.p = Period{Fees: FeeBase(a, "", at), Before: orNothing(before.Before), Owed: new(big.Rat), Objectives: make([]Objective, len(cases))}
	for i := range cases {
		s.p.Objectives[i] = price(a, cases[i])
	}
	if a.Credits.OncePerEvent {
		oncePerIncident(s.p.Objectives)
	}
	s.sum()
	s.services()
	if a.Credits.AtRisk != nil {
		s.limit("at-risk", &agreement.Cap{Percent: a.Credits.AtRisk}, s.p.Fees, new(big.Rat))
	}
	s.limit("cap-period", a.Credits.CapMonth, s.p.Fees, new(big.Rat))
	s.bringCarried()
	s.limit("cap-year", a.Credits.CapYear, orNothing(before.YearFees), s.p.Before)
	s.setOff()
	s.minimumPayout()
	s.bonuses()
	s.p.Payable = exact.Round(s.amount, minorUnits, rounding(a))
	s.amount = s.p.Payable
	s.add(Step{Key: "payable"})
	s.share()
	return s.p
}

// settling is a period at work: the money after the lines so far, and how much of it is whose.
type settling struct {
	a       *agreement.Agreement
	at      timeline.Instant
	before  Account
	minor   int
	amount  *big.Rat
	ids     []string   // by objective
	weights []*big.Rat // by objective, in proportion to which what is left is shared
	p       Period
}

// add writes a line with the money as it is now.
func (s *settling) add(step Step) {
	step.Amount, step.Clause = s.amount, clause
	s.p.Steps = append(s.p.Steps, step)
}

func (s *settling) sum() {
	for i := range s.p.Objectives {
		o := &s.p.Objectives[i]
		o.finish(s.a, s.minor)
		s.ids, s.weights = append(s.ids, o.Case.Objective.ID), append(s.weights, o.Amount)
	}
	s.amount = total(s.weights)
	s.add(Step{Key: "sum"})
}

// services holds the objectives whose fee base is one service under the cap of that service.
func (s *settling) services() {
	for _, c := range s.a.Credits.CapServices {
		limit := s.round(money(&c.Cap, FeeBase(s.a, c.Service, s.at)))
		var of []int
		var ids []string
		var amounts []*big.Rat
		for i := range s.p.Objectives {
			if terms := s.p.Objectives[i].Case.Objective.Credit; terms != nil && terms.Of == c.Service && len(terms.AlsoOf) == 0 {
				of, ids, amounts = append(of, i), append(ids, s.ids[i]), append(amounts, s.weights[i])
			}
		}
		if total(amounts).Cmp(limit) > 0 {
			for k, part := range parts(limit, amounts, ids, s.minor) {
				s.weights[of[k]] = part
			}
		}
		s.amount = total(s.weights)
		s.add(Step{Key: "cap-service", Text: c.Service, Rate: c.Cap.Percent})
	}
}

// limit applies a bound, of which a part may be used up.
func (s *settling) limit(key string, c *agreement.Cap, of, used *big.Rat) {
	if c == nil {
		return
	}
	limit := money(c, of)
	s.p.Limits = append(s.p.Limits, Limit{Key: key, Percent: c.Percent, Of: of, Amount: limit})
	s.amount = atMost(s.amount, atLeastZero(minus(limit, used)))
	s.add(Step{Key: key, Rate: c.Percent})
}

// bringCarried adds what earlier periods left under the minimum payout.
func (s *settling) bringCarried() {
	carried := total(s.before.Carried)
	if carried.Sign() == 0 {
		return
	}
	s.weights = parts(s.round(s.amount), s.weights, s.ids, s.minor)
	for i, c := range s.before.Carried {
		s.weights[i] = plus(s.weights[i], orNothing(c))
	}
	s.amount = plus(s.amount, carried)
	s.add(Step{Key: "carried"})
}

// setOff takes what was earned back off the period's credits; what is more than them waits for later ones.
func (s *settling) setOff() {
	earned := orNothing(s.before.Owed)
	for i := range s.p.Objectives {
		earned = plus(earned, s.p.Objectives[i].EarnedBack)
	}
	if earned.Sign() == 0 {
		return
	}
	taken := atMost(earned, s.round(s.amount))
	s.amount = atLeastZero(minus(s.amount, taken))
	s.p.Owed = minus(earned, taken)
	s.add(Step{Key: "earn-back"})
}

// minimumPayout withholds what is less than the agreement pays out; exactly as much is paid.
func (s *settling) minimumPayout() {
	least := s.a.Credits.MinimumPayout
	if least == nil {
		return
	}
	if s.amount.Cmp(least.Rat()) < 0 {
		if s.a.Credits.CarryOver {
			for i, part := range parts(s.round(s.amount), s.weights, s.ids, s.minor) {
				s.p.Objectives[i].Carried = part
			}
		}
		s.amount = new(big.Rat)
	}
	s.add(Step{Key: "minimum-payout"})
}

// bonuses are set off against the credits that are left.
func (s *settling) bonuses() {
	sum := total(s.p.bonuses())
	if sum.Sign() == 0 {
		return
	}
	s.amount = minus(s.amount, sum)
	if !s.a.Credits.BonusBelowZero {
		s.amount = atLeastZero(s.amount)
	}
	s.add(Step{Key: "bonus"})
}

func (p *Period) bonuses() []*big.Rat {
	list := make([]*big.Rat, len(p.Objectives))
	for i := range p.Objectives {
		list[i] = p.Objectives[i].Bonus
	}
	return list
}

func (s *settling) round(amount *big.Rat) *big.Rat {
	return exact.Round(amount, s.minor, rounding(s.a))
}

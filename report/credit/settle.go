package credit

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/timeline"
)

// Settle prices the cases of a period and applies the limits of the agreement, in the order that the package
// tells. at lies in the period; minorUnits is the currency's number of decimals.
//
// Convention credits (lines-of-agreement): The lines of the agreement follow: sum, caps of services, at-risk share,
// cap of the period, what was carried over, cap of the contract year, earn-back, minimum payout, bonus, payable.
func Settle(a *agreement.Agreement, cases []Case, at timeline.Instant, before Account, minorUnits int) Period {
	b := openBooks(a, at, minorUnits)
	for k := range a.Fees { // finance wants to see all of them, first
		b.fee(k)
	}
	s := open(b, cases, before)
	for _, f := range b.fees {
		s.p.Fees = append(s.p.Fees, f.Value)
	}
	s.limits()
	s.bringCarried()
	s.capYear()
	s.setOff()
	s.minimumPayout()
	s.bonuses()
	s.amount = s.toMinor(s.terms, "payable", "payable", ledger.Of(s.amount))
	s.print(Step{Key: "payable"})
	s.p.Payable = s.amount.Value
	s.divide()
	return s.p
}

// settling is a period at work: the money after the lines so far, and how much of it is whose.
type settling struct {
	*books
	before  Account
	list    []*pricing     // of the objectives that pay
	amount  *ledger.Cell   // after the lines so far
	weights []*ledger.Expr // by objective that pays: in proportion to them what is left is shared
	p       Period
}

// open prices the cases up to their rounded credits.
func open(b *books, cases []Case, before Account) *settling {
	s, a := &settling{books: b, before: before}, b.a
	s.p = Period{Ledger: s.Ledger, Before: orNothing(before.Before), Owed: new(big.Rat)}
	s.p.Objectives = make([]Objective, len(cases))
	for i := range cases {
		s.p.Objectives[i].Case = cases[i]
		if p := s.objective(i, &s.p.Objectives[i]); p != nil {
			p.at = len(s.list)
			s.list = append(s.list, p)
			if !a.Credits.OncePerEvent && a.Credits.Points == nil {
				p.finish()
			}
		}
	}
	s.payPoints()
	if a.Credits.OncePerEvent {
		s.oncePerIncident()
	}
	if a.Credits.OncePerEvent || a.Credits.Points != nil {
		for _, p := range s.list {
			p.finish()
		}
	}
	return s
}

// limits sums the objectives and applies what bounds the credits of a period by themselves.
func (s *settling) limits() {
	s.sumUp()
	s.highestOnly()
	for k := range s.a.Credits.CapServices {
		s.capService(k)
	}
	if rate := s.a.Credits.AtRisk; rate != nil {
		s.limit("at-risk", &agreement.Cap{Percent: rate}, s.allFees, nil)
	}
	s.limit("cap-period", s.a.Credits.CapMonth, s.allFees, nil)
}

// step writes a line of the agreement and makes its amount the money so far.
func (s *settling) step(key, how string, figure *ledger.Cell, amount *ledger.Expr) {
	s.amount = s.line(s.terms, entry{lineName(key), key, stepWords(key), ledger.Say(how), figure, amount})
}

// print prints a step with the money as it is now.
func (s *settling) print(step Step) {
	step.Amount, step.Clause = s.amount.Value, clause
	s.p.Steps = append(s.p.Steps, step)
}

func (s *settling) sumUp() {
	for _, p := range s.list {
		s.weights = append(s.weights, ledger.Of(p.amount))
	}
	var sum *ledger.Expr
	s.weights, sum = s.collect("credits", ledger.Say("division.credits"), s.weights)
	s.step("sum", "formula.sum", nil, sum)
	s.print(Step{Key: "sum"})
}

// capService holds the objectives whose fee base is one service under the cap of that service.
//
// Convention credits (cap-of-service): The cap of a service applies to the objectives whose fee base is that service
// alone.
func (s *settling) capService(k int) {
	c := &s.a.Credits.CapServices[k]
	service, w := ledger.Arg{Text: c.Service}, ledger.Say("formula.service-bound")
	bound := s.price(s.terms, numbered("cap_service", k), "parameters.cap-service", &c.Cap, s.feesOf(c.Service), service)
	limit := s.lead(s.terms, numbered("service_bound", k), w, ledger.Plain(c.Service), ledger.Money, s.inMinor(bound))
	held := s.held(k, limit, s.under(c.Service))
	name := numbered("after_service", k)
	var sum *ledger.Expr
	s.weights, sum = s.collect(name, ledger.Say("division.after-service", service), held)
	s.amount = s.line(s.terms, entry{
		name: numbered(lineName("cap-service"), k), step: "cap-service", words: ledger.Say("division.cap-service", service),
		how: ledger.Say("formula.cap-service"), amount: sum,
	})
	s.print(Step{Key: "cap-service", Text: c.Service, Rate: c.Cap.Percent})
}

// under are the objectives whose fee base is one service.
func (s *settling) under(service string) []*pricing {
	var list []*pricing
	for _, p := range s.list {
		if p.terms.Of == service && len(p.terms.AlsoOf) == 0 {
			list = append(list, p)
		}
	}
	return list
}

// held are the credits of all objectives with those of some of them held under a limit.
func (s *settling) held(k int, limit *ledger.Expr, some []*pricing) []*ledger.Expr {
	out := slices.Clone(s.weights)
	if len(some) == 0 {
		return out
	}
	service := ledger.Arg{Text: s.a.Credits.CapServices[k].Service}
	parts := s.share(sharing{
		name: numbered("held", k), words: ledger.Say("division.cap-service", service), amount: limit, weights: s.weights,
		bound: true,
	}, some)
	for n, part := range parts {
		out[some[n].at] = part
	}
	return out
}

// divide gives each objective its part of what is payable: in proportion to the credits, or where bonuses leave
// less than nothing, in proportion to the bonuses.
//
// Rule §7 (parts-sum): The objectives' parts sum to what is payable.
func (s *settling) divide() {
	if len(s.list) == 0 {
		return
	}
	payable := ledger.Of(s.amount)
	parts := s.share(sharing{
		name: "division", words: ledger.Say("division.payable"), amount: ledger.NotNegative(payable), weights: s.weights,
	}, s.list)
	if s.a.Credits.BonusBelowZero && s.bonusSum() != nil {
		below := ledger.NotNegative(ledger.Minus(ledger.Int(0), payable))
		owed := s.share(sharing{
			name: "division_of_bonuses", words: ledger.Say("division.bonus"), amount: below, weights: s.earned(),
			fine: big.NewRat(10_000, 1),
		}, s.list)
		for n := range parts {
			parts[n] = ledger.Minus(parts[n], owed[n])
		}
	}
	s.Table("result", ledger.Say("division.result"), []string{"part"}, ids(s.list))
	for n, p := range s.list {
		p.pay(parts[n])
	}
}

// pay writes what the objective is paid after all limits.
func (p *pricing) pay(part *ledger.Expr) {
	paid := p.Add(ledger.Cell{
		Name: p.lineName("payable"), Group: p.group, Role: ledger.Line, Step: "limited", Words: stepWords("limited"),
		Kind: ledger.Money, Formula: part, Table: "result", Column: "part", Row: p.group, Clause: clause,
	})
	p.o.Payable = paid.Value
	if paid.Value.Cmp(p.amount.Value) != 0 {
		p.o.Steps = append(p.o.Steps, Step{Key: "limited", Amount: paid.Value, Clause: clause})
	}
}

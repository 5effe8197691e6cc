package settlement

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/timeline"
)

// Of prices the cases of a period and applies the limits of the agreement, in the order that the package
// tells. at lies in the period; minorUnits is the currency's number of decimals.
//
// Convention credits (lines-of-agreement): The lines of the agreement follow: sum, caps of services, at-risk share,
// cap of the period, what was carried over, cap of the contract year, earn-back, minimum payout, bonus, payable.
func Of(a *agreement.Agreement, cases []credit.Case, at timeline.Instant, before Account, minorUnits int) Period {
	b := books.Open(a, at, minorUnits)
	for k := range a.Fees { // finance wants to see all of them, first
		b.Fee(k)
	}
	s := open(b, cases, before)
	for _, f := range b.Fees {
		s.p.Fees = append(s.p.Fees, f.Value)
	}
	s.limits()
	s.bringCarried()
	s.capYear()
	s.setOff()
	s.minimumPayout()
	s.bonuses()
	s.amount = s.ToMinor(s.Terms, "payable", "payable", ledger.Of(s.amount))
	s.print(credit.Step{Key: "payable"})
	s.p.Payable = s.amount.Value
	s.divide()
	return s.p
}

// settling is a period at work: the money after the lines so far, and how much of it is whose.
type settling struct {
	*books.Books
	cases   []credit.Case
	before  Account
	list    []*credit.Pricing // of the objectives that pay
	amount  *ledger.Cell      // after the lines so far
	weights []*ledger.Expr    // by objective that pays: in proportion to them what is left is shared
	p       Period
}

// open prices the cases up to their rounded credits.
func open(b *books.Books, cases []credit.Case, before Account) *settling {
	s, a := &settling{Books: b, cases: cases, before: before}, b.Agreement
	s.p = Period{Ledger: s.Ledger, Before: books.OrNothing(before.Before), Owed: new(big.Rat)}
	s.p.Objectives = make([]credit.Objective, len(cases))
	for i := range cases {
		if p := credit.Price(s.Books, i, &cases[i], &s.p.Objectives[i]); p != nil {
			p.At = len(s.list)
			s.list = append(s.list, p)
			if !a.Credits.OncePerEvent && a.Credits.Points == nil {
				p.Finish()
			}
		}
	}
	s.payPoints()
	if a.Credits.OncePerEvent {
		s.oncePerIncident()
	}
	if a.Credits.OncePerEvent || a.Credits.Points != nil {
		for _, p := range s.list {
			p.Finish()
		}
	}
	return s
}

// limits sums the objectives and applies what bounds the credits of a period by themselves.
func (s *settling) limits() {
	s.sumUp()
	s.highestOnly()
	for k := range s.Agreement.Credits.CapServices {
		s.capService(k)
	}
	if rate := s.Agreement.Credits.AtRisk; rate != nil {
		s.limit("at-risk", &agreement.Cap{Percent: rate}, s.AllFees, nil)
	}
	s.limit("cap-period", s.Agreement.Credits.CapMonth, s.AllFees, nil)
}

// step writes a line of the agreement and makes its amount the money so far.
func (s *settling) step(key, how string, figure *ledger.Cell, amount *ledger.Expr) {
	s.amount = s.Line(s.Terms, books.Entry{Name: lineName(key), Step: key, Words: books.StepWords(key),
		How: ledger.Say(how), Figure: figure, Amount: amount})
}

// print prints a step with the money as it is now.
func (s *settling) print(step credit.Step) {
	step.Amount, step.Clause = s.amount.Value, books.Clause
	s.p.Steps = append(s.p.Steps, step)
}

func (s *settling) sumUp() {
	for _, p := range s.list {
		s.weights = append(s.weights, ledger.Of(p.Amount))
	}
	var sum *ledger.Expr
	s.weights, sum = s.collect("credits", ledger.Say("division.credits"), s.weights)
	s.step("sum", "formula.sum", nil, sum)
	s.print(credit.Step{Key: "sum"})
}

// capService holds the objectives whose fee base is one service under the cap of that service.
//
// Convention credits (cap-of-service): The cap of a service applies to the objectives whose fee base is that service
// alone.
func (s *settling) capService(k int) {
	c := &s.Agreement.Credits.CapServices[k]
	service, w := ledger.Arg{Text: c.Service}, ledger.Say("formula.service-bound")
	bound := s.Price(s.Terms, books.Numbered("cap_service", k), "parameters.cap-service", &c.Cap,
		s.FeesOf(c.Service), service)
	limit := s.Lead(s.Terms, books.Numbered("service_bound", k), w, ledger.Plain(c.Service), ledger.Money,
		s.InMinor(bound))
	held := s.held(k, limit, s.under(c.Service))
	name := books.Numbered("after_service", k)
	var sum *ledger.Expr
	s.weights, sum = s.collect(name, ledger.Say("division.after-service", service), held)
	s.amount = s.Line(s.Terms, books.Entry{
		Name: books.Numbered(lineName("cap-service"), k), Step: "cap-service",
		Words: ledger.Say("division.cap-service", service),
		How:   ledger.Say("formula.cap-service"), Amount: sum,
	})
	s.print(credit.Step{Key: "cap-service", Text: c.Service, Rate: c.Cap.Percent})
}

// under are the objectives whose fee base is one service.
func (s *settling) under(service string) []*credit.Pricing {
	var list []*credit.Pricing
	points := s.Agreement.Credits.Points
	for _, p := range s.list {
		of, alsoOf := p.Terms.Of, p.Terms.AlsoOf
		if points != nil && p.Points != nil {
			of, alsoOf = points.Of, points.AlsoOf
		}
		if of == service && len(alsoOf) == 0 {
			list = append(list, p)
		}
	}
	return list
}

// held are the credits of all objectives with those of some of them held under a limit.
func (s *settling) held(k int, limit *ledger.Expr, some []*credit.Pricing) []*ledger.Expr {
	out := slices.Clone(s.weights)
	if len(some) == 0 {
		return out
	}
	service := ledger.Arg{Text: s.Agreement.Credits.CapServices[k].Service}
	parts := s.share(sharing{
		name: books.Numbered("held", k), words: ledger.Say("division.cap-service", service), amount: limit,
		weights: s.weights,
		bound:   true,
	}, some)
	for n, part := range parts {
		out[some[n].At] = part
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
	if s.Agreement.Credits.BonusBelowZero && s.bonusSum() != nil {
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
		pay(p, parts[n])
	}
}

// pay writes what the objective is paid after all limits.
func pay(p *credit.Pricing, part *ledger.Expr) {
	paid := p.Add(ledger.Cell{
		Name: p.LineName("payable"), Group: p.Group, Role: ledger.Line, Step: "limited", Words: books.StepWords("limited"),
		Kind: ledger.Money, Formula: part, Table: "result", Column: "part", Row: p.Group, Clause: books.Clause,
	})
	p.Objective.Payable = paid.Value
	if paid.Value.Cmp(p.Amount.Value) != 0 {
		p.Objective.Steps = append(p.Objective.Steps, credit.Step{Key: "limited", Amount: paid.Value, Clause: books.Clause})
	}
}

package credit_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/exact"
)

// The tests of this file go through the lines of a waterfall as finance would, with pencil and paper: each amount
// follows from the ones before it and from what the line says.

func product(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

func percentOf(of, rate *big.Rat) *big.Rat {
	return product(of, new(big.Rat).Quo(rate, big.NewRat(100, 1)))
}

func inMoney(c *agreement.Cap, of *big.Rat) *big.Rat {
	if c.Amount != nil {
		return c.Amount.Rat()
	}
	return percentOf(of, c.Percent)
}

func smaller(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

// priceOf is what a formula pays of a base by the rate and the count in its line, times a factor.
func priceOf(c *agreement.Credit, base *big.Rat, s, first *credit.Step, factor *big.Rat) *big.Rat {
	limited := func(price agreement.Cap, most *agreement.Cap) *big.Rat {
		amount := product(product(first.Count, inMoney(&price, base)), factor)
		if most != nil {
			return smaller(amount, inMoney(most, base))
		}
		return amount
	}
	switch {
	case c.Bands != nil:
		return product(percentOf(base, first.Rate), factor)
	case c.PerMiss != nil:
		return limited(c.PerMiss.Pays, c.PerMiss.Most)
	case c.PerStep != nil:
		return limited(c.PerStep.Pays, c.PerStep.Most)
	case c.Points != nil && c.Points.Pays != nil:
		return product(s.Count, inMoney(c.Points.Pays, base))
	case c.Points != nil:
		rate := new(big.Rat)
		for _, r := range c.Points.Table {
			if s.Count.Cmp(r.From) >= 0 {
				rate = r.Rate
			}
		}
		return percentOf(base, rate)
	}
	return product(base, factor)
}

func follow(t *rapid.T, a *agreement.Agreement, of *credit.Case, o credit.Objective, mode exact.Mode) {
	c := of.Objective.Credit
	if c == nil {
		if o.Amount.Sign() != 0 || o.Steps != nil {
			t.Fatalf("an objective that pays nothing has %v", o.Steps)
		}
		return
	}
	fee := books.FeeBase(a, c.Of, 0)
	var base *big.Rat
	var first *credit.Step
	before := new(big.Rat)
	for i := range o.Steps {
		s := &o.Steps[i]
		want := before
		switch s.Key {
		case "fee-base":
			want = fee
		case "pool", "allocation":
			want = percentOf(before, s.Rate)
		case "repeat":
			if s.Times.Cmp(big.NewRat(1, 1)) < 0 {
				t.Fatalf("a repeat takes something off: %s", s.Times.RatString())
			}
			want = priceOf(c, base, s, first, s.Times)
		case "minimum":
			of := base
			if c.Severe.Rate == nil {
				of = fee
			}
			if want = percentOf(of, s.Rate); want.Cmp(before) <= 0 {
				t.Fatal("the rate below the minimum replaced as much or more")
			}
		case "incident":
			want = new(big.Rat)
		case "cap-objective":
			want = smaller(before, inMoney(c.Cap, fee))
		case "rounded":
			want = exact.Round(before, 2, mode)
		case "limited":
			want = o.Payable
		default:
			base, first = before, s
			if want = new(big.Rat); of.Missed {
				want = priceOf(c, base, s, s, big.NewRat(1, 1))
			}
		}
		if s.Amount.Cmp(want) != 0 {
			t.Fatalf("after %s the line %s has %s, want %s", before.FloatString(4), s.Key, s.Amount.FloatString(4),
				want.FloatString(4))
		}
		before = s.Amount
	}
	if before.Cmp(o.Payable) != 0 {
		t.Fatalf("the last line is %s, payable %s", before.FloatString(4), o.Payable.FloatString(2))
	}
}

func TestRules7EachLineFollowsFromTheOnesBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, cases, account := period(t)
		a.Credits.BonusBelowZero = rapid.Bool().Draw(t, "below zero")
		p := settle(a, cases, 0, account, 2)
		mode := exact.HalfEven
		if a.Credits.HalfUp {
			mode = exact.HalfUp
		}
		limits := map[string]*big.Rat{}
		for _, l := range p.Limits {
			limits[l.Key] = l.Amount
			if l.Percent != nil && percentOf(l.Of, l.Percent).Cmp(l.Amount) != 0 {
				t.Fatalf("%s is %s, not %s %% of %s", l.Key, l.Amount.FloatString(4), l.Percent.FloatString(2), l.Of.FloatString(2))
			}
		}
		before := new(big.Rat)
		for _, s := range p.Steps {
			want := before
			switch s.Key {
			case "sum":
				want = sumOf(p.Objectives, func(o credit.Objective) *big.Rat { return o.Amount })
			case "cap-service":
				want = before
				if s.Amount.Cmp(before) < 0 {
					want = capped(a, cases, p, mode)
				}
			case "at-risk", "cap-period":
				want = smaller(before, limits[s.Key])
			case "carried":
				want = new(big.Rat).Set(before)
				for _, c := range account.Carried {
					want.Add(want, c)
				}
			case "cap-year":
				left := new(big.Rat).Sub(limits[s.Key], account.Before)
				if left.Sign() < 0 {
					left.SetInt64(0)
				}
				want = smaller(before, left)
			case "earn-back":
				earned := new(big.Rat).Add(account.Owed,
					sumOf(p.Objectives, func(o credit.Objective) *big.Rat { return o.EarnedBack }))
				taken := new(big.Rat).Sub(earned, p.Owed)
				want = new(big.Rat).Sub(before, taken)
				if want.Sign() < 0 { // half a minor unit that rounding took
					want.SetInt64(0)
				}
				if p.Owed.Sign() > 0 && want.Cmp(big.NewRat(1, 100)) >= 0 {
					t.Fatalf("%s wait although %s are left", p.Owed.FloatString(2), want.FloatString(4))
				}
			case "minimum-payout":
				if before.Cmp(a.Credits.MinimumPayout.Rat()) < 0 {
					want = new(big.Rat)
				}
			case "bonus":
				want = new(big.Rat).Sub(before, sumOf(p.Objectives, func(o credit.Objective) *big.Rat { return o.Bonus }))
				if want.Sign() < 0 && !a.Credits.BonusBelowZero {
					want.SetInt64(0)
				}
			case "payable":
				want = exact.Round(before, 2, mode)
			default:
				t.Fatalf("unknown line %s", s.Key)
			}
			if s.Amount.Cmp(want) != 0 {
				t.Fatalf("after %s the line %s has %s, want %s", before.FloatString(4), s.Key, s.Amount.FloatString(4),
					want.FloatString(4))
			}
			before = s.Amount
		}
		if before.Cmp(p.Payable) != 0 {
			t.Fatalf("the last line is %s, payable %s", before.FloatString(4), p.Payable.FloatString(2))
		}
		if parts := sumOf(p.Objectives, func(o credit.Objective) *big.Rat { return o.Payable }); parts.Cmp(p.Payable) != 0 {
			t.Fatalf("parts sum to %s, payable is %s", parts.FloatString(4), p.Payable.FloatString(2))
		}
		for i, o := range p.Objectives {
			follow(t, a, &cases[i], o, mode)
		}
	})
}

// capped is the sum with the objectives of the one service that has a cap held under it.
func capped(a *agreement.Agreement, cases []credit.Case, p settlement.Period, mode exact.Mode) *big.Rat {
	c := a.Credits.CapServices[0]
	of := new(big.Rat)
	rest := new(big.Rat)
	for i, o := range p.Objectives {
		if terms := cases[i].Objective.Credit; terms != nil && terms.Of == c.Service && len(terms.AlsoOf) == 0 {
			of.Add(of, o.Amount)
		} else {
			rest.Add(rest, o.Amount)
		}
	}
	return rest.Add(rest, smaller(of, exact.Round(inMoney(&c.Cap, books.FeeBase(a, c.Service, 0)), 2, mode)))
}

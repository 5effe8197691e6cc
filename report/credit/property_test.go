package credit_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/exact"
)

// drawn is a hundredth of a number drawn.
func drawn(t *rapid.T, name string, from, to int64) *big.Rat {
	return big.NewRat(rapid.Int64Range(from, to).Draw(t, name), 100)
}

func drawnCap(t *rapid.T, name string) *agreement.Cap {
	if rapid.Bool().Draw(t, name+" in percent") {
		return &agreement.Cap{Percent: drawn(t, name, 0, 5000)}
	}
	d := decimal.New(rapid.Int64Range(0, 100_000).Draw(t, name), -2)
	return &agreement.Cap{Amount: &d}
}

func maybe(t *rapid.T, name string) *agreement.Cap {
	if rapid.Bool().Draw(t, "has "+name) {
		return drawnCap(t, name)
	}
	return nil
}

// rising draws bands that pay ever more the worse the value.
func rising(t *rapid.T) []agreement.Band {
	var list []agreement.Band
	edge, rate := rat("99"), new(big.Rat)
	for range rapid.IntRange(1, 4).Draw(t, "bands") {
		rate = new(big.Rat).Add(rate, drawn(t, "rate", 0, 2000))
		list = append(list, agreement.Band{Edge: edge, Rate: rate})
		edge = new(big.Rat).Sub(edge, drawn(t, "edge", 1, 300))
	}
	return list
}

// terms draws what an objective pays: any formula with any of the rules about it.
func terms(t *rapid.T) *agreement.Credit {
	c := &agreement.Credit{Of: rapid.SampledFrom([]string{"", "wan", "desk"}).Draw(t, "of")}
	if rapid.Bool().Draw(t, "allocated") {
		c.Allocation = drawn(t, "allocation", 0, 10000)
	}
	switch rapid.IntRange(0, 5).Draw(t, "formula") {
	case 0:
		c.Bands = rising(t)
	case 1:
		c.PerMiss = &agreement.PerMiss{Pays: *drawnCap(t, "miss"), Most: maybe(t, "most")}
	case 2:
		c.PerStep = &agreement.PerStep{Step: drawn(t, "step", 1, 200), Pays: *drawnCap(t, "pays"), Most: maybe(t, "most")}
	case 3:
		c.Points = &agreement.Points{Bands: rising(t), Pays: drawnCap(t, "point")}
	case 4:
		c.Points = &agreement.Points{
			Bands: rising(t), Weight: drawn(t, "weight", 0, 300),
			Table: []agreement.PointRate{{From: rat("1"), Rate: rat("2")}, {From: rat("5"), Rate: drawn(t, "table", 200, 9000)}},
		}
	case 5:
		c.Whole = true
	}
	if rapid.Bool().Draw(t, "repeats") {
		c.Repeats = []agreement.Repeat{
			{Misses: 2, In: rapid.IntRange(2, 4).Draw(t, "in"), Times: drawn(t, "times", 100, 300)},
		}
	}
	if rapid.Bool().Draw(t, "severe") {
		c.Severe = &agreement.Severe{}
		if rapid.Bool().Draw(t, "rated") {
			c.Severe.Rate = drawn(t, "severe rate", 0, 10000)
		}
	}
	c.Cap = maybe(t, "cap")
	if rapid.Bool().Draw(t, "earns back") {
		c.EarnBack = rapid.SampledFrom([]*agreement.EarnBack{{After: 2}, {Average: 3}}).Draw(t, "earn-back")
	}
	if rapid.Bool().Draw(t, "bonus") {
		c.Bonus = &agreement.Bonus{Beyond: rat("99.5"), Pays: *drawnCap(t, "bonus pays")}
	}
	return c
}

// period draws an agreement and its objectives in one period.
func period(t *rapid.T) (*agreement.Agreement, []credit.Case, settlement.Account) {
	a := contract(drawn(t, "wan", 0, 10_000_000).FloatString(2))
	a.Fees = append(a.Fees, agreement.Fee{Service: "desk", Amounts: since(drawn(t, "desk", 0, 1_000_000).FloatString(2))})
	a.Credits = agreement.Credits{
		CapMonth: maybe(t, "month"), CapYear: maybe(t, "year"), HalfUp: rapid.Bool().Draw(t, "half up"),
		OncePerEvent: rapid.Bool().Draw(t, "once"), CarryOver: rapid.Bool().Draw(t, "carry"),
	}
	if rapid.Bool().Draw(t, "at risk") {
		a.Credits.AtRisk = drawn(t, "share", 0, 10000)
	}
	if c := maybe(t, "wan cap"); c != nil {
		a.Credits.CapServices = []agreement.ServiceCap{{Service: "wan", Cap: *c}}
	}
	if rapid.Bool().Draw(t, "minimum payout") {
		d := decimal.New(rapid.Int64Range(0, 10_000).Draw(t, "payout"), -2)
		a.Credits.MinimumPayout = &d
	}
	account := settlement.Account{
		Before: drawn(t, "before", 0, 100_000), FeesBefore: drawn(t, "year's fees", 0, 100_000_000),
		Owed: drawn(t, "owed", 0, 5000),
	}
	var cases []credit.Case
	for i := range rapid.IntRange(0, 5).Draw(t, "objectives") {
		o := &agreement.Objective{ID: string(rune('a' + i)), Targets: target("99", false), Minimum: target("95", false)}
		if rapid.IntRange(0, 5).Draw(t, "pays") > 0 {
			o.Credit = terms(t)
		}
		value := drawn(t, "value", 9000, 10000)
		missed := value.Cmp(rat("99")) < 0
		c := credit.Case{Objective: o, Value: value, Missed: missed, Good: !missed,
			Misses: big.NewRat(rapid.Int64Range(0, 20).Draw(t, "misses"), 1),
			Past:   history(rapid.StringMatching(`[xo-]{0,5}`).Draw(t, "past"))}
		c.Incidents = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"I1", "I2", "I3"}), 0, 2, rapid.ID[string]).Draw(t,
			"incidents")
		cases = append(cases, c)
		carried := new(big.Rat)
		if a.Credits.CarryOver && o.Credit != nil {
			carried = drawn(t, "carried", 0, 500)
		}
		account.Carried = append(account.Carried, carried)
	}
	return a, cases, account
}

func sumOf(list []credit.Objective, of func(credit.Objective) *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, o := range list {
		if r := of(o); r != nil {
			sum.Add(sum, r)
		}
	}
	return sum
}

func orZero(r *big.Rat) *big.Rat {
	if r == nil {
		return new(big.Rat)
	}
	return r
}

// Decides: caps, parts-sum.
func TestRules7CreditStaysWithinAllLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, cases, account := period(t)
		p := settle(a, cases, 0, account, 2)
		mode := exact.HalfEven
		if a.Credits.HalfUp {
			mode = exact.HalfUp
		}
		if p.Payable.Sign() < 0 || p.Owed.Sign() < 0 {
			t.Fatalf("payable %s, owed %s", p.Payable.FloatString(2), p.Owed.FloatString(2))
		}
		carried := new(big.Rat)
		for _, c := range account.Carried {
			carried.Add(carried, c)
		}
		for _, l := range p.Limits {
			limit := new(big.Rat).Set(l.Amount)
			if l.Key == "cap-year" {
				limit.Sub(limit, account.Before)
				if limit.Sign() < 0 {
					limit.SetInt64(0)
				}
			} else {
				limit.Add(limit, carried)
			}
			if p.Payable.Cmp(exact.Round(limit, 2, mode)) > 0 {
				t.Fatalf("payable %s is over %s of %s", p.Payable.FloatString(2), l.Key, limit.FloatString(4))
			}
		}
		for i, o := range p.Objectives {
			if o.Amount.Sign() < 0 || o.Payable.Sign() < 0 {
				t.Fatalf("objective %d: %s, payable %s", i, o.Amount.FloatString(2), o.Payable.FloatString(2))
			}
			if c := cases[i].Objective.Credit; c != nil && c.Cap != nil && c.Cap.Amount != nil &&
				o.Amount.Cmp(c.Cap.Amount.Rat()) > 0 {
				t.Fatalf("objective %d: %s is over its cap", i, o.Amount.FloatString(2))
			}
		}
		for _, c := range a.Credits.CapServices {
			limit := new(big.Rat).Mul(books.FeeBase(a, c.Service, 0), orZero(c.Cap.Percent))
			limit.Quo(limit, big.NewRat(100, 1))
			if c.Cap.Amount != nil {
				limit = c.Cap.Amount.Rat()
			}
			paid, room := new(big.Rat), exact.Round(limit, 2, mode)
			for i, o := range p.Objectives {
				if terms := cases[i].Objective.Credit; terms != nil && terms.Of == c.Service {
					paid.Add(paid, o.Payable)
					room.Add(room, account.Carried[i])
				}
			}
			if paid.Cmp(room) > 0 {
				t.Fatalf("%s is paid of %s, which is capped at %s", paid.FloatString(2), c.Service, room.FloatString(2))
			}
		}
		if parts := sumOf(p.Objectives, func(o credit.Objective) *big.Rat { return o.Payable }); parts.Cmp(p.Payable) != 0 {
			t.Fatalf("parts sum to %s, payable is %s", parts.FloatString(4), p.Payable.FloatString(2))
		}
		for _, r := range []*big.Rat{p.Payable, p.Owed} {
			if exact.Round(r, 2, exact.Down).Cmp(r) != 0 {
				t.Fatalf("no whole number of cents: %s", r.FloatString(4))
			}
		}
	})
}

func TestRules7NothingIsLostBetweenPeriods(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, cases, account := period(t)
		a.Credits.CarryOver = true
		p := settle(a, cases, 0, account, 2)
		before := step(credit.Objective{Steps: p.Steps}, "minimum-payout")
		if before == nil || before.Amount.Sign() > 0 {
			return
		}
		line := p.Steps[0]
		for _, s := range p.Steps {
			if s.Key == "minimum-payout" {
				break
			}
			line = s
		}
		mode := exact.HalfEven
		if a.Credits.HalfUp {
			mode = exact.HalfUp
		}
		if left := sumOf(
			p.Objectives, func(o credit.Objective) *big.Rat { return o.Carried },
		); left.Cmp(exact.Round(line.Amount, 2, mode)) != 0 {
			t.Fatalf("%s is withheld, %s is carried over", line.Amount.FloatString(4), left.FloatString(2))
		}
	})
}

// exactly is an objective's credit before it is rounded.
func exactly(o credit.Objective) *big.Rat { return o.Steps[len(o.Steps)-2].Amount }

func TestRules7AWorseValueNeverPaysLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _, _ := period(t)
		o := &agreement.Objective{Targets: target("99", false), Minimum: target("95", false), Credit: terms(t)}
		past := history(rapid.StringMatching(`[xo-]{0,5}`).Draw(t, "past"))
		price := func(value *big.Rat) *big.Rat {
			return exactly(
				alone(a, credit.Case{Objective: o, Value: value, Missed: value.Cmp(rat("99")) < 0, Misses: rat("3"), Past: past},
					2),
			)
		}
		x, y := drawn(t, "one value", 9000, 10000), drawn(t, "another value", 9000, 10000)
		if x.Cmp(y) > 0 {
			x, y = y, x
		}
		if price(x).Cmp(price(y)) < 0 {
			t.Fatalf("%s pays %s, %s pays %s", x.FloatString(2), price(x).FloatString(4), y.FloatString(2),
				price(y).FloatString(4))
		}
	})
}

func TestRules7TwiceTheFeeIsTwiceTheCredit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fee := drawn(t, "fee", 1, 10_000_000)
		o := &agreement.Objective{
			Targets: target("99", false), Credit: &agreement.Credit{Of: "wan", Allocation: drawn(t, "allocation", 0, 10000)},
		}
		switch rapid.IntRange(0, 3).Draw(t, "formula") {
		case 0:
			o.Credit.Bands = rising(t)
		case 1:
			o.Credit.PerStep = &agreement.PerStep{
				Step: drawn(t, "step", 1, 200), Pays: agreement.Cap{Percent: drawn(t, "pays", 0, 900)}, Most: share("40"),
			}
		case 2:
			o.Credit.Points = &agreement.Points{Bands: rising(t), Pays: share("2")}
		case 3:
			o.Credit.Whole = true
		}
		c := credit.Case{Objective: o, Value: drawn(t, "value", 9000, 9899), Missed: true, Past: history("x")}
		once := exactly(alone(contract(fee.FloatString(2)), c, 2))
		twice := exactly(alone(contract(new(big.Rat).Add(fee, fee).FloatString(2)), c, 2))
		if twice.Cmp(new(big.Rat).Add(once, once)) != 0 {
			t.Fatalf("%s of a fee, %s of twice the fee", once.RatString(), twice.RatString())
		}
	})
}

// Decides: limit-shared.
func TestRules7OrderOfObjectivesChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, cases, account := period(t)
		first := settle(a, cases, 0, account, 2)
		byID := map[string]credit.Objective{}
		for i, o := range first.Objectives {
			byID[cases[i].Objective.ID] = o
		}
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		rng.Shuffle(len(cases), func(i, k int) {
			cases[i], cases[k] = cases[k], cases[i]
			account.Carried[i], account.Carried[k] = account.Carried[k], account.Carried[i]
		})
		second := settle(a, cases, 0, account, 2)
		if second.Payable.Cmp(first.Payable) != 0 || second.Owed.Cmp(first.Owed) != 0 {
			t.Fatalf("%s in one order, %s in another", first.Payable.FloatString(2), second.Payable.FloatString(2))
		}
		for i, o := range second.Objectives {
			was := byID[cases[i].Objective.ID]
			if o.Payable.Cmp(was.Payable) != 0 || orZero(o.Carried).Cmp(orZero(was.Carried)) != 0 ||
				len(o.Steps) != len(was.Steps) {
				t.Fatalf("%s gets %s in one order, %s in another", cases[i].Objective.ID, was.Payable.FloatString(2),
					o.Payable.FloatString(2))
			}
		}
	})
}

// mirrored turns an objective that wants much into one that wants little, about its target.
func mirrored(o agreement.Objective) agreement.Objective {
	about := func(r *big.Rat) *big.Rat { return new(big.Rat).Sub(rat("198"), r) }
	turn := func(list []agreement.Band) (out []agreement.Band) {
		for _, b := range list {
			out = append(out, agreement.Band{Above: true, Edge: about(b.Edge), Rate: b.Rate})
		}
		return out
	}
	c := *o.Credit
	if c.Bands = turn(c.Bands); c.Points != nil {
		p := *c.Points
		p.Bands, c.Points = turn(p.Bands), &p
	}
	if c.Bonus != nil {
		c.Bonus = &agreement.Bonus{Beyond: about(c.Bonus.Beyond), Pays: c.Bonus.Pays}
	}
	o.Credit, o.Targets, o.Minimum = &c, target("99", true), target("103", true)
	return o
}

func TestRules7AtMostIsAtLeastMirrored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _, _ := period(t)
		o := agreement.Objective{Targets: target("99", false), Minimum: target("95", false), Credit: terms(t)}
		m := mirrored(o)
		c := credit.Case{
			Objective: &o, Value: drawn(t, "value", 9000, 10000), Misses: rat("3"),
			Past: history(rapid.StringMatching(`[xo-]{0,5}`).Draw(t, "past")),
		}
		c.Missed = c.Value.Cmp(rat("99")) < 0
		c.Good = !c.Missed
		d := c
		d.Objective, d.Value = &m, new(big.Rat).Sub(rat("198"), c.Value)
		x, y := alone(a, c, 2), alone(a, d, 2)
		if x.Amount.Cmp(y.Amount) != 0 || x.Bonus.Cmp(y.Bonus) != 0 {
			t.Fatalf("%s pays %s and earns %s, mirrored %s and %s", c.Value.FloatString(2), x.Amount.FloatString(2),
				x.Bonus.FloatString(2), y.Amount.FloatString(2), y.Bonus.FloatString(2))
		}
	})
}

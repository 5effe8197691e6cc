package credit_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/settlement"
)

// affected are objectives of one fee of 1000 that lose a percentage of it, each with its incidents.
func affected(list ...[]string) []credit.Case {
	var cases []credit.Case
	for _, c := range list {
		o := &agreement.Objective{
			ID: c[0], Name: "Objective " + c[0], Credit: &agreement.Credit{Of: "wan", Bands: bands("99", c[1])},
		}
		cases = append(cases, credit.Case{Objective: o, Value: rat("98"), Missed: true, Incidents: c[2:]})
	}
	return cases
}

// Decides: single-incident.
func TestRules7AnIncidentIsCreditedOnceByTheDearest(t *testing.T) {
	for _, c := range []struct {
		name  string
		cases []credit.Case
		want  []string
	}{
		{"one incident, two objectives", affected([]string{"a", "5", "I1"}, []string{"b", "8", "I1"}),
			[]string{"0.00", "80.00"}},
		{"two incidents", affected([]string{"a", "5", "I1"}, []string{"b", "8", "I2"}), []string{"50.00", "80.00"}},
		{"an incident of its own", affected([]string{"a", "5", "I1", "I2"}, []string{"b", "8", "I1"}),
			[]string{"50.00", "80.00"}},
		{
			"each incident by another",
			affected([]string{"a", "5", "I1", "I2"}, []string{"b", "8", "I1"}, []string{"c", "7", "I2"}),
			[]string{"0.00", "80.00", "70.00"},
		},
		{"equally dear", affected([]string{"b", "5", "I1"}, []string{"a", "5", "I1"}), []string{"0.00", "50.00"}},
		{"incidents not known", affected([]string{"a", "5"}, []string{"b", "8"}), []string{"50.00", "80.00"}},
	} {
		a := contract("1000")
		a.Credits.OncePerEvent = true
		got := settle(a, c.cases, 0, settlement.Account{}, 2)
		for i, want := range c.want {
			if p := got.Objectives[i].Payable.FloatString(2); p != want {
				t.Errorf("%s: objective %d gets %s, want %s", c.name, i, p, want)
			}
			if line := step(got.Objectives[i], "incident"); (line != nil) != (want == "0.00") {
				t.Errorf("%s: line of objective %d: %v", c.name, i, line)
			}
		}
	}
	got := settle(contract("1000"), affected([]string{"a", "5", "I1"}, []string{"b", "8", "I1"}), 0, settlement.Account{},
		2)
	if got.Payable.Cmp(rat("130")) != 0 {
		t.Errorf("without the rule: %s", got.Payable.FloatString(2))
	}
}

// Decides: earn-back.
func TestRules7EarnBackAfterGoodPeriods(t *testing.T) {
	for _, c := range []struct {
		past string
		good bool
		want string
	}{
		{"xoo", true, "100"}, {"xo", true, "0"}, {"xooo", true, "0"}, {"oo", true, "0"}, {"xoo", false, "0"},
		{"xo-", true, "0"}, {"xxoo", true, "100"}, {"xoxoo", true, "100"}, {"ooo", true, "0"},
	} {
		o := promise(bands("99", "10"))
		o.Credit.EarnBack = &agreement.EarnBack{After: 3}
		got := alone(contract("1000"), credit.Case{Objective: o, Value: rat("99.5"), Good: c.good, Past: history(c.past)}, 2)
		if got.Recovered != (c.good && len(c.past) > 2 && c.past[len(c.past)-2:] == "oo") {
			t.Errorf("after %q, good %v: recovered %v", c.past, c.good, got.Recovered)
		}
		if got.EarnedBack.Cmp(rat(c.want)) != 0 {
			t.Errorf("after %q, good %v: %s, want %s", c.past, c.good, got.EarnedBack.FloatString(2), c.want)
		}
	}
}

// Decides: earn-back.
func TestRules7EarnBackWhenTheAverageReturns(t *testing.T) {
	period := func(value, paid string, recovered bool) credit.Past {
		return credit.Past{Value: rat(value), Paid: rat(paid), Recovered: recovered}
	}
	gap := credit.Past{}
	for _, c := range []struct {
		name  string
		past  []credit.Past
		value string
		want  string
	}{
		{"the mean is the target", []credit.Past{period("98", "70", false)}, "100", "70"},
		{"just under it", []credit.Past{period("98", "70", false)}, "99.999", "0"},
		{"beyond the window", []credit.Past{period("90", "70", false), period("99", "0", false), period("99", "0", false)},
			"99", "0"},
		{"two credits", []credit.Past{period("98.5", "20", false), period("98.5", "30", false)}, "100", "50"},
		{"returned before", []credit.Past{period("98.5", "20", false), period("99.5", "0", true)}, "99", "0"},
		{"one returned before", []credit.Past{period("99", "20", true), period("98.5", "30", false)}, "99.5", "30"},
		{"a bonus is not returned", []credit.Past{period("98", "-70", false)}, "100", "0"},
		{"no volume", []credit.Past{period("98", "70", false), gap}, "100", "70"},
		{"the window is no shorter", []credit.Past{period("97", "10", false), period("99", "0", false)}, "100", "0"},
		{"and no longer", []credit.Past{period("90", "70", false), period("97", "20", false), period("100", "0", false)},
			"100", "20"},
	} {
		o := promise(bands("99", "10"))
		o.Targets, o.Credit.EarnBack = target("99", false), &agreement.EarnBack{Average: 3}
		got := alone(contract("1000"), credit.Case{Objective: o, Value: rat(c.value), Good: true, Past: c.past}, 2)
		if got.EarnedBack.Cmp(rat(c.want)) != 0 {
			t.Errorf("%s: %s, want %s", c.name, got.EarnedBack.FloatString(2), c.want)
		}
		if sum := rat(c.want); sum.Sign() > 0 && !got.Recovered {
			t.Errorf("%s: it is not told that credits were returned", c.name)
		}
		if none := alone(contract("1000"), credit.Case{Objective: o, Good: true, Past: c.past}, 2); none.Recovered {
			t.Errorf("%s: recovered without a value", c.name)
		}
	}
}

func TestRules7EarnedBackIsSetOffAndTheRestWaits(t *testing.T) {
	back := promise(bands("99", "10"))
	back.Credit.EarnBack = &agreement.EarnBack{After: 1}
	good := credit.Case{Objective: back, Value: rat("99.5"), Good: true, Past: history("x")}
	for _, c := range []struct{ owed, lost, payable, left string }{
		{"0", "3", "0.00", "70.00"}, {"0", "10", "0.00", "0.00"}, {"0", "12", "20.00", "0.00"}, {"50", "12", "0.00", "30.00"},
	} {
		cases := append(affected([]string{"a", c.lost}), good)
		got := settle(contract("1000"), cases, 0, settlement.Account{Owed: rat(c.owed)}, 2)
		if got.Payable.FloatString(2) != c.payable || got.Owed.FloatString(2) != c.left {
			t.Errorf("owed %s, lost %s %%: payable %s, left %s; want %s, %s", c.owed, c.lost, got.Payable.FloatString(2),
				got.Owed.FloatString(2), c.payable, c.left)
		}
	}
}

// Decides: minimum-payout.
func TestRules7MinimumPayout(t *testing.T) {
	least := decimal.RequireFromString("50")
	for _, c := range []struct {
		carry         bool
		rate, carried string
		payable, left string
	}{
		{false, "5", "0", "50.00", "0.00"}, {false, "4.999", "0", "0.00", "0.00"}, {true, "4.999", "0", "0.00", "49.99"},
		{true, "2", "20", "0.00", "40.00"}, {true, "2", "30", "50.00", "0.00"}, {true, "0", "60", "60.00", "0.00"},
	} {
		a := contract("1000")
		a.Credits.MinimumPayout, a.Credits.CarryOver = &least, c.carry
		got := settle(a, affected([]string{"a", c.rate}, []string{"b", "0"}), 0,
			settlement.Account{Carried: []*big.Rat{nil, rat(c.carried)}}, 2)
		left, paid := new(big.Rat), new(big.Rat)
		for _, o := range got.Objectives {
			if o.Carried != nil {
				left.Add(left, o.Carried)
			}
			paid.Add(paid, o.Payable)
		}
		if got.Payable.FloatString(2) != c.payable || left.FloatString(2) != c.left || paid.Cmp(got.Payable) != 0 {
			t.Errorf("%s %% after %s, carry %v: payable %s, left %s; want %s, %s", c.rate, c.carried, c.carry,
				got.Payable.FloatString(2), left.FloatString(2), c.payable, c.left)
		}
	}
}

// Decides: bonus.
func TestRules7BonusNetsToZeroUnlessAgreed(t *testing.T) {
	praised := func(value string, atMost bool) credit.Case {
		o := promise(nil)
		o.Credit.Whole, o.Targets = true, target("99", atMost)
		o.Credit.Bonus = &agreement.Bonus{Beyond: rat("99.5"), Pays: *share("3")}
		if atMost {
			o.Credit.Bonus.Beyond = rat("98.5")
		}
		return credit.Case{Objective: o, Value: rat(value), Good: true}
	}
	for _, c := range []struct {
		value  string
		atMost bool
		below  bool
		lost   string
		want   string
	}{
		{"99.5", false, false, "5", "50.00"}, {"99.51", false, false, "5", "20.00"}, {"99.51", false, false, "2", "0.00"},
		{"99.51", false, true, "2", "-10.00"},
		{"98.5", true, false, "5", "50.00"}, {"98.49", true, false, "5", "20.00"}, {"99.51", false, true, "0", "-30.00"},
	} {
		a := contract("1000")
		a.Credits.BonusBelowZero = c.below
		got := settle(a, append(affected([]string{"a", c.lost}), praised(c.value, c.atMost)), 0, settlement.Account{}, 2)
		parts := new(big.Rat).Add(got.Objectives[0].Payable, got.Objectives[1].Payable)
		if got.Payable.FloatString(2) != c.want || parts.Cmp(got.Payable) != 0 {
			t.Errorf("%s, lost %s %%: payable %s (parts %s), want %s", c.value, c.lost, got.Payable.FloatString(2),
				parts.FloatString(2), c.want)
		}
	}
	missed := praised("99.51", false)
	missed.Good = false
	if got := alone(contract("1000"), missed, 2); got.Bonus.Sign() != 0 {
		t.Errorf("a period that is not good earns %s", got.Bonus.FloatString(2))
	}
	untargeted := praised("99.51", false)
	untargeted.Objective.Targets = nil
	if got := alone(contract("1000"), untargeted, 2); got.Bonus.Sign() != 0 {
		t.Errorf("without a target in force %s is earned", got.Bonus.FloatString(2))
	}
	untargeted.Objective.Credit.EarnBack = &agreement.EarnBack{Average: 2}
	if got := alone(contract("1000"), untargeted, 2); got.Recovered {
		t.Error("without a target in force an average returns")
	}
}

// Decides: lines-of-agreement.
func TestRules7TheLinesOfAPeriodStandInOrder(t *testing.T) {
	least := decimal.RequireFromString("1")
	a := contract("1000")
	a.Credits = agreement.Credits{
		AtRisk: rat("50"), CapMonth: share("40"), CapYear: amount("500"),
		CapServices: []agreement.ServiceCap{{Service: "wan", Cap: *share("45")}}, MinimumPayout: &least,
	}
	cases := affected([]string{"a", "60"}, []string{"b", "0"})
	cases[1].Missed, cases[1].Good, cases[1].Objective.Credit.Bonus, cases[1].Objective.Targets = false, true,
		&agreement.Bonus{Beyond: rat("97"), Pays: *amount("7")}, target("90", false)
	got := settle(
		a, cases, 0,
		settlement.Account{
			Before: rat("50"), FeesBefore: rat("12000"), Owed: rat("20"), Carried: []*big.Rat{rat("90"), nil},
		}, 2,
	)
	want := []struct{ key, amount string }{
		{"sum", "600"}, {"cap-service", "450"}, {"at-risk", "450"}, {"cap-period", "400"}, {"carried", "490"},
		{"cap-year", "450"}, {"earn-back", "430"}, {"minimum-payout", "430"}, {"bonus", "423"}, {"payable", "423"},
	}
	if len(got.Steps) != len(want) {
		t.Fatalf("lines %v", got.Steps)
	}
	for i, w := range want {
		if s := got.Steps[i]; s.Key != w.key || s.Amount.Cmp(rat(w.amount)) != 0 {
			t.Errorf("line %d is %s with %s, want %s with %s", i, s.Key, s.Amount.FloatString(2), w.key, w.amount)
		}
	}
}

func TestRules7TheAverageOfOnePeriodReturnsNothing(t *testing.T) {
	o := promise(bands("99", "10"))
	o.Targets, o.Credit.EarnBack = target("99", false), &agreement.EarnBack{Average: 1}
	got := alone(contract("1000"),
		credit.Case{Objective: o, Value: rat("99"), Good: true, Past: []credit.Past{{Value: rat("98"), Paid: rat("70")}}}, 2)
	if !got.Recovered || got.EarnedBack.Sign() != 0 {
		t.Errorf("recovered %v, %s", got.Recovered, got.EarnedBack.FloatString(2))
	}
}

func TestRules7LinesWithNothingToSayAreLeftOut(t *testing.T) {
	got := settle(contract("1000"), affected([]string{"a", "5"}), 0,
		settlement.Account{Owed: new(big.Rat), Carried: []*big.Rat{nil}}, 2)
	keys := ""
	for _, s := range got.Steps {
		keys += s.Key + " "
	}
	if keys != "sum payable " {
		t.Errorf("lines %s", keys)
	}
}

func TestRules7FractionsOfAMinorUnitAreNeverCarriedOrOwed(t *testing.T) {
	least := decimal.RequireFromString("500")
	a := contract("1000.15")
	a.Credits.CapMonth = share("10") // 100.015, which is rounded to 100.02
	if got := settle(
		a, affected([]string{"a", "50"}), 0, settlement.Account{Owed: rat("200")}, 2,
	); got.Owed.Cmp(rat("99.98")) != 0 || got.Payable.Sign() != 0 {
		t.Errorf("owed %s, payable %s", got.Owed.FloatString(4), got.Payable.FloatString(4))
	}
	a.Credits.MinimumPayout, a.Credits.CarryOver = &least, true
	if got := settle(
		a, affected([]string{"a", "50"}), 0, settlement.Account{}, 2,
	); got.Objectives[0].Carried.Cmp(rat("100.02")) != 0 {
		t.Errorf("carried %s", got.Objectives[0].Carried.FloatString(4))
	}
	// 45 % of 0.06 are 0.027, of which a has 0.01 and b 0.02 before 0.01 and 0.03 of the period before join them.
	a = contract("0.06")
	a.Credits.CapMonth = share("45")
	got := settle(a, affected([]string{"a", "31"}, []string{"b", "93"}), 0,
		settlement.Account{Carried: []*big.Rat{rat("0.01"), rat("0.03")}}, 2)
	if x, y := got.Objectives[0].Payable.FloatString(2), got.Objectives[1].Payable.FloatString(2); x != "0.02" ||
		y != "0.05" {
		t.Errorf("parts %s and %s", x, y)
	}
}

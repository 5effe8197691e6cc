package credit_test

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/timeline"
)

func target(value string, atMost bool) []agreement.Dated[agreement.Target] {
	return []agreement.Dated[agreement.Target]{
		{From: timeline.NoInstant, Value: agreement.Target{Value: rat(value), AtMost: atMost}},
	}
}

// step finds a line of an objective.
func step(o credit.Objective, key string) *credit.Step {
	for i := range o.Steps {
		if o.Steps[i].Key == key {
			return &o.Steps[i]
		}
	}
	return nil
}

// 50 % pool × 40 % allocation × 10 % of 100,000 = 2,000 (vector of rules §7).
//
// Decides: pool-allocation.
func TestRules7PoolAllocationBand(t *testing.T) {
	a := contract("100000")
	a.Credits.AtRisk = rat("50")
	o := promise(bands("99", "10"))
	o.Credit.Allocation = rat("40")
	got := ofObjective(a, o, 0, rat("98"), true, 2)
	if got.Amount.Cmp(rat("2000")) != 0 {
		t.Errorf("got %s, want 2000", got.Amount.FloatString(2))
	}
	want := []struct{ key, amount string }{{"fee-base", "100000"}, {"pool", "50000"}, {"allocation", "20000"},
		{"band", "2000"}, {"rounded", "2000"}}
	if len(got.Steps) != len(want) {
		t.Fatalf("lines %v", got.Steps)
	}
	for i, w := range want {
		if s := got.Steps[i]; s.Key != w.key || s.Amount.Cmp(rat(w.amount)) != 0 {
			t.Errorf("line %d is %s with %s, want %s with %s", i, s.Key, s.Amount.FloatString(2), w.key, w.amount)
		}
	}
	o.Credit.Bands, o.Credit.Whole = nil, true
	if got := ofObjective(a, o, 0, rat("98"), true, 2); got.Amount.Cmp(rat("20000")) != 0 {
		t.Errorf("pool and allocation whole: %s, want 20000", got.Amount.FloatString(2))
	}
	a.Credits.AtRisk = nil
	if got := ofObjective(a, o, 0, rat("98"), true, 2); got.Amount.Cmp(rat("40000")) != 0 {
		t.Errorf("allocation of the whole fee: %s, want 40000", got.Amount.FloatString(2))
	}
}

// Decides: form-per-miss.
func TestRules7PerMiss(t *testing.T) {
	for _, c := range []struct {
		terms  agreement.PerMiss
		misses string
		want   string
	}{
		{agreement.PerMiss{Pays: *amount("25")}, "0", "0"}, {agreement.PerMiss{Pays: *amount("25")}, "1", "25"},
		{agreement.PerMiss{Pays: *amount("25")}, "7", "175"},
		{agreement.PerMiss{Pays: *share("2")}, "3", "60"},
		{agreement.PerMiss{Pays: *amount("25"), Most: amount("100")}, "4", "100"},
		{agreement.PerMiss{Pays: *amount("25"), Most: amount("100")}, "5", "100"},
		{agreement.PerMiss{Pays: *amount("25"), Most: share("9.9")}, "4", "99"},
	} {
		o := &agreement.Objective{Credit: &agreement.Credit{Of: "wan", PerMiss: &c.terms}}
		got := alone(contract("1000"), credit.Case{Objective: o, Value: rat("90"), Missed: true, Misses: rat(c.misses)}, 2)
		if got.Amount.Cmp(rat(c.want)) != 0 || step(got, "per-miss").Count.Cmp(rat(c.misses)) != 0 {
			t.Errorf("%s misses: %s, want %s", c.misses, got.Amount.FloatString(2), c.want)
		}
	}
}

// Decides: form-per-step.
func TestRules7PerFullStep(t *testing.T) {
	for _, c := range []struct {
		target string
		atMost bool
		value  string
		most   *agreement.Cap
		steps  string
		want   string
	}{
		{"99.9", false, "99.9", nil, "0", "0"}, {"99.9", false, "99.800001", nil, "0", "0"},
		{"99.9", false, "99.8", nil, "1", "20"},
		{"99.9", false, "99.600001", nil, "2", "40"}, {"99.9", false, "99.6", nil, "3", "60"},
		{"99.9", false, "99.6", amount("50"), "3", "50"},
		{"50", true, "50.1", nil, "1", "20"}, {"50", true, "50.099999", nil, "0", "0"}, {"50", true, "49", nil, "0", "0"},
	} {
		o := &agreement.Objective{
			Targets: target(c.target, c.atMost),
			Credit: &agreement.Credit{
				Of: "wan", PerStep: &agreement.PerStep{Step: rat("0.1"), Pays: *share("2"), Most: c.most},
			},
		}
		got := ofObjective(contract("1000"), o, 0, rat(c.value), true, 2)
		if got.Amount.Cmp(rat(c.want)) != 0 || step(got, "per-step").Count.Cmp(rat(c.steps)) != 0 {
			t.Errorf("%s against %s: %s in %s steps, want %s in %s", c.value, c.target, got.Amount.FloatString(2),
				step(got, "per-step").Count.RatString(), c.want, c.steps)
		}
	}
}

func points(t agreement.Points) *agreement.Objective {
	t.Bands = bands("99", "1", "98", "2", "97", "3", "96", "4")
	return &agreement.Objective{
		ID:     "p",
		Credit: &agreement.Credit{Of: "wan", Points: &t, Repeats: []agreement.Repeat{{Misses: 2, In: 2, Times: rat("2")}}},
	}
}

// Target 99, months 96.5, 98.5, 96.5: 3, 2 and 6 points (vector of rules §7).
//
// Decides: form-points.
func TestRules7PointsDoubleWhenRepeated(t *testing.T) {
	o := points(agreement.Points{Pays: amount("10")})
	var past []credit.Past
	for i, c := range []struct{ value, once, want, money string }{
		{"96.5", "3", "3", "30"}, {"98.5", "1", "2", "20"}, {"96.5", "3", "6", "60"},
	} {
		got := alone(contract("1000"), credit.Case{Objective: o, Value: rat(c.value), Missed: true, Past: past}, 2)
		last := step(got, "points")
		if last.Count.Cmp(rat(c.once)) != 0 {
			t.Errorf("month %d: %s points before the repeat, want %s", i+1, last.Count.RatString(), c.once)
		}
		if more := step(got, "repeat"); more != nil {
			last = more
		}
		if last.Count.Cmp(rat(c.want)) != 0 || got.Amount.Cmp(rat(c.money)) != 0 {
			t.Errorf("month %d: %s points, %s; want %s, %s", i+1, last.Count.RatString(), got.Amount.FloatString(2), c.want,
				c.money)
		}
		past = append(past, credit.Past{Missed: true, Value: rat(c.value)})
	}
}

// Decides: form-points.
func TestRules7PointsWeightAndTable(t *testing.T) {
	table := []agreement.PointRate{{From: rat("2"), Rate: rat("3")}, {From: rat("6"), Rate: rat("10")}}
	for _, c := range []struct {
		terms agreement.Points
		value string
		past  bool
		want  string
	}{
		{agreement.Points{Pays: amount("10"), Weight: rat("1.5")}, "98.5", false, "15"},
		{agreement.Points{Pays: share("1")}, "96", false, "30"}, {agreement.Points{Pays: share("1")}, "95.9", false, "40"},
		{agreement.Points{Table: table}, "98.5", false, "0"}, {agreement.Points{Table: table}, "98.5", true, "30"},
		{agreement.Points{Table: table}, "97.5", false, "30"},
		{agreement.Points{Table: table}, "96.5", true, "100"},
		{agreement.Points{Table: table, Weight: rat("1.99")}, "96.5", false, "30"},
		{agreement.Points{Table: table, Weight: rat("2")}, "96.5", false, "100"},
		{agreement.Points{Table: table}, "99", true, "0"},
	} {
		got := alone(contract("1000"),
			credit.Case{Objective: points(c.terms), Value: rat(c.value), Missed: true, Past: []credit.Past{{Missed: c.past}}}, 2)
		if got.Amount.Cmp(rat(c.want)) != 0 {
			t.Errorf("%s, repeated %v: %s, want %s", c.value, c.past, got.Amount.FloatString(2), c.want)
		}
	}
}

// Decides: missed-only.
func TestRules7NoFormulaPaysWithoutAMiss(t *testing.T) {
	for name, terms := range map[string]*agreement.Credit{
		"bands": {Bands: bands("99", "10")}, "whole": {Whole: true},
		"per-miss": {PerMiss: &agreement.PerMiss{Pays: *amount("5")}},
		"per-step": {PerStep: &agreement.PerStep{Step: rat("1"), Pays: *amount("5")}},
		"points":   points(agreement.Points{Pays: amount("5")}).Credit,
	} {
		o := &agreement.Objective{Targets: target("99", false), Credit: terms}
		for _, c := range []credit.Case{
			{Objective: o, Value: rat("90"), Misses: rat("3")}, {Objective: o, Missed: true, Misses: rat("3")},
		} {
			got := alone(contract("1000"), c, 2)
			if got.Amount.Sign() != 0 {
				t.Errorf("%s: %s without a miss or without a value", name, got.Amount.FloatString(2))
			}
			if line := got.Steps[1]; (line.Rate != nil) != (name == "bands") || line.Rate != nil && line.Rate.Sign() != 0 {
				t.Errorf("%s: the rate of the line is %v", name, line.Rate)
			}
		}
	}
	if got := ofObjective(contract("1000"), &agreement.Objective{}, 0, rat("1"), true, 2); got.Amount.Sign() != 0 ||
		got.Steps != nil {
		t.Errorf("an objective that pays nothing has lines: %v", got.Steps)
	}
	if got := ofObjective(
		contract("1000"),
		&agreement.Objective{Credit: &agreement.Credit{PerStep: &agreement.PerStep{Step: rat("1"), Pays: *amount("5")}}}, 0,
		rat("1"), true, 2,
	); got.Amount.Sign() != 0 {
		t.Errorf("steps without a target in force: %s", got.Amount.FloatString(2))
	}
}

// Decides: repeat-multiplier.
func TestRules7RepeatsInARowOrRolling(t *testing.T) {
	row := agreement.Repeat{Misses: 2, In: 2, Times: rat("2")}
	rolling := agreement.Repeat{Misses: 3, In: 6, Times: rat("3")}
	for _, c := range []struct {
		rules []agreement.Repeat
		past  string // x missed, o good, - no verdict; oldest first
		want  string
	}{
		{[]agreement.Repeat{row}, "", "1"}, {[]agreement.Repeat{row}, "x", "2"}, {[]agreement.Repeat{row}, "xo", "1"},
		{[]agreement.Repeat{row}, "x-", "1"}, {[]agreement.Repeat{row}, "xx", "2"},
		{[]agreement.Repeat{rolling}, "xooox", "3"}, {[]agreement.Repeat{rolling}, "xoooox", "1"},
		{[]agreement.Repeat{rolling}, "oooox", "1"},
		{[]agreement.Repeat{{Misses: 2, In: 3, Times: rat("2")}}, "xx", "2"}, {[]agreement.Repeat{row, rolling}, "xx", "3"},
		{[]agreement.Repeat{rolling, row}, "xx", "3"}, {[]agreement.Repeat{rolling, row}, "ox", "2"},
	} {
		o := promise(bands("99", "10"))
		o.Credit.Repeats = c.rules
		got := alone(contract("1000"), credit.Case{Objective: o, Value: rat("98"), Missed: true, Past: history(c.past)}, 2)
		if want := new(big.Rat).Mul(rat("100"), rat(c.want)); got.Amount.Cmp(want) != 0 {
			t.Errorf("after %q: %s, want %s", c.past, got.Amount.FloatString(2), want.FloatString(2))
		}
		if got := alone(
			contract("1000"), credit.Case{Objective: o, Value: rat("99"), Past: history(c.past + "xx")}, 2,
		); step(got, "repeat") != nil {
			t.Errorf("after %q a good period is multiplied", c.past)
		}
	}
}

// history makes periods from x for missed, o for good and - for no verdict; each missed one was paid 100.
func history(text string) []credit.Past {
	var past []credit.Past
	for _, c := range text {
		p := credit.Past{Missed: c == 'x', Good: c == 'o', Paid: new(big.Rat)}
		if p.Missed {
			p.Paid = rat("100")
		}
		past = append(past, p)
	}
	return past
}

// Decides: below-minimum.
func TestRules7BelowTheMinimum(t *testing.T) {
	for _, c := range []struct {
		severe agreement.Severe
		atMost bool
		value  string
		want   string
	}{
		{agreement.Severe{Rate: rat("50")}, false, "95", "10"}, {agreement.Severe{Rate: rat("50")}, false, "94.999", "50"},
		{agreement.Severe{Rate: rat("5")}, false, "94", "10"},
		{agreement.Severe{}, false, "95", "10"}, {agreement.Severe{}, false, "94.999", "200"},
		{agreement.Severe{Rate: rat("50")}, true, "95", "10"}, {agreement.Severe{Rate: rat("50")}, true, "95.001", "50"},
	} {
		a := contract("1000")
		a.Credits.AtRisk = rat("20")
		edge := agreement.Band{Edge: rat("99"), Rate: rat("10")}
		if c.atMost {
			edge = agreement.Band{Above: true, Edge: rat("90"), Rate: rat("10")}
		}
		o := promise([]agreement.Band{edge})
		o.Credit.Allocation, o.Credit.Severe, o.Minimum = rat("50"), &c.severe, target("95", c.atMost)
		if got := ofObjective(a, o, 0, rat(c.value), true, 2); got.Amount.Cmp(rat(c.want)) != 0 {
			t.Errorf("%s: %s, want %s", c.value, got.Amount.FloatString(2), c.want)
		}
		if got := ofObjective(a, o, 0, rat(c.value), false, 2); got.Amount.Sign() != 0 {
			t.Errorf("%s, not missed: %s", c.value, got.Amount.FloatString(2))
		}
	}
	o := promise(bands("99", "10"))
	o.Credit.Severe, o.Minimum = &agreement.Severe{}, target("95", false)
	if got := ofObjective(contract("1000"), o, 0, rat("1"), true, 2); got.Amount.Cmp(rat("1000")) != 0 {
		t.Errorf("a pool without an at-risk share is the fee: %s", got.Amount.FloatString(2))
	}
}

// Decides: caps.
func TestRules7CapOfAnObjective(t *testing.T) {
	for limit, want := range map[*agreement.Cap]string{
		share("9.99"): "99.90", share("10"): "100.00", share("11"): "100.00", amount("42"): "42.00",
	} {
		o := promise(bands("99", "10"))
		o.Credit.Cap = limit
		got := ofObjective(contract("1000"), o, 0, rat("98"), true, 2)
		if got.Amount.FloatString(2) != want || step(got, "cap-objective") == nil {
			t.Errorf("cap %v: %s, want %s", limit, got.Amount.FloatString(2), want)
		}
	}
}

func TestRules7TermsWithoutAFormulaPayNothing(t *testing.T) {
	got := ofObjective(contract("1000"), &agreement.Objective{Credit: &agreement.Credit{Of: "wan"}}, 0, rat("1"), true, 2)
	if got.Amount.Sign() != 0 || step(got, "band") == nil {
		t.Errorf("%s, lines %v", got.Amount.FloatString(2), got.Steps)
	}
}

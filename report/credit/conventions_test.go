package credit_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/timeline"
)

// Each test below lets one convention decide the money and names what the other choice would have paid.

// pays compares money with what is wanted.
func pays(t *testing.T, what string, got *big.Rat, want string) {
	t.Helper()
	if got.Cmp(rat(want)) != 0 {
		t.Errorf("%s: %s, want %s", what, got.FloatString(4), want)
	}
}

// Decides: credit-rounding.
func TestConventionEachObjectiveIsRoundedAtItsOwnLine(t *testing.T) {
	// Twice 5 % of 100.10 are 5.005 each. Rounding the sum alone would pay 10.01 either way.
	for halfUp, want := range map[bool]string{false: "10.00", true: "10.02"} {
		a := contract("100.10")
		a.Credits.HalfUp = halfUp
		pays(t, "two halves of a cent",
			settle(a, affected([]string{"a", "5"}, []string{"b", "5"}), 0, settlement.Account{}, 2).Payable, want)
	}
}

// Decides: limit-shared.
func TestConventionRemaindersGoToTheLargestThenToTheFirstID(t *testing.T) {
	for _, c := range []struct {
		ids, rates, want []string
	}{
		// by place in the agreement c would get the cent
		{[]string{"c", "a", "b"}, []string{"10", "10", "10"}, []string{"33.33", "33.34", "33.33"}},
		{[]string{"a", "z"}, []string{"10", "20"}, []string{"33.33", "66.67"}}, // by id alone a would get it
		{[]string{"z", "a"}, []string{"20", "10"}, []string{"66.67", "33.33"}},
		{[]string{"a", "z"}, []string{"66.664", "33.336"}, []string{"66.66", "33.34"}}, // the remainder decides, not the part
	} {
		a := contract("1000")
		a.Credits.CapMonth = amount("100")
		var list [][]string
		for i := range c.ids {
			list = append(list, []string{c.ids[i], c.rates[i]})
		}
		got := settle(a, affected(list...), 0, settlement.Account{}, 2)
		for i, want := range c.want {
			pays(t, c.ids[i], got.Objectives[i].Payable, want)
		}
	}
}

// Decides: limit-rounding.
func TestConventionALimitIsRoundedWhenItDecides(t *testing.T) {
	for _, c := range []struct {
		fee    string
		halfUp bool
		want   string
	}{
		{"1000.15", false, "100.02"}, // 10 % are 100.015; cutting off would pay 100.01
		{"1000.05", false, "100.00"}, {"1000.05", true, "100.01"},
	} {
		a := contract(c.fee)
		a.Credits.CapMonth, a.Credits.HalfUp = share("10"), c.halfUp
		pays(t, c.fee, settle(a, affected([]string{"a", "50"}), 0, settlement.Account{}, 2).Payable, c.want)
		a.Credits.CapMonth, a.Credits.CapServices = nil, []agreement.ServiceCap{{Service: "wan", Cap: *share("10")}}
		pays(t, "service of "+c.fee, settle(a, affected([]string{"a", "50"}), 0, settlement.Account{}, 2).Payable, c.want)
	}
}

// Decides: lines-of-objective.
func TestConventionTheLinesOfAnObjectiveStandInOrder(t *testing.T) {
	a := contract("10000")
	a.Credits.AtRisk, a.Credits.OncePerEvent = rat("50"), true
	cases := affected([]string{"a", "10", "I1"}, []string{"b", "20", "I1"})
	for i := range cases {
		terms := cases[i].Objective.Credit
		terms.Allocation, terms.Cap, cases[i].Objective.Minimum = rat("40"), share("3.00005"), target("99", false)
		terms.Severe, terms.Repeats = &agreement.Severe{Rate: rat("25")},
			[]agreement.Repeat{{Misses: 2, In: 2, Times: rat("2")}}
		cases[i].Past = history("x")
	}
	cases[0].Objective.Credit.Severe.Rate = rat("15")
	got := settle(a, cases, 0, settlement.Account{}, 2)
	for i, want := range [][]string{
		// Base 2000. 10 % are 200, doubled 400; 15 % are 300 and less. With the minimum first 300 would be doubled to 600.
		{"fee-base", "10000", "pool", "5000", "allocation", "2000", "band", "200", "repeat", "400", "incident", "0",
			"cap-objective", "0", "rounded", "0"},
		// 20 % are 400, doubled 800; the cap of 300.005 is rounded after it applied.
		{"fee-base", "10000", "pool", "5000", "allocation", "2000", "band", "400", "repeat", "800", "cap-objective",
			"300.005", "rounded", "300"},
	} {
		for k, s := range got.Objectives[i].Steps {
			if 2*k+1 >= len(want) || s.Key != want[2*k] || s.Amount.Cmp(rat(want[2*k+1])) != 0 {
				t.Errorf("objective %d, line %d is %s with %s, want %v", i, k, s.Key, s.Amount.FloatString(4), want)
			}
		}
		if len(got.Objectives[i].Steps)*2 != len(want) {
			t.Errorf("objective %d has %d lines", i, len(got.Objectives[i].Steps))
		}
	}
	// b is the dearer one before its cap. After caps of 100 and 300.005 a would be, and 300.00 would be paid.
	cases[1].Objective.Credit.Cap = amount("100")
	pays(t, "the incident comes before the caps", settle(a, cases, 0, settlement.Account{}, 2).Payable, "100")
}

// Decides: lines-of-agreement.
func TestConventionEarnBackComesBeforeTheMinimumPayoutAndTheBonusAfterIt(t *testing.T) {
	least := decimal.RequireFromString("50")
	a := contract("1000")
	a.Credits.MinimumPayout = &least
	lost := affected([]string{"a", "6"})
	// 60 less 20 are 40 and under the minimum. With the minimum first 40 would be paid.
	pays(t, "earn-back", settle(a, lost, 0, settlement.Account{Owed: rat("20")}, 2).Payable, "0")
	praised := affected([]string{"b", "6"})[0]
	praised.Missed, praised.Good, praised.Objective.Targets = false, true, target("90", false)
	praised.Objective.Credit.Bonus = &agreement.Bonus{Beyond: rat("97"), Pays: *amount("20")}
	// 60 reach the minimum, then 20 are taken off. With the bonus first nothing would be paid.
	pays(t, "bonus", settle(a, append(lost, praised), 0, settlement.Account{}, 2).Payable, "40")
}

// Decides: base-allocation.
func TestConventionTheBaseIsTheAllocatedPoolOrTheFeeItself(t *testing.T) {
	for _, c := range []struct{ atRisk, allocation, want string }{
		{"", "", "100"}, {"50", "", "100"}, // of the pool 50 would be paid
		{"50", "40", "20"}, {"", "40", "40"},
	} {
		a, o := contract("1000"), promise(bands("99", "10"))
		if c.atRisk != "" {
			a.Credits.AtRisk = rat(c.atRisk)
		}
		if c.allocation != "" {
			o.Credit.Allocation = rat(c.allocation)
		}
		pays(t, "at risk "+c.atRisk+", allocated "+c.allocation, ofObjective(a, o, 0, rat("98"), true, 2).Amount, c.want)
	}
}

// Decides: percent-of-base.
func TestConventionPercentagesOfPricesAreOfTheBase(t *testing.T) {
	// The base is 200 of a fee of 1000; percentages of the fee would be five times as much.
	a := contract("1000")
	a.Credits.AtRisk = rat("50")
	for name, c := range map[string]struct {
		terms agreement.Credit
		value string
		want  string
	}{
		"price":   {agreement.Credit{PerMiss: &agreement.PerMiss{Pays: *share("1")}}, "98", "6"},
		"maximum": {agreement.Credit{PerMiss: &agreement.PerMiss{Pays: *amount("25"), Most: share("3")}}, "98", "6"},
		"step": {agreement.Credit{PerStep: &agreement.PerStep{Step: rat("1"), Pays: *share("3"), Most: share("50")}},
			"97", "12"},
		"steps": {agreement.Credit{PerStep: &agreement.PerStep{Step: rat("1"), Pays: *amount("25"), Most: share("3")}},
			"97", "6"},
		"point": {agreement.Credit{Points: &agreement.Points{Bands: bands("99", "2"), Pays: share("3")}}, "98", "12"},
		"table": {
			agreement.Credit{
				Points: &agreement.Points{Bands: bands("99", "2"), Table: []agreement.PointRate{{From: rat("1"), Rate: rat("3")}}},
			}, "98", "6",
		},
		"minimum":  {agreement.Credit{Bands: bands("99", "1"), Severe: &agreement.Severe{Rate: rat("3")}}, "94", "6"},
		"whole":    {agreement.Credit{Whole: true}, "98", "200"},
		"the pool": {agreement.Credit{Bands: bands("99", "1"), Severe: &agreement.Severe{}}, "94", "500"},
	} {
		c.terms.Of, c.terms.Allocation = "wan", rat("40")
		o := &agreement.Objective{Targets: target("99", false), Minimum: target("95", false), Credit: &c.terms}
		pays(t, name, alone(a, credit.Case{Objective: o, Value: rat(c.value), Missed: true, Misses: rat("3")}, 2).Amount,
			c.want)
	}
	o := &agreement.Objective{
		Targets: target("99", false),
		Credit: &agreement.Credit{
			Of: "wan", Allocation: rat("40"), Whole: true, Bonus: &agreement.Bonus{Beyond: rat("99"), Pays: *share("3")},
		},
	}
	pays(t, "bonus", alone(a, credit.Case{Objective: o, Value: rat("99.9"), Good: true}, 2).Bonus, "6")
}

// Decides: percent-of-fee.
func TestConventionPercentagesOfCapsAreOfTheFees(t *testing.T) {
	a := contract("1000")
	a.Fees = append(a.Fees, agreement.Fee{Service: "desk", Amounts: since("2000")})
	o := promise(bands("99", "100"))
	o.Credit.Allocation, o.Credit.Cap = rat("20"), share("5")
	// of the base of 200 it would be 10, of all fees 150
	pays(t, "cap of an objective", ofObjective(a, o, 0, rat("98"), true, 2).Amount, "50")
	o.Credit.Cap, a.Credits.CapServices = nil, []agreement.ServiceCap{{Service: "wan", Cap: *share("5")}}
	pays(t, "cap of a service",
		settle(a, []credit.Case{{Objective: o, Value: rat("98"), Missed: true}}, 0, settlement.Account{}, 2).Payable, "50")
}

// Decides: fee-users.
func TestConventionUsersAreThoseAtTheEndOfThePeriod(t *testing.T) {
	// 100 users for 15 days and 200 for 16 at 10 each; 10 % are lost.
	a := &agreement.Agreement{Zone: berlin(t), From: timeline.NoInstant, To: timeline.NoInstant, Fees: []agreement.Fee{
		{
			Service: "wan", Amounts: since("10"),
			Users: []agreement.Dated[int64]{{From: local(t, 1, 1), Value: 100}, {From: local(t, 3, 16), Value: 200}},
		}}}
	for proRata, want := range map[bool]string{false: "200", true: "151.61"} {
		a.Credits.ProRata = proRata
		pays(t, "users", ofObjective(a, promise(bands("99", "10")), local(t, 4, 1)-1, rat("98"), true, 2).Amount, want)
	}
}

// Decides: fee-invoiced.
func TestConventionAnInvoiceStandsAsItIs(t *testing.T) {
	// The agreement begins on the 16th: 16 of 31 days would leave 16.00 of the 31.00.
	a := &agreement.Agreement{
		Zone: berlin(t), From: local(t, 3, 16), To: timeline.NoInstant,
		Fees: []agreement.Fee{{Service: "wan", Invoices: map[string]decimal.Decimal{"2026-03": decimal.NewFromInt(310)}}},
	}
	for _, proRata := range []bool{false, true} {
		a.Credits.ProRata = proRata
		pays(t, "invoice", ofObjective(a, promise(bands("99", "10")), local(t, 4, 1)-1, rat("98"), true, 2).Amount, "31")
		pays(t, "no invoice", ofObjective(a, promise(bands("99", "10")), local(t, 4, 1), rat("98"), true, 2).Amount, "0")
	}
}

// Decides: fee-pro-rata.
func TestConventionFeesAreThoseAtTheEndOrTheMeanOverTheDays(t *testing.T) {
	for _, c := range []struct {
		name    string
		from    timeline.Instant
		fee     []agreement.Dated[decimal.Decimal]
		proRata bool
		want    string
	}{
		{"raised on the 16th", timeline.NoInstant, dated(t, "1000", 3, 16, "2000"), false, "200"},
		// (15 · 1000 + 16 · 2000) ÷ 31 = 1516.13
		{"raised on the 16th", timeline.NoInstant, dated(t, "1000", 3, 16, "2000"), true, "151.61"},
		{"began on the 16th", local(t, 3, 16), since("3100"), false, "310"},
		{"began on the 16th", local(t, 3, 16), since("3100"), true, "160"},
	} {
		a := &agreement.Agreement{
			Zone: berlin(t), From: c.from, To: timeline.NoInstant, Fees: []agreement.Fee{{Service: "wan", Amounts: c.fee}},
			Credits: agreement.Credits{ProRata: c.proRata},
		}
		pays(t, c.name, ofObjective(a, promise(bands("99", "10")), local(t, 4, 1)-1, rat("98"), true, 2).Amount, c.want)
	}
}

// Decides: bounds-pro-rata.
func TestConventionStepsAndMinimumGoByTheMeanThatJudged(t *testing.T) {
	// From 97 to 99 and from 94 to 96 in the middle of April: means of 98 and 95.
	level := func(first, second string) []agreement.Dated[agreement.Target] {
		return append(target(first, false),
			agreement.Dated[agreement.Target]{From: local(t, 4, 16), Value: agreement.Target{Value: rat(second)}})
	}
	o := &agreement.Objective{Targets: level("97", "99"), Minimum: level("94", "96"),
		Credit: &agreement.Credit{Of: "wan", Severe: &agreement.Severe{Rate: rat("50")},
			PerStep: &agreement.PerStep{Step: rat("1"), Pays: *amount("10")}}}
	a := &agreement.Agreement{
		Zone: berlin(t), From: timeline.NoInstant, To: timeline.NoInstant,
		Fees: []agreement.Fee{{Service: "wan", Amounts: since("1000")}},
	}
	for _, c := range []struct {
		proRata bool
		value   string
		missed  bool
		want    string
	}{
		{false, "98", true, "10"}, {true, "98", false, "0"}, // one step short of 99, and exactly 98
		{false, "96", true, "30"}, {true, "96", true, "20"},
		{false, "95.5", true, "500"}, {true, "95.5", true, "20"}, // below 96, not below 95
		{true, "95", true, "30"}, {true, "94.999", true, "500"},
	} {
		a.Credits.ProRata = c.proRata
		k := bounded(a, credit.Case{Objective: o, At: local(t, 5, 1) - 1, Value: rat(c.value)})
		k.Missed = !judge.Reaches(k.Value, *k.Target)
		if k.Missed != c.missed {
			t.Errorf("pro rata %v: %s is missed %v", c.proRata, c.value, k.Missed)
		}
		pays(t, c.value, credit.Alone(a, k, 2).Amount, c.want)
	}
}

// Decides: days-weigh-equally.
func TestConventionEveryLocalDayWeighsTheSame(t *testing.T) {
	// 29 days at 3100, one of them of 23 hours, and 2 at 6200. By hours the mean would be 3300.27 and 330.03 paid.
	a := &agreement.Agreement{
		Zone: berlin(t), From: timeline.NoInstant, To: timeline.NoInstant,
		Fees:    []agreement.Fee{{Service: "wan", Amounts: dated(t, "3100", time.March, 30, "6200")}},
		Credits: agreement.Credits{ProRata: true},
	}
	pays(t, "March", ofObjective(a, promise(bands("99", "10")), local(t, 4, 1)-1, rat("98"), true, 2).Amount, "330")
}

// Decides: per-miss-in-missed-period.
func TestConventionAPricePerMissNeedsAMissedPeriod(t *testing.T) {
	o := &agreement.Objective{Credit: &agreement.Credit{Of: "wan", PerMiss: &agreement.PerMiss{Pays: *amount("25")}}}
	for missed, want := range map[bool]string{false: "0", true: "75"} { // three cases were missed in either
		pays(
			t, "three misses",
			alone(contract("1000"), credit.Case{Objective: o, Value: rat("98"), Missed: missed, Good: !missed, Misses: rat("3")},
				2).Amount, want,
		)
	}
}

// Decides: per-step-full.
func TestConventionOnlyFullStepsPay(t *testing.T) {
	o := &agreement.Objective{
		Targets: target("99.9", false),
		Credit:  &agreement.Credit{Of: "wan", PerStep: &agreement.PerStep{Step: rat("0.1"), Pays: *amount("20")}},
	}
	for value, want := range map[string]string{
		"99.800001": "0",  // a step that is begun would pay 20, a part of it 19.9998
		"99.8":      "20", // one that must be passed would pay nothing
		"99.75":     "20", "99.700001": "20", "99.7": "40",
	} {
		pays(t, value, ofObjective(contract("1000"), o, 0, rat(value), true, 2).Amount, want)
	}
}

// Decides: points-before-money.
func TestConventionPointsAreMultipliedBeforeTheyAreMoney(t *testing.T) {
	// 3 points twice are 6 and pay 10 %. Money doubled would be twice 3 %, 60. Weighed by 0.5 they are 3 and pay 3 %.
	table := []agreement.PointRate{{From: rat("2"), Rate: rat("3")}, {From: rat("6"), Rate: rat("10")}}
	for weight, want := range map[string]string{"1": "100", "0.5": "30"} {
		o := points(agreement.Points{Table: table, Weight: rat(weight)})
		pays(
			t, weight,
			alone(contract("1000"), credit.Case{Objective: o, Value: rat("96.5"), Missed: true, Past: history("x")},
				2).Amount, want,
		)
	}
}

// Decides: points-by-objective.
func TestConventionATableOfPointsIsReadForEachObjectiveByItself(t *testing.T) {
	// Twice 3 points pay twice 3 %. Six points together would pay 10 %, 100.
	table := []agreement.PointRate{{From: rat("3"), Rate: rat("3")}, {From: rat("6"), Rate: rat("10")}}
	cases := []credit.Case{{Objective: points(agreement.Points{Table: table}), Value: rat("96.5"), Missed: true},
		{Objective: points(agreement.Points{Table: table}), Value: rat("96.5"), Missed: true}}
	cases[1].Objective.ID = "q"
	pays(t, "two objectives", settle(contract("1000"), cases, 0, settlement.Account{}, 2).Payable, "60")
}

// Decides: repeat-greatest.
func TestConventionTheGreatestMultiplierAppliesOnce(t *testing.T) {
	row, rolling := agreement.Repeat{Misses: 2, In: 2, Times: rat("2")},
		agreement.Repeat{Misses: 3, In: 6, Times: rat("3")}
	for _, c := range []struct {
		rules []agreement.Repeat
		past  string
		want  string
	}{
		{nil, "xx", "100"}, {[]agreement.Repeat{row}, "", "100"},
		{[]agreement.Repeat{row}, "x", "200"},           // counting only what was before would pay 100
		{[]agreement.Repeat{row}, "xx", "200"},          // multiplied by itself it would pay 400
		{[]agreement.Repeat{row, rolling}, "xx", "300"}, // both together would pay 600, the first that applies 200
	} {
		o := promise(bands("99", "10"))
		o.Credit.Repeats = c.rules
		pays(
			t, c.past,
			alone(contract("1000"), credit.Case{Objective: o, Value: rat("98"), Missed: true, Past: history(c.past)}, 2).Amount,
			c.want,
		)
	}
}

// Decides: repeat-without-verdict.
func TestConventionAPeriodWithoutAVerdictTakesItsPlace(t *testing.T) {
	for in, want := range map[int]string{2: "100", 3: "200"} { // left out, it would let both pay 200
		o := promise(bands("99", "10"))
		o.Credit.Repeats = []agreement.Repeat{{Misses: 2, In: in, Times: rat("2")}}
		pays(
			t, "a miss, then no verdict",
			alone(contract("1000"), credit.Case{Objective: o, Value: rat("98"), Missed: true, Past: history("x-")},
				2).Amount, want,
		)
	}
}

// Decides: below-minimum-if-more.
func TestConventionTheRateBelowTheMinimumReplacesOnlyALowerCredit(t *testing.T) {
	for _, c := range []struct {
		severe *agreement.Severe
		value  string
		want   string
	}{
		{nil, "94", "200"}, // 10 %, doubled
		{&agreement.Severe{Rate: rat("15")}, "94", "200"},  // in its place 150 would be paid, besides it 350
		{&agreement.Severe{Rate: rat("30")}, "94", "300"},  // doubled too it would be 600
		{&agreement.Severe{Rate: rat("30")}, "95", "200"},  // exactly the minimum
		{&agreement.Severe{Rate: rat("20")}, "94", "200"},  // as much
		{&agreement.Severe{Rate: nil}, "94.99999", "1000"}, // the whole pool
	} {
		o := promise(bands("99", "10"))
		o.Minimum, o.Credit.Severe, o.Credit.Repeats = target("95", false), c.severe,
			[]agreement.Repeat{{Misses: 2, In: 2, Times: rat("2")}}
		pays(
			t, c.value,
			alone(contract("1000"), credit.Case{Objective: o, Value: rat(c.value), Missed: true, Past: history("x")}, 2).Amount,
			c.want,
		)
	}
}

// Decides: incident-once.
func TestConventionAnIncidentIsCreditedOnceWhereAgreed(t *testing.T) {
	for _, c := range []struct {
		name        string
		cases       []credit.Case
		always, one []string
	}{
		{"the dearest", affected([]string{"a", "5", "I1"}, []string{"b", "8", "I1"}), []string{"50", "80"},
			[]string{"0", "80"}},
		{"equal ones by id", affected([]string{"b", "5", "I1"}, []string{"a", "5", "I1"}), []string{"50", "50"},
			[]string{"0", "50"}},
		{"an incident of its own pays in full", affected([]string{"a", "5", "I1", "I2"}, []string{"b", "8", "I1"}),
			[]string{"50", "80"}, []string{"50", "80"}},
		{"no incident is known", affected([]string{"a", "5"}, []string{"b", "8", "I1"}), []string{"50", "80"},
			[]string{"50", "80"}},
	} {
		for agreed, want := range map[bool][]string{false: c.always, true: c.one} {
			a := contract("1000")
			a.Credits.OncePerEvent = agreed
			got := settle(a, c.cases, 0, settlement.Account{}, 2)
			for i := range want {
				pays(t, c.name, got.Objectives[i].Payable, want[i])
			}
		}
	}
}

// Decides: cap-of-service.
func TestConventionTheCapOfAServiceHoldsForItsOwnObjectives(t *testing.T) {
	a := contract("1000")
	a.Fees = append(a.Fees, agreement.Fee{Service: "desk", Amounts: since("2000")})
	a.Credits.CapServices = []agreement.ServiceCap{{Service: "wan", Cap: *amount("60")}}
	cases := affected([]string{"a", "10"}, []string{"b", "10"}, []string{"c", "10"})
	cases[1].Objective.Credit.AlsoOf, cases[2].Objective.Credit.Of = []string{"desk"}, ""
	got := settle(a, cases, 0, settlement.Account{}, 2) // over all that concern wan only 60 would be paid
	for i, want := range []string{"60", "300", "300"} {
		pays(t, cases[i].Objective.ID, got.Objectives[i].Payable, want)
	}
}

// Decides: earn-back-good-periods.
func TestConventionEarnBackReturnsTheCreditBeforeTheGoodPeriods(t *testing.T) {
	for _, c := range []struct {
		rule *agreement.EarnBack
		past string
		want string
	}{
		{nil, "xoo", "500"}, {&agreement.EarnBack{After: 3}, "xoo", "400"},
		{&agreement.EarnBack{After: 3}, "xxoo", "400"}, // not both credits, which would leave 300
		{&agreement.EarnBack{After: 3}, "xo-", "500"},  // a period without a verdict is not good
		{&agreement.EarnBack{After: 3}, "xo", "500"}, {&agreement.EarnBack{After: 3}, "xooo", "500"},
	} {
		cases := affected([]string{"a", "50"}, []string{"b", "10"})
		cases[1].Missed, cases[1].Good, cases[1].Value, cases[1].Past = false, true, rat("99.5"), history(c.past)
		cases[1].Objective.Credit.EarnBack = c.rule
		pays(t, c.past, settle(contract("1000"), cases, 0, settlement.Account{}, 2).Payable, c.want)
	}
}

// Decides: earn-back-average.
func TestConventionTheAverageIsThePlainMeanOfJudgedValues(t *testing.T) {
	zoned := &agreement.Agreement{
		Zone: berlin(t), From: timeline.NoInstant, To: timeline.NoInstant, Fees: contract("1000").Fees,
	}
	for _, c := range []struct {
		name    string
		proRata bool
		past    []credit.Past
		want    string
	}{
		// The target goes from 98 to 100 in the middle of April: 99.5 and 98.5 reach 99, not 100.
		{"target at the end", false, []credit.Past{{Value: rat("98.5"), Paid: rat("70")}}, "0"},
		{"mean target", true, []credit.Past{{Value: rat("98.5"), Paid: rat("70")}}, "70"},
		{"just under it", true, []credit.Past{{Value: rat("98.4999"), Paid: rat("70")}}, "0"},
		// counted as nothing the mean would be 66
		{"one without a value", true, []credit.Past{{Value: rat("98.5"), Paid: rat("70")}, {}}, "70"},
		{"returned already", true,
			[]credit.Past{{Value: rat("98.5"), Paid: rat("70")}, {Value: rat("99.5"), Paid: rat("0"), Recovered: true}}, "0"},
		{"a bonus that was owed", true, []credit.Past{{Value: rat("98.5"), Paid: rat("-70")}}, "0"},
	} {
		zoned.Credits.ProRata = c.proRata
		o := promise(bands("99", "10"))
		o.Targets = append(target("98", false),
			agreement.Dated[agreement.Target]{From: local(t, 4, 16), Value: agreement.Target{Value: rat("100")}})
		o.Credit.EarnBack = &agreement.EarnBack{Average: 3}
		pays(
			t, c.name,
			alone(zoned, credit.Case{Objective: o, At: local(t, 5, 1) - 1, Value: rat("99.5"), Good: true, Past: c.past},
				2).EarnedBack, c.want,
		)
	}
}

// Decides: earn-back-set-off.
func TestConventionWhatIsEarnedBackIsSetOffAndWaits(t *testing.T) {
	first := settle(contract("1000"), affected([]string{"a", "3"}), 0, settlement.Account{Owed: rat("100")}, 2)
	pays(t, "30 of 100", first.Payable, "0") // paid out, the client would owe 70
	pays(t, "left", first.Owed, "70")
	second := settle(contract("1000"), affected([]string{"a", "8"}), 0, settlement.Account{Owed: first.Owed}, 2)
	pays(t, "80 of 70", second.Payable, "10") // lapsed, 80 would be paid
	pays(t, "left", second.Owed, "0")
}

// Decides: payout-lapses.
func TestConventionLessThanTheMinimumPayoutLapsesOrWaits(t *testing.T) {
	least := decimal.RequireFromString("50")
	for _, c := range []struct {
		rate          string
		first, second string // payable in two such periods
	}{
		{"4.999", "0", "99.98"}, {"5", "50", "50"}, {"2.5", "0", "50"}, {"2.499", "0", "0"}, // 49.98 together
	} {
		for _, carry := range []bool{false, true} {
			a := contract("1000")
			a.Credits.MinimumPayout, a.Credits.CarryOver = &least, carry
			first := settle(a, affected([]string{"a", c.rate}), 0, settlement.Account{}, 2)
			second := settle(a, affected([]string{"a", c.rate}), 0,
				settlement.Account{Carried: []*big.Rat{first.Objectives[0].Carried}}, 2)
			want := c.second
			if !carry {
				want = c.first // what lapsed is gone
			}
			pays(t, c.rate, first.Payable, c.first)
			pays(t, c.rate+" once more", second.Payable, want)
		}
	}
}

// Decides: carried-caps.
func TestConventionCarriedMoneyMeetsOnlyTheCapOfTheYear(t *testing.T) {
	a := contract("1000")
	a.Credits.CapMonth = amount("40")
	account := settlement.Account{Carried: []*big.Rat{rat("30")}}
	// held under it again 40
	pays(t, "over the cap of the month", settle(a, affected([]string{"a", "10"}), 0, account, 2).Payable, "70")
	a.Credits.CapYear = amount("60")
	pays(t, "under that of the year", settle(a, affected([]string{"a", "10"}), 0, account, 2).Payable, "60")
}

// Decides: bonus-lapses.
func TestConventionABonusIsSetOffAndLapsesBeyondTheCredits(t *testing.T) {
	for _, c := range []struct {
		value, lost string
		below, owed string // payable where the rest lapses, and where the client owes it
	}{
		{"99.5", "2", "20", "20"}, // exactly the level earns nothing; earning it would leave 0 and -10
		{"99.50001", "5", "20", "20"}, {"99.50001", "3", "0", "0"}, {"99.50001", "2", "0", "-10"},
	} {
		for owes, want := range map[bool]string{false: c.below, true: c.owed} {
			cases := affected([]string{"a", c.lost}, []string{"b", "0"})
			cases[1].Missed, cases[1].Good, cases[1].Value, cases[1].Objective.Targets = false, true, rat(c.value),
				target("99", false)
			cases[1].Objective.Credit.Bonus = &agreement.Bonus{Beyond: rat("99.5"), Pays: *share("3")}
			a := contract("1000")
			a.Credits.BonusBelowZero = owes
			pays(t, c.value+" after "+c.lost, settle(a, cases, 0, settlement.Account{}, 2).Payable, want)
		}
	}
}

func TestRules7LimitsExactlyReached(t *testing.T) {
	// 100.00 are lost. A limit of as much or a cent more takes nothing, of a cent less a cent.
	for limit, want := range map[string]string{"99.99": "99.99", "100": "100", "100.01": "100"} {
		for name, set := range map[string]func(a *agreement.Agreement, c *agreement.Credit){
			"objective": func(_ *agreement.Agreement, c *agreement.Credit) { c.Cap = amount(limit) },
			"service": func(a *agreement.Agreement, _ *agreement.Credit) {
				a.Credits.CapServices = []agreement.ServiceCap{{Service: "wan", Cap: *amount(limit)}}
			},
			"at risk": func(a *agreement.Agreement, _ *agreement.Credit) {
				a.Credits.AtRisk = new(big.Rat).Quo(rat(limit), rat("10"))
			},
			"month": func(a *agreement.Agreement, _ *agreement.Credit) { a.Credits.CapMonth = amount(limit) },
			"year": func(a *agreement.Agreement, _ *agreement.Credit) {
				a.Credits.CapYear = &agreement.Cap{Percent: new(big.Rat).Quo(new(big.Rat).Add(rat(limit), rat("50")), rat("120"))}
			},
		} {
			a, cases := contract("1000"), affected([]string{"a", "10"})
			set(a, cases[0].Objective.Credit)
			pays(t, name+" "+limit,
				settle(a, cases, 0, settlement.Account{Before: rat("50"), FeesBefore: rat("12000")}, 2).Payable, want)
		}
	}
}

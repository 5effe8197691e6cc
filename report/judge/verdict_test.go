package judge_test

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

func atLeast(s string) agreement.Target { return agreement.Target{Value: rat(s), Unit: "%"} }
func atMost(s string) agreement.Target  { return agreement.Target{Value: rat(s), AtMost: true} }

// result makes a result of cases: experienced and contractual good of total.
func result(experienced, contractual, total int64) *measure.Result {
	score := func(good int64) measure.Score { return measure.Share(big.NewRat(good, 1), big.NewRat(total, 1)) }
	r := &measure.Result{Unit: "case", Volume: big.NewRat(total, 1)}
	r.Experienced, r.Contractual = score(experienced), score(contractual)
	r.Other, r.OnProvider, r.OnOthers = r.Contractual, r.Contractual, r.Contractual
	return r
}

func objective() *agreement.Objective { return &agreement.Objective{Decimals: -1, AllowedMisses: -1} }

// Decides: verdicts, compared-exactly.
func TestRules6Verdicts(t *testing.T) {
	for _, c := range []struct {
		name                            string
		experienced, contractual, total int64
		target                          string
		want                            judge.Verdict
	}{
		{"999 of 1000 meets 99.9 %", 999, 999, 1000, "99.9", judge.Met},
		{"998 of 1000 misses 99.9 %", 998, 998, 1000, "99.9", judge.Missed},
		{"one case under 99.9 % of 999", 998, 998, 999, "99.9", judge.Missed},
		{"excused: experienced missed, contractual met", 990, 999, 1000, "99.9", judge.Excused},
		{"excused cases that do not suffice", 990, 998, 1000, "99.9", judge.Missed},
		{"no volume is never met", 0, 0, 0, "99.9", judge.NoVolume},
	} {
		t.Run(c.name, func(t *testing.T) {
			j := judge.Objective(objective(), result(c.experienced, c.contractual, c.total), atLeast(c.target), nil)
			if j.Verdict != c.want {
				t.Errorf("got %v, want %v", j.Verdict, c.want)
			}
		})
	}
}

// Decides: verdicts.
func TestRules6MinimumIsASeverityOfMissed(t *testing.T) {
	minimum := atLeast("99")
	for good, want := range map[int64]bool{989: true, 990: false, 995: false} {
		j := judge.Objective(objective(), result(good, good, 1000), atLeast("99.9"), &minimum)
		if j.Verdict != judge.Missed || j.BelowMinimum != want {
			t.Errorf("%d of 1000: %v, below minimum %v, want missed and %v", good, j.Verdict, j.BelowMinimum, want)
		}
	}
	if j := judge.Objective(objective(), result(980, 1000, 1000), atLeast("99.9"), &minimum); j.BelowMinimum {
		t.Error("an excused objective is not below its minimum")
	}
}

func TestRules6AtMostTargets(t *testing.T) {
	value := func(s string) *measure.Result {
		score := measure.Score{Value: rat(s)}
		r := &measure.Result{Volume: big.NewRat(10, 1)}
		r.Experienced, r.Contractual, r.Other, r.OnProvider, r.OnOthers = score, score, score, score, score
		return r
	}
	for s, want := range map[string]judge.Verdict{"49.999": judge.Met, "50": judge.Met, "50.001": judge.Missed} {
		if j := judge.Objective(objective(), value(s), atMost("50"), nil); j.Verdict != want {
			t.Errorf("%s ms against at most 50: %v, want %v", s, j.Verdict, want)
		}
	}
}

// Decides: minimum-volume.
func TestRules6MinimumVolume(t *testing.T) {
	o := objective()
	o.MinimumVolume = 20
	if j := judge.Objective(o, result(18, 18, 19), atLeast("95"), nil); j.Verdict != judge.NoVolume {
		t.Errorf("19 cases of 20 without a rule: %v, want no volume", j.Verdict)
	}
	if j := judge.Objective(o, result(18, 18, 20), atLeast("95"), nil); j.Verdict != judge.Missed || j.FewUnits {
		t.Errorf("20 cases of 20: %v, want missed", j.Verdict)
	}
	o.AllowedMisses = 1
	for contractual, want := range map[int64]judge.Verdict{17: judge.Missed, 18: judge.Met} {
		if j := judge.Objective(o, result(18, contractual, 19), atLeast("99"), nil); j.Verdict != want {
			t.Errorf("%d of 19 with one miss allowed: %v, want %v", contractual, j.Verdict, want)
		}
	}
	if j := judge.Objective(o, result(16, 18, 19), atLeast("99"), nil); j.Verdict != judge.Excused {
		t.Errorf("three misses, two of them excused, one allowed: %v, want excused", j.Verdict)
	}
}

// Decides: samples-coverage.
func TestRules3CoverageMakesAVerdictUndetermined(t *testing.T) {
	o, r := objective(), result(990, 990, 1000)
	r.CoverageAgreed = rat("95")
	best, worst := measure.Share(rat("995"), rat("1000")), measure.Share(rat("900"), rat("1000"))
	r.Best, r.Worst = &best, &worst
	for _, c := range []struct {
		coverage, target string
		want             judge.Verdict
	}{
		{"94.99", "99", judge.Undetermined}, // the cases disagree and too little was measured
		{"95", "99", judge.Met},             // enough was measured
		{"94.99", "90", judge.Met},          // worst and best agree: met
		{"94.99", "99.9", judge.Missed},     // and: missed
	} {
		r.Coverage = rat(c.coverage)
		if j := judge.Objective(o, r, atLeast(c.target), nil); j.Verdict != c.want {
			t.Errorf("coverage %s, target %s: %v, want %v", c.coverage, c.target, j.Verdict, c.want)
		}
	}
}

// Decides: compared-exactly.
func TestRules6ContractRounding(t *testing.T) {
	o := objective()
	r := result(99945, 99945, 100000)
	if j := judge.Objective(o, r, atLeast("99.95"), nil); j.Verdict != judge.Missed {
		t.Errorf("99.945 exactly against 99.95: %v, want missed", j.Verdict)
	}
	o.Decimals = 1
	if j := judge.Objective(o, r, atLeast("99.9"), nil); j.Verdict != judge.Met || j.Judged.Cmp(rat("99.9")) != 0 {
		t.Errorf("99.945 to one decimal against 99.9: %v on %s", j.Verdict, j.Judged.FloatString(3))
	}
}

// Decides: excused-units.
func TestRules6KeptAndRemovedCanDisagree(t *testing.T) {
	// Vector of rules §6: 720 h, 60 h maintenance, 0.7 h of the provider's, target 99.9 %.
	r := result(0, 0, 1)
	r.Experienced = measure.Share(rat("659.3"), rat("720"))
	r.Contractual = measure.Share(rat("719.3"), rat("720"))
	r.Other = measure.Share(rat("659.3"), rat("660"))
	j := judge.Objective(objective(), r, atLeast("99.9"), nil)
	if j.Verdict != judge.Excused || j.Other != judge.Missed {
		t.Errorf("kept %v, removed %v; want excused and missed", j.Verdict, j.Other)
	}
}

// Decides: evidence-missing.
func TestZeroVerdictIsUndetermined(t *testing.T) {
	var v judge.Verdict
	if v.String() != "undetermined" {
		t.Errorf("the zero verdict is %q", v)
	}
}

func TestEverythingTakenAway(t *testing.T) {
	r := result(5, 5, 10)
	r.Contractual = measure.Share(new(big.Rat), new(big.Rat))
	if j := judge.Objective(objective(), r, atLeast("95"), nil); j.Verdict != judge.Excused {
		t.Errorf("all misses and goods removed: %v, want excused", j.Verdict)
	}
}

func TestEverythingTakenAwayOfAGoodPeriodIsNoVolume(t *testing.T) {
	r := result(10, 10, 10)
	r.Contractual = measure.Share(new(big.Rat), new(big.Rat))
	if j := judge.Objective(objective(), r, atLeast("95"), nil); j.Verdict != judge.NoVolume {
		t.Errorf("got %v, want no volume", j.Verdict)
	}
}

func TestFewUnitsAreToldAndNoMissMayBeAllowed(t *testing.T) {
	o := objective()
	o.MinimumVolume, o.AllowedMisses = 20, 0
	for good, want := range map[int64]judge.Verdict{19: judge.Met, 18: judge.Missed} {
		if j := judge.Objective(o, result(good, good, 19), atLeast("50"), nil); j.Verdict != want || !j.FewUnits {
			t.Errorf("%d of 19 with no miss allowed: %v, few units %v", good, j.Verdict, j.FewUnits)
		}
	}
	if j := judge.Objective(o, result(0, 0, 0), atLeast("50"), nil); j.Verdict != judge.NoVolume || j.FewUnits {
		t.Errorf("nothing at all: %v, few units %v", j.Verdict, j.FewUnits)
	}
	o.MinimumVolume = 1
	part := result(1, 1, 1)
	part.Volume = rat("1/2")
	if j := judge.Objective(o, part, atLeast("50"), nil); !j.FewUnits {
		t.Error("half a unit is under a minimum of one")
	}
}

func TestAContractMayRoundToWholePoints(t *testing.T) {
	o := objective()
	o.Decimals = 0
	// 94.5 is rounded to the even 94
	for good, want := range map[int64]judge.Verdict{945: judge.Missed, 946: judge.Met, 955: judge.Met} {
		if j := judge.Objective(o, result(good, good, 1000), atLeast("95"), nil); j.Verdict != want {
			t.Errorf("%d of 1000: %v on %s, want %v", good, j.Verdict, j.Judged.FloatString(2), want)
		}
	}
}

func TestWithoutBothCasesOrACoverageGapsLeaveTheVerdict(t *testing.T) {
	best, worst := measure.Share(rat("1"), rat("1")), measure.Share(new(big.Rat), rat("1"))
	empty := measure.Score{}
	for name, change := range map[string]func(*agreement.Objective, *measure.Result){
		"no best case":         func(_ *agreement.Objective, r *measure.Result) { r.Best = nil },
		"no worst case":        func(_ *agreement.Objective, r *measure.Result) { r.Worst = nil },
		"no coverage":          func(_ *agreement.Objective, r *measure.Result) { r.Coverage = nil },
		"no coverage agreed":   func(_ *agreement.Objective, r *measure.Result) { r.CoverageAgreed = nil },
		"no value in the best": func(_ *agreement.Objective, r *measure.Result) { r.Best = &empty },
		"nor in the worst":     func(_ *agreement.Objective, r *measure.Result) { r.Worst = &empty },
	} {
		o, r := objective(), result(990, 990, 1000)
		r.Best, r.Worst, r.Coverage, r.CoverageAgreed = &best, &worst, rat("10"), rat("95")
		if j := judge.Objective(o, r, atLeast("95"), nil); j.Verdict != judge.Undetermined {
			t.Fatalf("with all of them: %v", j.Verdict)
		}
		change(o, r)
		if j := judge.Objective(o, r, atLeast("95"), nil); j.Verdict != judge.Met {
			t.Errorf("%s: %v", name, j.Verdict)
		}
	}
}

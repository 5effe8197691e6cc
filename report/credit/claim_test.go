package credit_test

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// did is a step at a time, of an amount; "" is all.
func did(what evidence.ClaimStep, at timeline.Instant, amount string) credit.ClaimStep {
	s := credit.ClaimStep{What: what, At: at}
	if amount != "" {
		s.Amount = rat(amount)
	}
	return s
}

// of is a step under a reference.
func of(reference string, what evidence.ClaimStep, at timeline.Instant, amount string) credit.ClaimStep {
	s := did(what, at, amount)
	s.Reference = reference
	return s
}

func partsOf(b credit.Balance) string {
	return fmt.Sprint(b.Open.RatString(), " ", b.Claimed.RatString(), " ", b.Granted.RatString(), " ",
		b.Issued.RatString(), " ",
		b.Refused.RatString(), " ", b.Lapsed.RatString(), " beyond ", b.Beyond.RatString())
}

// Decides: claim-steps, claim-granted-in-part, credit-claim-deadline.
func TestStepsMoveTheEntitlement(t *testing.T) {
	const claimed, granted, refused = evidence.StepClaimed, evidence.StepGranted, evidence.StepRefused
	const issued, withdrawn, deadline = evidence.StepIssued, evidence.StepWithdrawn, timeline.Instant(100)
	for name, c := range map[string]struct {
		steps []credit.ClaimStep
		asOf  timeline.Instant
		want  string // open claimed granted issued refused lapsed
	}{
		"nobody claimed, at the deadline":   {nil, 100, "100 0 0 0 0 0 beyond 0"},
		"nobody claimed, past the deadline": {nil, 101, "0 0 0 0 0 100 beyond 0"},
		"claimed at the deadline":           {[]credit.ClaimStep{did(claimed, 100, "")}, 101, "0 100 0 0 0 0 beyond 0"},
		"claimed past the deadline":         {[]credit.ClaimStep{did(claimed, 101, "")}, 101, "0 0 0 0 0 100 beyond 0"},
		"claimed in part":                   {[]credit.ClaimStep{did(claimed, 50, "30")}, 100, "70 30 0 0 0 0 beyond 0"},
		"the rest of it lapsed":             {[]credit.ClaimStep{did(claimed, 50, "30")}, 101, "0 30 0 0 0 70 beyond 0"},
		"claimed more than there is":        {[]credit.ClaimStep{did(claimed, 50, "130")}, 101, "0 100 0 0 0 0 beyond 0"},
		"granted": {[]credit.ClaimStep{did(claimed, 50, ""), did(granted, 150, "")}, 200,
			"0 0 100 0 0 0 beyond 0"},
		"granted in part": {[]credit.ClaimStep{did(claimed, 50, ""), did(granted, 150, "60")}, 200,
			"0 0 60 0 40 0 beyond 0"},
		"granted what was claimed": {[]credit.ClaimStep{did(claimed, 50, "30"), did(granted, 60, "")}, 100,
			"70 0 30 0 0 0 beyond 0"},
		"granted without a claim": {[]credit.ClaimStep{did(granted, 50, "")}, 200, "0 0 100 0 0 0 beyond 0"},
		"granted though claimed too late": {[]credit.ClaimStep{did(claimed, 101, ""), did(granted, 150, "")}, 200,
			"0 0 100 0 0 0 beyond 0"},
		"granted more than there is": {[]credit.ClaimStep{did(claimed, 50, ""), did(granted, 60, "120")}, 200,
			"0 0 100 0 0 0 beyond 20"},
		"issued": {
			[]credit.ClaimStep{did(claimed, 50, ""), did(granted, 60, ""), did(issued, 70, "")}, 200, "0 0 0 100 0 0 beyond 0",
		},
		"issued, of a register with one row": {[]credit.ClaimStep{did(issued, 70, "")}, 200, "0 0 0 100 0 0 beyond 0"},
		"refused": {[]credit.ClaimStep{did(claimed, 50, ""), did(refused, 150, "")}, 200,
			"0 0 0 0 100 0 beyond 0"},
		"refused, of a register with one row": {[]credit.ClaimStep{did(refused, 50, "")}, 200, "0 0 0 0 100 0 beyond 0"},
		"refused what came too late": {[]credit.ClaimStep{did(claimed, 101, ""), did(refused, 150, "")}, 200,
			"0 0 0 0 0 100 beyond 0"},
		"withdrawn while time runs": {[]credit.ClaimStep{did(claimed, 50, ""), did(withdrawn, 60, "")}, 100,
			"100 0 0 0 0 0 beyond 0"},
		"withdrawn, and time ran out": {[]credit.ClaimStep{did(claimed, 50, ""), did(withdrawn, 60, "")}, 101,
			"0 0 0 0 0 100 beyond 0"},
	} {
		claims := credit.Claims{Deadline: deadline, AsOf: c.asOf, Steps: c.steps}
		if got := partsOf(claims.Balance(rat("100"))); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	for name, c := range map[string]struct {
		steps []credit.ClaimStep
		want  string // open claimed granted issued refused lapsed
	}{
		"granted in part, and the rest refused in so many words": {
			[]credit.ClaimStep{did(claimed, 50, "90"), did(granted, 60, "60"), did(refused, 61, "30")},
			"10 0 60 0 30 0 beyond 0",
		},
		"granted in two parts": {
			[]credit.ClaimStep{did(claimed, 50, ""), did(granted, 60, "60"), did(granted, 61, "40")}, "0 0 100 0 0 0 beyond 0",
		},
		"granted after a refusal": {
			[]credit.ClaimStep{did(claimed, 50, ""), did(refused, 60, ""), did(granted, 61, "70")}, "0 0 70 0 30 0 beyond 0",
		},
		"issued in part": {
			[]credit.ClaimStep{did(claimed, 50, ""), did(granted, 60, ""), did(issued, 61, "60")}, "0 0 40 60 0 0 beyond 0",
		},
		"issued in part without a grant": {[]credit.ClaimStep{did(claimed, 50, ""), did(issued, 61, "60")},
			"0 0 0 60 40 0 beyond 0"},
		"issued more than was granted": {
			[]credit.ClaimStep{did(claimed, 50, ""), did(granted, 60, "60"), did(issued, 61, "75")}, "0 0 0 75 25 0 beyond 0",
		},
		"granted more than was claimed": {[]credit.ClaimStep{did(claimed, 50, "40"), did(granted, 60, "70")},
			"30 0 70 0 0 0 beyond 0"},
		"claimed again what a grant left": {
			[]credit.ClaimStep{did(claimed, 50, ""), did(granted, 60, "60"), did(claimed, 61, "")}, "0 0 60 0 40 0 beyond 0",
		},
		"withdrawn what a grant left": {
			[]credit.ClaimStep{did(claimed, 50, ""), did(granted, 60, "60"), did(withdrawn, 61, "40")}, "40 0 60 0 0 0 beyond 0",
		},
		"the first of two claims is granted": {
			[]credit.ClaimStep{of("R-1", claimed, 50, "60"), of("R-2", claimed, 51, "40"), of("R-1", granted, 60, "60")},
			"0 40 60 0 0 0 beyond 0",
		},
		"the first of two claims is granted in part": {
			[]credit.ClaimStep{of("R-1", claimed, 50, "60"), of("R-2", claimed, 51, "40"), of("R-1", granted, 60, "50")},
			"0 40 50 0 10 0 beyond 0",
		},
		"the second of two claims is granted, the first refused": {
			[]credit.ClaimStep{
				of("R-1", claimed, 50, "60"), of("R-2", claimed, 51, "30"), of("R-2", granted, 60, ""), of("R-1", refused, 61, ""),
			}, "10 0 30 0 60 0 beyond 0",
		},
		"granted under a reference that no claim has": {
			[]credit.ClaimStep{of("R-1", claimed, 50, ""), of("CN-7", granted, 60, "60")}, "0 0 60 0 40 0 beyond 0",
		},
		"a claim of more than there is, of which a part is taken back": {
			[]credit.ClaimStep{did(claimed, 50, "130"), did(withdrawn, 60, "30")}, "0 100 0 0 0 0 beyond 0",
		},
	} {
		claims := credit.Claims{Deadline: deadline, AsOf: 70, Steps: c.steps}
		if got := partsOf(claims.Balance(rat("100"))); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	unknown := credit.Claims{Deadline: timeline.NoInstant, AsOf: 1_000}
	if got := partsOf(unknown.Balance(rat("100"))); got != "100 0 0 0 0 0 beyond 0" {
		t.Errorf("without a deadline yet: %s", got)
	}
}

// Two claims for one credit of 100 stand each by itself: what becomes of the first takes nothing from the second.
//
// Decides: claims-together.
func TestClaimsOfTwoReferencesStandEachByItself(t *testing.T) {
	const claimed, granted, refused = evidence.StepClaimed, evidence.StepGranted, evidence.StepRefused
	const issued, withdrawn = evidence.StepIssued, evidence.StepWithdrawn
	claims := func(first, second string) []credit.ClaimStep {
		return []credit.ClaimStep{of("R-1", claimed, 50, first), of("R-2", claimed, 51, second)}
	}
	for name, c := range map[string]struct {
		first, second string // amounts of the claims
		steps         []credit.ClaimStep
		want          string // open claimed granted issued refused lapsed
	}{
		"both for all, one withdrawn": {"", "", []credit.ClaimStep{of("R-1", withdrawn, 60, "")}, "0 100 0 0 0 0"},
		"both for all, the other":     {"", "", []credit.ClaimStep{of("R-2", withdrawn, 60, "")}, "0 100 0 0 0 0"},
		"100 each, one withdrawn":     {"100", "100", []credit.ClaimStep{of("R-1", withdrawn, 60, "")}, "0 100 0 0 0 0"},
		"60 each, one withdrawn":      {"60", "60", []credit.ClaimStep{of("R-1", withdrawn, 60, "")}, "40 60 0 0 0 0"},
		"60 each, the other":          {"60", "60", []credit.ClaimStep{of("R-2", withdrawn, 60, "")}, "40 60 0 0 0 0"},
		"60 each, 20 of one":          {"60", "60", []credit.ClaimStep{of("R-1", withdrawn, 60, "20")}, "0 100 0 0 0 0"},
		"60 each, 40 of one":          {"60", "60", []credit.ClaimStep{of("R-1", withdrawn, 60, "40")}, "20 80 0 0 0 0"},
		"all and 60, all withdrawn":   {"", "60", []credit.ClaimStep{of("R-1", withdrawn, 60, "")}, "40 60 0 0 0 0"},
		"60 and all, all withdrawn":   {"60", "", []credit.ClaimStep{of("R-2", withdrawn, 60, "")}, "40 60 0 0 0 0"},
		"both withdrawn": {"", "",
			[]credit.ClaimStep{of("R-1", withdrawn, 60, ""), of("R-2", withdrawn, 61, "")}, "100 0 0 0 0 0"},
		"withdrawn without a reference": {"", "", []credit.ClaimStep{did(withdrawn, 60, "")}, "100 0 0 0 0 0"},
		"withdrawn, another one":        {"", "", []credit.ClaimStep{of("R-3", withdrawn, 60, "")}, "100 0 0 0 0 0"},
		"both for all, one refused":     {"", "", []credit.ClaimStep{of("R-1", refused, 60, "")}, "0 100 0 0 0 0"},
		"60 each, one refused":          {"60", "60", []credit.ClaimStep{of("R-1", refused, 60, "")}, "0 60 0 0 40 0"},
		"60 each, both refused": {"60", "60",
			[]credit.ClaimStep{of("R-1", refused, 60, ""), of("R-2", refused, 61, "")}, "0 0 0 0 100 0"},
		"refused without a reference": {"60", "60", []credit.ClaimStep{did(refused, 60, "")}, "0 0 0 0 100 0"},
		"both for all, one granted":   {"", "", []credit.ClaimStep{of("R-1", granted, 60, "")}, "0 0 100 0 0 0"},
		"both for all, one granted in part": {"", "", []credit.ClaimStep{of("R-1", granted, 60, "70")},
			"0 30 70 0 0 0"},
		"one granted in part, the other withdrawn": {"", "",
			[]credit.ClaimStep{of("R-1", granted, 60, "70"), of("R-2", withdrawn, 61, "")}, "30 0 70 0 0 0"},
		"one granted, the other refused": {"", "",
			[]credit.ClaimStep{of("R-1", granted, 60, ""), of("R-2", refused, 61, "")}, "0 0 100 0 0 0"},
		"one granted, the other granted": {"", "",
			[]credit.ClaimStep{of("R-1", granted, 60, ""), of("R-2", granted, 61, "")}, "0 0 100 0 0 0"},
		"granted twice": {"60", "40",
			[]credit.ClaimStep{of("R-1", granted, 60, ""), of("R-1", granted, 61, "")}, "0 40 60 0 0 0"},
		"more granted than one asks for": {"50", "30", []credit.ClaimStep{of("R-1", granted, 60, "70")},
			"0 30 70 0 0 0"},
		"granted one after the other, one issued": {"60", "40",
			[]credit.ClaimStep{of("R-1", granted, 60, ""), of("R-2", granted, 61, ""), of("R-1", issued, 62, "")},
			"0 0 40 60 0 0"},
		"one issued": {"60", "60", []credit.ClaimStep{of("R-1", issued, 62, "")}, "0 40 0 60 0 0"},
	} {
		c.steps = append(claims(c.first, c.second), c.steps...)
		known := credit.Claims{Deadline: 100, AsOf: 70, Steps: c.steps}
		if got := partsOf(known.Balance(rat("100"))); got != c.want+" beyond 0" {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	for name, c := range map[string]struct {
		steps []credit.ClaimStep
		want  string
	}{
		"one too late and withdrawn": {
			[]credit.ClaimStep{of("R-1", claimed, 50, ""), of("R-2", claimed, 101, ""), of("R-2", withdrawn, 102, "")},
			"0 100 0 0 0 0"},
		"one too late and refused": {
			[]credit.ClaimStep{of("R-1", claimed, 50, ""), of("R-2", claimed, 101, ""), of("R-2", refused, 102, "")},
			"0 100 0 0 0 0"},
		"one too late and granted": {
			[]credit.ClaimStep{of("R-1", claimed, 50, "60"), of("R-2", claimed, 101, ""), of("R-2", granted, 102, "40")},
			"0 60 40 0 0 0"},
		"one of no reference, and all withdrawn": {
			[]credit.ClaimStep{did(claimed, 50, ""), of("R-2", claimed, 51, ""), did(withdrawn, 52, "")},
			"0 0 0 0 0 100"},
		"one of no reference, and the other withdrawn": {
			[]credit.ClaimStep{did(claimed, 50, "60"), of("R-2", claimed, 51, "60"), of("R-2", withdrawn, 52, "")},
			"0 60 0 0 0 40"},
		"granted one, withdrawn the other, time ran out": {
			[]credit.ClaimStep{of("R-1", claimed, 50, "60"), of("R-2", claimed, 51, "40"), of("R-1", granted, 102, ""),
				of("R-2", withdrawn, 103, "")}, "0 0 60 0 0 40"},
	} {
		known := credit.Claims{Deadline: 100, AsOf: 200, Steps: c.steps}
		if got := partsOf(known.Balance(rat("100"))); got != c.want+" beyond 0" {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Whatever is done, the parts sum to the entitlement, and none is below zero.
func TestThePartsSumToTheEntitlement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := credit.Claims{Deadline: 50, AsOf: timeline.Instant(rapid.IntRange(0, 100).Draw(t, "as of"))}
		c.Assumed = rapid.Bool().Draw(t, "assumed")
		for range rapid.IntRange(0, 6).Draw(t, "steps") {
			s := credit.ClaimStep{What: evidence.ClaimStep(rapid.IntRange(0, 4).Draw(t, "what"))}
			s.At = timeline.Instant(rapid.IntRange(0, 100).Draw(t, "at"))
			s.Reference = rapid.SampledFrom([]string{"", "R-1", "R-2"}).Draw(t, "reference")
			if rapid.Bool().Draw(t, "part") {
				s.Amount = big.NewRat(int64(rapid.IntRange(0, 150).Draw(t, "amount")), 1)
			}
			c.Steps = append(c.Steps, s)
		}
		b, sum := c.Balance(rat("100")), new(big.Rat)
		for _, part := range []*big.Rat{b.Open, b.Claimed, b.Granted, b.Issued, b.Refused, b.Lapsed} {
			if part.Sign() < 0 {
				t.Fatalf("below zero: %s", partsOf(b))
			}
			sum.Add(sum, part)
		}
		if sum.Cmp(b.Entitled) != 0 || b.Beyond.Sign() < 0 {
			t.Fatalf("%s do not sum to 100", partsOf(b))
		}
	})
}

// Decides: claim-before-limits, claimed.
func TestOnlyWhatWasClaimedMeetsTheLimits(t *testing.T) {
	claims := func(steps ...credit.ClaimStep) *credit.Claims {
		return &credit.Claims{Deadline: 100, AsOf: 200, Steps: steps}
	}
	all, part := did(evidence.StepClaimed, 100, ""), did(evidence.StepClaimed, 100, "25")
	for name, c := range map[string]struct {
		first, second *credit.Claims
		want, a, b    string
	}{
		"neither":    {claims(), claims(), "0", "0", "0"},
		"the second": {claims(), claims(all), "60", "0", "60"}, // the cap of 60 is all its own
		"both":       {claims(all), claims(all), "60", "30", "30"},
		"in part":    {claims(part), claims(), "25", "25", "0"},
	} {
		a := contract("1000")
		a.Credits.CapMonth = &agreement.Cap{Amount: amount("60").Amount}
		cases := affected([]string{"a", "10"}, []string{"b", "10"})
		for i, k := range []*credit.Claims{c.first, c.second} {
			cases[i].Objective.Credit.Claim, cases[i].Claims = &agreement.Claim{}, k
		}
		got := settle(a, cases, 0, settlement.Account{}, 2)
		pays(t, name, got.Payable, c.want)
		pays(t, name+", first", got.Objectives[0].Payable, c.a)
		pays(t, name+", second", got.Objectives[1].Payable, c.b)
		pays(t, name+", entitled", got.Objectives[0].Balance.Entitled, "100")
	}
}

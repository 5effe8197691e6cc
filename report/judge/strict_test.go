package judge_test

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
)

// Decides: target-as-written.
func TestATargetIsReachedAsItIsWritten(t *testing.T) {
	for _, c := range []struct {
		text                string
		atMost, strict      bool
		below, equal, above bool // reached by 39.999, 40 and 40.001
	}{
		{"at least 40", false, false, false, true, true},
		{"more than 40", false, true, false, false, true},
		{"at most 40", true, false, true, true, false},
		{"less than 40", true, true, true, false, false},
	} {
		target := agreement.Target{AtMost: c.atMost, Strict: c.strict, Value: big.NewRat(40, 1)}
		for value, want := range map[*big.Rat]bool{
			big.NewRat(39999, 1000): c.below, big.NewRat(40, 1): c.equal, big.NewRat(40001, 1000): c.above,
		} {
			if got := judge.Reaches(value, target); got != want {
				t.Errorf("%s: %s reaches it: %v", c.text, value.FloatString(3), got)
			}
			score := measure.Score{Value: value}
			r := measure.Result{
				Scores: measure.Scores{Experienced: score, Contractual: score, Other: score, OnProvider: score, OnOthers: score},
			}
			o := agreement.Objective{ID: "o", Decimals: -1, AllowedMisses: -1}
			if got := judge.Objective(&o, &r, target, nil).Verdict; (got == judge.Met) != want {
				t.Errorf("%s: %s is %s", c.text, value.FloatString(3), got)
			}
		}
	}
}

package statistic

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// Values are whole millionths: a bound between two of them is the next one on its better side.
func TestABoundBetweenTwoValuesIsTheNextOneOnItsBetterSide(t *testing.T) {
	for _, c := range []struct {
		bound  *big.Rat
		atMost bool
		strict bool
		want   evidence.Fixed
		ok     bool
	}{
		{big.NewRat(1, 3), true, true, 333_333, true}, {big.NewRat(1, 3), false, true, 333_334, true},
		{big.NewRat(1, 4), true, true, 249_999, true}, {big.NewRat(1, 4), false, true, 250_001, true},
		{big.NewRat(1, 3), true, false, 333_333, true}, {big.NewRat(1, 3), false, false, 333_334, true},
		{big.NewRat(-1, 3), true, false, -333_334, true}, {big.NewRat(-1, 3), false, false, -333_333, true},
		{big.NewRat(1, 4), true, false, 250_000, true}, {big.NewRat(1, 4), false, false, 250_000, true},
		{new(big.Rat).SetInt64(1 << 62), true, false, 0, false},
	} {
		got, ok := samples.LimitOf(agreement.Target{Value: c.bound, AtMost: c.atMost, Strict: c.strict})
		if ok != c.ok || ok && (got != sampling.Limit{Value: c.want, AtMost: c.atMost}) {
			t.Errorf("%v at most %v: %v, %v", c.bound, c.atMost, got, ok)
		}
	}
}

// The target in force at a period's end judges its values: one from the next period on does not, one from before does.
func TestValuesOfSamplesAreJudgedByTheTargetAtThePeriodsEnd(t *testing.T) {
	for from, beyond := range map[timeline.Instant]string{
		kindtest.At("2026-05-01"): "", kindtest.At("2026-05-01") - 1: "1", kindtest.At("2026-04-20"): "1",
	} {
		w := latencies("mean", nil, "100")
		w.Objective.Targets = append(
			w.Objective.Targets,
			agreement.Dated[agreement.Target]{
				From: from, Value: agreement.Target{AtMost: true, Value: kindtest.Rat("40"), Unit: "ms"},
			},
		)
		w.Measured(10, 50)
		r := w.Measure(t)
		kindtest.Exactly(t, "beyond the target", r.Attribution[party.Undetermined], beyond)
		if len(r.Misses) == 1 {
			kindtest.Exactly(t, "weight", r.Misses[0].Weight, "1")
		}
	}
}

func TestAPercentileLiesAboveNoneAndUpToAll(t *testing.T) {
	for percent, fails := range map[string]bool{
		"-1": true, "0": true, "1/1000": false, "95": false, "100": false, "201/2": true,
	} {
		w := latencies("percentile", kindtest.Rat(percent), "100")
		w.Measured(10, 50)
		if _, err := w.Try(t); (err != nil) != fails {
			t.Errorf("p%s: %v", percent, err)
		}
	}
}

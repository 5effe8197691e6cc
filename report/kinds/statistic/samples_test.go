package statistic

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// latencies is a client with a statistic of latency, at most a target.
func latencies(take string, percent *big.Rat, target string) *kindtest.World {
	w := kindtest.NewWorld()
	w.Objective = agreement.Objective{ID: "rtt", Service: "wan",
		Terms: &Terms{Of: "samples", Value: "latency", Take: take, Percent: percent},
		Targets: []agreement.Dated[agreement.Target]{
			{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: kindtest.Rat(target), Unit: "ms"}},
		}}
	return w
}

// Decides: sample-statistics.
func TestStatisticsAreExact(t *testing.T) {
	values := []float64{15, 20, 35, 40, 50}
	for _, c := range []struct {
		take, percent, want string
		interpolate         bool
	}{
		{"mean", "", "32", false},
		{"max", "", "50", false},
		{"median", "", "35", false},
		{"percentile", "5", "15", false}, // the nearest rank, as textbooks tell it
		{"percentile", "30", "20", false},
		{"percentile", "40", "20", false},
		{"percentile", "50", "35", false},
		{"percentile", "100", "50", false},
		{"percentile", "40", "29", true}, // 1 + 4 × 0.4 = 2.6: 20 + 0.6 × 15
		{"percentile", "25", "20", true},
		{"percentile", "100", "50", true},
	} {
		var percent *big.Rat
		if c.percent != "" {
			percent = kindtest.Rat(c.percent)
		}
		w := latencies(c.take, percent, "45")
		w.Objective.Terms.(*Terms).Interpolate = c.interpolate
		w.Measured(values...)
		r := w.Measure(t)
		kindtest.ScoresAre(t, r, c.want, c.want, c.want)
		kindtest.Exactly(t, "volume", r.Volume, "5")
		kindtest.Exactly(t, "beyond", kindtest.SumRats(r.Attribution), "1")
		if r.Unit != "value" || len(r.Misses) != 1 || r.Experienced.Total != nil {
			t.Errorf("%v", r)
		}
	}
}

// Decides: percentiles-exact.
func TestMedianOfTwoIsTheLowerUnlessInterpolated(t *testing.T) {
	w := latencies("median", nil, "45")
	w.Measured(10, 20)
	kindtest.Exactly(t, "nearest rank", w.Measure(t).Contractual.Value, "10")
	w.Objective.Terms.(*Terms).Interpolate = true
	kindtest.Exactly(t, "interpolated", w.Measure(t).Contractual.Value, "15")
}

// The target itself is within; the next thousandth is not.
func TestValuesBeyondTheTarget(t *testing.T) {
	w := latencies("max", nil, "50.0005")
	w.Measured(50, 50.001, 49)
	r := w.Measure(t)
	kindtest.Exactly(t, "beyond", kindtest.SumRats(r.Attribution), "1")
	kindtest.Exactly(t, "mean of those", r.Misses[0].Value, "50.001")
	w.Objective.Targets[0].Value = agreement.Target{Value: kindtest.Rat("49.0005")} // at least
	kindtest.Exactly(t, "below", kindtest.SumRats(w.Measure(t).Attribution), "1")
}

// Samples in time that others answer for are removed, good or bad.
func TestExcusedSamplesAreRemoved(t *testing.T) {
	w := latencies("mean", nil, "50")
	w.Measured(10, 20, 300, 100, 40)
	w.Claim("customer", "2026-04-01T00:01", "2026-04-01T00:03")
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "94", "50", "50")
	kindtest.Exactly(t, "customer", r.Attribution[party.Customer], "1")
	kindtest.Exactly(t, "accepted", r.Accepted[party.Customer], "1")
	kindtest.Exactly(t, "nobody", r.Attribution[party.Undetermined], "1")
	if len(r.Misses) != 2 || r.Misses[0].Outcome != measure.Excused || r.Misses[1].Outcome != measure.Undetermined {
		t.Errorf("misses %v", r.Misses)
	}
	w.Refused[0] = true
	kindtest.ScoresAre(t, w.Measure(t), "94", "50", "94")
}

// What nobody can be named for takes only the values beyond the target out when it is excused.
func TestUndeterminedValuesBeyondTheTarget(t *testing.T) {
	for _, c := range []struct{ take, provider, others string }{
		{"mean", "60", "20"}, {"max", "140", "30"}, {"median", "30", "20"},
	} {
		w := latencies(c.take, nil, "50")
		w.Measured(10, 100, 20, 30, 140)
		r := w.Measure(t)
		kindtest.Exactly(t, "on the provider", r.OnProvider.Value, c.provider)
		kindtest.Exactly(t, "on others", r.OnOthers.Value, c.others)
		kindtest.Exactly(t, "contractual", r.Contractual.Value, c.provider)
		w.Agreement.Fault.Undetermined = party.ThirdParty
		r = w.Measure(t)
		kindtest.Exactly(t, "contractual", r.Contractual.Value, c.others)
		kindtest.Exactly(t, "accepted", r.Accepted[party.Undetermined], "2")
	}
}

func TestEverythingExcusedLeavesNoVolume(t *testing.T) {
	w := latencies("median", nil, "50")
	w.Measured(100)
	w.Claim("customer", "2026-04-01", "2026-04-02")
	kindtest.ScoresAre(t, w.Measure(t), "100", "", "")
	w.Objective.Terms.(*Terms).Take = "max"
	kindtest.ScoresAre(t, w.Measure(t), "100", "", "")
}

func TestTargetInForceAtThePeriodsEndCounts(t *testing.T) {
	w := latencies("median", nil, "50").In("2026-03", "2026-04")
	w.Objective.Targets = append(
		w.Objective.Targets,
		agreement.Dated[agreement.Target]{
			From: kindtest.At("2026-04-15"), Value: agreement.Target{AtMost: true, Value: kindtest.Rat("5")},
		},
	)
	w.Measured(10, 20)
	w.Sample("", kindtest.At("2026-03-10"), kindtest.Latency(30))
	all := w.EveryPeriod(t)
	kindtest.Exactly(t, "march", all[0].Experienced.Value, "30")
	kindtest.Exactly(t, "march", kindtest.SumRats(all[0].Attribution), "0")
	kindtest.Exactly(t, "april", kindtest.SumRats(all[1].Attribution), "2")
	if len(all[0].Misses) > 0 || len(all[1].Misses) != 1 {
		t.Error("misses")
	}
	w.Objective.Targets = nil
	kindtest.Exactly(t, "no target", kindtest.SumRats(w.Measure(t).Attribution), "0")
}

func TestStatisticOfSamplesSaysWhatItCannotTake(t *testing.T) {
	w := latencies("median", nil, "50")
	w.Objective.Terms.(*Terms).Value = "ok"
	if _, err := w.Try(t); err == nil ||
		err.Error() != `objective rtt: a statistic of samples is of latency or jitter, found "ok"` {
		t.Error(err)
	}
	w.Objective.Terms.(*Terms).Value = "jitter"
	kindtest.ScoresAre(t, w.Measure(t), "", "", "")
	w.Objective.Terms.(*Terms).Take = "mode"
	if _, err := w.Try(t); err == nil ||
		err.Error() != `objective rtt: a statistic takes mean, median, max or a percentile above p0 and up to p100, found `+
			`"mode"` {
		t.Error(err)
	}
}

func TestTargetMustBeInThePlan(t *testing.T) {
	w := latencies("mean", nil, "50")
	w.Measured(10, 60)
	ctx := w.Context(t)
	w.Objective.Targets[0].Value.Value = kindtest.Rat("40")
	_, err := kindtest.ResultsOf(ctx, &w.Objective)
	if err == nil ||
		err.Error() != `objective rtt: the samples of service "wan" were not counted against the target in force in 2026-04` {
		t.Error(err)
	}
}

// A target beyond any value that can be read bounds nothing.
func TestBoundBeyondAnyValueIsNoLimit(t *testing.T) {
	w := latencies("mean", nil, "10000000000000000000000")
	w.Measured(10, 60)
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "35", "35", "35")
	kindtest.Exactly(t, "beyond", kindtest.SumRats(r.Attribution), "0")
	w.Objective.Targets[0].Value.Value = nil
	kindtest.ScoresAre(t, w.Measure(t), "35", "35", "35")
}

// Ranks among chosen values agree with sorting what is left, whichever side the target bounds.
//
// Decides: sample-statistics.
func TestRankAgreesWithSorting(t *testing.T) { rapid.Check(t, rankAgreesWithSorting) }

func FuzzRank(f *testing.F) { f.Fuzz(rapid.MakeFuzz(rankAgreesWithSorting)) }

func rankAgreesWithSorting(t *rapid.T) {
	w := latencies("percentile", big.NewRat(rapid.Int64Range(1, 1000).Draw(t, "percent"), 10), "50")
	target := rapid.Int64Range(0, 20).Draw(t, "target")
	atMost := rapid.Bool().Draw(t, "at most")
	w.Objective.Targets[0].Value = agreement.Target{Value: big.NewRat(target, 1), AtMost: atMost}
	w.Agreement.Fault.Undetermined = party.Customer
	w.Outage("ours", "2026-04-01T00:10", "2026-04-01T00:40", kindtest.CausedBy("our change"))
	w.Claim("customer", "2026-04-01T00:20", "2026-04-01T00:30")
	n := rapid.IntRange(1, 60).Draw(t, "samples")
	var left []int64
	for i := range n {
		x := rapid.Int64Range(0, 20).Draw(t, "ms")
		w.Minute(i, float64(x))
		within := x <= target
		if !atMost {
			within = x >= target
		}
		switch named := i >= 10 && i < 40; {
		case i >= 20 && i < 30: // excused
		case named || within:
			left = append(left, x)
		}
	}
	got := w.Measure(t).Contractual.Value
	if len(left) == 0 {
		if got != nil {
			t.Fatalf("%v of nothing", got)
		}
		return
	}
	slices.Sort(left)
	place := new(big.Rat).Mul(w.Objective.Terms.(*Terms).Percent, big.NewRat(int64(len(left)), 100))
	k := new(big.Int).Div(new(big.Int).Add(place.Num(), new(big.Int).Sub(place.Denom(), big.NewInt(1))), place.Denom())
	if got.Cmp(big.NewRat(left[k.Int64()-1], 1)) != 0 {
		t.Fatalf("%v, want %d", got, left[k.Int64()-1])
	}
}

package measure

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// latencies is a client with a statistic of latency, at most a target.
func latencies(take string, percent *big.Rat, target string) *world {
	w := newWorld()
	w.o = agreement.Objective{ID: "rtt", Service: "wan", Kind: agreement.KindStatistic,
		Statistic: &agreement.Statistic{Of: "samples", Value: "latency", Take: take, Percent: percent},
		Targets:   []agreement.Dated[agreement.Target]{{From: timeline.NoInstant, Value: agreement.Target{AtMost: true, Value: rat(target), Unit: "ms"}}}}
	return w
}

// latency is a sample of so many ms.
func latency(ms float64) func(*evidence.Sample) {
	return func(s *evidence.Sample) { s.Latency = evidence.Fixed(ms*1000) * 1000 }
}

// minute by minute from 1 April.
func (w *world) measured(ms ...float64) {
	for i, x := range ms {
		w.minute(i, x)
	}
}

// minute is the sample of one minute of 1 April.
func (w *world) minute(i int, ms float64) {
	w.sample("", at("2026-04-01").Add(timeline.Micros(i)*timeline.Minute), latency(ms))
}

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
			percent = rat(c.percent)
		}
		w := latencies(c.take, percent, "45")
		w.o.Statistic.Interpolate = c.interpolate
		w.measured(values...)
		r := w.measure(t)
		scoresAre(t, r, c.want, c.want, c.want)
		exactly(t, "volume", r.Volume, "5")
		exactly(t, "beyond", sumRats(r.Attribution), "1")
		if r.Unit != "value" || len(r.Misses) != 1 || r.Experienced.Total != nil {
			t.Errorf("%v", r)
		}
	}
}

func TestMedianOfTwoIsTheLowerUnlessInterpolated(t *testing.T) {
	w := latencies("median", nil, "45")
	w.measured(10, 20)
	exactly(t, "nearest rank", w.measure(t).Contractual.Value, "10")
	w.o.Statistic.Interpolate = true
	exactly(t, "interpolated", w.measure(t).Contractual.Value, "15")
}

// The target itself is within; the next thousandth is not.
func TestValuesBeyondTheTarget(t *testing.T) {
	w := latencies("max", nil, "50.0005")
	w.measured(50, 50.001, 49)
	r := w.measure(t)
	exactly(t, "beyond", sumRats(r.Attribution), "1")
	exactly(t, "mean of those", r.Misses[0].Value, "50.001")
	w.o.Targets[0].Value = agreement.Target{Value: rat("49.0005")} // at least
	exactly(t, "below", sumRats(w.measure(t).Attribution), "1")
}

// Samples in time that others answer for are removed, good or bad.
func TestExcusedSamplesAreRemoved(t *testing.T) {
	w := latencies("mean", nil, "50")
	w.measured(10, 20, 300, 100, 40)
	w.claim("customer", "2026-04-01T00:01", "2026-04-01T00:03")
	r := w.measure(t)
	scoresAre(t, r, "94", "50", "50")
	exactly(t, "customer", r.Attribution[party.Customer], "1")
	exactly(t, "accepted", r.Accepted[party.Customer], "1")
	exactly(t, "nobody", r.Attribution[party.Undetermined], "1")
	if len(r.Misses) != 2 || r.Misses[0].Outcome != Excused || r.Misses[1].Outcome != Undetermined {
		t.Errorf("misses %v", r.Misses)
	}
	w.refused[0] = true
	scoresAre(t, w.measure(t), "94", "50", "94")
}

// What nobody can be named for takes only the values beyond the target out when it is excused.
func TestUndeterminedValuesBeyondTheTarget(t *testing.T) {
	for _, c := range []struct{ take, provider, others string }{{"mean", "60", "20"}, {"max", "140", "30"}, {"median", "30", "20"}} {
		w := latencies(c.take, nil, "50")
		w.measured(10, 100, 20, 30, 140)
		r := w.measure(t)
		exactly(t, "on the provider", r.OnProvider.Value, c.provider)
		exactly(t, "on others", r.OnOthers.Value, c.others)
		exactly(t, "contractual", r.Contractual.Value, c.provider)
		w.a.Fault.Undetermined = party.ThirdParty
		r = w.measure(t)
		exactly(t, "contractual", r.Contractual.Value, c.others)
		exactly(t, "accepted", r.Accepted[party.Undetermined], "2")
	}
}

func TestEverythingExcusedLeavesNoVolume(t *testing.T) {
	w := latencies("median", nil, "50")
	w.measured(100)
	w.claim("customer", "2026-04-01", "2026-04-02")
	scoresAre(t, w.measure(t), "100", "", "")
	w.o.Statistic.Take = "max"
	scoresAre(t, w.measure(t), "100", "", "")
}

func TestTargetInForceAtThePeriodsEndCounts(t *testing.T) {
	w := latencies("median", nil, "50").in("2026-03", "2026-04")
	w.o.Targets = append(w.o.Targets, agreement.Dated[agreement.Target]{From: at("2026-04-15"), Value: agreement.Target{AtMost: true, Value: rat("5")}})
	w.measured(10, 20)
	w.sample("", at("2026-03-10"), latency(30))
	all := w.all0(t)
	exactly(t, "march", all[0].Experienced.Value, "30")
	exactly(t, "march", sumRats(all[0].Attribution), "0")
	exactly(t, "april", sumRats(all[1].Attribution), "2")
	if len(all[0].Misses) > 0 || len(all[1].Misses) != 1 {
		t.Error("misses")
	}
	w.o.Targets = nil
	exactly(t, "no target", sumRats(w.measure(t).Attribution), "0")
}

func TestStatisticOfSamplesSaysWhatItCannotTake(t *testing.T) {
	w := latencies("median", nil, "50")
	w.o.Statistic.Value = "ok"
	if _, err := w.try(t); err == nil || err.Error() != `objective rtt: a statistic of samples is of latency or jitter, found "ok"` {
		t.Error(err)
	}
	w.o.Statistic.Value = "jitter"
	scoresAre(t, w.measure(t), "", "", "")
	w.o.Statistic.Take = "mode"
	if _, err := w.try(t); err == nil || err.Error() != `objective rtt: a statistic takes mean, median, max or a percentile above p0 and up to p100, found "mode"` {
		t.Error(err)
	}
}

func TestTargetMustBeInThePlan(t *testing.T) {
	w := latencies("mean", nil, "50")
	w.measured(10, 60)
	ctx := w.context(t)
	w.o.Targets[0].Value.Value = rat("40")
	_, err := statisticOfSamples(ctx, &w.o)
	if err == nil || err.Error() != `objective rtt: the samples of service "wan" were not counted against the target in force in 2026-04` {
		t.Error(err)
	}
}

// A target beyond any value that can be read bounds nothing.
func TestBoundBeyondAnyValueIsNoLimit(t *testing.T) {
	w := latencies("mean", nil, "10000000000000000000000")
	w.measured(10, 60)
	r := w.measure(t)
	scoresAre(t, r, "35", "35", "35")
	exactly(t, "beyond", sumRats(r.Attribution), "0")
	w.o.Targets[0].Value.Value = nil
	scoresAre(t, w.measure(t), "35", "35", "35")
}

// Ranks among chosen values agree with sorting what is left, whichever side the target bounds.
func TestRankAgreesWithSorting(t *testing.T) { rapid.Check(t, rankAgreesWithSorting) }

func FuzzRank(f *testing.F) { f.Fuzz(rapid.MakeFuzz(rankAgreesWithSorting)) }

func rankAgreesWithSorting(t *rapid.T) {
	w := latencies("percentile", big.NewRat(rapid.Int64Range(1, 1000).Draw(t, "percent"), 10), "50")
	target := rapid.Int64Range(0, 20).Draw(t, "target")
	atMost := rapid.Bool().Draw(t, "at most")
	w.o.Targets[0].Value = agreement.Target{Value: big.NewRat(target, 1), AtMost: atMost}
	w.a.Fault.Undetermined = party.Customer
	w.outage("ours", "2026-04-01T00:10", "2026-04-01T00:40", causedBy("our change"))
	w.claim("customer", "2026-04-01T00:20", "2026-04-01T00:30")
	n := rapid.IntRange(1, 60).Draw(t, "samples")
	var left []int64
	for i := range n {
		x := rapid.Int64Range(0, 20).Draw(t, "ms")
		w.minute(i, float64(x))
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
	got := w.measure(t).Contractual.Value
	if len(left) == 0 {
		if got != nil {
			t.Fatalf("%v of nothing", got)
		}
		return
	}
	slices.Sort(left)
	place := new(big.Rat).Mul(w.o.Statistic.Percent, big.NewRat(int64(len(left)), 100))
	k := new(big.Int).Div(new(big.Int).Add(place.Num(), new(big.Int).Sub(place.Denom(), big.NewInt(1))), place.Denom())
	if got.Cmp(big.NewRat(left[k.Int64()-1], 1)) != 0 {
		t.Fatalf("%v, want %d", got, left[k.Int64()-1])
	}
}

package availability

import (
	"testing"

	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// stored is object storage in slots of five minutes: one of which all requests failed, a busy one, and an idle one.
func stored(t *testing.T, idle bool) *kindtest.World {
	t.Helper()
	w := probed(Terms{By: BySlotMean, Slot: 5 * timeline.Minute, IdleGood: idle})
	w.Over(kindtest.At("2026-04-01T00:00"), kindtest.At("2026-04-01T00:15"))
	w.Sample("", kindtest.At("2026-04-01T00:00"), kindtest.Packets(10, 0))
	w.Sample("", kindtest.At("2026-04-01T00:05"), kindtest.Packets(9990, 9990))
	w.Sample("", kindtest.At("2026-04-01T00:10"), kindtest.Packets(0, 0))
	return w
}

// Decides: slot-mean, slot-idle, samples-by-slot-mean.
func TestTheMeanOfTheSlotsErrorRatesWeighsEverySlotTheSame(t *testing.T) {
	for idle, want := range map[bool]string{false: "50", true: "200/3"} {
		r := stored(t, idle).Measure(t)
		kindtest.Exactly(t, "the mean", r.Contractual.Value, want)
		kindtest.Exactly(t, "lost", kindtest.SumRats(r.Attribution), "1")
		if r.Unit != "slot" || len(r.Misses) != 1 || r.Misses[0].Value.RatString() != "100" ||
			r.Misses[0].Weight.RatString() != "1" {
			t.Errorf("%s, %+v", r.Unit, r.Misses)
		}
		kindtest.BooksBalance(t, r)
	}
	w := stored(t, false)
	w.Objective.Terms.(*Terms).By = ByRequest
	kindtest.Exactly(t, "by request", w.Measure(t).Contractual.Value, "99.9")
}

// Three of ten failed in a slot of five minutes, of which the customer answers for two.
//
// Decides: slot-mean-others.
func TestASlotsErrorsGoToWhoAnswersForItsTime(t *testing.T) {
	w := probed(Terms{By: BySlotMean, Slot: 5 * timeline.Minute})
	w.Over(kindtest.At("2026-04-01T00:00"), kindtest.At("2026-04-01T00:10"))
	w.Sample("", kindtest.At("2026-04-01T00:00"), kindtest.Packets(10, 7))
	w.Sample("", kindtest.At("2026-04-01T00:05"), kindtest.Packets(10, 10))
	w.Claim("customer", "2026-04-01T00:00", "2026-04-01T00:02")
	r := w.Measure(t)
	kindtest.Exactly(t, "experienced", r.Experienced.Value, "85")
	kindtest.Exactly(t, "contractual", r.Contractual.Value, "91")
	kindtest.Exactly(t, "the customer's", r.Attribution[party.Customer], "0.12")
	if len(r.Misses) != 2 || r.Misses[0].Outcome != measure.Excused || r.Misses[1].Outcome == measure.Excused {
		t.Errorf("%+v", r.Misses)
	}
}

// A slot without any sample is unknown: neither good nor bad.
//
// Decides: slot-idle.
func TestASlotWithoutASampleIsUnknown(t *testing.T) {
	w := stored(t, true)
	w.Over(kindtest.At("2026-04-01T00:00"), kindtest.At("2026-04-01T00:20"))
	r := w.Measure(t)
	kindtest.Exactly(t, "the mean", r.Contractual.Value, "200/3")
	kindtest.Exactly(t, "at best", r.Best.Value, "75")
	kindtest.Exactly(t, "at worst", r.Worst.Value, "50")
	kindtest.Exactly(t, "coverage", r.Coverage, "75")
}

// The sample at the date of the data counts, as it does by request.
func TestTheSlotOfTheDateOfTheDataCounts(t *testing.T) {
	for asOf, want := range map[string]string{"2026-04-01T00:05": "50", "2026-04-01T00:04": "0"} {
		w := stored(t, false)
		w.AsOf = kindtest.At(asOf)
		kindtest.Exactly(t, "as of "+asOf, w.Measure(t).Contractual.Value, want)
	}
}

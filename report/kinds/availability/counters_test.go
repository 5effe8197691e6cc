package availability

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/timeline"
)

// Two samples with counters, 10 of 10 failed and 0 of 9,990: by request 0.1 % failed. A slot is down by the share of
// its requests.
//
// Decides: samples-counters, samples-by-request.
func TestCountersAreThatManyRequests(t *testing.T) {
	w := probed(Terms{By: ByRequest})
	w.Sample("", kindtest.At("2026-04-01T10:00"), kindtest.Packets(10, 0))
	w.Sample("", kindtest.At("2026-04-01T10:05"), kindtest.Packets(9990, 9990))
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "99.9", "99.9", "99.9")
	kindtest.Exactly(t, "volume", r.Volume, "10000")
	kindtest.BooksBalance(t, r)

	for received, lost := range map[int64]string{91: "0", 90: "300", 80: "300"} {
		w := probed(Terms{By: BySlot, Slot: 5 * timeline.Minute, Threshold: kindtest.Rat("10")})
		w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-01T00:10"))
		w.Sample("", kindtest.At("2026-04-01T00:00"), kindtest.Packets(100, received))
		w.Sample("", kindtest.At("2026-04-01T00:05"), kindtest.Packets(100, 100))
		kindtest.Exactly(t, "lost", kindtest.SumRats(w.Measure(t).Attribution), lost)
	}
}

// A missing sample stands for as many requests as one does on average: of five hours with 100 requests each two are
// silent.
//
// Decides: samples-missing-requests.
func TestAMissingSampleStandsForItsRequests(t *testing.T) {
	w := probed(Terms{By: ByRequest, Every: timeline.Hour})
	w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-01T05:00"))
	w.AsOf = kindtest.At("2026-04-01T05:00")
	for _, at := range []string{"00", "01", "04"} {
		w.Sample("", kindtest.At("2026-04-01T"+at+":00"), kindtest.Packets(100, 100))
	}
	r := w.Measure(t)
	kindtest.Exactly(t, "best", r.Best.Value, "100")
	kindtest.Exactly(t, "worst", r.Worst.Value, "60")
	kindtest.Exactly(t, "coverage", r.Coverage, "60")
}

// An instant at which one of several readings failed is failing, for slots and for runs.
//
// Decides: samples-slot-instant.
func TestASlotIsDownAtAnInstantAtWhichAnyReadingFailed(t *testing.T) {
	readings := func(w *kindtest.World) {
		w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-01T00:10"))
		for _, at := range []string{"00:00", "00:05"} {
			w.Sample("", kindtest.At("2026-04-01T"+at), kindtest.OK)
			w.Sample("", kindtest.At("2026-04-01T"+at), kindtest.OK)
		}
		w.Sample("", kindtest.At("2026-04-01T00:05"), kindtest.Failed)
	}
	for _, terms := range []Terms{
		{By: BySlot, Slot: 5 * timeline.Minute, Threshold: kindtest.Rat("100")},
		{By: ByRun, Failures: 1, Every: 5 * timeline.Minute},
	} {
		w := probed(terms)
		readings(w)
		w.AsOf = kindtest.At("2026-04-01T00:10")
		kindtest.Exactly(t, "lost", kindtest.SumRats(w.Measure(t).Attribution), "300")
	}
	w := probed(Terms{By: ByRequest})
	readings(w)
	kindtest.Exactly(t, "by request", w.Measure(t).Experienced.Value, "80")
}

// Checks that are tried again are part of the failure that they come before: by request, by slot and by run.
func TestRetriesAreFailuresByEveryMethod(t *testing.T) {
	pending := func(s *evidence.Sample) { s.OK = evidence.Pending }
	for by, want := range map[Method]string{ByRequest: "3", BySlot: "240", ByRun: "180"} {
		w := probed(Terms{By: by, Slot: 2 * timeline.Minute, Every: timeline.Minute, Failures: 3})
		if by == BySlot {
			w = probed(Terms{By: by, Slot: 2 * timeline.Minute})
		}
		w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-01T00:05"))
		w.AsOf = kindtest.At("2026-04-01T00:04").Add(59 * timeline.Second)
		for i, tell := range []func(*evidence.Sample){kindtest.OK, pending, pending, kindtest.Failed, kindtest.OK} {
			w.Sample("", kindtest.At("2026-04-01").Add(timeline.Micros(i)*timeline.Minute), tell)
		}
		kindtest.Exactly(t, string(by), kindtest.SumRats(w.Measure(t).Attribution), want)
	}
}

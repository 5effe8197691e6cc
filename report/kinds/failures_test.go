package kinds

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// reliable is the wan in April 2026, 720 hours, judged by a figure of its outages in hours.
func reliable(value string) *kindtest.World {
	w := kindtest.NewWorld()
	w.AsOf = kindtest.At("2026-06-01")
	w.Objective.Terms = &statistic.Terms{Of: "outages", Value: value, Take: "mean"}
	w.Objective.Targets = []agreement.Dated[agreement.Target]{
		{From: timeline.NoInstant, Value: agreement.Target{Value: big.NewRat(300, 1), Unit: "h"}},
	}
	return w
}

// Decides: time-to-restore.
func TestMeanTimeToRestore(t *testing.T) {
	w := reliable(statistic.Restore)
	w.Objective.Targets[0].Value = agreement.Target{AtMost: true, Value: big.NewRat(3, 1), Unit: "h"}
	w.Outage("A", "2026-04-02T10:00", "2026-04-02T12:00")
	w.Outage("B", "2026-04-03T10:00", "2026-04-03T15:00", kindtest.CausedBy("customer change"))
	w.Outage("C", "2026-04-04T10:00", "") // not restored: at least what has passed
	w.AsOf = kindtest.At("2026-04-04T12:00")
	r := w.Last(t)
	kindtest.Scored(t, r, "3 2 2")
	if len(r.Misses) != 1 || r.Misses[0].ID != "B" || r.Misses[0].Value.RatString() != "5" {
		t.Errorf("%+v", r.Misses)
	}
	if r.Unread.Doubtful != 1 || r.Best.Value.RatString() != "2" || r.Worst.Value != nil {
		t.Errorf("%+v, %v to %v", r.Unread, r.Best, r.Worst)
	}
}

// Decides: time-to-restore.
func TestMeanTimeBetweenFailures(t *testing.T) {
	w := reliable(statistic.BetweenFailures)
	// down in April, no failure of April
	w.Outage("before", "2026-03-31T23:00", "2026-04-01T01:00")
	w.Outage("A", "2026-04-02T10:00", "2026-04-02T12:00", kindtest.CausedBy("our change"))      // one failure of 3 h
	w.Outage("overlap", "2026-04-02T11:00", "2026-04-02T13:00")                                 // …
	w.Outage("B", "2026-04-10T10:00", "2026-04-10T20:00", kindtest.CausedBy("customer change")) // 10 h, the customer's
	w.Outage("C", "2026-04-20T00:00", "2026-04-20T06:00", kindtest.CausedBy("our change"))      // 6 h
	// touches C: another failure
	w.Outage("D", "2026-04-20T06:00", "2026-04-20T07:00", kindtest.CausedBy("unheard of"))
	w.Outage("of another", "2026-04-25T06:00", "2026-04-25T07:00",
		func(o *evidence.Outage) { o.Service = texttest.T("lan") })
	r := w.Last(t)
	kindtest.Scored(t, r, "699/4 709/3 709/3") // 720 − 1 − 3 − 10 − 6 − 1 over 4; without B over 3
	kindtest.Attributed(t, r.Attribution,
		map[party.Party]string{party.Provider: "2", party.Customer: "1", party.Undetermined: "1"})
	kindtest.Attributed(t, r.Accepted, map[party.Party]string{party.Customer: "1"})
	// (720 − 2 − 6) / 2: nobody is known to answer for the one before and for what overlaps A
	if r.OnOthers.Value.RatString() != "356" || r.Volume.RatString() != "4" || r.Unit != "event" || len(r.Misses) != 4 {
		t.Errorf("%s on others, %s of %s, %d misses", r.OnOthers.Value.RatString(), r.Volume, r.Unit, len(r.Misses))
	}
	if m := r.Misses[0]; m.ID != "A" || m.Elapsed != 3*kindtest.Hour || len(m.Rows) != 2 || len(r.Asides) != 0 {
		t.Errorf("%+v", m)
	}
}

// The customer answers for the first hour, the provider for the two that overlap it: what is left is a failure of two
// hours. Where each outage of a failure is the customer's, so is the failure.
//
// Decides: failures-overlapping, failures-of-others, evidence-own.
func TestAnExcusedOutageTakesNoOtherOneOutOfItsFailure(t *testing.T) {
	for cause, want := range map[string]string{
		"our change": "717 718 718", "": "717 718 718", "customer change": "717 none none",
	} {
		w := reliable(statistic.BetweenFailures)
		w.Outage("A", "2026-04-02T10:00", "2026-04-02T12:00", kindtest.CausedBy("customer change"))
		w.Outage("B", "2026-04-02T11:00", "2026-04-02T13:00", kindtest.CausedBy(cause))
		kindtest.Scored(t, w.Last(t), want)
	}
}

func TestWithoutFailuresThereIsNoTimeBetweenThem(t *testing.T) {
	w := reliable(statistic.BetweenFailures)
	w.In("2026-03", "2026-04", "2026-06")
	w.Outage("before", "2026-03-31T23:00", "2026-04-01T01:00")
	results := w.ByPeriod(t)
	if r := results[1]; r.Experienced.Value != nil || r.Volume.Sign() != 0 || len(r.Asides) != 1 ||
		r.Asides[0].Key != "aside.up" ||
		r.Asides[0].Value.RatString() != "719" || r.Asides[0].Unit != "h" {
		t.Errorf("%+v", r)
	}
	kindtest.Scored(t, results[0], "743 743 743")
	if r := results[2]; r.Experienced.Value != nil || len(r.Asides) != 0 { // June begins with the date of the data
		t.Errorf("%+v", r)
	}
}

func TestTheTimeBetweenFailuresSaysWhatItCannotTake(t *testing.T) {
	w := reliable(statistic.BetweenFailures)
	w.Objective.Terms.(*statistic.Terms).Take = "max"
	if _, err := kindtest.ResultsOf(w.Context(t), &w.Objective); err == nil ||
		err.Error() != `objective up: of the time between failures only the mean is known, found "max"` {
		t.Error(err)
	}
	w.Objective.Terms.(*statistic.Terms).Take, w.Objective.Terms.(*statistic.Terms).Unit = "mean", "points"
	if _, err := kindtest.ResultsOf(w.Context(t), &w.Objective); err == nil ||
		err.Error() != `objective up, value: between_failures is a length of time: the unit must be ms, s, min, h or d, `+
			`found "points"` {
		t.Error(err)
	}
}

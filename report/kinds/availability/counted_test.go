package availability

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// counting is a world whose contract counts so much of each outage.
func counting(c agreement.Counted) *kindtest.World {
	w := network()
	w.Objective.Terms.(*Terms).Counted = c
	return w
}

func lost(s measure.Score) *big.Rat { return s.Misses() }

// Decides: outage-counted.
func TestAContractCountsAPartOfEachOutage(t *testing.T) {
	const s, m = timeline.Second, timeline.Minute
	for _, c := range []struct {
		name    string
		counted agreement.Counted
		outages [][2]string // on 3 April 2026
		want    string      // seconds
	}{
		{"everything", agreement.Counted{}, [][2]string{{"10:00:00", "10:01:59"}}, "119"},
		{"a second too short", agreement.Counted{Shortest: m}, [][2]string{{"10:00:00", "10:00:59"}}, "0"},
		{"just long enough", agreement.Counted{Shortest: m}, [][2]string{{"10:00:00", "10:01:00"}}, "60"},
		{"longer", agreement.Counted{Shortest: m}, [][2]string{{"10:00:00", "10:01:01"}}, "61"},
		{"a second short of two minutes", agreement.Counted{Whole: m}, [][2]string{{"10:00:00", "10:01:59"}}, "60"},
		{"two minutes", agreement.Counted{Whole: m}, [][2]string{{"10:00:00", "10:02:00"}}, "120"},
		{"each by itself", agreement.Counted{Whole: m}, [][2]string{{"10:00:00", "10:01:59"}, {"11:00:00", "11:01:59"}},
			"120"},
		{"the grace alone", agreement.Counted{Grace: 5 * m}, [][2]string{{"10:00:00", "10:05:00"}}, "0"},
		{"beyond the grace", agreement.Counted{Grace: 5 * m}, [][2]string{{"10:00:00", "10:05:01"}}, "1"},
		{"long enough before the grace", agreement.Counted{Shortest: 6 * m, Grace: 5 * m},
			[][2]string{{"10:00:00", "10:06:00"}}, "60"},
		{"whole after the grace", agreement.Counted{Grace: 90 * s, Whole: m}, [][2]string{{"10:00:00", "10:03:29"}}, "60"},
		{"overlapping ones are one", agreement.Counted{Shortest: m},
			[][2]string{{"10:00:00", "10:00:40"}, {"10:00:30", "10:01:00"}}, "60"},
		{"touching ones are two", agreement.Counted{Shortest: m},
			[][2]string{{"10:00:00", "10:00:40"}, {"10:00:40", "10:01:20"}}, "0"},
	} {
		w := counting(c.counted)
		experienced := new(big.Rat)
		for _, o := range c.outages {
			w.Outage("", "2026-04-03T"+o[0], "2026-04-03T"+o[1])
		}
		r := w.Measure(t)
		for _, p := range r.Attribution {
			if p != nil {
				experienced.Add(experienced, p)
			}
		}
		kindtest.Exactly(t, c.name+": contractual", lost(r.Contractual), c.want)
		if lost(r.Experienced).Cmp(experienced) != 0 || lost(r.Attributable).Cmp(experienced) != 0 {
			t.Errorf("%s: experienced %s, attributable %s, want %s", c.name, lost(r.Experienced), lost(r.Attributable),
				experienced)
		}
		if r.Contractual.Total.Cmp(r.Experienced.Total) != 0 {
			t.Errorf("%s: %s of %s units", c.name, r.Contractual.Total, r.Experienced.Total)
		}
		unexcused := r.Unexcused()
		kindtest.Exactly(t, c.name+": nothing excused", lost(unexcused), c.want)
	}
}

// Decides: minimum-length.
func TestWhatIsLeftOfAnOutageIsLongEnoughOrNot(t *testing.T) {
	for _, c := range []struct{ until, want string }{
		{"10:09:00", "60"}, // a minute is left
		{"10:09:01", "0"},
	} {
		w := counting(agreement.Counted{Shortest: timeline.Minute})
		w.Outage("a", "2026-04-03T10:00", "2026-04-03T10:10")
		w.Claim("customer", "2026-04-03T10:00", "2026-04-03T"+c.until)
		for _, removed := range []bool{false, true} {
			w.Agreement.Fault.Removed = removed
			kindtest.Exactly(t, c.until, lost(w.Measure(t).Contractual), c.want)
		}
		unexcused := w.Measure(t)
		kindtest.Exactly(t, c.until+", nothing excused", lost(unexcused.Unexcused()), "600")
		if c.want == "0" {
			if m := w.Measure(t).Misses[0]; m.Outcome != measure.Uncounted || m.Story != measure.StoryUncounted {
				t.Errorf("outcome %d, story %d", m.Outcome, m.Story)
			}
		}
	}
}

// The end of a period, and the hours of the calendar, cut no outage in two.
func TestAnOutageOverTheEndOfAPeriodIsOne(t *testing.T) {
	w := counting(
		agreement.Counted{Shortest: timeline.Minute, Whole: timeline.Minute, Grace: 10 * timeline.Second},
	).In("2026-03", "2026-04")
	w.Outage("a", "2026-03-31T23:59:30", "2026-04-01T00:01:20")
	all := w.EveryPeriod(t)
	kindtest.Exactly(t, "march", lost(all[0].Contractual), "20") // of its 30 s the first 10 do not count
	kindtest.Exactly(t, "april", lost(all[1].Contractual), "40") // and of the 100 s after them only 60 do
	kindtest.Exactly(t, "april, experienced", lost(all[1].Experienced), "80")
}

// What nobody answers for may be excused or not, and so there may be enough left of an outage or not.
func TestWhatCountsFollowsTheAccountOfTheUndetermined(t *testing.T) {
	w := counting(agreement.Counted{Shortest: timeline.Minute})
	w.Outage("nobody's", "2026-04-03T10:00", "2026-04-03T10:01:30")
	w.Outage("ours", "2026-04-03T10:01:20", "2026-04-03T10:01:50", kindtest.CausedBy("our change"))
	r := w.Measure(t)
	kindtest.Exactly(t, "on the provider's account", lost(r.OnProvider), "110")
	kindtest.Exactly(t, "on others'", lost(r.OnOthers), "0") // 30 s are left
	kindtest.Exactly(t, "as agreed", lost(r.Contractual), "110")
	w.Agreement.Fault.Undetermined = party.Customer
	kindtest.Exactly(t, "as agreed otherwise", lost(w.Measure(t).Contractual), "0")
}

// Decides: outage-counted-open.
func TestAnOutageThatLastsMayBeLongEnoughYet(t *testing.T) {
	for _, c := range []struct {
		name          string
		counted       agreement.Counted
		asOf          string
		now, at, best string // lost as counted, in the worst and in the best case
	}{
		{"too short so far", agreement.Counted{Shortest: timeline.Minute}, "10:00:50", "0", "50", "0"},
		{"long enough", agreement.Counted{Shortest: timeline.Minute}, "10:01:00", "60", "", ""},
		{"a minute and a part", agreement.Counted{Whole: timeline.Minute}, "10:01:50", "60", "110", "60"},
		{"within the grace", agreement.Counted{Grace: 5 * timeline.Minute}, "10:04:00", "0", "", ""},
		{"a part beyond the grace", agreement.Counted{Grace: 5 * timeline.Minute, Whole: timeline.Minute}, "10:05:30", "0",
			"30", "0"},
	} {
		w := counting(c.counted)
		w.AsOf = kindtest.At("2026-04-20T" + c.asOf)
		w.Outage("a", "2026-04-20T10:00", "")
		r := w.Measure(t)
		kindtest.Exactly(t, c.name, lost(r.Contractual), c.now)
		if open := r.Worst != nil; open != (c.at != "") || open != (r.Unread.Doubtful == 1) {
			t.Errorf("%s: open %v, %d in doubt", c.name, open, r.Unread.Doubtful)
			continue
		}
		if c.at != "" {
			kindtest.Exactly(t, c.name+": at worst", lost(*r.Worst), c.at)
			kindtest.Exactly(t, c.name+": at best", lost(*r.Best), c.best)
		}
	}
}

func TestAnOutageThatWeighsByUsersCountsByItsTime(t *testing.T) {
	w := counting(agreement.Counted{Shortest: timeline.Minute, Whole: timeline.Minute})
	w.Objective.Terms.(*Terms).Weighted = true
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T10:01:59", kindtest.Hitting(evidence.One/4))
	w.Outage("b", "2026-04-04T10:00", "2026-04-04T10:00:59", kindtest.Hitting(evidence.One/2))
	kindtest.Exactly(t, "contractual", lost(w.Measure(t).Contractual), "15")
}

// A credit by lost time prices what the contract counts.
func TestAPricedOutageTakesTheTimeThatCounts(t *testing.T) {
	w := counting(agreement.Counted{Shortest: timeline.Minute, Whole: timeline.Minute})
	w.Objective.Credit = &agreement.Credit{
		Measure: agreement.ByTime, PerStep: &agreement.PerStep{Step: big.NewRat(3600, 1)},
	}
	if !w.Objective.Credit.Occurrences() {
		t.Fatal("the credit prices no outages")
	}
	w.Outage("counts", "2026-04-03T10:00", "2026-04-03T10:01:59")
	w.Outage("too short", "2026-04-04T10:00", "2026-04-04T10:00:59")
	list := w.Measure(t).Occurrences
	if len(list) != 1 || list[0].ID != "counts" || list[0].Time[measure.AsAgreed] != timeline.Minute {
		t.Errorf("occurrences %+v", list)
	}
}

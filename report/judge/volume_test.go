package judge_test

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/measure"
)

// counted is a result of good and all cases as read, of which some more could not be read.
func counted(good, all, unread int64) *measure.Result {
	score := measure.Share(big.NewRat(good, 1), big.NewRat(all, 1))
	r := &measure.Result{Volume: big.NewRat(all, 1), Scores: measure.Scores{
		Experienced: score, Attributable: score, Contractual: score, Other: score, OnProvider: score, OnOthers: score,
	}}
	r.Bound(measure.Unread{Rows: unread}, false)
	return r
}

// Under a minimum of ten cases three misses are allowed. Both sides of the minimum, and of the volume that excuses a
// miss, are possible as long as the cases that could not be read may be cases of the objective, or may not.
//
// Decides: volume-bounded, volume-open.
func TestAVolumeThatIsNotKnownDecidesBothWays(t *testing.T) {
	for _, c := range []struct {
		name              string
		good, all, unread int64
		minimum, allowed  int64
		relief            int64
		best, worst, want judge.Verdict
	}{
		{"enough whatever they are", 10, 10, 1, 10, -1, 0, judge.Met, judge.Missed, judge.Undetermined}, // 10 of 11 is 90.9 %
		{"too few whatever they are", 8, 8, 1, 10, -1, 0, judge.NoVolume, judge.NoVolume, judge.NoVolume},
		{"enough, or too few", 9, 9, 1, 10, -1, 0, judge.Met, judge.Missed, judge.Undetermined},
		{"too few are allowed misses", 6, 8, 1, 10, 3, 0, judge.Met, judge.Met, judge.Met},
		{"one more than allowed", 5, 8, 1, 10, 3, 0, judge.Met, judge.Missed, judge.Undetermined},
		{"enough makes the allowed misses one too many", 7, 9, 1, 10, 3, 0, judge.Met, judge.Missed, judge.Undetermined},
		{"beyond the forecast", 5, 11, 1, 0, -1, 10, judge.Excused, judge.Excused, judge.Excused},
		{"at the forecast, or beyond", 5, 10, 1, 0, -1, 10, judge.Excused, judge.Missed, judge.Undetermined},
		{"below the forecast", 5, 9, 1, 0, -1, 10, judge.Missed, judge.Missed, judge.Missed},
		{"nothing is known", 0, 0, 1, 0, -1, 0, judge.Met, judge.Missed, judge.Undetermined},
	} {
		o, r := objective(), counted(c.good, c.all, c.unread)
		o.MinimumVolume, o.AllowedMisses = c.minimum, c.allowed
		if c.relief > 0 {
			r.Relief = big.NewRat(c.relief, 1)
		}
		j := judge.Objective(o, r, atLeast("95"), nil)
		if j.Best != c.best || j.Worst != c.worst || j.Verdict != c.want {
			t.Errorf("%s: %s, between %s and %s; want %s, between %s and %s", c.name, j.Verdict, j.Best, j.Worst, c.want, c.best,
				c.worst)
		}
	}
}

// Of the only case, nobody knows whether it is of the period: where it is good, or excused, there may still be nothing
// to judge. No event at all is a number of events, and meets its limit.
//
// Decides: volume-open.
func TestTheOnlyCaseMayBeOfAnotherPeriod(t *testing.T) {
	one, none := big.NewRat(1, 1), new(big.Rat)
	good, empty, events := measure.Share(one, one), measure.Share(none, none), measure.Score{Value: one}
	for _, c := range []struct {
		name   string
		bound  measure.Score
		fewest *big.Rat
		events bool
		want   judge.Verdict
	}{
		{"good in the period", good, one, false, judge.Met},
		{"good, or of another", good, none, false, judge.Undetermined},
		{"excused in the period", empty, one, false, judge.Excused},
		{"excused, or of another", empty, none, false, judge.Undetermined},
		{"an event, or none", events, none, true, judge.Met},
	} {
		o, target := objective(), atLeast("95")
		r := &measure.Result{Volume: one, Scores: measure.Scores{
			Experienced: good, Attributable: c.bound, Contractual: c.bound, Other: c.bound, OnProvider: c.bound,
			OnOthers: c.bound,
		}}
		if c.bound.Value == nil { // missed, as experienced
			r.Experienced = measure.Share(none, one)
		}
		if c.events {
			o.Terms, target = &count.Terms{Of: "outages"}, agreement.Target{AtMost: true, Value: big.NewRat(2, 1)}
			r.Experienced = events
		}
		r.SetBounds(measure.Unread{Cells: 1}, c.bound, c.bound)
		r.Fewest, r.Most = c.fewest, one
		if j := judge.Objective(o, r, target, nil); j.Verdict != c.want {
			t.Errorf("%s: %s, between %s and %s; want %s", c.name, j.Verdict, j.Best, j.Worst, c.want)
		}
	}
}

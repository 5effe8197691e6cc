package availability

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// bounds are the best and the worst case in hours up.
func bounds(t *testing.T, r measure.Result) (best, worst string) {
	t.Helper()
	hours := func(s *measure.Score) string { return new(big.Rat).Quo(s.Good, big.NewRat(3600, 1)).RatString() }
	if r.Best == nil || r.Worst == nil {
		return "", ""
	}
	return hours(r.Best), hours(r.Worst)
}

// Two sites were down for 3.6 h and 7.2 h of 720 h each, which is 10.8 h of 1440 h and 7.2 h at the worst of them. One
// more that is always up makes it 10.8 h of 2160 h, where the data says which sites there are, and the mean counts.
//
// Decides: unread-outage-site.
func TestAnOutageThatCouldNotBeReadMayNameOneMoreSite(t *testing.T) {
	for _, c := range []struct {
		unread      measure.Unread
		named       []string
		worst       bool
		best, least string // hours up
	}{
		{measure.Unread{Rows: 1}, nil, false, "10746/5", "0"},
		{measure.Unread{Rows: 2}, nil, false, "14346/5", "0"},
		{measure.Unread{Unbounded: true}, nil, false, "1440", "0"},
		{measure.Unread{Rows: 1}, []string{"Bonn", "Berlin"}, false, "7146/5", "0"},
		{measure.Unread{Rows: 1}, nil, true, "3564/5", "0"},
	} {
		w := shops()
		terms := w.Objective.Terms.(*Terms)
		terms.Sites, terms.Worst, w.Unread = c.named, c.worst, []measure.Unread{c.unread}
		if best, worst := bounds(t, w.Measure(t)); best != c.best || worst != c.least {
			t.Errorf("%+v: %s to %s hours up, want %s to %s", c, worst, best, c.least, c.best)
		}
	}
}

// Decides: unread-outages, register-silence.
func TestAnOutageThatCouldNotBeReadMayHaveLastedAllOfThePeriod(t *testing.T) {
	last := timeline.Interval{From: kindtest.At("2026-04-30"), To: kindtest.At("2026-05-01")}
	for _, c := range []struct {
		name        string
		unread      measure.Unread
		outage      bool
		value       string // hours up as read
		best, worst string
	}{
		{"all was read", measure.Unread{}, true, "719", "", ""},
		{"a row", measure.Unread{Rows: 1}, true, "719", "719", "0"},
		{"a cell", measure.Unread{Cells: 1}, true, "719", "720", "0"},
		{"the register, in part", measure.Unread{Unbounded: true}, true, "719", "719", "0"},
		{"the register", measure.Unread{Unbounded: true}, false, "", "720", "0"},
		{"the last day", measure.Unread{Dark: timeline.Set{last}}, true, "695", "719", "695"},
		{"who answers", measure.Unread{Excuses: true}, true, "719", "720", "719"},
	} {
		w := network()
		w.Unread = []measure.Unread{c.unread}
		if c.outage {
			w.Outage("O", "2026-04-02T10:00", "2026-04-02T11:00")
		}
		r := w.Measure(t)
		if best, worst := bounds(t, r); best != c.best || worst != c.worst {
			t.Errorf("%s: %s to %s hours up, want %s to %s", c.name, worst, best, c.worst, c.best)
		}
		if c.value == "" {
			if r.Contractual.Value != nil {
				t.Errorf("%s: %s", c.name, r.Contractual.Value)
			}
			continue
		}
		kindtest.Exactly(t, c.name, new(big.Rat).Quo(r.Contractual.Good, big.NewRat(3600, 1)), c.value)
	}
}

// The bounds of samples hold what is measured when the unread ones are put back, as failures or not.
//
// Decides: unread-probes.
func TestTheBoundsHoldWhateverAProbeSaid(t *testing.T) {
	for name, terms := range map[string]Terms{
		"request":  {By: ByRequest},
		"slot":     {By: BySlot, Slot: 5 * timeline.Minute},
		"failures": {By: ByRun, Failures: 3, Every: timeline.Minute},
		"minutes":  {By: ByRun, Minutes: 4 * timeline.Minute, Every: timeline.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				fails, unread := map[int]bool{}, map[int]bool{}
				for i := range 60 {
					fails[i] = rapid.IntRange(0, 2).Draw(rt, "fails") == 0
					unread[i] = rapid.IntRange(0, 19).Draw(rt, "unread") == 0
				}
				n := int64(0)
				for i := range 60 {
					if unread[i] {
						n++
					}
				}
				world := func(without bool) *kindtest.World {
					w := probed(terms)
					w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-01T01:00"))
					every(w, timeline.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-01T01:00"),
						func(i int) bool { return fails[i] }, func(i int) bool { return without && unread[i] })
					return w
				}
				w := world(true)
				w.Unread = []measure.Unread{{Rows: n}}
				part, full := w.Measure(rt), world(false).Measure(rt)
				if n == 0 || full.Contractual.Value == nil || part.Best == nil || part.Worst.Value == nil {
					return
				}
				v := full.Contractual.Value
				if v.Cmp(part.Worst.Value) < 0 || v.Cmp(part.Best.Value) > 0 {
					rt.Fatalf("%s of %s to %s", v.FloatString(4), part.Worst.Value.FloatString(4), part.Best.Value.FloatString(4))
				}
			})
		})
	}
}

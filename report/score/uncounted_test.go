package score_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/timeline"
)

// shortOutage is an outage of so many seconds on a day of October 2026.
func shortOutage(id string, day, seconds int) evidence.Outage {
	from := timeline.Of(time.Date(2026, 10, day, 10, 0, 0, 0, time.UTC))
	return evidence.Outage{
		ID: id, Service: texttest.T("wan"), Fault: texttest.T("provider"), From: from,
		To:       from.Add(timeline.Micros(seconds) * timeline.Second),
		Detected: timeline.NoInstant, Acknowledged: timeline.NoInstant, Notified: timeline.NoInstant, Share: evidence.NoFixed,
	}
}

// What the contract does not count of an outage stands in its sentence and in the waterfall, and excuses nobody.
func TestWhatIsNotCountedOfAnOutageIsShown(t *testing.T) {
	a := uptime(t, "wan")
	a.Objectives[0].Terms.(*availability.Terms).Counted = agreement.Counted{Shortest: timeline.Minute,
		Whole: timeline.Minute}
	r := build(t, a, outages(shortOutage("O1", 2, 119), shortOutage("O2", 3, 59)), "2026-10")
	o := r.Objectives[0]
	want := "[{ 178 second} {not-counted 118 second} {provider 60 second}]"
	if got := fmt.Sprint(o.Waterfall); got != want {
		t.Errorf("waterfall %s, want %s", got, want)
	}
	misses := map[string]*report.Miss{}
	for _, m := range o.Misses.All() {
		misses[m.ID] = m
	}
	for id, want := range map[string]struct {
		outcome report.Outcome
		ends    string
	}{
		"O1": {"missed", "; by the agreement 1 min of 1 min 59 s count; the provider’s"},
		"O2": {"not counted", "; by the agreement none of 59 s counts"},
	} {
		if m := misses[id]; m.Outcome != want.outcome || !strings.HasSuffix(plain(m.Why), want.ends) {
			t.Errorf("%s is %s: %s", id, m.Outcome, m.Why)
		}
	}
	definition := plain(o.Definition)
	if !strings.Contains(definition, "An outage of less than 1 min does not count.") ||
		!strings.Contains(definition, "only full steps of 1 min count") {
		t.Error(o.Definition)
	}
}

// A target that the contract's way of counting reaches is met: nobody had to be excused.
func TestATargetReachedByWhatCountsIsMet(t *testing.T) {
	for seconds, want := range map[int]report.Verdict{
		59:   report.Met, // nothing counts
		2759: report.Met, // 2700 s of a month of about 2,680,000 count, more than 99.899 %
		2760: report.Missed,
	} {
		a := uptime(t, "wan")
		a.Objectives[0].Targets[0].Value.Value.SetFrac64(99899, 1000)
		a.Objectives[0].Terms.(*availability.Terms).Counted = agreement.Counted{Shortest: timeline.Minute,
			Whole: timeline.Minute}
		if got := build(t, a, outages(shortOutage("O1", 2, seconds)), "2026-10").Objectives[0].Verdict; got != want {
			t.Errorf("%d s: %s, want %s", seconds, got, want)
		}
	}
}

package score_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/timeline"
)

// The finding is there once, however many objectives of whatever kinds the agreement has, up to the last instant of the
// period, and no more when it is over.
//
// Decides: period-unfinished.
func TestAPeriodIsUnfinishedUntilItsLastInstantIsKnown(t *testing.T) {
	a := contract(t)
	end := midnight(t, 2026, time.November, 1)
	for asOf, want := range map[timeline.Instant]int{
		midnight(t, 2026, time.September, 30): 1, midnight(t, 2026, time.October, 1): 1, end.Add(-timeline.Second): 1, end: 0,
		end.Add(timeline.Day): 0,
	} {
		e := outages(down("O", "wan", time.September, 1))
		e.Newest = asOf
		found := 0
		for _, f := range build(t, a, e, "2026-10").Findings {
			if f.Key == "finding.period-cut" {
				found++
			}
		}
		if found != want {
			t.Errorf("as of %v: said %d times, want %d", asOf, found, want)
		}
	}
}

// Every document says first that the figures are not those of a whole period. Of one that has not begun nothing is
// known: a limit on a number of events is not kept by it.
func TestTheHeadlineOfAnUnfinishedPeriodSaysSo(t *testing.T) {
	a := contract(t)
	a.Objectives = append(a.Objectives, agreement.Objective{
		ID: "serious", Name: "Serious outages", Service: "wan", Terms: &count.Terms{Of: "outages"},
		Decimals: -1, AllowedMisses: -1,
		Targets: since(agreement.Target{AtMost: true, Value: big.NewRat(2, 1), Text: "at most 2"}),
	})
	begin, end := midnight(t, 2026, time.October, 1), midnight(t, 2026, time.November, 1)
	for _, c := range []struct {
		asOf    timeline.Instant
		says    string
		verdict report.Verdict
	}{
		{begin, "The period had not begun on ", report.NoVolume},
		{begin.Add(timeline.Second), "The period is not over: all figures hold up to ", report.Met},
		{end.Add(-timeline.Second), "The period is not over: all figures hold up to ", report.Met},
		{end, "", report.Met},
	} {
		e := outages(down("O", "wan", time.September, 1))
		e.Newest = c.asOf
		r := build(t, a, e, "2026-10")
		if !strings.HasPrefix(r.Headline, c.says) || (r.Unfinished == "") != (c.says == "") {
			t.Errorf("as of %v: %q, want it to begin with %q", c.asOf, r.Headline, c.says)
		}
		if o := r.Objectives[len(r.Objectives)-1]; o.Verdict != c.verdict {
			t.Errorf("as of %v: no outage so far is %s, want %s", c.asOf, o.Verdict, c.verdict)
		}
	}
}

package score_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// months is a year of uptime in which each of the given months of 2026 was down for so many hours on its 10th.
func months(hours map[time.Month]int) *evidence.Evidence {
	var list []evidence.Outage
	for m := time.January; m <= time.December; m++ {
		if hours[m] > 0 {
			list = append(list, down("O-"+m.String(), "wan", m, hours[m]))
		}
	}
	return outages(list...)
}

// The target of 99.5 % leaves 3.6 h of a month of 720 h. Of the twelve months of 2026 two are beyond it: Wilson's
// interval for 10 of 12 at 90 % has its middle at 77.2 % and reaches from 60.1 % to 94.3 %, printed outwards. Nine of
// ten of twelve are eleven months, so the level is the second worst: 10 h of July's 744 h, 98.6559 %.
func TestRules10TheOutlookCountsPeriodsAgainstTheNextTarget(t *testing.T) {
	a := uptime(t, "wan")
	r := build(t, a, months(map[time.Month]int{time.January: 1, time.March: 20, time.July: 10}), "2026-12")
	if len(r.Outlook) != 1 {
		t.Fatalf("%d outlooks, want 1", len(r.Outlook))
	}
	got := r.Outlook[0]
	want := report.Outlook{
		Objective: "up-0", Target: "99.5%", TargetValue: "99.5", Periods: 12, Reached: 10, Chance: "77", Low: "60",
		High: "95", Realistic: "98.65", Text: got.Text,
	}
	if got != want {
		t.Errorf("outlook %+v, want %+v", got, want)
	}
	if want := "Reached in 10 of 12 periods; the chance for the next one lies between 60\u00a0% and " +
		"95\u00a0%."; got.Text != want {
		t.Errorf("%q, want %q", got.Text, want)
	}
}

// Decides: outlook-interval.
func TestRules10TheOutlookTakesTheTargetInForceNext(t *testing.T) {
	a := uptime(t, "wan")
	o := &a.Objectives[0]
	o.Targets = append(o.Targets, agreement.Dated[agreement.Target]{
		From:  timeline.Of(time.Date(2026, 12, 31, 23, 0, 0, 0, time.UTC)),
		Value: agreement.Target{Value: big.NewRat(98, 1), Unit: "%", Text: "98%"}})
	r := build(t, a, months(map[time.Month]int{time.January: 1, time.March: 20, time.July: 10}), "2026-12")
	if got := r.Outlook[0]; got.Reached != 11 || got.Target != "98%" {
		t.Errorf("%d periods reached %s, want 11 for the 98%% of January 2027", got.Reached, got.Target)
	}
	if r.Objectives[0].Target != "99.5%" {
		t.Errorf("December is judged by %s", r.Objectives[0].Target)
	}
}

// Decides: outlook-interval.
func TestRules10NoOutlookBeyondTheAgreementsEnd(t *testing.T) {
	a := uptime(t, "wan")
	a.To = timeline.Of(time.Date(2026, 12, 31, 23, 0, 0, 0, time.UTC)) // midnight in Berlin
	if r := build(t, a, months(map[time.Month]int{time.January: 1}), "2026-12"); len(r.Outlook) != 0 {
		t.Errorf("an agreement that ends gave %+v", r.Outlook)
	}
	a.To = a.To.Add(timeline.Second)
	if r := build(t, a, months(map[time.Month]int{time.January: 1}), "2026-12"); len(r.Outlook) != 1 {
		t.Error("an agreement that goes on for a second gave no outlook")
	}
}

// Decides: workload-period.
func TestWorkloadIsCountedAgainstItsLimit(t *testing.T) {
	a := uptime(t, "wan")
	a.Workload = []agreement.Workload{
		{Name: "Outages", Service: "wan", Of: "outages", Limits: since(int64(2))},
		{Name: "Major ones", Of: "outages", Where: `severity == "major"`},
	}
	list := []evidence.Outage{down("A", "wan", time.December, 1), down("B", "wan", time.December, 2),
		down("C", "wan", time.November, 1), down("D", "lan", time.December, 1)}
	list[1].Severity = texttest.T("major")
	r := build(t, a, outages(list...), "2026-12")
	if len(r.Workload) != 2 {
		t.Fatalf("%d lines of workload, want 2", len(r.Workload))
	}
	first, second := r.Workload[0], r.Workload[1]
	if first.Value != "2" || first.Limit != "2" || first.Share != "100" || first.Over {
		t.Errorf("two outages of at most two: %+v", first)
	}
	if n := len(first.Trend); first.Trend[n-2].Value != "1" || first.Trend[n-1].Value != "2" ||
		first.Trend[0].Value != "" {
		t.Errorf("trend %+v, want nothing before the data, then 1 and 2", first.Trend)
	}
	if second.Value != "1" || second.Limit != "" || second.Share != "" || second.Over {
		t.Errorf("one major outage without a limit: %+v", second)
	}
	a.Workload[0].Limits = since(int64(1))
	if over := build(t, a, outages(list...), "2026-12").Workload[0]; !over.Over || over.Share != "200" {
		t.Errorf("two outages of at most one: %+v", over)
	}
}

// The register of March did not arrive: what was read of March, a month without any outage, is no period that reached
// the target. Without it one of eleven, July, is beyond the 3.6 h that the target leaves.
//
// Decides: outlook-undecided.
func TestRules10AMonthWithoutAVerdictIsNoPeriodOfTheOutlook(t *testing.T) {
	e := months(map[time.Month]int{time.January: 1, time.July: 10})
	e.Gaps = []evidence.Gap{{Records: "outages", Source: "all", Cause: evidence.FileMissing,
		Span: timeline.Interval{From: timeline.Of(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)),
			To: timeline.Of(time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC))}}}
	r := build(t, uptime(t, "wan"), e, "2026-12")
	got := r.Outlook[0]
	if got.Periods != 11 || got.Reached != 10 || got.Undecided != 1 {
		t.Errorf("%d of %d periods reached, %d without a verdict, want 10 of 11 and 1", got.Reached, got.Periods,
			got.Undecided)
	}
	if want := " One period without a verdict is left out."; !strings.HasSuffix(got.Text, want) {
		t.Errorf("%q, want it to end in %q", got.Text, want)
	}
}

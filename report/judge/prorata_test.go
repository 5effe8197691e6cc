package judge_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/timeline"
)

func day(text string) timeline.Instant {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return timeline.Of(at)
}

// raised is an agreement whose target goes from 95 % to 97 %.
func raised(from string) (*agreement.Agreement, []agreement.Dated[agreement.Target]) {
	list := []agreement.Dated[agreement.Target]{
		{From: timeline.NoInstant, Value: agreement.Target{Value: rat("95"), Unit: "%", Text: "95%"}},
		{From: day(from), Value: agreement.Target{Value: rat("97"), Unit: "%", Text: "97%"}},
	}
	return &agreement.Agreement{Zone: time.UTC, From: timeline.NoInstant, To: timeline.NoInstant}, list
}

func october(t *testing.T) calendar.Period {
	t.Helper()
	p, err := calendar.Cycle{Kind: calendar.Month, StartDay: 1, Zone: time.UTC}.Parse("2026-10")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Decides: target-pro-rata.
func TestTheTargetAtThePeriodsEndJudgesUnlessItCountsProRata(t *testing.T) {
	for _, c := range []struct {
		from           string
		proRata        bool
		value, written string
	}{
		{"2026-10-16", false, "97", "97%"},
		{"2026-10-16", true, "2977/31", "95% × 15/31 + 97% × 16/31"}, // (15 · 95 + 16 · 97) / 31
		{"2026-10-31", true, "2947/31", "95% × 30/31 + 97% × 1/31"},
		{"2026-11-01", true, "95", "95%"}, {"2026-11-01", false, "95", "95%"},
		{"2026-10-01", true, "97", "97%"}, {"2026-10-02", true, "3005/31", "95% × 1/31 + 97% × 30/31"},
	} {
		a, list := raised(c.from)
		a.Credits.ProRata = c.proRata
		got, ok := judge.Target(a, list, october(t))
		if !ok || got.Value.RatString() != c.value || got.Text != c.written || got.Unit != "%" || got.AtMost {
			t.Errorf("from %s, pro rata %v: %v %+v, %s", c.from, c.proRata, ok, got, got.Value.RatString())
		}
	}
}

func TestDaysOutsideTheAgreementHaveNoTarget(t *testing.T) {
	a, list := raised("2026-10-16")
	a.Credits.ProRata, a.From, a.To = true, day("2026-10-11"), day("2026-10-21")
	if got, ok := judge.Target(a, list, october(t)); !ok || got.Value.RatString() != "96" ||
		got.Text != "95% × 5/10 + 97% × 5/10" {
		t.Errorf("%v %+v", ok, got)
	}
	if got, ok := judge.Target(a, list[1:], october(t)); !ok || got.Value.RatString() != "97" {
		t.Errorf("%v %+v", ok, got)
	}
	if _, ok := judge.Target(a, nil, october(t)); ok {
		t.Error("no target at all")
	}
	a.From = day("2026-11-01")
	if got, ok := judge.Target(a, list, october(t)); !ok || got.Text != "97%" {
		t.Errorf("%v %+v", ok, got)
	}
}

// Decides: target-pro-rata.
func TestAMeanTargetLiesBetweenItsParts(t *testing.T) {
	p := october(t)
	rapid.Check(t, func(rt *rapid.T) {
		a, list := raised("2026-10-01")
		list[1].From = day("2026-09-25").Add(timeline.Micros(rapid.IntRange(0, 45).Draw(rt, "day")) * timeline.Day)
		a.Credits.ProRata = true
		got, _ := judge.Target(a, list, p)
		if got.Value.Cmp(rat("95")) < 0 || got.Value.Cmp(rat("97")) > 0 {
			rt.Errorf("%s", got.Value)
		}
	})
}

func TestTheLastMicrosecondOfAPeriodIsInIt(t *testing.T) {
	p := october(t)
	// the bound changes so long before the end
	for before, want := range map[timeline.Micros]string{0: "95", 1: "97", 2: "97"} {
		a, list := raised("2026-10-16")
		list[1].From = p.To.Add(-before)
		if got, _ := judge.Target(a, list, p); got.Value.RatString() != want {
			t.Errorf("changed %d µs before the end: %s, want %s", before, got.Value.RatString(), want)
		}
	}
}

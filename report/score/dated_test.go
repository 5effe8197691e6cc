package score_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// from is a value that changes at the local midnight of a day.
func from[T any](t *testing.T, before T, month time.Month, day int, after T) []agreement.Dated[T] {
	return append(since(before),
		agreement.Dated[T]{From: timeline.Of(time.Date(2026, month, day, 0, 0, 0, 0, berlin(t))), Value: after})
}

// Ten hours down leave 98.66 %, which pays 5 % of the fee: 10,000, and 20,000 from some day on. The period has the fee
// in force at its end, or with pro rata the mean over its 31 days.
func TestAFeeThatChangesInThePeriodCountsFromItsDay(t *testing.T) {
	for _, c := range []struct {
		month            time.Month
		day              int
		atEnd, byTheDays string
	}{
		{10, 1, "1000.00", "1000.00"}, {10, 2, "1000.00", "983.87"}, // 30 of 31 days at the new fee
		{10, 16, "1000.00", "758.06"}, {10, 31, "1000.00", "516.13"}, {11, 1, "500.00", "500.00"},
	} {
		for proRata, want := range map[bool]string{false: c.atEnd, true: c.byTheDays} {
			a, e := line(t), quiet()
			a.Credits.ProRata = proRata
			a.Fees[0].Amounts = from(t, decimal.NewFromInt(10000), c.month, c.day, decimal.NewFromInt(20000))
			failed(e, "O", 5, 10)
			if r := build(t, a, e, "2026-10"); r.Credits.Payable != want {
				t.Errorf("from %s %d, pro rata %v: payable %s, want %s", c.month, c.day, proRata, r.Credits.Payable, want)
			}
		}
	}
}

// The target goes from 99.5 % down to 98 %: 98.66 % is met in the period at whose end the new one is in force.
//
// Decides: target-by-date.
func TestATargetThatChangesInThePeriodJudgesFromItsDay(t *testing.T) {
	target := func(n int64) agreement.Target {
		return agreement.Target{Value: big.NewRat(n, 10), Unit: "%", Text: big.NewRat(n, 10).FloatString(1) + "%"}
	}
	for _, c := range []struct {
		month   time.Month
		day     int
		verdict report.Verdict
	}{{10, 1, report.Met}, {10, 31, report.Met}, {11, 1, report.Missed}} {
		a, e := line(t), quiet()
		a.Objectives[0].Targets = from(t, target(995), c.month, c.day, target(980))
		failed(e, "O", 5, 10)
		if o := build(t, a, e, "2026-10").Objectives[0]; o.Verdict != c.verdict {
			t.Errorf("from %s %d: %s against %s", c.month, c.day, o.Verdict, o.Target)
		}
	}
}

// A case has the target time of the day on which its clock starts: INC1 starts at 11:00 local time on the fifth.
func TestATargetTimeThatChangesInThePeriodHoldsForCasesThatStartFromItsDay(t *testing.T) {
	for day, want := range map[int]string{5: "100.00", 6: "50.00", 7: "0.00"} {
		a := further(t, "en-GB")
		a.Objectives = a.Objectives[2:3]
		a.Objectives[0].Terms.(*timeliness.Terms).Within = []targets.Within{
			{
				Allowances: from(t, targets.Allowance{Time: timeline.Hour, Text: "1h"}, 10, day,
					targets.Allowance{Time: 5 * timeline.Hour, Text: "5h"}),
			},
		}
		if o := build(t, a, happened(), "2026-10").Objectives[0]; o.Contractual.Shown != want {
			t.Errorf("from %d October: %s, want %s", day, o.Contractual.Shown, want)
		}
	}
}

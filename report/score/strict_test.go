package score_test

import (
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
)

// Of a month of 744 h, 13,392 s are half a percent: a target of more than 99.5 % is missed exactly there, and pays.
func TestAStrictTargetIsMissedAtItsOwnValue(t *testing.T) {
	for _, c := range []struct {
		strict  bool
		seconds int
		verdict report.Verdict
		shown   string
		payable string
	}{
		{true, 13391, report.Met, "99.51", "0.00"}, // 99.50004 % never prints as 99.50 %
		{true, 13392, report.Missed, "99.50", "1000.00"},
		{true, 13393, report.Missed, "99.50", "1000.00"},
		{false, 13392, report.Met, "99.50", "0.00"},
		{false, 13393, report.Missed, "99.49", "1000.00"},
	} {
		a := uptime(t, "wan")
		a.Zone = time.UTC
		a.Objectives[0].Targets[0].Value.Strict = c.strict
		a.Objectives[0].Credit = &agreement.Credit{Of: "wan", Whole: true}
		r := build(t, a, outages(shortOutage("O1", 2, c.seconds)), "2026-10")
		o := r.Objectives[0]
		if o.Verdict != c.verdict || o.Contractual.Shown != c.shown || r.Credits.Payable != c.payable ||
			o.Strict != c.strict {
			t.Errorf("%d s, strict %v: %s with %s pays %s", c.seconds, c.strict, o.Verdict, o.Contractual.Shown,
				r.Credits.Payable)
		}
		want := "at least 99.5 %"
		if c.strict {
			want = "more than 99.5 %"
		}
		if !strings.Contains(plain(o.Sentence), want) {
			t.Error(o.Sentence)
		}
	}
}

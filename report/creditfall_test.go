package report_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/slareport/slareport/report"
)

// fall prints the steps of a report whose objectives cost some amounts before the limits, and whose agreement goes on
// with some steps.
func fall(costs []string, steps ...report.Step) []string {
	r := &report.Report{Credits: report.Credits{Steps: steps}}
	for i, cost := range costs {
		id := string(rune('a' + i))
		r.Objectives = append(r.Objectives, report.Objective{ID: id, Name: "objective " + id, Credit: report.Credit{
			Steps: []report.Step{{Key: "band", Amount: "1"}, {Key: "rounded", Amount: cost}, {Key: "limited", Amount: "2"}},
		}})
	}
	var list []string
	for _, s := range r.CreditFall() {
		list = append(list, fmt.Sprintf("%s(%s) %s %s %v", s.Name, s.Objective, s.Adds, s.Level, s.Payable))
	}
	return list
}

func TestCreditFallAddsObjectivesAndTakesOffWhatLimitsDo(t *testing.T) {
	step := func(key, amount string) report.Step { return report.Step{Key: key, Name: key, Amount: amount} }
	for name, c := range map[string]struct{ got, want []string }{
		"nothing is credited": {
			fall([]string{"0.00", ""}, step("sum", "0.00"), step("payable", "0.00")), nil,
		},
		"a limit that takes off": {
			fall(
				[]string{"925.00", "0.00", "6300.50"}, step("sum", "7225.50"), step("cap-period", "7000.00"),
				step("at-risk", "7000.00"), step("payable", "7000.00"),
			),
			[]string{
				"objective a(a) 925.00 925.00 false", "objective c(c) 6300.50 7225.50 false", "cap-period() -225.50 7000.00 false",
				"payable() 7000.00 7000.00 true",
			},
		},
		"a cent below the level": {
			fall([]string{"10.00"}, step("cap-period", "9.99"), step("payable", "9.99")),
			[]string{"objective a(a) 10.00 10.00 false", "cap-period() -0.01 9.99 false", "payable() 9.99 9.99 true"},
		},
		"binary fractions add up": {
			fall([]string{"0.10", "0.20"}, step("sum", "0.30"), step("payable", "0.30")),
			[]string{"objective a(a) 0.10 0.10 false", "objective b(b) 0.20 0.30 false", "payable() 0.30 0.30 true"},
		},
		"what is carried over is owed by the client": {
			fall([]string{"5.00"}, step("carried", "-2.00"), step("payable", "-2.00")),
			[]string{"objective a(a) 5.00 5.00 false", "carried() -7.00 -2.00 false", "payable() -2.00 -2.00 true"},
		},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", name, c.got, c.want)
		}
	}
}

// Without a line in which its formula ends, an objective costs what is payable for it.
func TestBeforeLimitsIsTheRoundedStepElseThePayable(t *testing.T) {
	rounded := report.Credit{Payable: "3.00", Steps: []report.Step{{Key: "rounded", Amount: "5.00"}}}
	if got := rounded.BeforeLimits(); got != "5.00" {
		t.Errorf("%s, want 5.00", got)
	}
	plain := report.Credit{Payable: "3.00"}
	if got := plain.BeforeLimits(); got != "3.00" {
		t.Errorf("%s, want 3.00", got)
	}
}

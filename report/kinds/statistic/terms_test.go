package statistic

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
)

func TestAStatisticsUnitIsItsOwnElseThatOfItsTarget(t *testing.T) {
	target := []agreement.Dated[agreement.Target]{{Value: agreement.Target{Unit: "ms"}}, {From: 1, Value: agreement.Target{Unit: "s"}}}
	for _, c := range []struct {
		own     string
		targets []agreement.Dated[agreement.Target]
		want    string
	}{{"h", target, "h"}, {"", target, "ms"}, {"", target[:1], "ms"}, {"", nil, ""}, {"h", nil, "h"}} {
		if got := (&Terms{Unit: c.own}).UnitOf(&agreement.Objective{Targets: c.targets}); got != c.want {
			t.Errorf("%q with %v: %q, want %q", c.own, c.targets, got, c.want)
		}
	}
}

func TestTheTimeToRestoreIsADifference(t *testing.T) {
	for s, want := range map[Terms]string{
		{Of: "outages", Value: Restore}: "to - from", {Of: "outages", Value: BetweenFailures}: "between_failures",
		{Of: "tickets", Value: Restore}: "restore", {Of: "outages", Value: "share"}: "share",
	} {
		if got := s.Formula(); got != want {
			t.Errorf("%+v: %q, want %q", s, got, want)
		}
	}
}

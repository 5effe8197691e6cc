package kinds

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// target is a target in force for ever.
func target(atMost bool, value int64, unit string) []agreement.Dated[agreement.Target] {
	v := agreement.Target{AtMost: atMost, Value: big.NewRat(value, 1), Unit: unit}
	return []agreement.Dated[agreement.Target]{{From: timeline.NoInstant, Value: v}}
}

// ends are the best and the worst case of a result, "any" for one without end and "" where nothing is open.
func ends(r measure.Result) string {
	if r.Best == nil || r.Unread.None() {
		return ""
	}
	text := func(s *measure.Score) string {
		if s.Value == nil {
			return "any"
		}
		return s.Value.RatString()
	}
	return text(r.Best) + " to " + text(r.Worst)
}

// An outage of six minutes, one of two, and one that has lasted for four when the data was extracted.
//
// Decides: filter-open, statistic-lasting, outage-lasts-in-filters.
func TestAFilterOverAnOutageThatLastsIsDecidedByWhatHasPassed(t *testing.T) {
	long, short := `to - from >= duration("5m")`, `to - from < duration("5m")`
	for _, c := range []struct {
		name   string
		terms  agreement.Terms
		target []agreement.Dated[agreement.Target]
		passed string // when the data was extracted
		want   string // of the contractual score
		ends   string
	}{
		{"count, before", &count.Terms{Of: "outages", Where: long}, target(true, 1, ""), "2026-10-20T09:04:59", "1",
			"1 to 2"},
		{"count, at five minutes", &count.Terms{Of: "outages", Where: long}, target(true, 1, ""), "2026-10-20T09:05", "2",
			""},
		{"count of short ones, before", &count.Terms{Of: "outages", Where: short}, target(true, 1, ""), "2026-10-20T09:04",
			"1", "1 to 2"},
		{"count of short ones, after", &count.Terms{Of: "outages", Where: short}, target(true, 1, ""), "2026-10-20T09:05",
			"1", ""},
		{"share, before", &share.Terms{Of: "outages", Good: short}, target(false, 50, "%"), "2026-10-20T09:04", "50",
			"200/3 to 100/3"},
		{"share, after", &share.Terms{Of: "outages", Good: short}, target(false, 50, "%"), "2026-10-20T09:05", "100/3", ""},
		{"share of the long ones", &share.Terms{Of: "outages", Where: long, Good: "id == \"A\""}, target(false, 50, "%"),
			"2026-10-20T09:04", "100", "100 to 50"},
		{"bad share", &share.Terms{Of: "outages", Good: long}, target(true, 50, "%"), "2026-10-20T09:04", "50",
			"100/3 to 200/3"},
		{"mean", &statistic.Terms{Of: "outages", Value: "restore", Take: "mean", Unit: "min"}, target(true, 5, "min"),
			"2026-10-20T09:04", "4", "4 to any"},
		{"mean that is missed", &statistic.Terms{Of: "outages", Value: "restore", Take: "mean", Unit: "min"},
			target(true, 5, "min"), "2026-10-20T09:10", "6", "6 to any"},
		{"median", &statistic.Terms{Of: "outages", Value: "restore", Take: "median", Unit: "min"}, target(true, 5, "min"),
			"2026-10-20T09:04", "4", "4 to 6"},
		{"max", &statistic.Terms{Of: "outages", Value: "restore", Take: "max", Unit: "min"}, target(true, 5, "min"),
			"2026-10-20T09:04", "6", "6 to any"},
		{"mean of the long ones", &statistic.Terms{Of: "outages", Where: long, Value: "restore", Take: "mean", Unit: "min"},
			target(true, 5, "min"), "2026-10-20T09:04", "6", "any to any"},
	} {
		w := kindtest.Desk()
		w.Objective.Service, w.Objective.Terms, w.Objective.Targets = "wan", c.terms, c.target
		w.AsOf = kindtest.At(c.passed)
		w.Outage("A", "2026-10-05T09:00", "2026-10-05T09:06")
		w.Outage("B", "2026-10-06T09:00", "2026-10-06T09:02")
		w.Outage("C", "2026-10-20T09:00", "")
		r := w.Last(t)
		if got := r.Contractual.Value.RatString(); got != c.want || ends(r) != c.ends {
			t.Errorf("%s: %s, %q; want %s, %q", c.name, got, ends(r), c.want, c.ends)
		}
		if (c.ends != "") != (len(r.Findings) == 1) {
			t.Errorf("%s: %v", c.name, r.Findings)
		}
	}
}

// Of an outage that began two hours before the date of the data, and may turn out to be one of those that count.
//
// Decides: filter-open.
func TestAnOutageThatMayCountIsDownInTheWorstCase(t *testing.T) {
	for asOf, want := range map[string][2]string{
		"2026-04-20T02:00": {"100", "100 to 22800/229"}, "2026-04-20T03:00": {"15200/153", ""},
	} {
		w := kindtest.NewWorld()
		w.Objective.Terms, w.AsOf = &availability.Terms{Where: `to - from >= duration("3h")`}, kindtest.At(asOf)
		w.Outage("C", "2026-04-20T00:00", "")
		if r := w.Last(t); r.Contractual.Value.RatString() != want[0] || ends(r) != want[1] {
			t.Errorf("as of %s: %s, %q", asOf, r.Contractual.Value.RatString(), ends(r))
		}
	}
}

// A ticket that counts once it is over is listed while it is open; one that counts when it was opened is in doubt.
//
// Decides: record-waits, filter-open.
func TestATicketThatIsOpenIsListedOrInDoubt(t *testing.T) {
	for _, c := range []struct {
		countsIn agreement.CountsIn
		asOf     string
		want     string
		ends     string
		open     int
	}{
		{agreement.Decided, "2026-10-05T13:00", "100", "", 1},
		{agreement.Decided, "2026-10-05T13:01", "50", "", 0},
		{agreement.Opened, "2026-10-05T13:00", "100", "100 to 50", 0},
		{agreement.Opened, "2026-10-05T13:01", "50", "", 0},
	} {
		w := kindtest.Desk()
		w.Objective.CountsIn = c.countsIn
		w.Objective.Terms = &share.Terms{Of: "tickets", Good: `resolved - opened <= duration("4h")`}
		w.AsOf = kindtest.At(c.asOf)
		w.Ticket("A", "2026-10-05T08:00", "2026-10-05T09:00")
		w.Ticket("B", "2026-10-05T09:00", "")
		r := w.Last(t)
		if r.Contractual.Value.RatString() != c.want || ends(r) != c.ends || r.Open != c.open {
			t.Errorf("%s as of %s: %s, %q, %d open", c.countsIn, c.asOf, r.Contractual.Value.RatString(), ends(r), r.Open)
		}
	}
}

// A filter that divides by zero is not decided: no case vanishes, and none is bad for certain.
//
// Decides: filter-open.
func TestAFilterThatCannotBeComputedIsOpenInEveryKind(t *testing.T) {
	where := "cost / (cost - cost) > 1"
	for name, c := range map[string]struct {
		terms agreement.Terms
		want  string
	}{
		"count":     {&count.Terms{Of: "tickets", Where: where}, "0 to 1"},
		"share":     {&share.Terms{Of: "tickets", Where: where, Good: "true"}, "100 to any"},
		"good":      {&share.Terms{Of: "tickets", Good: where}, "100 to 0"},
		"statistic": {&statistic.Terms{Of: "tickets", Where: where, Value: "cost", Take: "max", Unit: "EUR"}, "any to any"},
		"value": {&statistic.Terms{Of: "tickets", Value: "cost / (cost - cost)", Take: "max", Unit: "EUR"},
			"any to any"},
		"timeliness": {&timeliness.Terms{Of: "tickets", From: "opened", To: "resolved", Where: where}, "100 to 0"},
	} {
		w := kindtest.Desk()
		w.Objective.Terms, w.Objective.Targets = c.terms,
			target(name == "count" || name == "statistic" || name == "value", 1, "")
		w.Ticket("A", "2026-10-05T08:00", "2026-10-05T09:00", func(t *evidence.Ticket) { t.Cost = 5 * evidence.One })
		r := w.Last(t)
		if ends(r) != c.want || len(r.Findings) != 1 || r.Findings[0].Severity != "warning" || r.Findings[0].Row == 0 {
			t.Errorf("%s: %q, want %q, %v", name, ends(r), c.want, r.Findings)
		}
	}
}

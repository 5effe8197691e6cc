package kinds

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/timeline"
)

// A record that ended before it began is scored by no kind of objective, and named. One that took no time is.
//
// Decides: record-backwards, impossible-values, impossible-bounded.
func TestARecordThatEndsBeforeItBeginsIsNotScored(t *testing.T) {
	for _, of := range []string{"tickets", "outages"} {
		length := map[string]string{"tickets": "resolved - opened", "outages": "to - from"}[of]
		for _, c := range []struct {
			terms agreement.Terms
			want  string
			ends  string
		}{
			{&statistic.Terms{Of: of, Value: length, Take: "mean", Unit: "h"}, "6 6 6", "6 to any"},
			{&statistic.Terms{Of: of, Value: length, Take: "median", Unit: "h"}, "1 1 1", "1 to 1"},
			{&statistic.Terms{Of: of, Value: length, Take: "max", Unit: "h"}, "11 11 11", "11 to 11"},
			{&count.Terms{Of: of}, "2 2 2", "3 to 2"},
			{&share.Terms{Of: of, Good: length + ` <= duration("4h")`}, "1/2 1/2 1/2", "200/3 to 100/3"},
		} {
			w := kindtest.Desk()
			w.Objective.Service, w.Objective.Terms, w.Objective.CountsIn = "", c.terms, agreement.Opened
			for id, end := range map[string]string{"A": "2026-10-07T12:00", "C": "2026-10-07T22:00", "D": "1990-01-01"} {
				if of == "tickets" {
					w.Ticket(id, "2026-10-07T11:00", end)
				} else {
					w.Outage(id, "2026-10-07T11:00", end)
				}
			}
			r := w.Last(t)
			kindtest.Scored(t, r, c.want)
			if ends(r) != c.ends {
				t.Errorf("%s %s: %s, want %s", of, c.want, ends(r), c.ends)
			}
			if len(r.Findings) != 1 || r.Findings[0].Count != 1 || r.Findings[0].Row == 0 {
				t.Errorf("%s %s: %v", of, c.want, r.Findings)
			}
		}
	}
	w := kindtest.Desk()
	w.Objective.Terms = &statistic.Terms{Of: "tickets", Value: "resolved - opened", Take: "mean", Unit: "h"}
	w.Ticket("A", "2026-10-07T11:00", "2026-10-07T11:00")
	w.Ticket("C", "2026-10-07T11:00", "2026-10-07T17:00")
	kindtest.Scored(t, w.Last(t), "3 3 3")
}

// What was acknowledged before it was detected took no time where clocks may differ by as much, and is no length where
// not.
//
// Decides: statistic-negative.
func TestALengthThatIsNegativeIsNotScored(t *testing.T) {
	for skew, want := range map[timeline.Micros][2]string{
		2 * timeline.Minute: {"3", ""}, timeline.Minute: {"3", ""}, timeline.Minute - 1: {"6", "6 to any"},
	} {
		w := kindtest.Desk()
		w.Agreement.Skew = skew
		w.Objective.Service, w.Objective.Targets = "wan", target(true, 4, "min")
		w.Objective.Terms = &statistic.Terms{Of: "outages", Value: "acknowledged - detected", Take: "mean", Unit: "min"}
		for begin, end := range map[string]string{
			"2026-10-05T09:01": "2026-10-05T09:00", "2026-10-06T09:00": "2026-10-06T09:06",
		} {
			w.Outage(begin, "2026-10-05T08:00", "2026-10-07T09:00", func(o *evidence.Outage) {
				o.Detected, o.Acknowledged = kindtest.At(begin), kindtest.At(end)
			})
		}
		r := w.Last(t)
		if r.Contractual.Value.RatString() != want[0] || ends(r) != want[1] || (want[1] != "") != (len(r.Findings) == 1) {
			t.Errorf("skew %d: %s, %q, %v", skew, r.Contractual.Value.RatString(), ends(r), r.Findings)
		}
	}
}

// An end before the begin by no more than clocks may differ is an outage, or a ticket, of no length.
//
// Decides: record-backwards.
func TestAnEndBeforeTheBeginWithinTheSkewIsNoTime(t *testing.T) {
	for _, skew := range []timeline.Micros{timeline.Minute, timeline.Minute - 1} {
		for _, of := range []string{"tickets", "outages"} {
			w := kindtest.Desk()
			w.Agreement.Skew = skew
			w.Objective.Service, w.Objective.CountsIn, w.Objective.Targets = "", agreement.Opened, target(true, 4, "h")
			value := map[string]string{"tickets": "resolved - opened", "outages": "restore"}[of]
			w.Objective.Terms = &statistic.Terms{Of: of, Value: value, Take: "mean", Unit: "h"}
			for id, end := range map[string]string{"A": "2026-10-07T16:59", "B": "2026-10-07T10:59"} {
				if of == "tickets" {
					w.Ticket(id, "2026-10-07T11:00", end)
				} else {
					w.Outage(id, "2026-10-07T11:00", end)
				}
			}
			r := w.Last(t)
			if open := r.Unread.Doubtful; (open == 1) != (skew < timeline.Minute) {
				t.Errorf("%s, skew %d: %d in doubt", of, skew, open)
			}
		}
	}
}

// An outage that took no time is an event only where that is agreed.
//
// Decides: outage-zero-length, zero-length.
func TestAnOutageWithoutALengthIsNoEvent(t *testing.T) {
	for agreed, want := range map[bool]string{false: "1 1 1", true: "2 2 2"} {
		w := kindtest.Desk()
		w.Objective.Service, w.Objective.Terms = "wan", &count.Terms{Of: "outages", ZeroLength: agreed}
		w.Outage("A", "2026-10-07T11:00", "2026-10-07T11:00")
		w.Outage("B", "2026-10-07T12:00", "2026-10-07T12:00:01")
		kindtest.Scored(t, w.Last(t), want)
	}
}

// A ticket that was answered before it was opened is a good one for nobody who asks for the answer, and like any other
// for who does not. Within the skew it was answered at once.
//
// Decides: record-backwards, impossible-values.
func TestAnAnswerBeforeTheOpeningIsImpossibleForWhoAsksForIt(t *testing.T) {
	for _, c := range []struct {
		good string
		skew timeline.Micros
		want string
		ends string
	}{
		{`responded - opened <= duration("1h")`, 0, "1/1 1/1 1/1", "100 to 50"},
		{`responded - opened <= duration("1h")`, timeline.Hour, "2/2 2/2 2/2", ""},
		{`resolved - opened <= duration("4h")`, 0, "2/2 2/2 2/2", ""},
	} {
		w := kindtest.Desk()
		w.Agreement.Skew = c.skew
		w.Objective.Service, w.Objective.CountsIn = "", agreement.Opened
		w.Objective.Terms = &share.Terms{Of: "tickets", Good: c.good}
		for id, at := range map[string]string{"A": "2026-10-07T11:30", "B": "2026-10-07T10:30"} {
			w.Ticket(id, "2026-10-07T11:00", "2026-10-07T12:00", func(t *evidence.Ticket) { t.Responded = kindtest.At(at) })
		}
		r := w.Last(t)
		kindtest.Scored(t, r, c.want)
		if ends(r) != c.ends {
			t.Errorf("%s, skew %d: %q, want %q", c.good, c.skew, ends(r), c.ends)
		}
	}
	w := kindtest.Desk()
	w.Objective.Service, w.Objective.Terms = "wan",
		&share.Terms{Of: "outages", Good: `acknowledged - from <= duration("1h")`}
	w.Outage("A", "2026-10-05T08:00", "2026-10-07T09:00",
		func(o *evidence.Outage) { o.Acknowledged = kindtest.At("2026-10-05T07:00") })
	if r := w.Last(t); ends(r) != "100 to 0" {
		t.Errorf("outage: %s", ends(r))
	}
}

package score_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// clock is a local time of December 2026 in Berlin.
func clock(t *testing.T, day, hour int) timeline.Instant {
	return timeline.Of(time.Date(2026, 12, day, hour, 0, 0, 0, berlin(t)))
}

// wan is an agreement on an outage's length in every kind that measures outages.
func wan(t *testing.T) *agreement.Agreement {
	a := uptime(t, "wan")
	add := func(id string, terms agreement.Terms, target agreement.Target) {
		a.Objectives = append(a.Objectives, agreement.Objective{
			ID: id, Name: id, Service: "wan", Decimals: -1, AllowedMisses: -1, Targets: since(target), Terms: terms,
		})
	}
	add("count", &count.Terms{Of: "outages", Where: `to - from > duration("4h")`},
		agreement.Target{AtMost: true, Value: new(big.Rat), Text: "at most 0"})
	add("share", &share.Terms{Of: "outages", Good: `to - from <= duration("4h")`},
		agreement.Target{Value: big.NewRat(90, 1), Unit: "%", Text: "90%"})
	add("longest", &statistic.Terms{Of: "outages", Value: "restore", Take: "max", Unit: "h"},
		agreement.Target{AtMost: true, Value: big.NewRat(4, 1), Unit: "h", Text: "at most 4 h"})
	return a
}

func verdicts(r *report.Report) (list []report.Verdict) {
	for _, o := range r.Objectives {
		list = append(list, o.Verdict)
	}
	return list
}

// An outage that began some time on the tenth lasted up to as long as that day allows: where this is within what was
// promised, or beyond it in any case, the verdict stands.
//
// Decides: hours-read, day-open.
func TestAnOutageOfWhichTheHourIsNotKnownIsReadBothWays(t *testing.T) {
	met, missed, open := report.Met, report.Missed, report.Unclear
	for _, c := range []struct {
		name     string
		from, to timeline.Instant
		days     evidence.Days
		want     report.Verdict
	}{
		// of 4 h down 3.72 h are allowed: see below
		{"four hours at most", clock(t, 10, 0), clock(t, 10, 4), evidence.DayBegun, met},
		{"five hours at most", clock(t, 10, 0), clock(t, 10, 5), evidence.DayBegun, open},
		{"a day and five hours at most", clock(t, 10, 0), clock(t, 11, 5), evidence.DayBegun, missed},
		{"it ended some time that day", clock(t, 10, 19), clock(t, 11, 0), evidence.DayDone, open},
		{"from a date to midnight", clock(t, 10, 0), clock(t, 11, 0), evidence.DayBegun, missed},
		{"both are known", clock(t, 10, 19), clock(t, 11, 0), 0, missed},
		{"a whole day", clock(t, 10, 0), clock(t, 11, 0), (evidence.DayBegun | evidence.DayDone).OfInterval(), missed},
	} {
		a := wan(t)
		// 4.464 h may be down
		a.Objectives[0].Targets = since(agreement.Target{Value: big.NewRat(994, 10), Unit: "%", Text: "99.4%"})
		a.Objectives[0].Credit = nil
		o := down("A", "wan", time.December, 1)
		o.From, o.To, o.Days, o.Cause = c.from, c.to, c.days, texttest.T("our change")
		a.Fault.Causes["our change"] = party.Provider
		r := build(t, a, outages(o), "2026-12")
		for i, v := range verdicts(r) {
			if v != c.want {
				t.Errorf("%s: %s is %s, want %s", c.name, r.Objectives[i].ID, v, c.want)
			}
		}
		if c.want != open {
			continue
		}
		p := r.Objectives[0].Provisional
		if len(p) != 1 || p[0].Key != "hour-unknown" || p[0].Records != "outages" || p[0].For != "measurement" ||
			p[0].Count != 1 {
			t.Errorf("%s: provisional %+v", c.name, p)
		}
	}
}

// A claim must be recorded within two days of the outage's end, which was at noon: on the second day after it nobody
// knows whether it was, a day earlier it was and a day later it was not.
//
// Decides: hours-read.
func TestAClaimOfWhichTheHourIsNotKnownIsReadBothWays(t *testing.T) {
	for day, want := range map[int]report.Verdict{11: report.Excused, 12: report.Unclear, 13: report.Missed} {
		a := wan(t)
		a.Objectives = a.Objectives[:1]
		a.Fault.Claims = agreement.ClaimTerms{Within: 2 * timeline.Day}
		o := down("A", "wan", time.December, 1)
		o.From, o.To = clock(t, 10, 2), clock(t, 10, 12)
		e := outages(o)
		e.Claims = []evidence.Claim{{
			ID: "C", Party: texttest.T("customer"), IDs: []string{"A"}, From: timeline.NoInstant, To: timeline.NoInstant,
			Reference: "R",
			Recorded:  clock(t, day, 0), Announced: timeline.NoInstant, ApprovedAt: timeline.NoInstant,
			Days: evidence.DayRecorded,
		}}
		r := build(t, a, e, "2026-12")
		if got := r.Objectives[0].Verdict; got != want {
			t.Errorf("recorded on the %d: %s, want %s", day, got, want)
		}
		if p := r.Objectives[0].Provisional; want == report.Unclear &&
			(len(p) != 1 || p[0].Records != "claims" || p[0].For != "excuses") {
			t.Errorf("provisional %+v", p)
		}
	}
}

// A ticket of eleven working hours, one on the 8th, eight on the 9th and two on the 10th, may take four. It waited for
// the customer from some time on the 8th: until that day an hour at most, until the 9th up to nine, until the 10th at
// least the eight of the 9th.
//
// Decides: hours-read.
func TestAPauseOfWhichTheHoursAreNotKnownIsReadBothWays(t *testing.T) {
	for last, want := range map[int]report.Verdict{8: report.Missed, 9: report.Unclear, 10: report.Excused} {
		a := contract(t)
		a.Objectives = a.Objectives[:1]
		e := &evidence.Evidence{
			Texts:   texttest.Texts,
			Origins: []evidence.Origin{{Source: "all", File: "data/t.csv"}},
			Sources: []evidence.Source{{ID: "all", Records: []string{"tickets", "ticket-events"}}},
		}
		none := timeline.NoInstant
		e.Tickets = []evidence.Ticket{{ID: "T", Service: texttest.T("desk"), Opened: clock(t, 8, 16),
			Resolved: clock(t, 10, 10), Responded: none,
			Closed: none, Due: none, Changed: none, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1, Pos: evidence.Pos{Row: 2}}}
		for i, day := range []int{8, last} {
			state := []string{"pending customer", "open"}[i]
			e.Events = append(e.Events,
				evidence.Event{Ticket: "T", At: clock(t, day, 0), Recorded: none, What: evidence.ChangeState,
					To: texttest.T(state), Days: evidence.DayBegun, Pos: evidence.Pos{Row: uint32(3 + i)}})
		}
		e.Newest = clock(t, 31, 23)
		r := build(t, a, e, "2026-12")
		if got := r.Objectives[0].Verdict; got != want {
			t.Errorf("until the %d: %s, want %s (%+v)", last, got, want, r.Objectives[0].Provisional)
		}
	}
}

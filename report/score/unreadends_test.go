package score_test

import (
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/timeline"
)

// lostEnd is an outage of the wan of which the end could not be read.
func lostEnd(from timeline.Instant) *evidence.Evidence {
	none, pos := timeline.NoInstant, evidence.Pos{Row: 2}
	return &evidence.Evidence{Texts: texttest.Texts, Newest: when("2026-11-02"),
		Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
		Sources: []evidence.Source{{ID: "all", File: "data/all.csv", Records: []string{"outages"}}},
		Outages: []evidence.Outage{{ID: "O1", Service: texttest.T("wan"), From: from, To: none, Detected: none,
			Acknowledged: none,
			Notified:     none, Share: evidence.NoFixed, Lost: evidence.DayDone, Pos: pos}},
		Gaps: []evidence.Gap{{Records: "outages", Source: "all", Cause: evidence.CellUnread, Field: "to",
			Service: texttest.T("wan"),
			At:      []timeline.Interval{{From: from, To: from}}, Rows: []evidence.Pos{pos}}}}
}

// The end of an outage that could not be read lies between its begin and the date of the data, whenever it began.
// October has 745 hours, since its zone sets its clocks back: an outage from the last day on took at most 24 of them,
// 96.778523 % are up.
//
// Decides: unread-end, unread-when.
func TestTheUnreadEndOfAnOutageReachesAsFarAsItMay(t *testing.T) {
	for from, want := range map[string]struct {
		verdict     report.Verdict
		best, worst string
	}{
		"2026-03-10": {report.Unclear, "100", "0"}, "2026-09-30": {report.Unclear, "100", "0"},
		"2026-10-31": {report.Unclear, "100", "96.778523"}, "2026-10-31T23:59": {report.Met, "100", "99.997763"},
		"2026-11-01": {report.NoVolume, "", ""}, // no record is older than the month
	} {
		o := build(t, contract(t), lostEnd(when(from)), "2026-10").Objectives[1]
		best, worst := "", ""
		if o.Best != nil {
			best, worst = o.Best.Value, o.Worst.Value
		}
		if o.Verdict != want.verdict || best != want.best || worst != want.worst {
			t.Errorf("from %s: %s, between %q and %q, want %+v", from, o.Verdict, best, worst, want)
		}
	}
}

// A case of which the resolution could not be read is a miss in the month in which its clock passed the target and in
// no other, and may have been solved in time until then.
//
// Decides: unread-end.
func TestTheUnreadResolutionOfAnOldCaseStopsAtItsTarget(t *testing.T) {
	for month, want := range map[string]report.Verdict{
		"2026-08": report.Met, "2026-09": report.Met, "2026-12": report.Unclear,
	} {
		a := contract(t)
		a.Objectives = a.Objectives[:1]
		e := desk(solved(t, 2, "A", 1), solved(t, 3, "A", 0))
		if month != "2026-12" { // both are of the months before
			e.Tickets[0].Opened, e.Tickets[0].Resolved = when(month+"-20"), when(month+"-20")
			e.Tickets[1].Opened = when("2026-07-01")
		}
		e.Tickets[1].Lost = evidence.DayDone
		e.Newest = clock(t, 31, 23)
		e.Gaps = []evidence.Gap{{Records: "tickets", Source: "all", Cause: evidence.CellUnread, Field: "resolved",
			At: []timeline.Interval{{From: e.Tickets[1].Opened, To: e.Tickets[1].Opened}}, Rows: []evidence.Pos{{Row: 3}}}}
		if got := build(t, a, e, month).Objectives[0]; got.Verdict != want {
			t.Errorf("%s: %s, between %+v and %+v, want %s", month, got.Verdict, got.Best, got.Worst, want)
		}
	}
}

// A first response is told by the history of a ticket: without it nobody knows when there was one, whatever the field
// of the row says. A single event that could not be read decides about one of thirty tickets, of which 29 are 96.7 %.
func TestAFirstResponseRestsOnTheHistory(t *testing.T) {
	for cause, want := range map[evidence.GapCause]report.Verdict{
		evidence.SourceUnread: report.Unclear, evidence.RowUnread: report.Met,
	} {
		a := contract(t)
		a.Objectives = a.Objectives[:1]
		terms := *a.Objectives[0].Terms.(*timeliness.Terms)
		terms.To = "first-response"
		a.Objectives[0].Terms = &terms
		var list []evidence.Ticket
		for i := range uint32(30) {
			list = append(list, solved(t, i+2, "A", 2))
			list[i].Responded = clock(t, 8, 10)
		}
		e := desk(list...)
		e.Newest = clock(t, 31, 23)
		g := evidence.Gap{Records: "ticket-events", Source: "all", Cause: cause}
		if cause.Counted() {
			g.At = []timeline.Interval{{From: clock(t, 8, 9), To: clock(t, 8, 9)}}
		}
		e.Gaps = []evidence.Gap{g}
		o := build(t, a, e, "2026-12").Objectives[0]
		if o.Verdict != want || o.Best == nil || o.Best.Value == o.Worst.Value {
			t.Errorf("%s: %s, between %+v and %+v, want %s", cause, o.Verdict, o.Best, o.Worst, want)
		}
	}
}

// Site A was down all of October. Site B is named by one outage only, of which the end, or the site itself, could not
// be read: where it ended before the month, B was up and the mean is 50 %; where it lasted, both were down.
//
// Decides: unread-sites.
func TestASiteThatOnlyADoubtfulOutageNamesMayBeOneOfTheMean(t *testing.T) {
	a := contract(t)
	a.Objectives = a.Objectives[1:2]
	a.Objectives[0].Terms = &availability.Terms{PerSite: true}
	bounds := func(e *evidence.Evidence) (best, worst string) {
		known := e.Outages[0]
		known.ID, known.Site, known.To, known.Lost, known.Pos = "O2", texttest.T("A"), when("2026-11-02"), 0,
			evidence.Pos{Row: 3}
		known.From = when("2026-09-01")
		e.Outages = append(e.Outages, known)
		o := build(t, a, e, "2026-10").Objectives[0]
		if o.Best == nil {
			return o.Contractual.Value, o.Contractual.Value
		}
		return o.Best.Value, o.Worst.Value
	}
	e := lostEnd(when("2026-09-10"))
	e.Outages[0].Site = texttest.T("B")
	if best, worst := bounds(e); best != "50" || worst != "0" {
		t.Errorf("an end: between %s and %s, want 50 and 0", best, worst)
	}
	e = lostEnd(when("2026-09-10"))
	e.Outages[0].To, e.Outages[0].Lost, e.Gaps[0].Field = when("2026-09-11"), 0, "site"
	if best, worst := bounds(e); best != "50" || worst != "0" {
		t.Errorf("a site: between %s and %s, want 50 and 0", best, worst)
	}
}

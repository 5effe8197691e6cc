package score_test

import (
	"fmt"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// solved is a ticket of the desk with a category, opened at nine and resolved after some hours; open with none.
func solved(t *testing.T, row uint32, category string, hours int) evidence.Ticket {
	none := timeline.NoInstant
	ticket := evidence.Ticket{ID: category + string(rune('0'+row)), Service: texttest.T("desk"),
		Category: texttest.T(category),
		Priority: texttest.T("P2"), Opened: clock(t, 8, 9), Resolved: none, Responded: none, Closed: none, Due: none,
		Changed: none,
		OnHold:  -1, Cost: evidence.NoFixed, Reopened: -1, Pos: evidence.Pos{Row: row}}
	if hours > 0 {
		ticket.Resolved = clock(t, 8, 9+hours)
	}
	return ticket
}

func desk(list ...evidence.Ticket) *evidence.Evidence {
	return &evidence.Evidence{Texts: texttest.Texts,
		Origins: []evidence.Origin{{Source: "all", File: "data/t.csv"}}, Tickets: list,
		Sources: []evidence.Source{{ID: "all", Records: []string{"tickets"}}}}
}

// Of two cases one is in time, and the other is a miss as it was read, since it reads as open: it is good or a miss,
// but not a miss twice, however many of its cells could not be read.
//
// Decides: unread-cells.
func TestACaseWithACellThatCouldNotBeReadIsAMissOnce(t *testing.T) {
	for _, fields := range [][]string{{"resolved"}, {"resolved", "closed"}} {
		a := contract(t)
		a.Objectives = a.Objectives[:1]
		e := desk(solved(t, 2, "A", 1), solved(t, 3, "A", 0))
		e.Newest = clock(t, 31, 23)
		for _, field := range fields {
			e.Gaps = append(e.Gaps, evidence.Gap{Records: "tickets", Source: "all", Cause: evidence.CellUnread, Field: field,
				At: []timeline.Interval{{From: clock(t, 8, 9), To: clock(t, 8, 9)}}, Rows: []evidence.Pos{{Row: 3}}})
		}
		o := build(t, a, e, "2026-12").Objectives[0]
		if o.Best == nil || o.Best.Value != "100" || o.Worst.Value != "50" || o.Contractual.Value != "50" {
			t.Errorf("%v: %+v, between %+v and %+v", fields, o.Contractual, o.Best, o.Worst)
		}
	}
}

// The ends of half of very many cases could not be read: these are not measured, at best all of them are good and at
// worst all are misses.
//
// Decides: unread-cells.
func TestVeryManyUnreadCellsAreBoundedByTheirNumber(t *testing.T) {
	const unread = 20_001
	a := contract(t)
	a.Objectives = a.Objectives[:1]
	e := desk()
	e.Newest = clock(t, 31, 23)
	g := evidence.Gap{Records: "tickets", Source: "all", Cause: evidence.CellUnread, Field: "resolved"}
	for i := range 2 * unread {
		one := solved(t, uint32(i+2), "A", min(1, i/unread))
		one.ID = fmt.Sprint(i)
		if e.Tickets = append(e.Tickets, one); i < unread {
			g.Rows = append(g.Rows, one.Pos)
			g.At = append(g.At, timeline.Interval{From: one.Opened, To: one.Opened})
		}
	}
	e.Gaps = []evidence.Gap{g}
	o := build(t, a, e, "2026-12").Objectives[0]
	if o.Best == nil || o.Contractual.Value != "100" || o.Best.Value != "100" || o.Worst.Value != "50" ||
		o.Misses.Len() > 0 {
		t.Errorf("%+v, between %+v and %+v", o.Contractual, o.Best, o.Worst)
	}
}

// A row that could not be read leaves nothing open where the texts that could be read of it say that it is none of the
// objective's; a priority that may have been another one before does not say so.
//
// Decides: unread-decided.
func TestARowThatCannotConcernAnObjectiveLeavesItCertain(t *testing.T) {
	for _, c := range []struct {
		name, where, key string
		read             map[string]string
		changed          bool
		want             report.Verdict
	}{
		{"nothing is known", "", "", nil, false, report.Unclear},
		{"another category", `category == "A"`, "", map[string]string{"category": "B"}, false, report.Met},
		{"its category", `category == "A"`, "", map[string]string{"category": "a"}, false, report.Unclear},
		{"another priority", "", "P2", map[string]string{"priority": "P9"}, false, report.Met},
		{"its priority", "", "P2", map[string]string{"priority": "P2"}, false, report.Unclear},
		{"priorities change", "", "P2", map[string]string{"priority": "P9"}, true, report.Unclear},
	} {
		for _, cause := range []evidence.GapCause{evidence.RowUnread, evidence.CellUnread} {
			a := contract(t)
			a.Objectives = a.Objectives[:1]
			terms := *a.Objectives[0].Terms.(*timeliness.Terms)
			terms.Where = c.where
			if c.key != "" {
				terms.Within = []targets.Within{{Key: "priority", Match: c.key, Allowances: terms.Within[0].Allowances}}
			}
			a.Objectives[0].Terms = &terms
			e := desk(solved(t, 2, "A", 1))
			e.Newest = clock(t, 31, 23)
			g := evidence.Gap{Records: "tickets", Source: "all", Cause: cause, Undated: 1, Read: c.read}
			if cause == evidence.CellUnread {
				g.Field, g.Rows = "resolved", []evidence.Pos{{Row: 3}}
			}
			e.Gaps = []evidence.Gap{g}
			if c.changed {
				e.Events = []evidence.Event{{Ticket: "other", At: clock(t, 8, 9), What: evidence.ChangePriority}}
			}
			if got := build(t, a, e, "2026-12").Objectives[0].Verdict; got != c.want {
				t.Errorf("%s, %s: %s, want %s", c.name, cause, got, c.want)
			}
		}
	}
}

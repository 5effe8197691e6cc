package score_test

import (
	"slices"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/timeline"
)

// Three tickets are open at the end of 6 October: one passes its target in an hour, one in two, one waits for its
// customer.
func TestOpenCasesAreListedTheMostUrgentFirst(t *testing.T) {
	a := contract(t)
	a.Objectives = slices.DeleteFunc(a.Objectives, func(o agreement.Objective) bool { return o.ID != "resolve" })
	a.Objectives[0].Terms.(*timeliness.Terms).Calendar = ""
	none := timeline.NoInstant
	e := &evidence.Evidence{Texts: texttest.Texts,
		Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}}, Newest: noon(6, 12),
		Sources: []evidence.Source{{ID: "all", Records: []string{"tickets", "ticket-events"}}}}
	for i, hour := range []int{8, 10, 9} {
		e.Tickets = append(e.Tickets,
			evidence.Ticket{ID: []string{"waits", "later", "soon"}[i], Service: texttest.T("desk"), Opened: noon(6, hour),
				Responded: none, Resolved: none,
				Closed: none, Due: none, Changed: none, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1,
				Pos: evidence.Pos{Row: uint32(i + 2)}})
	}
	e.Events = append(
		e.Events,
		evidence.Event{
			Ticket: "waits", At: noon(6, 9), Recorded: none, What: evidence.ChangeState, From: texttest.T("open"),
			To: texttest.T("pending customer"), Pos: evidence.Pos{Row: 9},
		},
	)
	o := build(t, a, e, "2026-10").Objectives[0]
	want := []report.OpenCase{
		{
			ID: "soon", Since: "2026-10-06T09:00:00Z", Elapsed: 3 * 3600, Target: 4 * 3600, Passes: "2026-10-06T13:00:00Z",
			Rows: []string{"data/all.csv:4"},
		},
		{
			ID: "later", Since: "2026-10-06T10:00:00Z", Elapsed: 2 * 3600, Target: 4 * 3600, Passes: "2026-10-06T14:00:00Z",
			Rows: []string{"data/all.csv:3"},
		},
		{ID: "waits", Since: "2026-10-06T08:00:00Z", Elapsed: 3600, Target: 4 * 3600, Rows: []string{"data/all.csv:2"}},
	}
	if o.Open != 3 || o.Verdict != report.NoVolume || len(o.OpenCases) != 3 {
		t.Fatalf("%d open, %s: %+v", o.Open, o.Verdict, o.OpenCases)
	}
	for i, c := range o.OpenCases {
		if w := want[i]; c.ID != w.ID || c.Since != w.Since || c.Elapsed != w.Elapsed || c.Target != w.Target ||
			c.Passes != w.Passes || !slices.Equal(c.Rows, w.Rows) {
			t.Errorf("%+v, want %+v", c, w)
		}
	}
}

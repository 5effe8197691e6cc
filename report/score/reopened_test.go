package score_test

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// Resolved after an hour, reopened and resolved again four hours later, against two hours: missed, and met by the first
// resolution. What reopenings do is no choice where no history tells of a resolution, and for a clock that stops at the
// response.
//
// Decides: silent-choices-computed.
func TestReopeningsAreAChoiceWhereAnythingWasResolved(t *testing.T) {
	for name, c := range map[string]struct {
		to     string
		states []string // at 10, 20 and 24 o'clock
		others []string
	}{
		"reopened":                  {"resolved", []string{"resolved", "working", "resolved"}, []string{"first"}},
		"closed for good":           {"closed", []string{"closed", "working", "closed"}, []string{"first"}},
		"nothing in the history":    {"resolved", []string{"working", "waiting", "working"}, nil},
		"the clock of the response": {"responded", []string{"resolved", "working", "resolved"}, nil},
	} {
		a := line(t)
		a.Objectives = []agreement.Objective{{
			ID: "fix", Name: "Fixed", Decimals: -1,
			Terms: &timeliness.Terms{
				Of: "tickets", From: "opened", To: c.to, Calendar: "always", Reopen: course.Resume, Silent: "on_reopen",
				Within: []targets.Within{{Allowances: since(targets.Allowance{Time: 2 * timeline.Hour, Text: "2h"})}},
			},
			Targets: since(agreement.Target{Value: big.NewRat(90, 1), Unit: "%", Text: "90%"}),
		}}
		e := answers()
		e.Sources[0].Records = []string{"tickets", "ticket-events"}
		e.Tickets = []evidence.Ticket{{
			ID: "1", Opened: noon(5, 9), Responded: noon(6, 0), Resolved: noon(6, 0), Closed: noon(6, 0),
			Due: timeline.NoInstant, Changed: timeline.NoInstant, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1,
			Pos: evidence.Pos{Row: 2},
		}}
		for i, at := range []timeline.Instant{noon(5, 10), noon(5, 20), noon(6, 0)} {
			e.Events = append(e.Events, evidence.Event{
				Ticket: "1", At: at, Recorded: timeline.NoInstant, What: evidence.ChangeState, To: texttest.T(c.states[i]),
				Pos: evidence.Pos{Row: uint32(10 + i)},
			})
		}
		var others []string
		for _, x := range build(t, a, e, "2026-10").Objectives[0].Choices {
			others = append(others, x.Other)
		}
		if len(others) != len(c.others) || len(others) > 0 && others[0] != c.others[0] {
			t.Errorf("%s: other choices %v, want %v", name, others, c.others)
		}
	}
}

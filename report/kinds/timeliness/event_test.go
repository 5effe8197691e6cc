package timeliness

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// explained is a desk that owes a root-cause report within three working days of the resolution.
func explained() *kindtest.World {
	w := resolving()
	w.Objective.Terms.(*Terms).From, w.Objective.Terms.(*Terms).To, w.Objective.Terms.(*Terms).Event = "resolved", "event",
		`what == "other" and to == "Root cause report"`
	w.Objective.Terms.(*Terms).Within = []targets.Within{
		{
			Allowances: []agreement.Dated[targets.Allowance]{
				{From: timeline.NoInstant, Value: targets.Allowance{WorkingDays: 3}},
			},
		},
	}
	return w
}

// Decides: event-in-time.
func TestARootCauseReportIsOnTimeUntilTheCloseOfItsDay(t *testing.T) {
	for _, c := range []struct{ sent, want string }{
		{"2026-10-08T18:00", "1/1 1/1 1/1"}, // Thursday, the third working day after Monday
		{"2026-10-09T08:00", "1/1 1/1 1/1"}, // no working time lies between
		{"2026-10-09T08:00:01", "0/1 0/1 0/1"},
		{"2026-10-05T10:00", "1/1 1/1 1/1"}, // before the resolution
	} {
		w := explained()
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00")
		w.Event("T", "2026-10-05T09:30", evidence.ChangeOther, "", "something else")
		w.RootCause("T", c.sent)
		w.RootCause("T", "2026-10-20T08:00") // a second one changes nothing
		r := w.Last(t)
		kindtest.Scored(t, r, c.want)
		if len(r.Misses) == 1 && !slices.Equal(w.Rows(r.Misses[0].Rows), []string{"tickets.csv:2", "events.csv:3"}) {
			t.Errorf("rows %v", w.Rows(r.Misses[0].Rows))
		}
	}
}

func TestAReportThatNeverCameIsAMissWhenItsTimeIsOver(t *testing.T) {
	w := explained()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00")
	w.AsOf = kindtest.At("2026-10-08T18:00")
	if r := w.Last(t); r.Open != 1 || r.Volume.Sign() != 0 {
		t.Errorf("%d open of %s", r.Open, r.Volume)
	}
	w.AsOf = kindtest.At("2026-10-09T08:00:01")
	kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
}

func TestAReportIsNotOwedBeforeTheResolution(t *testing.T) {
	w := explained()
	w.Ticket("T", "2026-10-05T09:00", "")
	if r := w.Last(t); r.Open != 1 || r.Volume.Sign() != 0 || len(r.Findings) != 0 {
		t.Errorf("%d open of %s, %+v", r.Open, r.Volume, r.Findings)
	}
	w.Evidence.Tickets[0].Closed = kindtest.At("2026-10-05T12:00") // never resolved: its closure counts as its resolution
	w.RootCause("T", "2026-10-06T12:00")
	r := w.Last(t)
	kindtest.Scored(t, r, "1/1 1/1 1/1")
	kindtest.FindingsAre(t, r, "the case was closed and never resolved: its closure counts as its resolution")
}

func TestAClockThatStopsAtAnEventSaysWhatItLacks(t *testing.T) {
	for _, c := range []struct {
		change func(*Terms)
		want   string
	}{
		{func(o *Terms) { o.Event = " " },
			`objective resolve: to: a clock that goes by an event needs the key event, such as 'to == "Root cause report"'`},
		{func(o *Terms) { o.Event = "whta" },
			`objective resolve: event: expression "whta", column 1: there is no field whta (did you mean what?)`},
		{func(o *Terms) { o.Event = "actor" }, `objective resolve: event: expression "actor": gives a text`},
		{func(o *Terms) { o.Of, o.From = "outages", "from" },
			"objective resolve: to: outages have no events: want detected, acknowledged, notified or to"},
	} {
		w := explained()
		c.change(w.Objective.Terms.(*Terms))
		if _, err := kindtest.ResultsOf(w.Context(t), &w.Objective); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

package timeliness

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
)

// assigned is a desk whose clock runs from the first assignment to the start of the work, two hours.
func assigned() *kindtest.World {
	w := resolving()
	w.Objective.Terms.(*Terms).From, w.Objective.Terms.(*Terms).Start = "event", `to == "assigned"`
	w.Objective.Terms.(*Terms).To, w.Objective.Terms.(*Terms).Event = "event", `to == "working"`
	w.Objective.Terms.(*Terms).Within = within("", "", 2*kindtest.Hour)
	return w
}

func TestAClockMayStartAtAnEvent(t *testing.T) {
	for stop, want := range map[string]string{
		"2026-10-05T13:00": "1/1 1/1 1/1", "2026-10-05T13:00:00.000001": "0/1 0/1 0/1",
	} {
		w := assigned()
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
		w.State("T", "2026-10-05T11:00", "new", "assigned")
		w.State("T", stop, "assigned", "working")
		w.State("T", "2026-10-05T17:00", "working", "assigned") // a second one changes nothing
		r := w.Last(t)
		kindtest.Scored(t, r, want)
		if len(r.Misses) == 1 &&
			(!slices.Equal(w.Rows(r.Misses[0].Rows)[:3], []string{"tickets.csv:2", "events.csv:2", "events.csv:3"}) ||
				r.Misses[0].Window.From != kindtest.At("2026-10-05T11:00")) {
			t.Errorf("%+v", r.Misses[0])
		}
	}
}

func TestAClockFromAnEventMayStopAtAField(t *testing.T) {
	w := assigned()
	w.Objective.Terms.(*Terms).To, w.Objective.Terms.(*Terms).Event = "resolved", ""
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T13:00")
	w.State("T", "2026-10-05T11:00", "new", "assigned")
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
	w.Evidence.Tickets[0].Resolved++
	kindtest.Scored(t, w.Last(t), "0/1 0/1 0/1")
}

func TestATicketWithoutTheEventIsNoCase(t *testing.T) {
	w := assigned()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	w.Ticket("U", "2026-10-05T09:00", "")
	w.State("U", "2026-10-05T11:00", "new", "assigned")
	w.AsOf = kindtest.At("2026-10-05T10:59:59")
	if r := w.Last(t); r.Open != 0 || r.Volume.Sign() != 0 || len(r.Findings) != 0 {
		t.Errorf("before the event: %d open of %s, %+v", r.Open, r.Volume, r.Findings)
	}
	w.AsOf = kindtest.At("2026-10-05T11:00")
	if r := w.Last(t); r.Open != 1 {
		t.Errorf("at the event: %d open", r.Open)
	}
	w.Evidence.Events[0].Recorded = kindtest.At("2026-10-05T12:00") // it happened, and nobody had written it down
	if r := w.Last(t); r.Open != 0 {
		t.Errorf("not recorded: %d open", r.Open)
	}
}

func TestAClockThatStartsAtAnEventSaysWhatItLacks(t *testing.T) {
	for _, c := range []struct {
		change func(*Terms)
		want   string
	}{
		{func(o *Terms) { o.Start = "" }, "objective resolve: from: a clock that goes by an event needs the key start"},
		{func(o *Terms) { o.Start = "whta" },
			`objective resolve: start: expression "whta", column 1: there is no field whta`},
		{func(o *Terms) { o.Of, o.To = "outages", "to" }, "objective resolve: from: outages have no events: want detected"},
		{func(o *Terms) { o.Start = `cost(id)` }, "objective resolve: start: "},
	} {
		w := assigned()
		w.Evidence.Events = append(w.Evidence.Events, evidence.Event{})
		c.change(w.Objective.Terms.(*Terms))
		if _, err := kindtest.ResultsOf(w.Context(t), &w.Objective); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

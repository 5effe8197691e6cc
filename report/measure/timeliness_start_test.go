package measure

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
)

// assigned is a desk whose clock runs from the first assignment to the start of the work, two hours.
func assigned() *world {
	w := desk()
	w.o.Timeliness.From, w.o.Timeliness.Start = "event", `to == "assigned"`
	w.o.Timeliness.To, w.o.Timeliness.Event = "event", `to == "working"`
	w.o.Timeliness.Within = within("", "", 2*hour)
	return w
}

func TestAClockMayStartAtAnEvent(t *testing.T) {
	for stop, want := range map[string]string{"2026-10-05T13:00": "1/1 1/1 1/1", "2026-10-05T13:00:00.000001": "0/1 0/1 0/1"} {
		w := assigned()
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
		w.state("T", "2026-10-05T11:00", "new", "assigned")
		w.state("T", stop, "assigned", "working")
		w.state("T", "2026-10-05T17:00", "working", "assigned") // a second one changes nothing
		r := w.last(t)
		scored(t, r, want)
		if len(r.Misses) == 1 && (!slices.Equal(w.rows(r.Misses[0].Rows)[:3], []string{"tickets.csv:2", "events.csv:2", "events.csv:3"}) || r.Misses[0].Window.From != at("2026-10-05T11:00")) {
			t.Errorf("%+v", r.Misses[0])
		}
	}
}

func TestAClockFromAnEventMayStopAtAField(t *testing.T) {
	w := assigned()
	w.o.Timeliness.To, w.o.Timeliness.Event = "resolved", ""
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T13:00")
	w.state("T", "2026-10-05T11:00", "new", "assigned")
	scored(t, w.last(t), "1/1 1/1 1/1")
	w.all.Tickets[0].Resolved++
	scored(t, w.last(t), "0/1 0/1 0/1")
}

func TestATicketWithoutTheEventIsNoCase(t *testing.T) {
	w := assigned()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	w.ticket("U", "2026-10-05T09:00", "")
	w.state("U", "2026-10-05T11:00", "new", "assigned")
	w.asOf = at("2026-10-05T10:59:59")
	if r := w.last(t); r.Open != 0 || r.Volume.Sign() != 0 || len(r.Findings) != 0 {
		t.Errorf("before the event: %d open of %s, %+v", r.Open, r.Volume, r.Findings)
	}
	w.asOf = at("2026-10-05T11:00")
	if r := w.last(t); r.Open != 1 {
		t.Errorf("at the event: %d open", r.Open)
	}
	w.all.Events[0].Recorded = at("2026-10-05T12:00") // it happened, and nobody had written it down
	if r := w.last(t); r.Open != 0 {
		t.Errorf("not recorded: %d open", r.Open)
	}
}

func TestAClockThatStartsAtAnEventSaysWhatItLacks(t *testing.T) {
	for _, c := range []struct {
		change func(*agreement.Timeliness)
		want   string
	}{
		{func(o *agreement.Timeliness) { o.Start = "" }, "objective resolve: from: a clock that goes by an event needs the key start"},
		{func(o *agreement.Timeliness) { o.Start = "whta" }, `objective resolve: start: expression "whta", column 1: there is no field whta`},
		{func(o *agreement.Timeliness) { o.Of, o.To = "outages", "to" }, "objective resolve: from: outages have no events: want detected"},
		{func(o *agreement.Timeliness) { o.Start = `cost(id)` }, "objective resolve: start: "},
	} {
		w := assigned()
		w.all.Events = append(w.all.Events, evidence.Event{})
		c.change(w.o.Timeliness)
		if _, err := Timeliness(w.context(t), &w.o); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

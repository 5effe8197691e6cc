package measure

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// explained is a desk that owes a root-cause report within three working days of the resolution.
func explained() *world {
	w := desk()
	w.o.Timeliness.From, w.o.Timeliness.To, w.o.Timeliness.Event = "resolved", "event", `what == "other" and to == "Root cause report"`
	w.o.Timeliness.Within = []agreement.Within{{Allowances: []agreement.Dated[agreement.Allowance]{{From: timeline.NoInstant, Value: agreement.Allowance{WorkingDays: 3}}}}}
	return w
}

func (w *world) rootCause(ticket, when string) {
	w.event(ticket, when, evidence.ChangeOther, "", "Root cause report")
}

func TestARootCauseReportIsOnTimeUntilTheCloseOfItsDay(t *testing.T) {
	for _, c := range []struct{ sent, want string }{
		{"2026-10-08T18:00", "1/1 1/1 1/1"}, // Thursday, the third working day after Monday
		{"2026-10-09T08:00", "1/1 1/1 1/1"}, // no working time lies between
		{"2026-10-09T08:00:01", "0/1 0/1 0/1"},
		{"2026-10-05T10:00", "1/1 1/1 1/1"}, // before the resolution
	} {
		w := explained()
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T12:00")
		w.event("T", "2026-10-05T09:30", evidence.ChangeOther, "", "something else")
		w.rootCause("T", c.sent)
		w.rootCause("T", "2026-10-20T08:00") // a second one changes nothing
		r := w.last(t)
		scored(t, r, c.want)
		if len(r.Misses) == 1 && !slices.Equal(w.rows(r.Misses[0].Rows), []string{"tickets.csv:2", "events.csv:3"}) {
			t.Errorf("rows %v", w.rows(r.Misses[0].Rows))
		}
	}
}

func TestAReportThatNeverCameIsAMissWhenItsTimeIsOver(t *testing.T) {
	w := explained()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T12:00")
	w.asOf = at("2026-10-08T18:00")
	if r := w.last(t); r.Open != 1 || r.Volume.Sign() != 0 {
		t.Errorf("%d open of %s", r.Open, r.Volume)
	}
	w.asOf = at("2026-10-09T08:00:01")
	scored(t, w.last(t), "0/1 0/1 0/1")
}

func TestAReportIsNotOwedBeforeTheResolution(t *testing.T) {
	w := explained()
	w.ticket("T", "2026-10-05T09:00", "")
	if r := w.last(t); r.Open != 1 || r.Volume.Sign() != 0 || len(r.Findings) != 0 {
		t.Errorf("%d open of %s, %+v", r.Open, r.Volume, r.Findings)
	}
	w.all.Tickets[0].Closed = at("2026-10-05T12:00") // never resolved: the closing stands in
	w.rootCause("T", "2026-10-06T12:00")
	r := w.last(t)
	scored(t, r, "1/1 1/1 1/1")
	findingsAre(t, r, "the case was closed and never resolved: the closing stands in")
}

func TestAClockThatStopsAtAnEventSaysWhatItLacks(t *testing.T) {
	for _, c := range []struct {
		change func(*agreement.Timeliness)
		want   string
	}{
		{func(o *agreement.Timeliness) { o.Event = " " }, `objective resolve: to: a clock that goes by an event needs the key event, such as 'to == "Root cause report"'`},
		{func(o *agreement.Timeliness) { o.Event = "whta" }, `objective resolve: event: expression "whta", column 1: there is no field whta (did you mean what?)`},
		{func(o *agreement.Timeliness) { o.Event = "actor" }, `objective resolve: event: expression "actor": gives a text`},
		{func(o *agreement.Timeliness) { o.Of, o.From = "outages", "from" }, "objective resolve: to: outages have no events: want detected, acknowledged, notified or to"},
	} {
		w := explained()
		c.change(w.o.Timeliness)
		if _, err := Timeliness(w.context(t), &w.o); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

package history

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/timeline"
)

// resolution puts the end of a ticket back: one that was reopened later still stood resolved, and a later resolution
// hides the earlier one that stood then. The number of reopenings is that of the export without the later ones.
func (r *rolling) resolution(t *evidence.Ticket, i int32) {
	known, _ := r.changes(i, evidence.ChangeState)
	var resolved, closed *evidence.Event
	for _, e := range known {
		switch ends := cases.EndingOf(e.To); {
		case e.To.Empty():
		case ends == cases.EndsNothing:
			resolved, closed = nil, nil
		case ends == cases.EndsWork && resolved == nil:
			resolved = e
		case ends == cases.EndsCase && closed == nil:
			closed = e
		}
	}
	r.end(t, &t.Resolved, resolved, evidence.DayDone)
	r.end(t, &t.Closed, closed, evidence.DayClosed)
	if t.Reopened > 0 {
		r.reopened(t, i)
	}
}

// end takes the time of a known change for an end that is later or blank, by the day alone where only that is known.
func (r *rolling) end(t *evidence.Ticket, at *timeline.Instant, known *evidence.Event, which evidence.Days) {
	if known == nil || at.Known() && *at <= r.asOf {
		return
	}
	*at = known.At
	t.Days &^= which
	if known.Days != 0 {
		t.Days |= which
	}
}

func (r *rolling) reopened(t *evidence.Ticket, i int32) {
	logged := false
	for _, k := range r.view.EventsOf(i) {
		e := &r.all.Events[k]
		if e.What != evidence.ChangeState {
			continue
		}
		logged = true
		again := cases.EndingOf(e.From) != cases.EndsNothing && cases.EndingOf(e.To) == cases.EndsNothing
		if again && !e.From.Empty() && !e.To.Empty() && !fault.KnownEvent(e, r.asOf) && t.Reopened > 0 {
			t.Reopened--
		}
	}
	if !logged {
		r.note("reopened", i)
	}
}

// withoutHistory are the fields that are often written at the end of a case, and that no event tells of.
var withoutHistory = []struct {
	name string
	set  func(*evidence.Ticket) bool
}{
	{"impact", func(t *evidence.Ticket) bool { return !t.Impact.Empty() }},
	{"urgency", func(t *evidence.Ticket) bool { return !t.Urgency.Empty() }},
	{"category", func(t *evidence.Ticket) bool { return !t.Category.Empty() }},
	{"cause", func(t *evidence.Ticket) bool { return !t.Cause.Empty() }},
	{"fault", func(t *evidence.Ticket) bool { return !t.Fault.Empty() }},
	{"first_contact", func(t *evidence.Ticket) bool { return t.FirstContact != evidence.Blank }},
}

package history

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/timeline"
)

// RollBack puts every ticket of the evidence behind a view that was changed after the date of the data back to what it
// was then, as far as its events tell, and notes the fields of which they do not tell it. Records that end later are
// cut where they are measured. Events belong to the tickets of all clients, so that any client's view will do.
//
// Rule §13 (fields-written-later): Where the date of the data is before the newest data, the priority, the state, the
// assignee, the resolution and the number of reopenings of a ticket are those that it had then, as far as its history
// tells; where it does not, that is a finding.
//
// Convention time (later-without-history): Where no event tells what a field of a ticket was at the date of the data,
// the value of the export counts, with a finding if an objective rests on it. Two are known without: a priority was
// never changed where the log has changes of other tickets' priorities and none of this one, and a case that ended
// later was in no state that ends a case.
func RollBack(view *evidence.View, asOf timeline.Instant) {
	all := view.All
	if !asOf.Known() || !all.Newest.Known() || all.Newest <= asOf {
		return
	}
	r := rolling{all: all, view: view, asOf: asOf, later: map[string][]int32{}}
	for i := range all.Events {
		if fault.KnownEvent(&all.Events[i], asOf) {
			r.logged[all.Events[i].What] = true
		}
	}
	for i := range all.Tickets {
		if all.Tickets[i].Opened <= asOf {
			r.ticket(int32(i))
		}
	}
	all.Later = r.later
}

// rolling rolls tickets back, one after the other.
type rolling struct {
	all    *evidence.Evidence
	view   *evidence.View
	asOf   timeline.Instant
	logged [evidence.Changes]bool // what known events of any ticket are about
	later  map[string][]int32     // as evidence.Evidence keeps it
	list   []*evidence.Event      // scratch
}

func (r *rolling) ticket(i int32) {
	t := &r.all.Tickets[i]
	if !r.changedLater(t, i) {
		return
	}
	state := t.State
	r.text(i, "priority", &t.Priority, evidence.ChangePriority, r.logged[evidence.ChangePriority])
	r.text(i, "assignee", &t.Assignee, evidence.ChangeOwner, r.logged[evidence.ChangeOwner])
	r.text(i, "state", &t.State, evidence.ChangeState, false)
	if t.State == state && r.endsLater(t) && cases.EndingOf(state) != cases.EndsNothing {
		t.State = evidence.Text{}
	}
	r.resolution(t, i)
	for _, f := range withoutHistory {
		if f.set(t) {
			r.note(f.name, i)
		}
	}
}

// changedLater tells whether anything of a ticket was written after the date of the data.
func (r *rolling) changedLater(t *evidence.Ticket, i int32) bool {
	if max(t.Responded, t.Resolved, t.Closed, t.Changed) > r.asOf {
		return true
	}
	for _, e := range r.view.EventsOf(i) {
		if !fault.KnownEvent(&r.all.Events[e], r.asOf) {
			return true
		}
	}
	return false
}

func (r *rolling) endsLater(t *evidence.Ticket) bool { return max(t.Resolved, t.Closed) > r.asOf }

func (r *rolling) note(field string, i int32) { r.later[field] = append(r.later[field], i) }

// text puts a field back: to what its last known change made of it, else to what the first later one changed. complete
// says that a ticket without changes of the field never had another value.
func (r *rolling) text(i int32, field string, value *evidence.Text, what evidence.Change, complete bool) {
	known, later := r.changes(i, what)
	switch {
	case len(known) > 0 && !known[len(known)-1].To.Empty():
		*value = known[len(known)-1].To
	case later != nil && !later.From.Empty():
		*value = later.From
	case later == nil && complete, value.Empty():
	default:
		r.note(field, i)
	}
}

// changes are a ticket's known changes of one kind in order of time, valid until the next call, and the first later
// one.
func (r *rolling) changes(i int32, what evidence.Change) (known []*evidence.Event, later *evidence.Event) {
	r.list = fault.Changes(r.view, i, what, r.asOf, r.list[:0])
	for _, k := range r.view.EventsOf(i) {
		if e := &r.all.Events[k]; e.What == what && !fault.KnownEvent(e, r.asOf) {
			return r.list, e
		}
	}
	return r.list, nil
}

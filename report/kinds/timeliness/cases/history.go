package cases

import (
	"sort"
	"strings"
	"unicode"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// History reads the events of tickets, none later than the date of the data.
type History struct {
	view *evidence.View
	asOf timeline.Instant
	ends map[evidence.Text]Ending
	list []*evidence.Event // scratch

	ticket  int32 // whose changes of priority these are: a ticket is asked again for each of its updates
	changed []PriorityChange
}

// changes lists a ticket's events of one kind; the list lasts until the next call.
func (h *History) changes(ticket int32, what evidence.Change) []*evidence.Event {
	h.list = fault.Changes(h.view, ticket, what, h.asOf, h.list[:0])
	return h.list
}

// Ending says what a state ends.
type Ending uint8

const (
	EndsNothing Ending = iota + 1
	EndsWork           // resolved: for clocks that stop at the resolution
	EndsCase           // closed: for both
)

// endings are the first words of states in which a ticket is resolved or closed, in English and German: exports
// write "Closed Complete" and "Resolved by caller", and a state "not resolved" begins otherwise.
var endings = map[string]Ending{
	"resolved": EndsWork, "solved": EndsWork, "fixed": EndsWork, "done": EndsWork, "completed": EndsWork,
	"complete": EndsWork,
	"gelöst":   EndsWork, "behoben": EndsWork, "erledigt": EndsWork,
	"closed": EndsCase, "cancelled": EndsCase, "canceled": EndsCase, "geschlossen": EndsCase, "abgeschlossen": EndsCase,
	"storniert": EndsCase,
}

// NewHistory reads the events of a client.
func NewHistory(ctx *measure.Context) History {
	return History{view: ctx.Evidence, asOf: ctx.AsOf, ends: map[evidence.Text]Ending{}, ticket: -1}
}

// Ending says what a state ends, keeping what it found: there are few states and millions of events.
func (h *History) Ending(state evidence.Text) Ending {
	e, known := h.ends[state]
	if !known {
		e = EndingOf(state)
		h.ends[state] = e
	}
	return e
}

// EndingOf says what a state ends, by its first word.
func EndingOf(state evidence.Text) Ending {
	words := strings.FieldsFunc(strings.ToLower(state.String()), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) > 0 && endings[words[0]] != 0 {
		return endings[words[0]]
	}
	return EndsNothing
}

// resolutions lists when a ticket stood resolved, or closed for a clock that stops there. Going from resolved to
// closed is no reopening.
func (h *History) resolutions(ticket int32, since timeline.Instant, to string) (list []course.Resolution) {
	enough := EndsWork
	if to == "closed" {
		enough = EndsCase
	}
	standing := false
	for _, e := range h.changes(ticket, evidence.ChangeState) {
		if e.At < since || e.To.Empty() {
			continue
		}
		switch over := h.Ending(e.To) >= enough; {
		case over && !standing:
			list = append(list, course.Resolution{
				At: e.At, Reopened: timeline.NoInstant, State: e.To, Rows: []evidence.Pos{e.Pos}, Closing: h.Ending(e.To) > enough,
			})
			standing = true
		case !over && standing:
			r := &list[len(list)-1]
			r.Reopened, r.Rows, standing = e.At, append(r.Rows, e.Pos), false
		}
	}
	return list
}

// reopenings counts how often a resolution of a ticket was undone, also after the date of the data: so does its row.
func (h *History) reopenings(ticket int32, since timeline.Instant, to string) (n int) {
	until := h.asOf
	defer func() { h.asOf = until }()
	h.asOf = timeline.MaxInstant
	for _, r := range h.resolutions(ticket, since, to) {
		if r.Reopened.Known() {
			n++
		}
	}
	return n
}

// Priorities lists the changes of a ticket's priority, in order of time.
func (h *History) Priorities(ticket int32) []PriorityChange {
	if ticket == h.ticket {
		return h.changed
	}
	var list []PriorityChange
	for _, e := range h.changes(ticket, evidence.ChangePriority) {
		if !e.To.Empty() {
			list = append(list, PriorityChange{e.At, e.From, e.To, e.Pos})
		}
	}
	h.ticket, h.changed = ticket, list
	return list
}

// PriorityChange is an event that changed a ticket's priority.
type PriorityChange struct {
	At       timeline.Instant
	From, To evidence.Text
	Pos      evidence.Pos
}

// PriorityAt is the priority at an instant: the last one set by then, else what the first change came from,
// else the ticket's own.
func PriorityAt(changes []PriorityChange, at timeline.Instant, own evidence.Text) evidence.Text {
	priority := changes[0].From
	if n := ChangesUntil(changes, at); n > 0 {
		priority = changes[n-1].To
	}
	if priority.Empty() {
		return own
	}
	return priority
}

// ChangesUntil is how many changes there were up to an instant, that one included.
func ChangesUntil(changes []PriorityChange, at timeline.Instant) int {
	return sort.Search(len(changes), func(i int) bool { return changes[i].At > at })
}

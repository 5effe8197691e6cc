package measure

import (
	"strings"
	"unicode"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/timeline"
)

// history reads the events of tickets, none later than the date of the data.
type history struct {
	view *evidence.View
	asOf timeline.Instant
	ends map[evidence.Text]ending
	list []*evidence.Event // scratch

	ticket  int32 // whose changes of priority these are: a ticket is asked again for each of its updates
	changed []change
}

// changes lists a ticket's events of one kind; the list lasts until the next call.
func (h *history) changes(ticket int32, what evidence.Change) []*evidence.Event {
	h.list = fault.Changes(h.view, ticket, what, h.asOf, h.list[:0])
	return h.list
}

// ending says what a state ends.
type ending uint8

const (
	endsNothing ending = iota + 1
	endsWork           // resolved: for clocks that stop at the resolution
	endsCase           // closed: for both
)

// endings are the first words of states in which a ticket is resolved or closed, in English and German: exports
// write "Closed Complete" and "Resolved by caller", and a state "not resolved" begins otherwise.
var endings = map[string]ending{
	"resolved": endsWork, "solved": endsWork, "fixed": endsWork, "done": endsWork, "completed": endsWork, "complete": endsWork,
	"gelöst": endsWork, "behoben": endsWork, "erledigt": endsWork,
	"closed": endsCase, "cancelled": endsCase, "canceled": endsCase, "geschlossen": endsCase, "abgeschlossen": endsCase, "storniert": endsCase,
}

func newHistory(ctx *Context) history {
	return history{view: ctx.Evidence, asOf: ctx.AsOf, ends: map[evidence.Text]ending{}, ticket: -1}
}

func (h *history) ending(state evidence.Text) ending {
	e, known := h.ends[state]
	if !known {
		words := strings.FieldsFunc(strings.ToLower(state.String()), func(r rune) bool { return !unicode.IsLetter(r) })
		e = endsNothing
		if len(words) > 0 && endings[words[0]] != 0 {
			e = endings[words[0]]
		}
		h.ends[state] = e
	}
	return e
}

// resolutions lists when a ticket stood resolved, or closed for a clock that stops there. Going from resolved to
// closed is no reopening.
func (h *history) resolutions(ticket int32, since timeline.Instant, to string) (list []resolution) {
	enough := endsWork
	if to == "closed" {
		enough = endsCase
	}
	standing := false
	for _, e := range h.changes(ticket, evidence.ChangeState) {
		if e.At < since || e.To.Empty() {
			continue
		}
		switch over := h.ending(e.To) >= enough; {
		case over && !standing:
			list = append(list, resolution{e.At, timeline.NoInstant, e.To, []evidence.Pos{e.Pos}, h.ending(e.To) > enough})
			standing = true
		case !over && standing:
			r := &list[len(list)-1]
			r.reopened, r.rows, standing = e.At, append(r.rows, e.Pos), false
		}
	}
	return list
}

// priorities lists the changes of a ticket's priority, in order of time.
func (h *history) priorities(ticket int32) []change {
	if ticket == h.ticket {
		return h.changed
	}
	var list []change
	for _, e := range h.changes(ticket, evidence.ChangePriority) {
		if !e.To.Empty() {
			list = append(list, change{e.At, e.From, e.To, e.Pos})
		}
	}
	h.ticket, h.changed = ticket, list
	return list
}

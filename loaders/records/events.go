package records

import (
	"strings"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// eventRow is what is read of a row for an event.
type eventRow struct {
	evidence.Event
	what evidence.Text
}

func eventKind() kind[eventRow, evidence.Event] {
	type row = eventRow
	return kind[row, evidence.Event]{
		name:  presets.TicketEvents,
		blank: eventRow{Event: evidence.Event{At: timeline.NoInstant, Recorded: timeline.NoInstant}},
		slots: map[string]slot[row]{
			"ticket":   {word: func(r *row) *string { return &r.Ticket }},
			"client":   {text: func(r *row) *evidence.Text { return &r.Client }},
			"at":       {instant: func(r *row) *timeline.Instant { return &r.At }},
			"recorded": {instant: func(r *row) *timeline.Instant { return &r.Recorded }},
			"actor":    {text: func(r *row) *evidence.Text { return &r.Actor }},
			"what":     {text: func(r *row) *evidence.Text { return &r.what }},
			"from":     {text: func(r *row) *evidence.Text { return &r.From }},
			"to":       {text: func(r *row) *evidence.Text { return &r.To }},
		},
		record: func(r *row) *evidence.Event { return &r.Event },
		client: func(e *evidence.Event) evidence.Text { return e.Client },
		cases:  func(e *evidence.Event, to []string) []string { return append(to, e.Ticket) },
		pos:    func(r *row) *evidence.Pos { return &r.Pos },
		bare: func(r *row, field string) {
			if field == "at" {
				r.Days |= evidence.DayBegun
			}
		},
		finish: finishEvent,
		keep:   func(r *row, h *recordset.Set) { h.Events = append(h.Events, r.Event) },
	}
}

// changes are the words for what an event can be about, in lower case, with hyphens for spaces and underscores.
var changes = map[string]evidence.Change{
	"state": evidence.ChangeState, "status": evidence.ChangeState, "incident-state": evidence.ChangeState,
	"priority": evidence.ChangePriority,
	"owner":    evidence.ChangeOwner, "assignee": evidence.ChangeOwner,
	"assigned-to": evidence.ChangeOwner, "assignment-group": evidence.ChangeOwner,
	"public-update": evidence.ChangePublicUpdate, "comment": evidence.ChangePublicUpdate, "comments": evidence.ChangePublicUpdate,
	"private-note": evidence.ChangePrivateNote, "work-note": evidence.ChangePrivateNote, "work-notes": evidence.ChangePrivateNote,
	"other": evidence.ChangeOther,
}

// finishEvent reads what changed. Where no column tells, an event with a value after it is one of the state.
func finishEvent(r *eventRow, e *entry) string {
	if r.what.Empty() {
		if !r.To.Empty() {
			r.What = evidence.ChangeState
			e.find(evidence.Note, "to", "load.taken-as-state", "")
		}
		return ""
	}
	if r.what != e.what { // most rows say what the row before said
		change, known := changeOf(r.what.String())
		if !known {
			e.books.Find("other change", evidence.Finding{Severity: evidence.Note, Row: e.row, Column: e.headers["what"],
				Message: finding.Say("load.other-change", finding.Shown(r.what.String())), Hint: finding.Say("hint.changes")})
			return ""
		}
		e.what, e.change = r.what, change
	}
	r.What = e.change
	return ""
}

// changeOf reads a word for what an event is about.
func changeOf(what string) (change evidence.Change, known bool) {
	if change, known = changes[what]; !known {
		change, known = changes[strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(what))]
	}
	return change, known
}

package recordtypes

import (
	"strings"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// eventRow is what is read of a row for an event.
type eventRow struct {
	evidence.Event
	what evidence.Text
}

func EventKind() rows.Kind[eventRow, evidence.Event] {
	type row = eventRow
	return rows.Kind[row, evidence.Event]{
		Name:  presets.TicketEvents,
		Blank: eventRow{Event: evidence.Event{At: timeline.NoInstant, Recorded: timeline.NoInstant}},
		Slots: map[string]rows.Slot[row]{
			"ticket":   {Word: func(r *row) *string { return &r.Ticket }},
			"client":   {Text: func(r *row) *evidence.Text { return &r.Client }},
			"at":       {Instant: func(r *row) *timeline.Instant { return &r.At }},
			"recorded": {Instant: func(r *row) *timeline.Instant { return &r.Recorded }},
			"actor":    {Text: func(r *row) *evidence.Text { return &r.Actor }},
			"what":     {Text: func(r *row) *evidence.Text { return &r.what }},
			"from":     {Text: func(r *row) *evidence.Text { return &r.From }},
			"to":       {Text: func(r *row) *evidence.Text { return &r.To }},
		},
		Record:  func(r *row) *evidence.Event { return &r.Event },
		Client:  func(e *evidence.Event) evidence.Text { return e.Client },
		CaseIDs: func(e *evidence.Event, to []string) []string { return append(to, e.Ticket) },
		Pos:     func(r *row) *evidence.Pos { return &r.Pos },
		DateOnly: func(r *row, field string) {
			if field == "at" {
				r.Days |= evidence.DayBegun
			}
		},
		Finish: finishEvent,
		Keep:   func(r *row, h *recordset.Set) { h.Events = append(h.Events, r.Event) },
	}
}

// changes are the words for what an event can be about, in lower case, with hyphens for spaces and underscores.
var changes = map[string]evidence.Change{
	"state": evidence.ChangeState, "status": evidence.ChangeState, "incident-state": evidence.ChangeState,
	"priority": evidence.ChangePriority,
	"owner":    evidence.ChangeOwner, "assignee": evidence.ChangeOwner,
	"assigned-to": evidence.ChangeOwner, "assignment-group": evidence.ChangeOwner,
	"public-update": evidence.ChangePublicUpdate, "comment": evidence.ChangePublicUpdate,
	"comments":     evidence.ChangePublicUpdate,
	"private-note": evidence.ChangePrivateNote, "work-note": evidence.ChangePrivateNote,
	"work-notes": evidence.ChangePrivateNote,
	"other":      evidence.ChangeOther,
}

// finishEvent reads what changed. Where no column tells, an event with a value after it is one of the state.
func finishEvent(r *eventRow, e *rows.Entry) string {
	if r.what.Empty() {
		if !r.To.Empty() {
			r.What = evidence.ChangeState
			e.Find(evidence.Note, "to", "load.taken-as-state", "")
		}
		return ""
	}
	if r.what != e.LastWhat { // most rows say what the row before said
		change, known := changeOf(r.what.String())
		if !known {
			e.Books.Find("other change", evidence.Finding{Severity: evidence.Note, Row: e.Row, Column: e.Headers["what"],
				Message: finding.Say("load.other-change", finding.Shown(r.what.String())), Hint: finding.Say("hint.changes")})
			return ""
		}
		e.LastWhat, e.LastChange = r.what, change
	}
	r.What = e.LastChange
	return ""
}

// changeOf reads a word for what an event is about.
func changeOf(what string) (change evidence.Change, known bool) {
	if change, known = changes[what]; !known {
		change, known = changes[strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(what))]
	}
	return change, known
}

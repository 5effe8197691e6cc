package records

import (
	"math"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// ticketRow is what is read of a row for a ticket.
type ticketRow struct {
	evidence.Ticket
	response, resolution timeline.Micros // from opened; negative when blank
	reopened             int64           // negative when blank
}

func ticketKind() kind[ticketRow, evidence.Ticket] {
	type row = ticketRow
	text := func(get func(*row) *evidence.Text) slot[row] { return slot[row]{text: get} }
	instant := func(get func(*row) *timeline.Instant) slot[row] { return slot[row]{instant: get} }
	length := func(get func(*row) *timeline.Micros) slot[row] { return slot[row]{length: get, natural: true} }
	return kind[row, evidence.Ticket]{
		name:  presets.Tickets,
		blank: ticketRow{Ticket: blankTicket, response: -1, resolution: -1, reopened: -1},
		slots: map[string]slot[row]{
			"id":              {word: func(r *row) *string { return &r.ID }},
			"client":          text(func(r *row) *evidence.Text { return &r.Client }),
			"service":         text(func(r *row) *evidence.Text { return &r.Service }),
			"provider":        text(func(r *row) *evidence.Text { return &r.Provider }),
			"site":            text(func(r *row) *evidence.Text { return &r.Site }),
			"opened":          instant(func(r *row) *timeline.Instant { return &r.Opened }),
			"responded":       instant(func(r *row) *timeline.Instant { return &r.Responded }),
			"resolved":        instant(func(r *row) *timeline.Instant { return &r.Resolved }),
			"closed":          instant(func(r *row) *timeline.Instant { return &r.Closed }),
			"due":             instant(func(r *row) *timeline.Instant { return &r.Due }),
			"changed":         instant(func(r *row) *timeline.Instant { return &r.Changed }),
			"response_time":   length(func(r *row) *timeline.Micros { return &r.response }),
			"resolution_time": length(func(r *row) *timeline.Micros { return &r.resolution }),
			"on_hold":         length(func(r *row) *timeline.Micros { return &r.OnHold }),
			"priority":        text(func(r *row) *evidence.Text { return &r.Priority }),
			"impact":          text(func(r *row) *evidence.Text { return &r.Impact }),
			"urgency":         text(func(r *row) *evidence.Text { return &r.Urgency }),
			"tier":            text(func(r *row) *evidence.Text { return &r.Tier }),
			"channel":         text(func(r *row) *evidence.Text { return &r.Channel }),
			"requester":       text(func(r *row) *evidence.Text { return &r.Requester }),
			"item":            text(func(r *row) *evidence.Text { return &r.Item }),
			"category":        text(func(r *row) *evidence.Text { return &r.Category }),
			"cause":           text(func(r *row) *evidence.Text { return &r.Cause }),
			"fault":           text(func(r *row) *evidence.Text { return &r.Fault }),
			"state":           text(func(r *row) *evidence.Text { return &r.State }),
			"assignee":        text(func(r *row) *evidence.Text { return &r.Assignee }),
			"title":           text(func(r *row) *evidence.Text { return &r.Title }),
			"reopened":        {whole: func(r *row) *int64 { return &r.reopened }, natural: true},
			"first_contact":   {flag: func(r *row) *evidence.Flag { return &r.FirstContact }},
			"cost":            {number: func(r *row) *evidence.Fixed { return &r.Cost }},
		},
		record: func(r *row) *evidence.Ticket { return &r.Ticket },
		client: func(e *evidence.Ticket) evidence.Text { return e.Client },
		pos:    func(r *row) *evidence.Pos { return &r.Pos },
		bare:   func(r *row, field string) { r.Days |= ticketDays[field] },
		finish: finishTicket,
		keep:   func(r *row, h *recordset.Set) { h.Tickets = append(h.Tickets, r.Ticket) },
	}
}

// ticketDays are the times of a ticket that may be known to the day only.
var ticketDays = map[string]evidence.Days{
	"opened": evidence.DayBegun, "responded": evidence.DayAnswered, "resolved": evidence.DayDone,
	"closed": evidence.DayClosed,
}

// notEarlier is the first instant that is possible of what happened some time on a day, after the record began.
func notEarlier(at, begin timeline.Instant, bare bool) timeline.Instant {
	if bare && at.Known() && begin.Known() && at < begin && begin.Sub(at) < timeline.Day {
		return begin
	}
	return at
}

// blankTicket is a ticket of which nothing is known.
var blankTicket = evidence.Ticket{
	Opened: timeline.NoInstant, Responded: timeline.NoInstant, Resolved: timeline.NoInstant, Closed: timeline.NoInstant,
	Due: timeline.NoInstant, Changed: timeline.NoInstant, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1,
}

// finishTicket fills in what lengths tell of instants, and notes what cannot be right. A ticket whose times
// contradict each other is kept: it is for the clock to say what they amount to.
func finishTicket(r *ticketRow, e *entry) string {
	r.Responded = notEarlier(r.Responded, r.Opened, r.Days.Of(evidence.DayAnswered))
	r.Resolved = notEarlier(r.Resolved, r.Opened, r.Days.Of(evidence.DayDone))
	r.Closed = notEarlier(r.Closed, r.Opened, r.Days.Of(evidence.DayClosed))
	r.Responded = e.after(r.Responded, r.Opened, r.response, "response_time", "responded")
	if !r.Resolved.Known() && !r.Closed.Known() && r.resolution >= 0 && saysOneOf(r.State, openWords) {
		e.find(evidence.Note, "resolution_time", "load.duration-so-far", "", finding.Shown(r.State.String()))
		r.resolution = -1
	}
	r.Resolved = e.after(r.Resolved, r.Opened, r.resolution, "resolution_time", "resolved")
	switch {
	case r.reopened > math.MaxInt32:
		e.find(evidence.Severe, "reopened", "load.too-many-reopenings", "")
	default:
		r.Reopened = int32(r.reopened)
	}
	if r.Opened.Known() {
		e.notBefore(r.Responded, r.Opened, "responded")
		e.notBefore(r.Resolved, r.Opened, "resolved")
		e.notBefore(r.Closed, r.Opened, "closed")
	}
	r.Lost = e.lost()
	return ""
}

// after gives an instant, or where that is blank, what a length after another instant amounts to.
func (e *entry) after(at, start timeline.Instant, length timeline.Micros, from, field string) timeline.Instant {
	if at.Known() || !start.Known() || length < 0 {
		return at
	}
	end := start.Add(length)
	if end > timeline.MaxInstant {
		e.find(evidence.Severe, from, "load.beyond-9999", "hint.column-unit", field)
		return timeline.NoInstant
	}
	e.find(evidence.Note, from, "load.computed", "", field, from)
	return end
}

// notBefore notes an instant that comes before the ticket was opened.
func (e *entry) notBefore(at, opened timeline.Instant, field string) {
	if at.Known() && at < opened {
		e.find(evidence.Warning, field, "load.before-opened", "hint.same-zone", field)
	}
}

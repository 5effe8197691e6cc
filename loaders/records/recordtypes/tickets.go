package recordtypes

import (
	"math"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
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

func TicketKind() rows.Kind[ticketRow, evidence.Ticket] {
	type row = ticketRow
	text := func(get func(*row) *evidence.Text) rows.Slot[row] { return rows.Slot[row]{Text: get} }
	instant := func(get func(*row) *timeline.Instant) rows.Slot[row] { return rows.Slot[row]{Instant: get} }
	length := func(get func(*row) *timeline.Micros) rows.Slot[row] {
		return rows.Slot[row]{Length: get, NotNegative: true}
	}
	return rows.Kind[row, evidence.Ticket]{
		Name:  presets.Tickets,
		Blank: ticketRow{Ticket: BlankTicket, response: -1, resolution: -1, reopened: -1},
		Slots: map[string]rows.Slot[row]{
			"id":              {Word: func(r *row) *string { return &r.ID }},
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
			"reopened":        {Whole: func(r *row) *int64 { return &r.reopened }, NotNegative: true},
			"first_contact":   {Flag: func(r *row) *evidence.Flag { return &r.FirstContact }},
			"cost":            {Number: func(r *row) *evidence.Fixed { return &r.Cost }},
		},
		Record:   func(r *row) *evidence.Ticket { return &r.Ticket },
		Client:   func(e *evidence.Ticket) evidence.Text { return e.Client },
		Pos:      func(r *row) *evidence.Pos { return &r.Pos },
		DateOnly: func(r *row, field string) { r.Days |= ticketDays[field] },
		Finish:   finishTicket,
		Keep:     func(r *row, h *recordset.Set) { h.Tickets = append(h.Tickets, r.Ticket) },
		Passed:   func(r *row) evidence.Passed { return evidence.Passed{ID: r.ID, Client: r.Client} },
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

// BlankTicket is a ticket of which nothing is known.
var BlankTicket = evidence.Ticket{
	Opened: timeline.NoInstant, Responded: timeline.NoInstant, Resolved: timeline.NoInstant, Closed: timeline.NoInstant,
	Due: timeline.NoInstant, Changed: timeline.NoInstant, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1,
}

// finishTicket fills in what lengths tell of instants, and notes what cannot be right. A ticket whose times
// contradict each other is kept: it is for the clock to say what they amount to.
func finishTicket(r *ticketRow, e *rows.Entry) string {
	r.Responded = notEarlier(r.Responded, r.Opened, r.Days.Of(evidence.DayAnswered))
	r.Resolved = notEarlier(r.Resolved, r.Opened, r.Days.Of(evidence.DayDone))
	r.Closed = notEarlier(r.Closed, r.Opened, r.Days.Of(evidence.DayClosed))
	e.Agree(r.Responded, r.Opened, r.response, 0, true, "response_time", "responded")
	e.Agree(r.Resolved, r.Opened, r.resolution, 0, true, "resolution_time", "resolved")
	r.Responded = e.After(r.Responded, r.Opened, r.response, "response_time", "responded")
	if !r.Resolved.Known() && !r.Closed.Known() && r.resolution >= 0 && rows.SaysOneOf(r.State, rows.OpenWords) {
		e.Find(evidence.Note, "resolution_time", "load.duration-so-far", "", finding.Shown(r.State.String()))
		r.resolution = -1
	}
	r.Resolved = e.After(r.Resolved, r.Opened, r.resolution, "resolution_time", "resolved")
	switch {
	case r.reopened > math.MaxInt32:
		e.Find(evidence.Severe, "reopened", "load.too-many-reopenings", "")
	default:
		r.Reopened = int32(r.reopened)
	}
	if r.Opened.Known() {
		e.NotBefore(r.Responded, r.Opened, "responded")
		e.NotBefore(r.Resolved, r.Opened, "resolved")
		e.NotBefore(r.Closed, r.Opened, "closed")
	}
	r.Lost = e.Lost()
	return ""
}

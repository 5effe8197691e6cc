package recordtypes

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// outageRow is what is read of a row for an outage.
type outageRow struct {
	evidence.Outage
	duration timeline.Micros // negative when blank
}

func OutageKind() rows.Kind[outageRow, evidence.Outage] {
	type row = outageRow
	text := func(get func(*row) *evidence.Text) rows.Slot[row] { return rows.Slot[row]{Text: get} }
	instant := func(get func(*row) *timeline.Instant) rows.Slot[row] { return rows.Slot[row]{Instant: get} }
	return rows.Kind[row, evidence.Outage]{
		Name: presets.Outages,
		Blank: outageRow{duration: -1, Outage: evidence.Outage{From: timeline.NoInstant, To: timeline.NoInstant,
			Detected:     timeline.NoInstant,
			Acknowledged: timeline.NoInstant, Notified: timeline.NoInstant, Share: evidence.NoFixed}},
		Slots: map[string]rows.Slot[row]{
			"id":           {Word: func(r *row) *string { return &r.ID }},
			"client":       text(func(r *row) *evidence.Text { return &r.Client }),
			"service":      text(func(r *row) *evidence.Text { return &r.Service }),
			"site":         text(func(r *row) *evidence.Text { return &r.Site }),
			"provider":     text(func(r *row) *evidence.Text { return &r.Provider }),
			"from":         instant(func(r *row) *timeline.Instant { return &r.From }),
			"to":           instant(func(r *row) *timeline.Instant { return &r.To }),
			"duration":     {Length: func(r *row) *timeline.Micros { return &r.duration }, NotNegative: true},
			"detected":     instant(func(r *row) *timeline.Instant { return &r.Detected }),
			"acknowledged": instant(func(r *row) *timeline.Instant { return &r.Acknowledged }),
			"notified":     instant(func(r *row) *timeline.Instant { return &r.Notified }),
			"parent":       text(func(r *row) *evidence.Text { return &r.Parent }),
			"severity":     text(func(r *row) *evidence.Text { return &r.Severity }),
			"state":        text(func(r *row) *evidence.Text { return &r.State }),
			"cause":        text(func(r *row) *evidence.Text { return &r.Cause }),
			"fault":        text(func(r *row) *evidence.Text { return &r.Fault }),
			"title":        text(func(r *row) *evidence.Text { return &r.Title }),
			"share":        {Number: func(r *row) *evidence.Fixed { return &r.Share }, NotNegative: true},
		},
		Record:   func(r *row) *evidence.Outage { return &r.Outage },
		Client:   func(e *evidence.Outage) evidence.Text { return e.Client },
		Pos:      func(r *row) *evidence.Pos { return &r.Pos },
		DateOnly: func(r *row, field string) { r.Days |= outageDays[field] },
		Excluded: leavesOutage,
		Finish:   finishOutage,
		Keep:     func(r *row, h *recordset.Set) { h.Outages = append(h.Outages, r.Outage) },
		Passed:   func(r *row) evidence.Passed { return evidence.Passed{ID: r.ID, Client: r.Client, Outage: true} },
	}
}

// outageDays are the times of an outage that may be known to the day only.
var outageDays = map[string]evidence.Days{
	"from": evidence.DayBegun, "to": evidence.DayDone,
	"detected": evidence.DayDetected, "acknowledged": evidence.DayAnswered, "notified": evidence.DayNotified,
}

// leavesOutage tells why a row is no outage: monitoring writes a row when a service is up again, too.
//
// Rule §13 (rows-of-up): A row of a register of outages whose state or severity says up or OK is no outage.
func leavesOutage(r *outageRow) string {
	if rows.SaysOneOf(r.State, rows.UpWords) || rows.SaysOneOf(r.Severity, rows.UpWords) {
		return "load.row-of-up"
	}
	return ""
}

// finishOutage completes an outage from its duration.
//
// Rule §13 (duration-so-far): The duration of an outage or ticket that its state says is open is the one so far: it
// ends nothing.
func finishOutage(r *outageRow, e *rows.Entry) string {
	r.Days = r.Days.OfInterval()
	r.Detected = notEarlier(r.Detected, r.From, r.Days.Of(evidence.DayDetected))
	r.Acknowledged = notEarlier(r.Acknowledged, r.From, r.Days.Of(evidence.DayAnswered))
	r.Notified = notEarlier(r.Notified, r.From, r.Days.Of(evidence.DayNotified))
	open := rows.SaysOneOf(r.State, rows.OpenWords) || e.Headers["to"] != "" && rows.SaysOneOf(r.State, rows.DownWords)
	if open && !r.To.Known() && r.duration >= 0 {
		e.Find(evidence.Note, "duration", "load.duration-so-far", "", finding.Shown(r.State.String()))
		r.duration = -1
	}
	if !r.To.Known() && r.duration >= 0 { // its length is known, whenever on the day it began
		r.Days &^= evidence.DayBegun
	}
	day := timeline.Micros(0)
	if r.Days.Of(evidence.DayBegun | evidence.DayDone) {
		day = timeline.Day
	}
	e.Agree(r.To, r.From, r.duration, day, false, "duration", "to")
	r.To = e.After(r.To, r.From, r.duration, "duration", "to")
	if r.Share.Known() && r.Share > evidence.One {
		e.Find(evidence.Severe, "share", "load.share-above-one", "hint.share")
		r.Share = evidence.NoFixed
	}
	r.Lost = e.Lost()
	return backwards(r.From, r.To)
}

// backwards is the reason to reject an interval that ends before it begins. One of no length is in order.
func backwards(from, to timeline.Instant) string {
	if from.Known() && to.Known() && to < from {
		return "load.ends-before"
	}
	return ""
}

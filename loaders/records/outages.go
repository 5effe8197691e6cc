package records

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// outageRow is what is read of a row for an outage.
type outageRow struct {
	evidence.Outage
	duration timeline.Micros // negative when blank
}

func outageKind() kind[outageRow, evidence.Outage] {
	type row = outageRow
	text := func(get func(*row) *evidence.Text) slot[row] { return slot[row]{text: get} }
	instant := func(get func(*row) *timeline.Instant) slot[row] { return slot[row]{instant: get} }
	return kind[row, evidence.Outage]{
		name: presets.Outages,
		blank: outageRow{duration: -1, Outage: evidence.Outage{From: timeline.NoInstant, To: timeline.NoInstant, Detected: timeline.NoInstant,
			Acknowledged: timeline.NoInstant, Notified: timeline.NoInstant, Share: evidence.NoFixed}},
		slots: map[string]slot[row]{
			"id":           {word: func(r *row) *string { return &r.ID }},
			"client":       text(func(r *row) *evidence.Text { return &r.Client }),
			"service":      text(func(r *row) *evidence.Text { return &r.Service }),
			"site":         text(func(r *row) *evidence.Text { return &r.Site }),
			"provider":     text(func(r *row) *evidence.Text { return &r.Provider }),
			"from":         instant(func(r *row) *timeline.Instant { return &r.From }),
			"to":           instant(func(r *row) *timeline.Instant { return &r.To }),
			"duration":     {length: func(r *row) *timeline.Micros { return &r.duration }, natural: true},
			"detected":     instant(func(r *row) *timeline.Instant { return &r.Detected }),
			"acknowledged": instant(func(r *row) *timeline.Instant { return &r.Acknowledged }),
			"notified":     instant(func(r *row) *timeline.Instant { return &r.Notified }),
			"parent":       text(func(r *row) *evidence.Text { return &r.Parent }),
			"severity":     text(func(r *row) *evidence.Text { return &r.Severity }),
			"state":        text(func(r *row) *evidence.Text { return &r.State }),
			"cause":        text(func(r *row) *evidence.Text { return &r.Cause }),
			"fault":        text(func(r *row) *evidence.Text { return &r.Fault }),
			"title":        text(func(r *row) *evidence.Text { return &r.Title }),
			"share":        {number: func(r *row) *evidence.Fixed { return &r.Share }, natural: true},
		},
		record: func(r *row) *evidence.Outage { return &r.Outage },
		client: func(e *evidence.Outage) evidence.Text { return e.Client },
		pos:    func(r *row) *evidence.Pos { return &r.Pos },
		bare:   func(r *row, field string) { r.Days |= outageDays[field] },
		leaves: leavesOutage,
		finish: finishOutage,
		keep:   func(r *row, h *recordset.Set) { h.Outages = append(h.Outages, r.Outage) },
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
	if saysOneOf(r.State, upWords) || saysOneOf(r.Severity, upWords) {
		return "load.row-of-up"
	}
	return ""
}

// finishOutage completes an outage from its duration.
//
// Rule §13 (duration-so-far): The duration of an outage or ticket that its state says is open is the one so far: it ends
// nothing.
func finishOutage(r *outageRow, e *entry) string {
	r.Days = r.Days.OfInterval()
	r.Detected = notEarlier(r.Detected, r.From, r.Days.Of(evidence.DayDetected))
	r.Acknowledged = notEarlier(r.Acknowledged, r.From, r.Days.Of(evidence.DayAnswered))
	r.Notified = notEarlier(r.Notified, r.From, r.Days.Of(evidence.DayNotified))
	open := saysOneOf(r.State, openWords) || e.headers["to"] != "" && saysOneOf(r.State, downWords)
	if open && !r.To.Known() && r.duration >= 0 {
		e.find(evidence.Note, "duration", "load.duration-so-far", "", finding.Shown(r.State.String()))
		r.duration = -1
	}
	if !r.To.Known() && r.duration >= 0 { // its length is known, whenever on the day it began
		r.Days &^= evidence.DayBegun
	}
	r.To = e.after(r.To, r.From, r.duration, "duration", "to")
	if r.Share.Known() && r.Share > evidence.One {
		e.find(evidence.Severe, "share", "load.share-above-one", "hint.share")
		r.Share = evidence.NoFixed
	}
	r.Lost = e.lost()
	return backwards(r.From, r.To)
}

// backwards is the reason to reject an interval that ends before it begins. One of no length is in order.
func backwards(from, to timeline.Instant) string {
	if from.Known() && to.Known() && to < from {
		return "load.ends-before"
	}
	return ""
}

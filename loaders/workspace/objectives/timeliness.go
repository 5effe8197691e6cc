package objectives

import (
	"slices"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// What a clock of tickets or outages starts and stops at, by which field a target may vary, and the word
// for every other value of that field.
var (
	ticketTimes = []string{"opened", "responded", "resolved", "closed", "due", firstResponse}
	ticketEnds  = append(slices.Clone(ticketTimes), event)
	updateStops = []string{"resolved", "closed"}
	outageTimes = []string{"from", "to", "detected", "acknowledged", "notified"}
	ticketKeys  = []string{"priority", "urgency", "impact", "tier", promise}
	outageKeys  = []string{"severity"}
)

const (
	firstResponse = "first-response" // no field: the first public update by a person of the provider
	event         = "event"          // no field: the first event that the key event holds for
	updates       = "updates"        // no records: the gaps between two public updates of a ticket

	promise = "due"    // the field that holds the date promised to the client
	rest    = "others" // matches what no other key of within does
)

// timelinessTerms is the table of how long cases took (rules §4).
func timelinessTerms(s *scope.Scope) shape.Of[timeliness.Terms] {
	type t = timed
	starts := func(v *t) shape.Of[string] { return shape.Choice(v.pick(ticketEnds, outageTimes)...) }
	stops := func(v *t) shape.Of[string] { return shape.Choice(stopsOf(v)...) }
	by := func(v *t) shape.Of[string] { return keys(v.pick(ticketKeys, outageKeys)) }
	where := func(v *t) shape.Of[string] {
		return s.Expression("where", v.pick([]string{presets.Tickets}, []string{presets.Outages})[0])
	}
	anyEnd := shape.Choice(append(slices.Clone(ticketEnds), outageTimes...)...).Schema
	anyKey := keys(append(slices.Clone(ticketKeys), outageKeys...)).Schema
	table := shape.Object[t]{
		Name: "timeliness", Doc: "The share of cases that were in time on the clock.",
		Begin: func() t {
			return t{Terms: timeliness.Terms{Of: presets.Tickets, Priority: targets.Carry, Reopen: course.Resume}}
		},
		Keys: []shape.Key[t]{
			shape.Field("of",
				"tickets, outages, or updates: each gap between two public updates of a ticket; tickets unless told",
				shape.Choice(presets.Tickets, presets.Outages, updates), func(v *t) *string { return &v.Of }),
			shape.FieldFor(
				"from",
				"where the clock starts: a time such as opened or responded, or event; opened unless told, for outages from",
				anyEnd, starts, func(v *t) *string { return &v.From },
			),
			shape.FieldFor("to", "where it stops: responded, first-response, resolved, closed, event; for outages detected, "+
				"acknowledged, notified, to; updates are owed until resolved or closed", anyEnd, stops,
				func(v *t) *string { return &v.To }).Required(),
			shape.Field("start", "with from: event the condition on ticket events at the first of which the clock starts; a "+
				"ticket without one is no case",
				s.Expression("where", presets.TicketEvents), func(v *t) *string { return &v.Start }),
			shape.Field("event", "with to: event the condition on ticket events at the first of which the clock stops, such "+
				"as to == \"Root cause report\"",
				s.Expression("where", presets.TicketEvents), func(v *t) *string { return &v.Event }),
			shape.FieldFor("where", "filter on the cases", shape.Prose().Schema, where, func(v *t) *string { return &v.Where }),
			shape.FieldFor("by", "field by which the target varies, or several such as [impact, urgency]: priority unless "+
				"told, for outages severity; due: the date promised in the ticket is the target",
				anyKey, by, func(v *t) *string { return &v.By }),
			shape.FieldFor("calendar", "calendar the clock runs on, always unless told; or one by the same field as the "+
				"target: {P1: always, others: office}",
				clockCalendars(s, &t{}).Schema,
				func(v *t) shape.Of[[]keyed[string]] { return clockCalendars(s, v) },
				func(v *t) *[]keyed[string] { return &v.calendars }),
			shape.FieldFor(
				"within",
				"target time, such as 4h or 3wd, or one by priority: {P1: 4h, P2: 8h, others: 3wd}; by two fields: {1/1: 4h, "+
					"1/2: 8h, others: 3wd}",
				within(s, &t{}).Schema, func(v *t) shape.Of[[]targets.Within] { return within(s, v) },
				func(v *t) *[]targets.Within { return &v.Within },
			),
			shape.Field("on_priority_change", "what becomes of the clock when the priority changes; carry unless told",
				shape.Choice(
					targets.AtStart, targets.AtStop, targets.Carry, targets.Restart,
				), func(v *t) *targets.PriorityRule { return &v.Priority }),
			shape.Field("on_reopen", "what becomes of the clock when a case is reopened; resume unless told",
				shape.Choice(course.Resume, course.First, course.Restart), func(v *t) *course.ReopenRule { return &v.Reopen }),
			shape.Field(
				"floor", "a response faster than this came from a machine and is none, such as 5s", scalars.Duration(),
				func(v *t) *timeline.Micros { return &v.Floor },
			),
			shape.Field("no_response", "what becomes of a case that was resolved without a response on record: resolved (the "+
				"resolution answers), missed, or open; resolved unless told",
				shape.Choice(
					timeliness.ResponseResolved, timeliness.ResponseMissed, timeliness.ResponseOpen,
				), func(v *t) *timeliness.NoResponse { return &v.NoResponse }),
		},
		Done: checkTimeliness, Foreign: notCounted,
	}.Shape()
	return shape.Map(table, func(v timed) timeliness.Terms { return v.Terms })
}

// timed is a timeliness as it is written: its calendars may differ by the fields by which its targets do.
type timed struct {
	timeliness.Terms
	calendars []keyed[string]
}

// pick chooses by what the clock is about.
func (v *timed) pick(tickets, outages []string) []string {
	if v.Of == presets.Outages {
		return outages
	}
	return tickets
}

// checkTimeliness completes the start of the clock and sees that there is exactly one kind of target.
func checkTimeliness(r *shape.Reader, at shape.At, v *timed) {
	v.Silent = agreement.SilentAbout(at.Without("on_priority_change", "on_reopen", "no_response"))
	if v.From == "" {
		v.From = v.pick(ticketTimes, outageTimes)[0]
	}
	promised := v.By == promise
	switch {
	case promised && v.Of == updates:
		r.Problem(at.Key("by"), "write within: 4h", "an update is owed within a time, not by a promised date")
	case promised && at.Given("within"):
		r.Problem(at.Key("within"), "leave within out, or by", "with by: due the promised date is the target")
	case promised && at.Given("calendar"):
		r.Problem(at.Key("calendar"), "leave calendar out", "a promised date is a date, whatever the hours")
	case v.From == firstResponse:
		r.Problem(
			at.Key("from"), "write responded where the export has that field",
			"a clock can stop at first-response, not start there",
		)
	case !promised && !at.Given("within"):
		r.Problem(
			at.Node, "such as within: 4h; or by: due where the ticket holds the promised date",
			"timeliness needs the key within",
		)
	}
	if at.Has("calendar") && at.Has("within") {
		v.putCalendars(r, at)
	}
	if v.By != promise {
		v.By = ""
	}
	if at.Has("no_response") && at.Has("to") && !v.IsResponse() {
		r.Problem(at.Key("no_response"), "leave it out",
			"no_response means something only for a clock that stops at a response")
	}
	if (v.From == event) != at.Given("start") && (at.Has("from") || !at.Given("from")) {
		r.Problem(
			at.Key("start"), `such as from: event, start: 'to == "Assigned"'`, "from: event and the key start go together",
		)
	}
	if at.Has("to") && (v.To == event) != at.Given("event") {
		r.Problem(
			at.Key("event"), `such as to: event, event: 'to == "Root cause report"'`, "to: event and the key event go together",
		)
	}
	if at.Has("to") && v.From == v.To && v.To != event {
		r.Problem(at.Key("to"), "", "the clock starts and stops at %s", v.To)
	}
}

package timeliness

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/timeline"
)

// Terms promise how long cases take at most.
type Terms struct {
	Of string // tickets, outages, or updates: the gaps between two public updates of a ticket
	// fields: opened, responded, resolved, closed, due; detected, acknowledged, notified; first-response; or event
	From, To string
	Start    string // expression over ticket events: the clock starts at the first that it holds for; with From event
	Event    string // expression over ticket events: the clock stops at the first that it holds for; with To event
	Calendar string // the clock runs on it, unless Within says otherwise; "" or always: around the clock
	Where    string
	Within   []targets.Within
	By       string // field whose date is the promise (due); then Within is empty
	Priority targets.PriorityRule
	Reopen   course.ReopenRule
	Floor    timeline.Micros // a response faster than this came from a machine and is none
	// NoResponse is what becomes of a case that is over without a response on record; "" is ResponseResolved.
	NoResponse NoResponse
	Silent     agreement.Silent
}

// Kind is the name of this kind.
const Kind = "timeliness"

// Kind is Kind.
func (*Terms) Kind() string { return Kind }

// Doc is the kind in a phrase.
func (*Terms) Doc() string { return "the share of cases that were in time on the clock" }

// Records are the cases, or the events of tickets where these decide.
func (t *Terms) Records() string {
	if t.Of == "updates" || t.Event != "" || t.Start != "" {
		return "ticket-events"
	}
	return t.Of
}

// Filter is the filter on the cases.
func (t *Terms) Filter() (records, where string) {
	if t.Of == "updates" {
		return "tickets", t.Where
	}
	return t.Of, t.Where
}

// Fields are those that start and stop the clock, and those that say what was promised.
func (t *Terms) Fields() []string {
	records, where := t.Filter()
	list := append(filter.Fields(records, where), t.From, t.To, t.By)
	for i := range t.Within {
		for _, k := range t.Within[i].Keys() {
			list = append(list, k.Key)
		}
	}
	switch t.To {
	case "first-response":
		return append(list, "responded", "resolved", "closed") // the end of the case may answer
	case "responded": // where the end of the case answers, readers of rows count the response as unread, too
		return list
	}
	if records == "outages" { // the end of a case ends its clock
		return append(list, "to")
	}
	return append(list, "resolved", "closed")
}

// AsksHistory tells whether the history of a ticket says when its clock stops, beside the fields of its row.
func (t *Terms) AsksHistory() bool { return t.Of != "outages" && t.To == "first-response" }

// UnderWay is a client's evidence without tickets that cannot count in an interval. A clock until an event, or between
// updates, may run on when a ticket is over.
func (t *Terms) UnderWay(v *evidence.View, in timeline.Interval) *evidence.View {
	stops := []string{"", "responded", "first-response", "resolved", "closed"}
	if cmp.Or(t.Of, "tickets") != "tickets" || !slices.Contains(stops, t.To) {
		return v
	}
	return records.UnderWay(v, in, func(i int32, before timeline.Instant) bool { return cases.Over(v, i, t.To, before) })
}

// StopsWhenDone tells whether a clock of tickets stops at the resolution or the closing, which may be undone.
func (t *Terms) StopsWhenDone() bool { return t.To == "" || t.To == "resolved" || t.To == "closed" }

// ValueUnit is percent.
func (*Terms) ValueUnit(agreement.Target) string { return "%" }

// Events is false: the value is no number of events.
func (*Terms) Events() bool { return false }

// FromSamples is nothing: samples are no cases.
func (*Terms) FromSamples() (samples.Wanted, bool) { return samples.Wanted{}, false }

// CalendarOf names the calendar on which the clock of the cases of a target runs. A promised date is a date,
// whatever the hours.
func (t *Terms) CalendarOf(w *targets.Within) string {
	if t.By != "" {
		return agreement.Always
	}
	return cmp.Or(w.Calendar, t.Calendar, agreement.Always)
}

// Calendars names the calendars on which clocks run, each once, in the order of the targets.
func (t *Terms) Calendars() (names []string) {
	for i := range t.Within {
		if name := t.CalendarOf(&t.Within[i]); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return []string{t.CalendarOf(&targets.Within{})}
	}
	return names
}

// Promised tells whether a case of which some texts are known may have a target.
func (t *Terms) Promised(read map[string]string) bool {
	for _, w := range t.Within {
		if !slices.ContainsFunc(w.Keys(), func(k targets.KeyValue) bool {
			text, known := read[k.Key]
			return known && !evidence.Same(text, k.Match)
		}) {
			return true
		}
	}
	return len(t.Within) == 0
}

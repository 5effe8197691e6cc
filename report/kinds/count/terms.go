package count

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure/samples"
)

// Terms promise how many events there are at most.
type Terms struct {
	Of, Where  string
	ZeroLength bool              // outages that took no time are events, too
	Counted    agreement.Counted // how much of each outage counts
}

// Kind is the name of this kind.
const Kind = "count"

// Kind is Kind.
func (*Terms) Kind() string { return Kind }

// Doc is the kind in a phrase.
func (*Terms) Doc() string { return "a number of events against a limit" }

// Records are the events.
func (t *Terms) Records() string { return t.Of }

// Filter is the filter on them.
func (t *Terms) Filter() (records, where string) { return t.Of, t.Where }

// Fields are those of the filter: an event without a time is none. What is left of an outage or a ticket when the time
// that others answer for is taken away depends on its end, and a ticket may count where it ended.
func (t *Terms) Fields() []string {
	list := filter.Fields(t.Of, t.Where)
	switch t.Of {
	case "outages":
		list = append(list, "to")
	case "tickets":
		list = append(list, "resolved", "closed")
	}
	return list
}

// Calendars is always: events have no clock.
func (*Terms) Calendars() []string { return []string{agreement.Always} }

// ValueUnit is none: it is a number.
func (*Terms) ValueUnit(agreement.Target) string { return "" }

// Events is true.
func (*Terms) Events() bool { return true }

// FromSamples is nothing: samples are no events.
func (*Terms) FromSamples() (samples.Wanted, bool) { return samples.Wanted{}, false }

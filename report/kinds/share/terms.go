package share

import (
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// Terms promise Σ good ÷ Σ all.
type Terms struct {
	Of     string // tickets, samples, surveys, outages, tallies
	Where  string
	Good   string   // an expression that is true or a number of the record; for tickets with Repeat also NoRepeat
	All    string   // "" counts records; else a number of the record
	Repeat *Contact // of tickets: what a further contact about the same thing is; nil: not looked for
}

// NoRepeat is the Good of tickets that no further contact followed.
const NoRepeat = "no_repeat"

// Contact says which ticket is a further contact about the same thing: one that agrees in all the fields of By
// and was opened after the other and no later than Within after it.
type Contact struct {
	Within timeline.Micros
	By     []string // fields of tickets
}

// Kind is the name of this kind.
const Kind = "share"

// Kind is Kind.
func (*Terms) Kind() string { return Kind }

// Doc is the kind in a phrase.
func (*Terms) Doc() string { return "the share of records, or of a number in them, that is good" }

// Records are those that are counted.
func (t *Terms) Records() string { return t.Of }

// Filter is the filter on them.
func (t *Terms) Filter() (records, where string) { return t.Of, t.Where }

// Fields are what the expressions ask for, and what a further contact is found by.
func (t *Terms) Fields() []string {
	list := filter.Fields(t.Of, t.Where, t.Good, t.All)
	if t.Repeat != nil {
		list = append(list, t.Repeat.By...)
	}
	switch t.Of {
	case "tickets":
		return append(list, "resolved", "closed")
	case "samples":
		list = append(list, "sent", "received")
		if strings.TrimSpace(t.All) == "" { // requests that were answered, and no packets
			list = append(list, "ok")
		}
	}
	return list
}

// UnderWay is a client's evidence without tickets that cannot count in an interval. A further contact about the same
// thing may be any of them.
func (t *Terms) UnderWay(v *evidence.View, in timeline.Interval) *evidence.View {
	if t.Of != "tickets" || t.Repeat != nil {
		return v
	}
	return records.UnderWay(v, in, nil)
}

// Calendars is always: records have no clock.
func (*Terms) Calendars() []string { return []string{agreement.Always} }

// ValueUnit is percent.
func (*Terms) ValueUnit(agreement.Target) string { return "%" }

// Events is false: the value is no number of events.
func (*Terms) Events() bool { return false }

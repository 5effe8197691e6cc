package statistic

import (
	"cmp"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
)

// Terms promise a figure of values.
type Terms struct {
	Of, Where   string
	Value       string   // field or expression; of outages also Restore and BetweenFailures
	Take        string   // mean, median, max, or percentile
	Percent     *big.Rat // for percentiles, in percent
	Interpolate bool
	Unit        string
	Counted     agreement.Counted // of the time to restore: how much of each outage
	Silent      agreement.Silent
}

// Values of outages that are no fields: the time from the begin to the end, and the time that a service was up
// between two failures.
const (
	Restore         = "restore"
	BetweenFailures = "between_failures"
)

// Kind is the name of this kind.
const Kind = "statistic"

// Kind is Kind.
func (*Terms) Kind() string { return Kind }

// Doc is the kind in a phrase.
func (*Terms) Doc() string { return "a mean, median, percentile or maximum of a value of the records" }

// Records are those whose values are taken.
func (t *Terms) Records() string { return t.Of }

// Filter is the filter on them.
func (t *Terms) Filter() (records, where string) { return t.Of, t.Where }

// Fields are what the expressions ask for.
func (t *Terms) Fields() []string {
	switch {
	case t.Of == "samples":
		return append(filter.Fields(t.Of, t.Where), t.Value)
	case t.Of == "outages" && t.Value == BetweenFailures:
		return append(filter.Fields(t.Of, t.Where), "from", "to")
	case t.Of == "tickets":
		return append(filter.Fields(t.Of, t.Where, t.Value), "resolved", "closed")
	}
	return filter.Fields(t.Of, t.Where, t.Formula())
}

// Calendars is always: values have no clock.
func (*Terms) Calendars() []string { return []string{agreement.Always} }

// ValueUnit is that of the statistic, else that of the target.
func (t *Terms) ValueUnit(target agreement.Target) string { return cmp.Or(t.Unit, target.Unit) }

// Events is false: the value is no number of events.
func (*Terms) Events() bool { return false }

// UnitOf is the unit in which an objective wants its statistic: its own, else that of its target.
func (s *Terms) UnitOf(o *agreement.Objective) string {
	if s.Unit == "" && len(o.Targets) > 0 {
		return o.Targets[0].Value.Unit
	}
	return s.Unit
}

// Formula writes out the values of outages that have a name and one formula.
func (s *Terms) Formula() string {
	if s.Of == "outages" && s.Value == Restore {
		return "to - from"
	}
	return s.Value
}

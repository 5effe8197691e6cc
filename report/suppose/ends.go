package suppose

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// ends are the fields of times that follow the begin of a record, and of lengths of time that lead to them.
var ends = map[string]evidence.Days{
	"responded": evidence.DayAnswered, "response_time": evidence.DayAnswered, "acknowledged": evidence.DayAnswered,
	"resolved": evidence.DayDone, "resolution_time": evidence.DayDone,
	"to": evidence.DayDone, "duration": evidence.DayDone, "closed": evidence.DayClosed, "detected": evidence.DayDetected,
	"notified": evidence.DayNotified,
}

// endNames are the fields that an end is called by.
var endNames = map[evidence.Days][]string{
	evidence.DayAnswered: {"responded", "response_time", "acknowledged"}, evidence.DayDetected: {"detected"},
	evidence.DayDone: {"resolved", "resolution_time", "to", "duration"}, evidence.DayClosed: {"closed"},
	evidence.DayNotified: {"notified"},
}

// instants are the ends that make a difference: the first and the last that is possible, and between them those at
// which a target is passed, a period or a day begins, or the history of the case changes.
//
// Convention doubt (unread-end): An end that could not be read lies between the begin of its record and the date of the
// data. A ticket was answered and resolved before it was closed.
//
// Convention doubt (two-ends): Where a row says when something ended, and also how long it took, and the two lie more
// than a minute apart, its end lies between them: no one of them is preferred, and a finding names both. A length of an
// outage beside dates without times counts when it is shorter than the days. The length of a ticket may leave out hours
// that do not count: it contradicts the end only when it is longer than the time until then.
func (q *inquiry) instants(r *Row, field string) (list []value, ok bool) {
	end := ends[field]
	if q.asksFor(end) {
		return nil, false
	}
	first, last := q.reach(r, end)
	at := []timeline.Instant{first, min(first+1, last), last}
	switch t := q.terms.(type) {
	case *timeliness.Terms:
		passed, err := t.Passings(q.withOneRecord(r), q.objective)
		if err != nil {
			return nil, false
		}
		at = append(at, passed...)
	case *statistic.Terms:
		if r.Records == "outages" { // it counts when it begins, and longer is more
			return q.valuesAt(r, end, slices.Compact(at)), true
		}
		at = append(at, q.atLimits(r, t)...)
	case *count.Terms:
		if r.Records == "outages" { // it counts when it begins, if it took any time
			return q.valuesAt(r, end, slices.Compact(at)), true
		}
	}
	for _, p := range q.ctx.Periods {
		at = append(at, p.From, p.From-1, p.To-1, p.To)
	}
	at = append(append(at, q.changes(r)...), q.answers()...)
	at = slices.DeleteFunc(at, func(x timeline.Instant) bool { return x < first || x > last })
	slices.Sort(at)
	return q.valuesAt(r, end, slices.Compact(at)), true
}

func (q *inquiry) valuesAt(r *Row, end evidence.Days, list []timeline.Instant) (out []value) {
	for _, at := range list {
		out = append(out, func(e *evidence.Evidence) { q.set(e, r, end, at) })
	}
	return out
}

// asksFor tells whether an expression of the objective asks for an end.
func (q *inquiry) asksFor(end evidence.Days) bool {
	asked := filter.Fields(q.recordsOf(), Expressions(q.terms)...)
	if t, is := q.terms.(*statistic.Terms); is {
		if asked = filter.Fields(t.Of, t.Where); t.Value != statistic.Restore && !isDifference(t.Formula()) {
			asked = append(asked, filter.Fields(t.Of, t.Formula())...)
		}
	}
	return slices.ContainsFunc(endNames[end], func(name string) bool { return slices.Contains(asked, name) })
}

func (q *inquiry) recordsOf() string {
	records, _ := q.terms.Filter()
	return records
}

// reach is the first and the last instant at which an end may have been.
func (q *inquiry) reach(r *Row, end evidence.Days) (first, last timeline.Instant) {
	all := q.ctx.Evidence.All
	if other, said := r.others[end]; said {
		read := q.read(r, end)
		return min(read, other), max(read, other)
	}
	if r.Records == "outages" {
		from := all.Outages[r.Index].From
		return from + 1, max(from+1, q.ctx.AsOf) // it took some time
	}
	t := &all.Tickets[r.Index]
	first, last = t.Opened, q.ctx.AsOf
	switch end {
	case evidence.DayAnswered, evidence.DayDone:
		if t.Closed.Known() && t.Closed >= t.Opened {
			last = min(last, t.Closed)
		}
	case evidence.DayClosed:
		if t.Resolved.Known() {
			first = max(first, t.Resolved)
		}
	}
	return first, max(first, last)
}

// read is an end as it was read.
func (q *inquiry) read(r *Row, end evidence.Days) timeline.Instant {
	return *endOf(q.ctx.Evidence.All, r, end)
}

// set gives a record an end; NoInstant is that it has none.
func (q *inquiry) set(e *evidence.Evidence, r *Row, end evidence.Days, at timeline.Instant) {
	if r.Records == "outages" {
		e.Outages[r.Index].Lost &^= end
	} else {
		e.Tickets[r.Index].Lost &^= end
	}
	*endOf(e, r, end) = at
}

// endOf is where a record has an end.
func endOf(e *evidence.Evidence, r *Row, end evidence.Days) *timeline.Instant {
	if r.Records == "outages" {
		o := &e.Outages[r.Index]
		return map[evidence.Days]*timeline.Instant{
			evidence.DayDone: &o.To, evidence.DayAnswered: &o.Acknowledged, evidence.DayDetected: &o.Detected,
			evidence.DayNotified: &o.Notified,
		}[end]
	}
	t := &e.Tickets[r.Index]
	return map[evidence.Days]*timeline.Instant{
		evidence.DayDone: &t.Resolved, evidence.DayAnswered: &t.Responded, evidence.DayClosed: &t.Closed,
	}[end]
}

// changes are the instants of a ticket's history, and those right before and after.
func (q *inquiry) changes(r *Row) (list []timeline.Instant) {
	if r.Records != "tickets" {
		return nil
	}
	for _, i := range q.ctx.Evidence.EventsOf(r.Index) {
		at := q.ctx.Evidence.All.Events[i].At
		list = append(list, at-1, at, at+1)
	}
	return list
}

// atLimits are the instants at which the time since an earlier one of a ticket reaches a target, and right before and
// after: beyond it a value may be taken out that nobody answers for.
func (q *inquiry) atLimits(r *Row, t *statistic.Terms) (list []timeline.Instant) {
	ticket := &q.ctx.Evidence.All.Tickets[r.Index]
	for _, from := range []timeline.Instant{ticket.Opened, ticket.Responded, ticket.Resolved} {
		for _, limit := range t.Limits(q.objective) {
			if from.Known() {
				at := from.Add(limit)
				list = append(list, at-1, at, at+1)
			}
		}
	}
	return list
}

// withOneRecord is a context with one record of its type, as it was read.
func (q *inquiry) withOneRecord(r *Row) *measure.Context {
	ctx := *q.ctx
	ctx.Proofs()
	ctx.Evidence, ctx.Unread = ctx.Evidence.Only(r.Record), nil
	return &ctx
}

// mostAnswers is of how many claims and obligations the bounds are tried.
const mostAnswers = 20

// answers are the bounds of the time that others may answer for.
func (q *inquiry) answers() (list []timeline.Instant) {
	v := q.ctx.Evidence
	if len(v.Claims)+len(v.Obligations) > mostAnswers {
		return nil
	}
	for _, i := range v.Claims {
		c := &v.All.Claims[i]
		list = append(list, c.From, c.From+1, c.To, c.To+1)
	}
	for _, i := range v.Obligations {
		o := &v.All.Obligations[i]
		list = append(list, o.Due, o.Due+1, o.Provided, o.Provided+1)
	}
	return list
}

// isDifference tells whether an expression is the time between two others: it is longest and shortest at the ends.
func isDifference(expression string) bool {
	words := strings.Fields(expression)
	return len(words) == 3 && words[1] == "-"
}

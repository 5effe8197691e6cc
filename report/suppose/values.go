package suppose

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter/comparisons"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/party"
)

// value gives a record a value that one of its cells may have had.
type value func(*evidence.Evidence)

// other is a text that no agreement writes.
const other = "\u2060?"

// valuesOf are all values of a cell that make a difference to the objective; ok is false where they are too many.
func (q *inquiry) valuesOf(r *Row, field string) (list []value, ok bool) {
	i := r.Index
	switch {
	case field == "fault", field == "cause" && !slices.Contains(q.terms.Fields(), "cause"):
		return q.possibleParties(r), true
	case r.Records == "tallies" && field == "good" && q.addsTallies():
		return []value{
			func(e *evidence.Evidence) { e.Tallies[i].Good = 0 },
			func(e *evidence.Evidence) { e.Tallies[i].Good = max(0, e.Tallies[i].Total) },
		}, true
	case r.Records == "tickets" && field == "first_contact":
		for _, flag := range []evidence.Flag{evidence.Yes, evidence.No, evidence.Blank} {
			list = append(list, func(e *evidence.Evidence) { e.Tickets[i].FirstContact = flag })
		}
		return list, true
	case ends[field] != 0:
		return q.instants(r, field)
	}
	return q.texts(r, field)
}

// addsTallies tells whether the good of a tally is what the objective takes of it, of a total that is known.
func (q *inquiry) addsTallies() bool {
	t, is := q.terms.(*share.Terms)
	return is && t.Good == "good" && t.All == "total" && t.Where == ""
}

// possibleParties are the parties that may answer for a record: the provider, each that excuses, and none.
func (q *inquiry) possibleParties(r *Row) (list []value) {
	f := &q.ctx.Agreement.Fault
	names := []string{other, party.Provider.String()}
	for _, p := range f.Excuses {
		names = append(names, p.String())
	}
	for _, name := range names {
		list = append(list, func(e *evidence.Evidence) { setFault(e, r, e.Texts.Of(name)) })
	}
	return list
}

func setFault(e *evidence.Evidence, r *Row, name evidence.Text) {
	if r.Records == "outages" {
		e.Outages[r.Index].Fault, e.Outages[r.Index].Cause = name, evidence.Text{}
		return
	}
	e.Tickets[r.Index].Fault, e.Tickets[r.Index].Cause = name, evidence.Text{}
}

// texts are those that the objective compares a field with, and another one.
func (q *inquiry) texts(r *Row, field string) (list []value, ok bool) {
	get := textOf(r, field)
	if get == nil {
		return nil, false
	}
	names, ok := comparisons.Texts(field, Expressions(q.terms)...)
	if !ok {
		return nil, false
	}
	if t, is := q.terms.(*timeliness.Terms); is {
		names = append(names, targetsBy(t, field)...)
	}
	if field == "cause" {
		names = append(names, causes(q.ctx.Agreement)...)
	}
	if field == "priority" {
		names = append(names, q.earlierPriorities(r)...)
	}
	names = append(names, other, "")
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		text := q.ctx.Evidence.All.Texts.Of(name)
		list = append(list, func(e *evidence.Evidence) { *get(e) = text })
	}
	return list, true
}

// Expressions are those of an objective's terms over its records.
func Expressions(terms agreement.Terms) []string {
	switch t := terms.(type) {
	case *daily.Terms:
		return Expressions(t.Of)
	case *availability.Terms:
		return []string{t.Where}
	case *timeliness.Terms:
		return []string{t.Where}
	case *share.Terms:
		return []string{t.Where, t.Good, t.All}
	case *statistic.Terms:
		return []string{t.Where, t.Value}
	case *count.Terms:
		return []string{t.Where}
	}
	return nil
}

// targetsBy are the values of a field that targets depend on.
func targetsBy(t *timeliness.Terms, field string) (list []string) {
	for _, w := range t.Within {
		for _, k := range w.Keys() {
			if k.Key == field {
				list = append(list, k.Match)
			}
		}
	}
	return list
}

// causes are the causes of which an agreement says who answers.
func causes(a *agreement.Agreement) (list []string) {
	for cause, who := range a.Fault.Causes {
		if who == party.Provider || fault.Excuses(a, who) {
			list = append(list, cause)
		}
	}
	return list
}

// earlierPriorities are the priorities that the history of a ticket tells of.
func (q *inquiry) earlierPriorities(r *Row) (list []string) {
	if r.Records != "tickets" {
		return nil
	}
	for _, i := range q.ctx.Evidence.EventsOf(r.Index) {
		if e := &q.ctx.Evidence.All.Events[i]; e.What == evidence.ChangePriority {
			list = append(list, e.From.String(), e.To.String())
		}
	}
	return list
}

// textOf is a text of a record; nil where it has none of the name that can be supposed.
func textOf(r *Row, field string) func(*evidence.Evidence) *evidence.Text {
	i := r.Index
	switch r.Records {
	case "tickets":
		get := map[string]func(*evidence.Ticket) *evidence.Text{
			"priority": func(t *evidence.Ticket) *evidence.Text { return &t.Priority },
			"impact":   func(t *evidence.Ticket) *evidence.Text { return &t.Impact },
			"urgency":  func(t *evidence.Ticket) *evidence.Text { return &t.Urgency },
			"tier":     func(t *evidence.Ticket) *evidence.Text { return &t.Tier },
			"channel":  func(t *evidence.Ticket) *evidence.Text { return &t.Channel },
			"category": func(t *evidence.Ticket) *evidence.Text { return &t.Category },
			"item":     func(t *evidence.Ticket) *evidence.Text { return &t.Item },
			"state":    func(t *evidence.Ticket) *evidence.Text { return &t.State },
			"cause":    func(t *evidence.Ticket) *evidence.Text { return &t.Cause },
		}[field]
		if get != nil {
			return func(e *evidence.Evidence) *evidence.Text { return get(&e.Tickets[i]) }
		}
	case "outages":
		get := map[string]func(*evidence.Outage) *evidence.Text{
			"severity": func(o *evidence.Outage) *evidence.Text { return &o.Severity },
			"state":    func(o *evidence.Outage) *evidence.Text { return &o.State },
			"cause":    func(o *evidence.Outage) *evidence.Text { return &o.Cause },
		}[field]
		if get != nil {
			return func(e *evidence.Evidence) *evidence.Text { return get(&e.Outages[i]) }
		}
	}
	return nil
}

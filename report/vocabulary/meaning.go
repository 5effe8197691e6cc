package vocabulary

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter/comparisons"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/party"
)

// meaning is what an agreement makes of a value: a client its agreement, a state or cause its party, a service its
// objectives, any value the targets that are for it and the objectives whose filters name it.
func meaning(a *agreement.Agreement, source, records, field, value string) []string {
	out := []string{}
	if text := mapped(a, field, value); text != "" {
		out = append(out, text)
	}
	if field == "client" {
		return out
	}
	for i := range a.Objectives {
		o := &a.Objectives[i]
		if o.Plan.Source != "" && o.Plan.Source != source && records != "ticket-events" {
			continue // it takes its records from another one
		}
		if terms, err := kinds.Of(o); err == nil {
			out = append(out, inObjective(o, terms, records, field, value)...)
		}
	}
	out = slices.Compact(out)
	if field == "service" && records == "outages" {
		out = append(out, dependents(a, value)...)
	}
	return out
}

// mapped is what a value stands for by itself, "" for nothing.
func mapped(a *agreement.Agreement, field, value string) string {
	key := evidence.Fold(value)
	of := func(p party.Party, known bool) string {
		if !known {
			return ""
		}
		return p.String()
	}
	switch field {
	case "client":
		return a.ID
	case "state":
		p, known := a.Fault.States[key]
		return of(p, known)
	case "cause":
		p, known := a.Fault.Causes[key]
		return of(p, known)
	case "fault", "party":
		return of(fault.PartyOf(a, value))
	case "actor":
		return a.Fault.Actors[key]
	}
	return ""
}

// inObjective is what an objective makes of a value.
func inObjective(o *agreement.Objective, terms kinds.Terms, records, field, value string) (out []string) {
	of, where := terms.Filter()
	t, timed := terms.(*timeliness.Terms)
	if timed && (of == records || of == "tickets" && records == "ticket-events") {
		out = append(out, targetsWith(o, t, field, value)...)
	}
	if of != records {
		return out
	}
	switch {
	case field == "service" && (o.Service == "" || evidence.Same(o.Service, value)):
		out = append(out, groupOr(o))
	case field == "site" && o.Site() != "" && evidence.Same(o.Site(), value):
		out = append(out, o.ID)
	case field == "objective" && (evidence.Same(o.ID, value) || evidence.Same(o.Name, value)):
		out = append(out, o.ID)
	}
	if where == "" {
		return out
	}
	list, _, _ := comparisons.Of(where)
	for _, c := range list {
		same := func(l comparisons.Literal) bool { return evidence.Same(l.Text, value) }
		if c.Field == field && slices.ContainsFunc(c.Values, same) {
			out = append(out, "filter of "+groupOr(o))
		}
	}
	return out
}

// groupOr is the id of an objective as the agreement writes it: many items have one.
func groupOr(o *agreement.Objective) string {
	if o.Item != nil && o.Item.Site {
		return o.Item.Group
	}
	return o.ID
}

// targetsWith lists the targets of an objective for the cases that have a value.
func targetsWith(o *agreement.Objective, t *timeliness.Terms, field, value string) (out []string) {
	for _, w := range t.Within {
		for _, k := range w.Keys() {
			if k.Key != field || !evidence.Same(k.Match, value) || len(w.Allowances) == 0 {
				continue
			}
			text := o.ID + " " + w.Allowances[len(w.Allowances)-1].Value.Text
			if len(w.And) > 0 {
				text += " (" + w.Label() + ")"
			}
			out = append(out, text)
		}
	}
	if len(out) > 0 || !varies(t, field) {
		return out
	}
	for _, w := range t.Within { // those for all other cases
		if w.Key == "" && len(w.Allowances) > 0 {
			out = append(out, o.ID+" "+w.Allowances[len(w.Allowances)-1].Value.Text)
		}
	}
	return out
}

// varies tells whether the targets of an objective are for values of a field. One target for all cases is for every
// priority.
func varies(t *timeliness.Terms, field string) bool {
	alike := true
	for _, w := range t.Within {
		alike = alike && w.Key == ""
		if slices.ContainsFunc(w.Keys(), func(k targets.KeyValue) bool { return k.Key == field }) {
			return true
		}
	}
	return alike && field == "priority"
}

// dependents lists the services that rest on another one.
func dependents(a *agreement.Agreement, service string) (out []string) {
	for _, d := range a.Fault.Dependencies {
		if evidence.Same(d.On, service) {
			out = append(out, d.Service+" depends on it ("+d.Party.String()+")")
		}
	}
	return out
}

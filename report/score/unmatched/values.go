package unmatched

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// read are the values of a field of records that were counted: many targets and filters ask for the same.
type read struct {
	records, field string
	what           evidence.Change // for fields of changes, which ones; 0 for all
}

// values are those of a field of the client's records of a type; none of fields that have no such values.
func (w *check) values(records, field string) vocabulary {
	return w.once(read{records: records, field: field}, func() vocabulary { return w.count(records, field) })
}

func (w *check) once(key read, count func() vocabulary) vocabulary {
	v, known := w.counted[key]
	if !known {
		v = count()
		w.counted[key] = v
	}
	return v
}

func (w *check) count(records, field string) vocabulary {
	v, all := w.Evidence, w.Evidence.All
	switch records {
	case "tickets":
		return countOf(w, v.Tickets, all.Tickets, field, "opened")
	case "outages":
		return countOf(w, v.Outages, all.Outages, field, "from")
	case "surveys":
		return countOf(w, v.Surveys, all.Surveys, field, "at")
	case "claims":
		return countOf(w, v.Claims, all.Claims, field, "from")
	case "tallies":
		return countOf(w, v.Tallies, all.Tallies, field, "from")
	case "samples":
		return w.ofSamples(field)
	case "ticket-events":
		return w.ofHistories(filter.Text[evidence.Event](field))
	}
	return nil
}

func countOf[R filter.Record](w *check, list []int32, records []R, field, begin string) vocabulary {
	get, at := filter.Text[R](field), filter.Instant[R](begin)
	if get == nil {
		return nil
	}
	counts := map[evidence.Text]int{}
	for _, i := range list {
		if at(&records[i]) <= w.AsOf {
			counts[get(&records[i])]++
		}
	}
	v := vocabulary{}
	for t, n := range counts {
		v.add(t.String(), n)
	}
	return v
}

// ofSamples counts readings, those of series that no objective asks for included.
func (w *check) ofSamples(field string) vocabulary {
	get := filter.Text[evidence.Series](field)
	if get == nil || w.Samples == nil {
		return nil
	}
	v := vocabulary{}
	for s := range w.Samples.Counts() {
		if w.Evidence.Named(s.Client) {
			v.add(get(&s.Series).String(), int(s.Readings))
		}
	}
	return v
}

// ofHistories counts changes of the client's tickets.
func (w *check) ofHistories(get func(*evidence.Event) evidence.Text) vocabulary {
	if get == nil {
		return nil
	}
	return w.eachChange(func(e *evidence.Event, count func(evidence.Text)) { count(get(e)) })
}

// eachChange counts what is told of the changes of the client's tickets.
func (w *check) eachChange(tell func(e *evidence.Event, count func(evidence.Text))) vocabulary {
	counts := map[evidence.Text]int{}
	count := func(t evidence.Text) { counts[t]++ }
	for _, t := range w.Evidence.Tickets {
		for _, i := range w.Evidence.EventsOf(t) {
			if e := &w.Evidence.All.Events[i]; fault.KnownEvent(e, w.AsOf) {
				tell(e, count)
			}
		}
	}
	v := vocabulary{}
	for t, n := range counts {
		v.add(t.String(), n)
	}
	return v
}

// states are those of tickets and of their histories.
func (w *check) states() vocabulary {
	return w.values("tickets", "state").plus(w.changes(evidence.ChangeState))
}

// changes are the values that tickets were changed from and to.
func (w *check) changes(what evidence.Change) vocabulary {
	return w.once(read{records: "ticket-events", what: what}, func() vocabulary {
		return w.eachChange(func(e *evidence.Event, count func(evidence.Text)) {
			if e.What == what {
				count(e.From)
				count(e.To)
			}
		})
	})
}

// valuesOverTime are the values of a field of tickets, of their priorities those before the present one as well.
func (w *check) valuesOverTime(field string) vocabulary {
	now := w.values("tickets", field)
	if field != "priority" {
		return now
	}
	return now.plus(w.changes(evidence.ChangePriority))
}

// anyRow tells whether the client has any record of a type that is known; of samples, which are known by their series,
// it is not asked.
func (w *check) anyRow(records string) bool {
	v, all := w.Evidence, w.Evidence.All
	known := func(at timeline.Instant) bool { return at <= w.AsOf }
	switch records {
	case "tickets":
		return slices.ContainsFunc(v.Tickets, func(i int32) bool { return known(all.Tickets[i].Opened) })
	case "outages":
		return slices.ContainsFunc(v.Outages, func(i int32) bool { return known(all.Outages[i].From) })
	case "surveys":
		return slices.ContainsFunc(v.Surveys, func(i int32) bool { return known(all.Surveys[i].At) })
	}
	return false
}

// services are those of all records that have one, and those that objectives are about.
func (w *check) services() vocabulary {
	v := vocabulary{}
	for i := range w.Agreement.Objectives {
		v.add(w.Agreement.Objectives[i].Service, 1)
	}
	for _, records := range []string{"tickets", "outages", "surveys", "samples"} {
		v = v.plus(w.values(records, "service"))
	}
	return v
}

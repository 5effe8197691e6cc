package evidence

import (
	"cmp"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/timeline"
)

// Record is one record of a type: an index into the evidence.
type Record struct {
	Records string // its type
	Index   int32
	Pos     Pos
}

// Identified lists the records of every type that an id names, of any client: tickets and outages by their own ids,
// survey answers by their tickets, those of a type in the order of their rows. An id is compared without regard to case
// and outer space.
func (e *Evidence) Identified(id string) (list []Record) {
	is := func(text string) bool { return strings.EqualFold(strings.TrimSpace(text), strings.TrimSpace(id)) }
	for i := range e.Tickets {
		if is(e.Tickets[i].ID) {
			list = append(list, Record{"tickets", int32(i), e.Tickets[i].Pos})
		}
	}
	slices.SortFunc(list, func(a, b Record) int { return ComparePos(a.Pos, b.Pos) }) // they are in another order
	for i := range e.Outages {
		if is(e.Outages[i].ID) {
			list = append(list, Record{"outages", int32(i), e.Outages[i].Pos})
		}
	}
	for i := range e.Surveys {
		if is(e.Surveys[i].Ticket) {
			list = append(list, Record{"surveys", int32(i), e.Surveys[i].Pos})
		}
	}
	return list
}

// Has tells whether a record is the client's.
func (v *View) Has(r Record) bool { return slices.Contains(*v.of(r.Records), r.Index) }

// Only is the view with one record of its type: what other types say stays.
func (v *View) Only(r Record) *View {
	alone := *v
	*alone.of(r.Records) = []int32{r.Index}
	return &alone
}

// of are the client's records of a type.
func (v *View) of(records string) *[]int32 {
	switch records {
	case "outages":
		return &v.Outages
	case "surveys":
		return &v.Surveys
	case "tallies":
		return &v.Tallies
	}
	return &v.Tickets
}

// InPlaces is the view with the records of a type that are in some rows: what other types say stays.
func (v *View) InPlaces(records string, rows map[Pos]bool) *View {
	out := *v
	*out.of(records) = slices.DeleteFunc(slices.Clone(*v.of(records)), func(i int32) bool {
		return !rows[v.All.posOf(records, i)]
	})
	return &out
}

// AllSurveys are the surveys that name the client, or none, whatever part of them the view is of.
func (v *View) AllSurveys() (list []int32) {
	for i := range v.All.Surveys {
		if v.Named(v.All.Surveys[i].Client) {
			list = append(list, int32(i))
		}
	}
	return list
}

// Places finds records of one type by the rows that they came from. A map would take several times as much memory.
type Places struct {
	records string
	list    []place // in order
}

type place struct {
	row   Pos
	index int32
}

// ByPlace are the client's tickets, outages, surveys or tallies by the row that each came from.
func (v *View) ByPlace(records string) *Places {
	list := *v.of(records)
	p := &Places{records, make([]place, len(list))}
	for k, i := range list {
		p.list[k] = place{v.All.posOf(records, i), i}
	}
	slices.SortFunc(p.list, func(a, b place) int { return ComparePos(a.row, b.row) })
	return p
}

// At is the record that came from a row.
func (p *Places) At(row Pos) (r Record, is bool) {
	i, is := slices.BinarySearchFunc(p.list, row, func(x place, row Pos) int { return ComparePos(x.row, row) })
	if !is {
		return Record{}, false
	}
	return Record{p.records, p.list[i].index, row}, true
}

// InRows lists the client's tickets, outages, surveys or tallies that are in some rows.
func (v *View) InRows(records string, rows map[Pos]bool) (list []Record) {
	for _, i := range *v.of(records) {
		if pos := v.All.posOf(records, i); rows[pos] {
			list = append(list, Record{records, i, pos})
		}
	}
	return list
}

// PlacesOf lists where the client's records of a type came from.
func (v *View) PlacesOf(records string) (list []Pos) {
	for _, i := range *v.of(records) {
		list = append(list, v.All.posOf(records, i))
	}
	return list
}

// posOf is where a record came from.
func (e *Evidence) posOf(records string, i int32) Pos {
	switch records {
	case "outages":
		return e.Outages[i].Pos
	case "surveys":
		return e.Surveys[i].Pos
	case "tallies":
		return e.Tallies[i].Pos
	}
	return e.Tickets[i].Pos
}

// Supposed is the view with its own copies of the records of some types, of those that may have cells that could not be
// read: tickets, outages, surveys and tallies. What could not be read of them can be supposed.
func (v *View) Supposed(types ...string) *View {
	all, out := *v.All, *v
	for _, records := range types {
		switch records {
		case "tickets":
			all.Tickets = slices.Clone(v.All.Tickets)
		case "outages":
			all.Outages = slices.Clone(v.All.Outages)
		case "surveys":
			all.Surveys = slices.Clone(v.All.Surveys)
		case "tallies":
			all.Tallies = slices.Clone(v.All.Tallies)
		}
	}
	out.All = &all
	return &out
}

// Reach is the time that a record with cells that could not be read may concern: from its begin to its end, to the
// end of time where that is not known.
//
// Convention doubt (unread-when): A row that could not be read concerns the periods of the times that could be read of
// it and those between them; one without any, every period. An outage of which the begin or the end could not be read
// concerns those before or after as well. A record with a cell that could not be read concerns the periods from its
// begin to its end; where that is not known, to the date of the data.
func (v *View) Reach(r Record) timeline.Interval {
	switch r.Records {
	case "outages":
		o := &v.All.Outages[r.Index]
		out := timeline.Interval{From: o.From, To: max(o.To, o.Detected, o.Acknowledged, o.Notified)}
		if !o.To.Known() || o.Lost != 0 {
			out.To = timeline.MaxInstant
		}
		return out
	case "surveys":
		s := &v.All.Surveys[r.Index]
		return timeline.Interval{From: s.At, To: s.At}
	case "tallies":
		t := &v.All.Tallies[r.Index]
		return timeline.Interval{From: t.From, To: t.To - 1}
	}
	t := &v.All.Tickets[r.Index]
	out := timeline.Interval{From: t.Opened, To: max(t.Responded, t.Resolved, t.Closed)}
	for _, i := range v.EventsOf(r.Index) {
		out.To = max(out.To, v.All.Events[i].At)
	}
	if !t.Closed.Known() && (!t.Resolved.Known() || t.Lost&(DayDone|DayClosed) != 0) {
		out.To = timeline.MaxInstant
	}
	return out
}

// CaseIndex finds what names a case: claims or obligations, by a number, in order of the name. One of them may name
// half a million cases, for which a map would take several times as much.
type CaseIndex []caseName

// caseName is that a case is named.
type caseName struct {
	id string // as ids are compared
	by int32  // who names it
}

// Add adds the ids that number by names.
func (x *CaseIndex) Add(ids []string, by int32) {
	list := slices.Grow(*x, len(ids))
	for _, id := range ids {
		list = append(list, caseName{Fold(id), by})
	}
	*x = list
}

// Sort puts the names in order. It is called once all are added, before Of.
func (x CaseIndex) Sort() {
	slices.SortFunc(x, func(a, b caseName) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.by, b.by)) })
}

// Of lists the numbers of those that name a case, in order, each once; none for an empty id.
func (x CaseIndex) Of(id string) (list []int) {
	if len(x) == 0 { // as in most exports, of millions of cases
		return nil
	}
	id = Fold(id)
	if id == "" {
		return nil
	}
	at, _ := slices.BinarySearchFunc(x, id, func(n caseName, id string) int { return cmp.Compare(n.id, id) })
	for ; at < len(x) && x[at].id == id; at++ {
		if k := int(x[at].by); len(list) == 0 || list[len(list)-1] != k {
			list = append(list, k)
		}
	}
	return list
}

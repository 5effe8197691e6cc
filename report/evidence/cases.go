package evidence

import (
	"slices"
	"strings"
)

// Record is one record of a type: an index into the evidence.
type Record struct {
	Records string // its type
	Index   int32
	Pos     Pos
}

// Identified lists the records of every type that an id names, of any client: tickets and outages by their own ids,
// survey answers by their tickets. An id is compared without regard to case and outer space.
func (e *Evidence) Identified(id string) (list []Record) {
	is := func(text string) bool { return strings.EqualFold(strings.TrimSpace(text), strings.TrimSpace(id)) }
	for i := range e.Tickets {
		if is(e.Tickets[i].ID) {
			list = append(list, Record{"tickets", int32(i), e.Tickets[i].Pos})
		}
	}
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
	}
	return &v.Tickets
}

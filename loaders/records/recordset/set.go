package recordset

import (
	"cmp"
	"iter"
	"slices"
	"unsafe"

	"github.com/slareport/slareport/report/evidence"
)

// Set is the records that came of some rows, in the order of the rows.
type Set struct {
	Tickets      []evidence.Ticket
	Events       []evidence.Event
	Outages      []evidence.Outage
	Claims       []evidence.Claim
	Surveys      []evidence.Survey
	Tallies      []evidence.Tally
	Obligations  []evidence.Obligation
	CreditClaims []evidence.CreditClaim
	Passed       []evidence.Passed
	Snapshots    []Snapshot
	Samples      *Batcher
}

// Snapshot is a row of an event log that repeats the whole ticket every time something changed.
type Snapshot struct {
	Ticket evidence.Ticket
	Event  evidence.Event
}

// Add appends the records of later rows.
func (s *Set) Add(o *Set) {
	s.Tickets = append(s.Tickets, o.Tickets...)
	s.Events = append(s.Events, o.Events...)
	s.Outages = append(s.Outages, o.Outages...)
	s.Claims = append(s.Claims, o.Claims...)
	s.Surveys = append(s.Surveys, o.Surveys...)
	s.Tallies = append(s.Tallies, o.Tallies...)
	s.Obligations = append(s.Obligations, o.Obligations...)
	s.CreditClaims = append(s.CreditClaims, o.CreditClaims...)
	s.Passed = append(s.Passed, o.Passed...)
	s.Snapshots = append(s.Snapshots, o.Snapshots...)
}

// OneType tells whether all records are of one type, and each of its own row.
func (s *Set) OneType() bool {
	types := 0
	for _, n := range []int{
		len(s.Tickets), len(s.Events), len(s.Outages), len(s.Claims), len(s.Surveys), len(s.Tallies), len(s.Obligations),
		len(s.CreditClaims),
	} {
		types += min(n, 1)
	}
	return types <= 1 && len(s.Snapshots) == 0
}

// Reserve makes room for the records of later rows, when they do not fit, and for as many as are to be expected by how
// much of all rows these and the earlier ones are: growing by and by holds a long list twice, and what it leaves behind
// until it is cleaned up. A share of 0 says nothing. The size is that of all files in bytes.
func (s *Set) Reserve(o *Set, share float64, size int64) {
	s.Tickets = reserve(s.Tickets, len(o.Tickets), share, size)
	s.Events = reserve(s.Events, len(o.Events), share, size)
	s.Outages = reserve(s.Outages, len(o.Outages), share, size)
	s.Claims = reserve(s.Claims, len(o.Claims), share, size)
	s.Surveys = reserve(s.Surveys, len(o.Surveys), share, size)
	s.Tallies = reserve(s.Tallies, len(o.Tallies), share, size)
	s.Obligations = reserve(s.Obligations, len(o.Obligations), share, size)
	s.Snapshots = reserve(s.Snapshots, len(o.Snapshots), share, size)
}

// mostRoom is for how many times the size of the files there may be room that nothing fills yet: what follows may be
// blank.
const mostRoom = 8

func reserve[R any](list []R, more int, share float64, size int64) []R {
	n := len(list) + more
	if n <= cap(list) || share <= 0 {
		return list
	}
	expected := float64(n) / share * 17 / 16 // no row is as long as another
	room := int(min(expected, float64(mostRoom*size/int64(unsafe.Sizeof(*new(R))))))
	if room < n {
		return list // it grows as any other
	}
	return append(make([]R, 0, room), list...)
}

// DistinctPassed puts the cases that were passed over in order, each once, whatever parts of a file they came from.
func (s *Set) DistinctPassed() []evidence.Passed {
	slices.SortFunc(s.Passed, func(a, b evidence.Passed) int {
		return cmp.Or(
			cmp.Compare(a.ID, b.ID), cmp.Compare(a.Client.String(), b.Client.String()),
			compareFlags(a.Outage, b.Outage), compareFlags(a.Anyone, b.Anyone),
		)
	})
	s.Passed = slices.Compact(s.Passed)
	return s.Passed
}

// compareFlags puts no before yes.
func compareFlags(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Clients are the names of clients in the records, those of one record type after the other.
func (s *Set) Clients() iter.Seq[evidence.Text] {
	return func(yield func(evidence.Text) bool) {
		_ = eachClient(s.Tickets, yield, func(r *evidence.Ticket) evidence.Text { return r.Client }) &&
			eachClient(s.Events, yield, func(r *evidence.Event) evidence.Text { return r.Client }) &&
			eachClient(s.Outages, yield, func(r *evidence.Outage) evidence.Text { return r.Client }) &&
			eachClient(s.Claims, yield, func(r *evidence.Claim) evidence.Text { return r.Client }) &&
			eachClient(s.Obligations, yield, func(r *evidence.Obligation) evidence.Text { return r.Client }) &&
			eachClient(s.CreditClaims, yield, func(r *evidence.CreditClaim) evidence.Text { return r.Client })
	}
}

// eachClient yields the clients of some records; it is false when nobody wants more.
func eachClient[R any](list []R, yield func(evidence.Text) bool, client func(*R) evidence.Text) bool {
	for i := range list {
		if !yield(client(&list[i])) {
			return false
		}
	}
	return true
}

// Reset empties the lists, whose room is used again.
func (s *Set) Reset() {
	*s = Set{
		Tickets: s.Tickets[:0], Events: s.Events[:0], Outages: s.Outages[:0], Claims: s.Claims[:0], Surveys: s.Surveys[:0],
		Tallies: s.Tallies[:0], Obligations: s.Obligations[:0], CreditClaims: s.CreditClaims[:0],
		Passed: s.Passed[:0], Snapshots: s.Snapshots[:0], Samples: s.Samples,
	}
}

package merge

import (
	"maps"
	"slices"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
)

// Reasons for duplicates.
var (
	EqualRow = account.Cause{Key: "load.equal-row"}
	OlderRow = account.Cause{Key: "load.older-row"}
)

// Merged is what became of rows that tell of the same as others.
type Merged struct {
	Dropped       []duplicates.Dropped // of which no record is left
	Unchanged     []Row                // of events that tell the value that was there before
	OpenedByFirst []Row                // first rows of tickets that never say when they were opened
}

// Rows makes one record of what several rows tell of. valuesOnly tells of which files the events tell values and not
// changes; nil: of none.
func Rows(set *recordset.Set, r *Rules, jobs int, valuesOnly func(origin uint32) bool) (m Merged) {
	alone := set.OneType()
	m.Dropped = removeDuplicates(set, jobs, r)
	if valuesOnly != nil {
		m.Unchanged = fillBefore(set, r, valuesOnly)
	}
	var repeats []duplicates.Dropped
	repeats, m.OpenedByFirst = assembleLogs(set, jobs, r)
	m.Dropped = append(m.Dropped, repeats...)
	if alone && len(m.Unchanged) == 0 { // no row made another record, and there may be very many
		return m
	}
	left := withoutRecord(set, m.Dropped, m.Unchanged)
	m.Dropped = slices.DeleteFunc(m.Dropped, func(d duplicates.Dropped) bool { return !left.take(d.Pos) })
	m.Unchanged = slices.DeleteFunc(m.Unchanged, func(p Row) bool { return !left.take(p.Pos) })
	return m
}

// Row is a row and whose it is.
type Row struct {
	Pos   evidence.Pos
	Owner owners.Owner
}

// positions are rows that have not been accounted for yet.
type positions map[evidence.Pos]bool

// take tells, once for each row, whether it is among them.
func (p positions) take(pos evidence.Pos) bool {
	there := p[pos]
	delete(p, pos)
	return there
}

// withoutRecord gives the rows of dropped records from which no other record was kept.
func withoutRecord(h *recordset.Set, out []duplicates.Dropped, unchanged []Row) positions {
	left := positions{}
	for _, d := range out {
		left[d.Pos] = true
	}
	for _, row := range unchanged {
		left[row.Pos] = true
	}
	if len(left) == 0 {
		return left
	}
	deleteKept(left, h.Tickets, func(r *evidence.Ticket) evidence.Pos { return r.Pos })
	deleteKept(left, h.Events, func(r *evidence.Event) evidence.Pos { return r.Pos })
	deleteKept(left, h.Outages, func(r *evidence.Outage) evidence.Pos { return r.Pos })
	deleteKept(left, h.Claims, func(r *evidence.Claim) evidence.Pos { return r.Pos })
	deleteKept(left, h.Surveys, func(r *evidence.Survey) evidence.Pos { return r.Pos })
	deleteKept(left, h.Tallies, func(r *evidence.Tally) evidence.Pos { return r.Pos })
	deleteKept(left, h.Obligations, func(r *evidence.Obligation) evidence.Pos { return r.Pos })
	deleteKept(left, h.CreditClaims, func(r *evidence.CreditClaim) evidence.Pos { return r.Pos })
	return left
}

func deleteKept[R any](left positions, list []R, pos func(*R) evidence.Pos) {
	for i := range list {
		delete(left, pos(&list[i]))
	}
}

// removeDuplicates takes the duplicates out of what a source gave.
func removeDuplicates(h *recordset.Set, jobs int, r *Rules) []duplicates.Dropped {
	var all []duplicates.Dropped
	h.Tickets = removeFrom(h.Tickets, r.tickets(), jobs, &all)
	r.changedBack = r.changedBackOf(h.Events, jobs)
	h.Events = removeFrom(h.Events, r.events(), jobs, &all)
	h.Outages = removeFrom(h.Outages, r.outages(), jobs, &all)
	h.Claims = removeFrom(h.Claims, r.claims(), jobs, &all)
	h.Surveys = removeFrom(h.Surveys, r.surveys(), jobs, &all)
	h.Tallies = removeFrom(h.Tallies, r.tallies(), jobs, &all)
	h.Obligations = removeFrom(h.Obligations, r.obligations(), jobs, &all)
	maps.Copy(r.changedBack, claimedBack(h.CreditClaims, r.client))
	h.CreditClaims = removeFrom(h.CreditClaims, r.creditClaims(), jobs, &all)
	slices.SortStableFunc(all, func(a, b duplicates.Dropped) int { return evidence.ComparePos(a.Pos, b.Pos) })
	return all
}

func removeFrom[R any](list []R, is duplicates.Identity[R], jobs int, all *[]duplicates.Dropped) []R {
	kept, out := duplicates.Remove(list, is, jobs)
	if len(*all) == 0 {
		*all = out // as a rule the only ones
	} else {
		*all = append(*all, out...)
	}
	return kept
}

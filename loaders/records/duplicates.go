package records

import (
	"cmp"
	"slices"
	"sync"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
)

// Overlapping exports tell of the same thing twice. Within one source,
//
//   - a record that is equal to an earlier one in every field is a duplicate;
//   - of tickets of one client and id, of outages of one id, client, service, site and beginning, of claims of one id
//     (or reference) about the same, and of obligations of one id and due date, that are not equal, one counts: the
//     ticket changed last, else the record of the file that reaches further in time, else the one that comes last by
//     file name and row (rivals.go);
//   - events are duplicates when ticket, instant, what, from and to are equal;
//   - an answer to a survey that names neither ticket nor requester is never a duplicate: two people may have
//     answered the same.
//
// identity says so for one record type.
//
// Convention records (duplicate-later-counts): Within a source equal rows are one record. Of rows about one ticket
// that contradict each other, the one changed last counts, else the one in the file that reaches further in time,
// else the last one; outages, claims and obligations likewise. That is a finding.
type identity[R any] struct {
	hash  func(*R) uint64                      // of all that same looks at: what differs has different hashes
	same  func(a, b *R) bool                   // both tell of the same thing
	equal func(a, b *R) bool                   // both say the same of it
	newer func(a, b *R) (sign int, why string) // which one counts if they do not, as byFile; not needed where same implies equal
	alone func(*R) bool                        // it has nothing by which it could be known again; nil: none is
	what  func(*R) cause                       // what it is, for messages; not needed where same implies equal
	hint  func(*R) string                      // how the workspace can tell which one is newer, "" where it can; nil: it cannot
	pos   func(*R) *evidence.Pos
	owner func(*R) owner // whose it is
}

// dropped is a record that another one stands for.
type dropped struct {
	pos, by evidence.Pos
	owner   owner
	what    cause  // of a conflict: the key and id of what the other says something else of; else empty
	why     string // the key of why the other counts
	hint    string // the key of how to tell which one counts
}

// distinct leaves one record of each identity, in order, in place. Records are first parted by their hashes, so
// that a part's table fits a processor's cache, and every goroutine can see to some parts by itself. It takes time in
// proportion to the records as long as a hash covers all that same looks at.
//
// Rule §2 (overlapping-exports): Exports of the same months may overlap, in several files, in text and in workbooks.
func distinct[R any](list []R, is identity[R], jobs int) ([]R, []dropped) {
	parts := partsOf(list, is, jobs)
	gone, out := make([]bool, len(list)), make([][]dropped, len(parts))
	longest := 0
	for _, part := range parts {
		longest = max(longest, len(part))
	}
	sideBySide(jobs, func(job int) {
		table := lookup.New(longest)
		for p := job; p < len(parts); p += jobs {
			if len(parts[p]) > 0 {
				table.Reset()
				out[p] = is.drop(list, parts[p], table, gone)
			}
		}
	})
	all := slices.Concat(out...)
	if len(all) == 0 {
		return list, nil
	}
	return leave(list, gone), all
}

// hashed is an index of a record, in the lower half, below the upper half of its hash.
type hashed uint64

func (h hashed) index() int32 { return int32(h & lowerHalf) }

const (
	partBits  = 6
	tagBits   = 32
	lowerHalf = 1<<tagBits - 1
)

// partsOf parts the records by the upper bits of their hashes; within a part they are in order.
func partsOf[R any](list []R, is identity[R], jobs int) [1 << partBits][]hashed {
	all := make([]hashed, len(list))
	sideBySide(jobs, func(job int) {
		for i := len(list) * job / jobs; i < len(list)*(job+1)/jobs; i++ {
			all[i] = hashed(is.hash(&list[i])&^lowerHalf | uint64(i))
		}
	})
	var counts [1 << partBits]int
	for _, h := range all {
		counts[h>>(64-partBits)]++
	}
	var parts [1 << partBits][]hashed
	room := make([]hashed, len(all))
	for p, n := range counts {
		parts[p], room = room[:0:n], room[n:]
	}
	for _, h := range all {
		p := h >> (64 - partBits)
		parts[p] = append(parts[p], h)
	}
	return parts
}

func sideBySide(jobs int, work func(job int)) {
	var group sync.WaitGroup
	for job := range jobs {
		group.Go(func() { work(job) })
	}
	group.Wait()
}

// drop marks the records of a part that others stand for; the table is empty and large enough.
func (is identity[R]) drop(list []R, part []hashed, table *lookup.Table, gone []bool) []dropped {
	same := func(i, j int32) bool { return is.same(&list[i], &list[j]) }
	var losers []int32
	winner := map[int32]int32{} // by loser
	for _, h := range part {
		i, hash := h.index(), uint64(h)>>tagBits*spread
		if is.alone != nil && is.alone(&list[i]) {
			continue
		}
		old, met := table.Find(hash, i, same)
		if !met {
			continue
		}
		loser, by := i, old
		if !is.equal(&list[old], &list[i]) {
			if sign, _ := is.newer(&list[old], &list[i]); sign <= 0 {
				loser, by = old, i
				table.Replace(hash, old, i)
			}
		}
		gone[loser], winner[loser] = true, by
		losers = append(losers, loser)
	}
	out := make([]dropped, len(losers))
	for n, loser := range slices.Backward(losers) {
		// A winner that lost as well did so later, so that going backwards its own winner is already the last one:
		// thousands of rows about one ticket make no chain that every one of them would have to follow.
		by := winner[loser]
		if last, lost := winner[by]; lost {
			by = last
		}
		winner[loser] = by
		out[n] = is.tell(&list[loser], &list[by])
	}
	return out
}

// tell says of a record that another one stands for it, and why if it says something else.
func (is identity[R]) tell(loser, winner *R) dropped {
	d := dropped{pos: *is.pos(loser), by: *is.pos(winner), owner: is.owner(loser)}
	if !is.equal(loser, winner) {
		d.what = is.what(loser)
		if is.hint != nil {
			d.hint = is.hint(loser)
		}
		_, d.why = is.newer(loser, winner)
	}
	return d
}

// leave keeps what is not gone, in place.
func leave[R any](list []R, gone []bool) []R {
	kept := list[:0]
	for i := range list {
		if !gone[i] {
			kept = append(kept, list[i])
		}
	}
	clear(list[len(kept):])
	return kept
}

// settle takes the duplicates out of what a source gave.
func (h *harvest) settle(jobs int, r *rivals) []dropped {
	var all []dropped
	h.tickets = settleOne(h.tickets, r.tickets(), jobs, &all)
	h.events = settleOne(h.events, r.events(), jobs, &all)
	h.outages = settleOne(h.outages, r.outages(), jobs, &all)
	h.claims = settleOne(h.claims, r.claims(), jobs, &all)
	h.surveys = settleOne(h.surveys, r.surveys(), jobs, &all)
	h.tallies = settleOne(h.tallies, r.tallies(), jobs, &all)
	h.obligations = settleOne(h.obligations, r.obligations(), jobs, &all)
	slices.SortStableFunc(all, func(a, b dropped) int { return comparePos(a.pos, b.pos) })
	return all
}

func settleOne[R any](list []R, is identity[R], jobs int, all *[]dropped) []R {
	kept, out := distinct(list, is, jobs)
	*all = append(*all, out...)
	return kept
}

func comparePos(a, b evidence.Pos) int {
	return cmp.Or(cmp.Compare(a.Origin, b.Origin), cmp.Compare(a.Row, b.Row))
}

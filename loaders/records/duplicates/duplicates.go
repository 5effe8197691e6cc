package duplicates

import (
	"maps"
	"slices"
	"sync"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
	"github.com/slareport/slareport/report/timeline"
)

// Overlapping exports tell of the same thing twice. Within one source,
//
//   - a record that is equal to an earlier one in every column of the file, read or not, is a duplicate;
//   - of tickets of one client and id, of outages of one id, client, service, site and beginning, of claims of one id
//     (or reference) about the same, and of obligations of one id and due date, that are not equal, one counts: the
//     ticket changed last, else the record of the file that reaches further in time, else the one that comes last by
//     file name and row (rivals.go);
//   - events are duplicates when ticket, instant, what, from and to are equal, and what nothing reads, unless another
//     event of the ticket stands between them: then the later one changes something back;
//   - an answer to a survey that names neither ticket nor requester is never a duplicate: two people may have
//     answered the same.
//
// Identity says so for one record type.
//
// Rule §13 (rows-contradict): Where nothing but their order in a file tells which of two rows about one thing counts,
// nobody knows: what they say differently is in doubt.
//
// Convention records (duplicate-later-counts): Within a source equal rows are one record. Of rows about one ticket
// that contradict each other, the one changed last counts, else the one in the file that reaches further in time,
// else the last one; outages, claims and obligations likewise. That is a finding. Where they stand in one file and only
// their order decides, what they say differently counts as if it could not be read: an end lies between those of the
// two. Of files the last one is taken for the newer export.
type Identity[R any] struct {
	Hash  func(*R) uint64                      // of all that Same looks at: what differs has different hashes
	Same  func(a, b *R) bool                   // both tell of the same thing
	Equal func(a, b *R) bool                   // both say the same of it
	Alike func(a, b *R) bool                   // they differ only where nothing reads them; nil: never
	Newer func(a, b *R) (sign int, why string) // which one counts if they do not; not needed where Same implies Equal
	Alone func(*R) bool                        // it has nothing by which it could be known again; nil: none is
	What  func(*R) account.Cause               // what it is, for messages; not needed where Same implies Equal
	Hint  func(*R) string                      // how the workspace can tell the newer one, "" where it can; nil: it cannot
	// in what it says something else than another one that counts; nil: nobody asks
	Differ func(r, by *R) (account.Unread, []rows.Difference)
	Pos    func(*R) *evidence.Pos // where it stands
	Owner  func(*R) owners.Owner  // whose it is
}

// ComesLast is the key of why one of two rows counts where nothing but their order tells.
const ComesLast = "load.comes-last"

// Dropped is a record that another one stands for.
type Dropped struct {
	Pos, By   evidence.Pos // where it stands, and the other
	Owner     owners.Owner
	*Conflict // nil where the other says the same
}

// Conflict is what another record says something else of.
type Conflict struct {
	*Reason
	Differ []rows.Difference // where no date settles it: what the two say differently
	Times  timeline.Interval // the first and the last of both
}

// Reason is what a conflict has in common with others: a million rows may be about one ticket.
type Reason struct {
	What  account.Cause // the key and the id
	Why   string        // the key of why the other counts
	Hint  string        // the key of how to tell which one counts
	Alike bool          // nothing that is read differs
	// where no date settles it: what of the other is not in doubt, without times
	Beside account.Unread
}

// equal tells whether two conflicts have all this in common.
func (q *Reason) equal(other *Reason) bool {
	a, b := q.Beside, other.Beside
	return q.What == other.What && q.Why == other.Why && q.Hint == other.Hint && q.Alike == other.Alike &&
		a.Records == b.Records && a.Service == b.Service && a.Pos == b.Pos && maps.Equal(a.Read, b.Read)
}

// Remove leaves one record of each identity, in order, in place. Records are first parted by their hashes, so
// that a part's table fits a processor's cache, and every goroutine can see to some parts by itself. It takes time in
// proportion to the records as long as a hash covers all that same looks at.
//
// Rule §2 (overlapping-exports): Exports of the same months may overlap, in several files, in text and in workbooks.
func Remove[R any](list []R, is Identity[R], jobs int) ([]R, []Dropped) {
	parts := partsOf(len(list), func(i int32) uint64 { return is.Hash(&list[i]) }, jobs)
	gone, lost := make([]bool, len(list)), make([][]loss, len(parts))
	longest := 0
	for _, part := range parts {
		longest = max(longest, len(part))
	}
	sideBySide(jobs, func(job int) {
		table := lookup.New(longest)
		for p := job; p < len(parts); p += jobs {
			if len(parts[p]) > 0 {
				table.Reset()
				lost[p] = is.drop(list, parts[p], table, gone)
			}
		}
	})
	losses := slices.Concat(lost...)
	if len(losses) == 0 {
		return list, nil
	}
	all, elsewhere := make([]Dropped, len(losses)), map[int32]bool{} // winners that rows of other files tell of as well
	for _, l := range losses {
		if is.Pos(&list[l.loser]).Origin != is.Pos(&list[l.by]).Origin {
			elsewhere[l.by] = true
		}
	}
	sideBySide(jobs, func(job int) {
		var last *Reason
		for i := len(all) * job / jobs; i < len(all)*(job+1)/jobs; i++ {
			all[i] = is.tell(&list[losses[i].loser], &list[losses[i].by], !elsewhere[losses[i].by])
			if c := all[i].Conflict; c != nil {
				if last == nil || !last.equal(c.Reason) {
					last = c.Reason
				}
				c.Reason = last
			}
		}
	})
	return Leave(list, gone), all
}

// loss is a record, by its index, that another one stands for.
type loss struct{ loser, by int32 }

// hashed is an index of a record, in the lower half, below the upper half of its hash.
type hashed uint64

func (h hashed) index() int32 { return int32(h & lowerHalf) }

const (
	partBits  = 6
	tagBits   = 32
	lowerHalf = 1<<tagBits - 1
)

// partsOf parts n records by the upper bits of their hashes; within a part they are in order.
func partsOf(n int, hash func(i int32) uint64, jobs int) [1 << partBits][]hashed {
	all := make([]hashed, n)
	sideBySide(jobs, func(job int) {
		for i := n * job / jobs; i < n*(job+1)/jobs; i++ {
			all[i] = hashed(hash(int32(i))&^lowerHalf | uint64(i))
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
func (is Identity[R]) drop(list []R, part []hashed, table *lookup.Table, gone []bool) []loss {
	same := func(i, j int32) bool { return is.Same(&list[i], &list[j]) }
	var out []loss
	winner := map[int32]int32{} // by loser
	for _, h := range part {
		i, hash := h.index(), uint64(h)>>tagBits*values.Spread
		if is.Alone != nil && is.Alone(&list[i]) {
			continue
		}
		old, met := table.Find(hash, i, same)
		if !met {
			continue
		}
		loser, by := i, old
		if !is.Equal(&list[old], &list[i]) {
			if sign, _ := is.Newer(&list[old], &list[i]); sign <= 0 {
				loser, by = old, i
				table.Replace(hash, old, i)
			}
		}
		gone[loser], winner[loser] = true, by
		out = append(out, loss{loser, by})
	}
	for n, x := range slices.Backward(out) {
		// A winner that lost as well did so later, so that going backwards its own winner is already the last one:
		// thousands of rows about one ticket make no chain that every one of them would have to follow.
		by := winner[x.loser]
		if last, lost := winner[by]; lost {
			by = last
		}
		winner[x.loser], out[n].by = by, by
	}
	return out
}

// tell says of a record that another one stands for it, and why if it says something else. Rows of several files, of
// which the reach of the files decides, are no doubt: how far a file reaches is not the client's alone.
func (is Identity[R]) tell(loser, winner *R, oneFile bool) Dropped {
	d := Dropped{Pos: *is.Pos(loser), By: *is.Pos(winner), Owner: is.Owner(loser)}
	if !is.Equal(loser, winner) {
		d.Conflict = &Conflict{Reason: &Reason{What: is.What(loser)}}
		if is.Hint != nil {
			d.Hint = is.Hint(loser)
		}
		_, d.Why = is.Newer(loser, winner)
		d.Alike = is.Alike != nil && is.Alike(loser, winner)
		if is.Differ != nil && d.Why == ComesLast && oneFile {
			d.Beside, d.Differ = is.Differ(loser, winner)
			d.Times, d.Beside.Times = d.Beside.Times, timeline.Interval{}
		}
	}
	return d
}

// Leave keeps what is not gone, in place.
func Leave[R any](list []R, gone []bool) []R {
	kept := list[:0]
	for i := range list {
		if !gone[i] {
			kept = append(kept, list[i])
		}
	}
	clear(list[len(kept):])
	return kept
}

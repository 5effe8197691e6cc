package records

import (
	"cmp"
	"hash/maphash"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Overlapping exports tell of the same thing twice. Within one source,
//
//   - a record that is equal to an earlier one in every field is a duplicate;
//   - of tickets of one client and id, and of outages of one id, client, service, site and beginning, that are not
//     equal, the one changed last counts; if that does not decide, the one that comes last, by file name and row;
//   - events are duplicates when ticket, instant, what, from and to are equal;
//   - an answer to a survey that names neither ticket nor requester is never a duplicate: two people may have
//     answered the same.
//
// identity says so for one record type.
type identity[R any] struct {
	hash  func(*R) uint64    // equal for what may be the same
	same  func(a, b *R) bool // both tell of the same thing
	equal func(a, b *R) bool // both say the same of it
	newer func(a, b *R) int  // which one counts if they do not: positive for a; not needed where same implies equal
	alone func(*R) bool      // it has nothing by which it could be known again; nil: none is
	pos   func(*R) *evidence.Pos
}

// dropped is a record that another one stands for.
type dropped struct {
	pos, by  evidence.Pos
	conflict bool // the other says something else
}

// distinct leaves one record of each identity, in order, in place. Records are first parted by their hashes, so
// that a part's table fits a processor's cache, and every goroutine can see to some parts by itself.
func distinct[R any](list []R, is identity[R], jobs int) ([]R, []dropped) {
	parts := partsOf(list, is, jobs)
	gone, out := make([]bool, len(list)), make([][]dropped, len(parts))
	sideBySide(jobs, func(job int) {
		for p := job; p < len(parts); p += jobs {
			if len(parts[p]) > 0 {
				out[p] = is.drop(list, parts[p], gone)
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
	partBits = 6
	tagBits  = 32
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

// drop marks the records of a part that others stand for.
func (is identity[R]) drop(list []R, part []hashed, gone []bool) (out []dropped) {
	table := newLookup(len(part))
	same := func(i, j int32) bool { return is.same(&list[i], &list[j]) }
	for _, h := range part {
		i, hash := h.index(), uint64(h)>>tagBits*spread
		if is.alone != nil && is.alone(&list[i]) {
			continue
		}
		old, met := table.find(hash, i, same)
		if !met {
			continue
		}
		conflict := !is.equal(&list[old], &list[i])
		loser, winner := i, old
		if conflict && is.newer(&list[old], &list[i]) <= 0 {
			loser, winner = old, i
			table.replace(hash, old, i)
		}
		gone[loser] = true
		out = append(out, dropped{*is.pos(&list[loser]), *is.pos(&list[winner]), conflict})
	}
	return out
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

// identityOfTickets is told in shared when two clients have tickets of one id.
func identityOfTickets(shared *atomic.Bool) identity[evidence.Ticket] {
	is := whole(func(t *evidence.Ticket) *evidence.Pos { return &t.Pos })
	is.hash = func(t *evidence.Ticket) uint64 { return hashText(t.ID) }
	is.same = func(a, b *evidence.Ticket) bool {
		if a.ID == b.ID && a.Client != b.Client {
			shared.Store(true)
			return false
		}
		return a.ID == b.ID
	}
	is.newer = func(a, b *evidence.Ticket) int { return cmp.Compare(a.Changed, b.Changed) }
	return is
}

func identityOfEvents() identity[evidence.Event] {
	return identity[evidence.Event]{
		hash: func(e *evidence.Event) uint64 { return mix(mix(hashText(e.Ticket), uint64(e.At)), uint64(e.What)) },
		same: func(a, b *evidence.Event) bool {
			return a.At == b.At && a.What == b.What && a.From == b.From && a.To == b.To && a.Ticket == b.Ticket
		},
		equal: always[evidence.Event],
		pos:   func(e *evidence.Event) *evidence.Pos { return &e.Pos },
	}
}

func identityOfOutages() identity[evidence.Outage] {
	is := whole(func(o *evidence.Outage) *evidence.Pos { return &o.Pos })
	hash, equal := is.hash, is.equal
	is.hash = func(o *evidence.Outage) uint64 {
		if o.ID == "" {
			return hash(o)
		}
		return mix(hashText(o.ID), uint64(o.From))
	}
	is.same = func(a, b *evidence.Outage) bool {
		if a.ID == "" || b.ID == "" {
			return equal(a, b)
		}
		return a.ID == b.ID && a.From == b.From && a.Client == b.Client && a.Service == b.Service && a.Site == b.Site
	}
	is.newer = func(a, b *evidence.Outage) int { return 0 }
	return is
}

func identityOfSurveys() identity[evidence.Survey] {
	is := whole(func(s *evidence.Survey) *evidence.Pos { return &s.Pos })
	is.alone = func(s *evidence.Survey) bool { return s.Ticket == "" && s.Requester.Empty() }
	return is
}

// whole is the identity of records that are the same only when they are equal in every field.
func whole[R comparable](pos func(*R) *evidence.Pos) identity[R] {
	equal := func(a, b *R) bool {
		c := *b
		*pos(&c) = *pos(a)
		return *a == c
	}
	hash := func(r *R) uint64 {
		c := *r
		*pos(&c) = evidence.Pos{}
		return maphash.Comparable(seed, c)
	}
	return identity[R]{hash: hash, same: equal, equal: equal, pos: pos}
}

// wholeOf is the same for records with lists; about is what of them makes the hash.
func wholeOf[R any, A comparable](pos func(*R) *evidence.Pos, about func(*R) A) identity[R] {
	return identity[R]{
		hash: func(r *R) uint64 { return maphash.Comparable(seed, about(r)) },
		same: func(a, b *R) bool {
			c := *b
			*pos(&c) = *pos(a)
			return reflect.DeepEqual(*a, c)
		},
		equal: always[R],
		pos:   pos,
	}
}

func always[R any](_, _ *R) bool { return true }

func identityOfClaims() identity[evidence.Claim] {
	type about struct {
		id, reference string
		from          timeline.Instant
	}
	return wholeOf(func(c *evidence.Claim) *evidence.Pos { return &c.Pos },
		func(c *evidence.Claim) about { return about{c.ID, c.Reference, c.From} })
}

func identityOfObligations() identity[evidence.Obligation] {
	type about struct {
		id   evidence.Text
		what string
		due  timeline.Instant
	}
	return wholeOf(func(o *evidence.Obligation) *evidence.Pos { return &o.Pos },
		func(o *evidence.Obligation) about { return about{o.ID, o.What, o.Due} })
}

// settle takes the duplicates out of what a source gave.
func (h *harvest) settle(jobs int, sharedIDs *atomic.Bool) []dropped {
	var all []dropped
	h.tickets = settleOne(h.tickets, identityOfTickets(sharedIDs), jobs, &all)
	h.events = settleOne(h.events, identityOfEvents(), jobs, &all)
	h.outages = settleOne(h.outages, identityOfOutages(), jobs, &all)
	h.claims = settleOne(h.claims, identityOfClaims(), jobs, &all)
	h.surveys = settleOne(h.surveys, identityOfSurveys(), jobs, &all)
	h.tallies = settleOne(h.tallies, whole(func(t *evidence.Tally) *evidence.Pos { return &t.Pos }), jobs, &all)
	h.obligations = settleOne(h.obligations, identityOfObligations(), jobs, &all)
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

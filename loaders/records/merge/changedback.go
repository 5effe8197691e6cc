package merge

import (
	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
	"github.com/slareport/slareport/report/timeline"
)

// A history may come back to where it was within the minute that its times are told in: waiting and active again. The
// later row then equals the earlier one and is none the less a change.
//
// Rule §13 (change-back): A row that changes a state back is no duplicate, and a history keeps the order of its file.

// changedBack count, by row, how often an equal row of the same file and chain came before with another one between
// them; rows that are not there came for the first time, or follow an equal one directly.
type changedBack map[evidence.Pos]int

// longChain is how many rows a chain has at least that comes back to where it was: there, elsewhere and back.
const longChain = 3

// findChangedBack looks at the chains of n rows, those of a ticket and an instant, in the order of the file.
func findChangedBack(
	n int, chain func(i int32) uint64, together func(i, j int32) bool,
	hash func(i int32) uint64, equal func(i, j int32) bool, pos func(i int32) evidence.Pos, jobs int,
) changedBack {
	out := changedBack{}
	list := duplicates.Frequent(n, longChain, chain, jobs)
	chains := duplicates.GroupBy(len(list), func(i int32) uint64 { return chain(list[i]) },
		func(i, j int32) bool { return together(list[i], list[j]) })
	seen := map[uint64]int{}
	for g := range chains.Count() {
		rows := chains.Of(g)
		if len(rows) < longChain {
			continue
		}
		clear(seen)
		for k, at := range rows {
			i := list[at]
			key := lookup.Mix(hash(i), uint64(pos(i).Origin))
			if k > 0 {
				before := list[rows[k-1]]
				if pos(before).Origin == pos(i).Origin && equal(before, i) {
					if nth := out[pos(before)]; nth > 0 {
						out[pos(i)] = nth
					}
					continue
				}
			}
			if nth := seen[key]; nth > 0 {
				out[pos(i)] = nth
			}
			seen[key]++
		}
	}
	return out
}

// changedBackOf are those of a history of events.
func (r *Rules) changedBackOf(events []evidence.Event, jobs int) changedBack {
	is := r.events()
	return findChangedBack(len(events),
		func(i int32) uint64 {
			e := &events[i]
			return lookup.Mix(lookup.Mix(lookup.Text(e.Ticket), uint64(e.What)), r.client.Hash(e.Client)+uint64(e.At))
		},
		func(i, j int32) bool {
			a, b := &events[i], &events[j]
			return a.At == b.At && a.Ticket == b.Ticket && a.What == b.What && r.client.Same(a.Client, b.Client)
		},
		func(i int32) uint64 { return is.Hash(&events[i]) },
		func(i, j int32) bool { return is.Same(&events[i], &events[j]) },
		func(i int32) evidence.Pos { return events[i].Pos }, jobs,
	)
}

// changedBackIn are those of a log of snapshots.
func (r *Rules) changedBackIn(
	rows []recordset.Snapshot, is duplicates.Identity[recordset.Snapshot], jobs int,
) changedBack {
	return findChangedBack(len(rows),
		func(i int32) uint64 {
			row := &rows[i]
			return lookup.Mix(lookup.Text(row.Ticket.ID), r.client.Hash(row.Ticket.Client)+uint64(row.Event.At))
		},
		func(i, j int32) bool {
			a, b := &rows[i].Ticket, &rows[j].Ticket
			return rows[i].Event.At == rows[j].Event.At && a.ID == b.ID && r.client.Same(a.Client, b.Client)
		},
		func(i int32) uint64 { return is.Hash(&rows[i]) },
		func(i, j int32) bool { return is.Same(&rows[i], &rows[j]) },
		func(i int32) evidence.Pos { return rows[i].Event.Pos }, jobs,
	)
}

// claimedBack are the rows of a register of claims for credit that take back, or claim again, what stands before them
// with the same time: a claim, its withdrawal and the claim again. Each counts how often that happened before it.
func claimedBack(list []evidence.CreditClaim, names owners.Names) changedBack {
	out := changedBack{}
	type about struct {
		client            uint64
		period, objective evidence.Text
		at                timeline.Instant
		file              uint32
	}
	blank := map[about]bool{} // chains in which a row names no reference, so that it may be about any claim
	back := func(c *evidence.CreditClaim) bool {
		return c.State == evidence.StepWithdrawn || c.State == evidence.StepRefused
	}
	of := func(c *evidence.CreditClaim) about {
		return about{names.Hash(c.Client), c.Period, c.Objective, c.At, c.Pos.Origin}
	}
	for i := range list {
		if c := &list[i]; c.Reference == "" {
			blank[of(c)] = true
		}
	}
	type chain struct {
		about
		reference string
	}
	type turns struct {
		n    int
		back bool
	}
	seen := map[chain]turns{}
	for i := range list {
		c := &list[i]
		at := chain{of(c), c.Reference}
		if blank[at.about] {
			at.reference = ""
		}
		t := seen[at]
		if back(c) != t.back {
			t.n, t.back = t.n+1, back(c)
		}
		if n := t.n / 2; n > 0 {
			out[c.Pos] = n
		}
		seen[at] = t
	}
	return out
}

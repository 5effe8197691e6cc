package merge

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
)

// A log of events without a column for the value before tells values, not changes: it may repeat one. The value
// before is then that of the event before, of the same ticket and about the same thing; an event whose value is
// that one is no change, and its row is filtered.

// NoChange is the reason for rows that repeat a value.
var NoChange = account.Cause{Key: "load.no-change"}

// fillBefore fills in the values before, for the events whose origin is said to need it, and gives the rows without a
// change.
func fillBefore(h *recordset.Set, r *Rules, needed func(origin uint32) bool) (unchanged []Row) {
	events := h.Events
	hash := func(i int32) uint64 {
		e := &events[i]
		return lookup.Mix(lookup.Mix(lookup.Text(e.Ticket), uint64(e.What)), r.client.Hash(e.Client))
	}
	chains := duplicates.GroupBy(len(events), hash,
		func(i, j int32) bool {
			a, b := &events[i], &events[j]
			return a.Ticket == b.Ticket && a.What == b.What && r.client.Same(a.Client, b.Client)
		})
	gone := make([]bool, len(events))
	for g := range chains.Count() {
		chain := chains.Of(g)
		slices.SortStableFunc(chain, func(i, j int32) int { return cmp.Compare(events[i].At, events[j].At) })
		var before evidence.Text
		for _, i := range chain {
			e := &events[i]
			if !tellsValue(e.What) || e.To.Empty() {
				continue
			}
			if needed(e.Pos.Origin) {
				if e.To == before {
					gone[i] = true
					continue
				}
				e.From = before
			}
			before = e.To
		}
	}
	owners := r.events()
	for i := range events {
		if gone[i] {
			unchanged = append(unchanged, Row{events[i].Pos, owners.Owner(&events[i])})
		}
	}
	h.Events = duplicates.Leave(events, gone)
	return unchanged
}

// tellsValue tells whether an event's To is a value that lasts until the next event.
func tellsValue(c evidence.Change) bool {
	return c == evidence.ChangeState || c == evidence.ChangePriority || c == evidence.ChangeOwner
}

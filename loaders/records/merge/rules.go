package merge

import (
	"sync"

	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// Keys of why one of two rows counts that say different things of one ticket, outage, claim or obligation.
const (
	ChangedLater  = "load.changed-later"
	reachesLater  = "load.reaches-later"
	declareChange = "hint.declare-changed"
)

// Rules settle which of two such rows counts.
//
// Rule §2 (contradicting-rows): Of duplicates that contradict each other one counts, and a finding names both rows.
type Rules struct {
	owners      *owners.Directory
	cases       *owners.Cases
	client      owners.Names
	ignored     func(evidence.Pos) uint64 // what a row holds where nothing reads it; nil where that tells nothing
	changedBack changedBack               // rows that change something back
	reach       func() []timeline.Instant // newest instant that the records of a file tell of, by origin
}

// NewRules looks at the dates of a source only when some of its records contradict each other.
func NewRules(
	h *recordset.Set, origins int, names owners.Names, all *owners.Directory, cases *owners.Cases,
	others func(evidence.Pos) uint64,
) *Rules {
	names.Learn(h.Clients())
	return &Rules{
		owners: all, cases: cases, client: names, ignored: others,
		reach: sync.OnceValue(func() []timeline.Instant { return h.Reach(origins) }),
	}
}

// ignoredOf is what a row holds where nothing reads it, 0 where that tells nothing.
func (r *Rules) ignoredOf(pos evidence.Pos) uint64 {
	if r.ignored == nil {
		return 0
	}
	return r.ignored(pos)
}

// ownerIn makes the answer to whose a record is, from any goroutine.
func ownerIn[S any, R filter.Record](r *Rules, k rows.Kind[S, R]) func(*R) owners.Owner {
	return func(record *R) owners.Owner {
		if client := k.Client(record); !client.Empty() || r.cases == nil || k.CaseIDs == nil {
			return r.owners.Of(client)
		}
		ids := k.CaseIDs(record, nil)
		if len(ids) == 0 {
			return r.owners.Blank
		}
		o, _ := r.cases.Of(ids, new(int32), r.owners.Of)
		return o
	}
}

// byFile lets the record of the later export count, that of the file whose records reach further in time: names of
// files need not tell which was exported last. The sign is positive for a, negative for b, and 0 where the one that
// comes last counts.
func (r *Rules) byFile(a, b evidence.Pos) (sign int, why string) {
	reach := r.reach()
	switch first, second := reach[a.Origin], reach[b.Origin]; {
	case first > second:
		return 1, reachesLater
	case first < second:
		return -1, reachesLater
	}
	return 0, duplicates.ComesLast
}

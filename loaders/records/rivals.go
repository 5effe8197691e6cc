package records

import (
	"sync"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// Why one of two rows counts that say different things of one ticket, outage, claim or obligation.
const (
	changedLater  = "it was changed later"
	reachesLater  = "the newest date of its file is later"
	comesLast     = "it comes last, and no date tells which is newer"
	declareChange = "say under columns which one tells when a ticket was last changed: {changed: …}"
)

// rivals settles which of two such rows counts.
type rivals struct {
	owners *owners
	cases  *caseOwners
	client clientNames
	reach  func() []timeline.Instant // newest instant that the records of a file tell of, by origin
}

// newRivals looks at the dates of a source only when some of its records contradict each other.
func newRivals(h *harvest, origins int, names clientNames, readers *readers) *rivals {
	names.learn(h)
	return &rivals{
		owners: readers.owners, cases: readers.cases, client: names,
		reach: sync.OnceValue(func() []timeline.Instant { return h.reach(origins) }),
	}
}

// ownerIn makes the answer to whose a record is, from any goroutine.
func ownerIn[S any, R filter.Record](r *rivals, k kind[S, R]) func(*R) owner {
	return func(record *R) owner {
		if client := k.client(record); !client.Empty() || r.cases == nil || k.cases == nil {
			return r.owners.of(client)
		}
		ids := k.cases(record, nil)
		if len(ids) == 0 {
			return r.owners.blank
		}
		o, _ := r.cases.of(ids)
		return o
	}
}

// byFile lets the record of the later export count, that of the file whose records reach further in time: names of
// files need not tell which was exported last. The sign is positive for a, negative for b, and 0 where the one that
// comes last counts.
func (r *rivals) byFile(a, b evidence.Pos) (sign int, why string) {
	reach := r.reach()
	switch first, second := reach[a.Origin], reach[b.Origin]; {
	case first > second:
		return 1, reachesLater
	case first < second:
		return -1, reachesLater
	}
	return 0, comesLast
}

// reach is the newest instant at which something happened, by origin.
func (h *harvest) reach(origins int) []timeline.Instant {
	newest := make([]timeline.Instant, origins)
	for i := range newest {
		newest[i] = timeline.NoInstant
	}
	h.happened(func(pos evidence.Pos, at timeline.Instant) { newest[pos.Origin] = max(newest[pos.Origin], at) })
	return newest
}

// happened tells of every record the newest instant at which something happened. What lies ahead by its nature,
// such as due dates and announced maintenance, does not tell how far the data reaches. Absent instants come
// before all others.
func (h *harvest) happened(tell func(evidence.Pos, timeline.Instant)) {
	for i := range h.tickets {
		t := &h.tickets[i]
		tell(t.Pos, max(t.Opened, t.Responded, t.Resolved, t.Closed, t.Changed))
	}
	for i := range h.events {
		tell(h.events[i].Pos, max(h.events[i].At, h.events[i].Recorded))
	}
	for i := range h.outages {
		o := &h.outages[i]
		tell(o.Pos, max(o.From, o.To, o.Detected, o.Acknowledged, o.Notified))
	}
	for i := range h.claims {
		tell(h.claims[i].Pos, max(h.claims[i].Recorded, h.claims[i].Announced, h.claims[i].ApprovedAt))
	}
	for i := range h.surveys {
		tell(h.surveys[i].Pos, h.surveys[i].At)
	}
	for i := range h.tallies {
		tell(h.tallies[i].Pos, h.tallies[i].To)
	}
	for i := range h.obligations {
		tell(h.obligations[i].Pos, h.obligations[i].Provided)
	}
}

package sampling

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// reading is a sample on its own: its series is known from where it lies.
type reading struct {
	at              timeline.Instant
	sent, received  int64
	latency, jitter evidence.Fixed
	origin, row     uint32
	state           evidence.Flag
}

// pos is where the reading came from.
func (r *reading) pos() evidence.Pos { return evidence.Pos{Origin: r.origin, Row: r.row} }

// state tells whether a sample found its service up: what it says itself, else whether any of its packets was
// answered, else whether there is a latency, which only an answer has. Blank: it cannot be told.
func state(s *evidence.Sample) evidence.Flag {
	switch {
	case s.OK != evidence.Blank:
		return s.OK
	case s.Sent > 0 && s.Received == 0:
		return evidence.No
	case s.Sent > 0 && s.Received > 0, s.Latency.Known():
		return evidence.Yes
	}
	return evidence.Blank
}

// severity orders states: the worst first.
func severity(f evidence.Flag) int {
	switch f {
	case evidence.No:
		return 0
	case evidence.Yes:
		return 1
	}
	return 2
}

// worse orders readings of one instant so that the worst comes first: failing before good, then what lost
// more, then what was slower. It is zero only for readings that say the same.
func worse(a, b *reading) int {
	return cmp.Or(cmp.Compare(severity(a.state), severity(b.state)),
		cmp.Compare(b.sent-b.received, a.sent-a.received), cmp.Compare(b.latency, a.latency),
		cmp.Compare(b.jitter, a.jitter), cmp.Compare(b.sent, a.sent))
}

// ordered tells whether every reading comes later than the one before it.
func ordered(list []reading) bool {
	for i := 1; i < len(list); i++ {
		if list[i].at <= list[i-1].at {
			return false
		}
	}
	return true
}

// settle sorts readings and leaves one for each instant. A series has one reading at an instant: an exact
// duplicate is the same one told twice, and of readings that contradict each other the worst counts.
func settle(list []reading) (kept, duplicates, conflicting []reading) {
	if ordered(list) {
		return list, nil, nil
	}
	slices.SortFunc(list, func(a, b reading) int {
		return cmp.Or(cmp.Compare(a.at, b.at), worse(&a, &b),
			cmp.Compare(a.origin, b.origin), cmp.Compare(a.row, b.row))
	})
	kept = list[:1]
	previous := list[0] // of the sorted list, before kept overwrites it
	for _, r := range list[1:] {
		switch {
		case r.at != previous.at:
			kept = append(kept, r)
		case worse(&r, &previous) == 0:
			duplicates = append(duplicates, r)
		default:
			conflicting = append(conflicting, r)
		}
		previous = r
	}
	return kept, duplicates, conflicting
}

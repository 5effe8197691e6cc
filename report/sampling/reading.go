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
	chunk           int32 // of the origin
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

// counts tells whether the reading has both counters.
func (r *reading) counts() bool { return r.sent|r.received >= 0 }

// requests is how many requests the reading stands for, and how many of them failed.
//
// Convention measures (samples-counters): *Samples* with sent and received are that many requests, of which those
// without an answer failed; all of them where the sample itself says that it failed. One that sent nothing is no
// request, unless it says whether it failed.
func (r *reading) requests() (n, failed int64) {
	switch {
	case r.counts() && r.sent > 0 && r.state == evidence.No:
		return r.sent, r.sent
	case r.counts() && r.sent > 0:
		return r.sent, max(0, r.sent-r.received)
	case r.state == evidence.No:
		return 1, 1
	case r.state == evidence.Yes:
		return 1, 0
	}
	return 0, 0
}

// severity orders states: the worst first.
func severity(f evidence.Flag) int {
	switch f {
	case evidence.No:
		return 0
	case evidence.Pending:
		return 1
	case evidence.Yes:
		return 2
	}
	return 3
}

// worse orders readings so that the worst comes first: failing before good, then what lost more, then what was
// slower. It is zero only for readings that say the same.
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

// byPlace orders readings by time; of one instant by file and row.
func byPlace(a, b reading) int {
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.origin, b.origin), cmp.Compare(a.row, b.row))
}

// settle puts readings in order of time. Several readings at one instant are several readings; but where files overlap,
// what they hold alike counts as often as in the file that has it most, and the rest are duplicates.
//
// Convention measures (samples-same-instant): *Samples*: several readings of a series at one instant all count, also
// equal rows of one file. Equal rows of files that overlap count as often as in the file that has most of them.
//
// Rule §3 (several-readings): Several readings of one series at one instant are several readings.
func settle(list []reading) (kept, duplicates []reading) {
	if ordered(list) {
		return list, nil
	}
	slices.SortFunc(list, byPlace)
	if oneOrigin(list) {
		return list, nil
	}
	kept = list[:0]
	for len(list) > 0 {
		n := sameInstant(list)
		if group := list[:n]; oneOrigin(group) {
			kept = append(kept, group...)
		} else {
			kept, duplicates = merge(slices.Clone(group), kept, duplicates)
		}
		list = list[n:]
	}
	return kept, duplicates
}

// oneOrigin tells whether all readings come from one file.
func oneOrigin(list []reading) bool {
	return !slices.ContainsFunc(list, func(r reading) bool { return r.origin != list[0].origin })
}

// sameInstant is how many of the first readings are of one instant.
func sameInstant(list []reading) int {
	n := 1
	for n < len(list) && list[n].at == list[0].at {
		n++
	}
	return n
}

// merge takes the readings of one instant in, of which several files tell.
func merge(group, kept, duplicates []reading) (_, _ []reading) {
	slices.SortFunc(group, func(a, b reading) int { return cmp.Or(worse(&a, &b), byPlace(a, b)) })
	from := len(kept)
	for len(group) > 0 {
		n := 1
		for n < len(group) && worse(&group[n], &group[0]) == 0 {
			n++
		}
		most := fullest(group[:n])
		for _, r := range group[:n] {
			if r.origin == most {
				kept = append(kept, r)
			} else {
				duplicates = append(duplicates, r)
			}
		}
		group = group[n:]
	}
	slices.SortFunc(kept[from:], byPlace)
	return kept, duplicates
}

// fullest is the file that has most of some equal readings, which are in order of files; the first one of several.
func fullest(equal []reading) (origin uint32) {
	most := 0
	for i := 0; i < len(equal); {
		n := i
		for n < len(equal) && equal[n].origin == equal[i].origin {
			n++
		}
		if n-i > most {
			most, origin = n-i, equal[i].origin
		}
		i = n
	}
	return origin
}

// retried gives readings in order of time that were pending the state of what came of them: a retry that is followed by
// a failure failed, one followed by a success succeeded. It tells whether some are still pending; they tell no state.
//
// Convention measures (samples-pending): *Samples*: a check that is pending, since the monitor tries again before it
// calls its service down, failed where the next check with a state failed, and succeeded where that did. One that
// nothing follows is unknown.
//
// Rule §13 (samples-retries): Retries followed by a failure belong to the failure, followed by a success to the
// success.
func retried(list []reading) (pending bool) {
	next := evidence.Blank
	for i := len(list) - 1; i >= 0; i-- {
		switch r := &list[i]; r.state {
		case evidence.Pending:
			r.state = next
			pending = pending || next == evidence.Blank
		case evidence.Yes, evidence.No:
			next = r.state
		}
	}
	return pending
}

package sampling

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Slots says how the time of a day is cut into slots; a day's last slot may be shorter.
//
// Rule §3 (samples-by-slot): By slot: a slot is down when at least the agreed share of its samples failed.
type Slots struct {
	Length timeline.Micros                          // 0: no slots are wanted
	Day    func(timeline.Instant) timeline.Interval // the local day of an instant
}

// Slot sums up the readings of a slot, or of several that follow each other within a day without a failure.
//
// Convention measures (samples-slot-instant): *Samples by slot*: the readings of one instant without counters are one
// check, failed if any of them failed; counters add up.
type Slot struct {
	timeline.Interval
	Count            int64 // slots it stands for
	Checks, Down     Sum   // instants that tell a state, or requests where there are counters; those that failed
	Requests, Failed Sum   // what all readings stand for, and what of it failed
	Idle             bool  // its readings count no request at all
	Rows             Rows  // of the failures
	day              timeline.Instant
}

// of is the slot of an instant, empty yet.
func (s Slots) of(at timeline.Instant) Slot {
	day := s.Day(at)
	from := day.From.Add(at.Sub(day.From) / s.Length * s.Length)
	return Slot{Interval: timeline.Interval{From: from, To: min(day.To, from.Add(s.Length))}, Count: 1, day: day.From}
}

// push appends a slot that does not begin before the last one of the list. Slots without a failure are joined
// once they cannot get another reading, that is neither the first nor the last ones of a list.
func push(list []Slot, s Slot) []Slot {
	n := len(list)
	if n > 0 && list[n-1].From == s.From {
		list[n-1].plus(&s)
		return list
	}
	list = append(list, s)
	if n < 3 {
		return list
	}
	a, b := &list[n-2], &list[n-1]
	if a.Failed.Sign() > 0 || b.Failed.Sign() > 0 || a.To != b.From || a.day != b.day || a.Idle != b.Idle {
		return list
	}
	a.To = b.To
	a.Count += b.Count
	a.plus(b)
	list[n-1] = s
	return list[:n]
}

// plus adds what other readings told.
func (s *Slot) plus(o *Slot) {
	s.Rows = s.Rows.plus(int64(s.Failed.Sign()), o.Rows, int64(o.Failed.Sign()))
	s.Checks.Plus(o.Checks)
	s.Down.Plus(o.Down)
	s.Requests.Plus(o.Requests)
	s.Failed.Plus(o.Failed)
	s.Idle = s.Idle && o.Idle
}

// slots cuts readings in order of time into slots.
func slots(out []Slot, rule Slots, list []reading) []Slot {
	var s Slot
	for len(list) > 0 {
		n := sameInstant(list)
		if at, tells := instantOf(list[:n]); tells {
			if s.Count > 0 && !s.Contains(list[0].at) {
				out = push(out, s)
				s.Count = 0
			}
			if s.Count == 0 {
				s = rule.of(list[0].at)
				s.Idle = true
			}
			s.plus(&at)
		}
		list = list[n:]
	}
	if s.Count > 0 {
		out = push(out, s)
	}
	return out
}

// instantOf sums up the readings of one instant; tells is false where they say nothing.
func instantOf(list []reading) (s Slot, tells bool) {
	var failing extent
	check := evidence.Blank // of those without counters, the worst
	for i := range list {
		r := &list[i]
		n, failed := r.requests()
		s.Requests.Add(n)
		s.Failed.Add(failed)
		if failed > 0 {
			failing.add(r)
		}
		tells = tells || n > 0 || r.counts()
		switch {
		case r.counts() && r.sent > 0:
			s.Checks.Add(n)
			s.Down.Add(failed)
		case severity(r.state) < severity(check):
			check = r.state
		}
	}
	if check != evidence.Blank {
		s.Checks.Add(1)
	}
	if check == evidence.No {
		s.Down.Add(1)
	}
	s.Idle, s.Rows = s.Requests.Sign() == 0, failing.rows()
	return s, tells
}

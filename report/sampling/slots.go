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
type Slot struct {
	timeline.Interval
	Count     int64 // slots it stands for
	N, Failed int64 // readings that tell a state, and those of them that failed
	Rows      Rows  // of the failures
	day       timeline.Instant
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
		last := &list[n-1]
		last.Rows = last.Rows.plus(last.Failed, s.Rows, s.Failed)
		last.N += s.N
		last.Failed += s.Failed
		return list
	}
	list = append(list, s)
	if n < 3 {
		return list
	}
	a, b := &list[n-2], list[n-1]
	if a.Failed > 0 || b.Failed > 0 || a.To != b.From || a.day != b.day {
		return list
	}
	a.To = b.To
	a.Count += b.Count
	a.N += b.N
	list[n-1] = s
	return list[:n]
}

// slots cuts readings in order of time into slots.
func slots(out []Slot, rule Slots, list []reading) []Slot {
	var s Slot
	for i := range list {
		r := &list[i]
		if r.state == evidence.Blank {
			continue
		}
		if s.Count == 0 || !s.Contains(r.at) {
			if s.Count > 0 {
				out = push(out, s)
			}
			s = rule.of(r.at)
		}
		s.N++
		if r.state == evidence.No {
			s.Rows = s.Rows.plus(s.Failed, extent{r, r}.rows(), 1)
			s.Failed++
		}
	}
	if s.Count > 0 {
		out = push(out, s)
	}
	return out
}

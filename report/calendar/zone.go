package calendar

import (
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// Zone is a time zone whose changes of offset have been looked up ahead, so that local times are read
// and days found in nanoseconds. It is immutable and safe for concurrent use. Instants outside the years
// it looked up (1990 to 2049) are answered as well, more slowly.
type Zone struct {
	loc       *time.Location
	covered   timeline.Interval // spans lie back to back from its begin to its end
	spans     []span
	first     []uint16        // by bucket: the span that holds the bucket's first instant
	low, high timeline.Micros // smallest and largest offset of the spans
}

// span is a stretch with one offset from UTC.
type span struct {
	from, to timeline.Instant
	offset   timeline.Micros // local time less UTC
}

const (
	spanShift = 41 // buckets of 2^41 µs, about 25 days: at most one change of offset in nearly all of them

	// aroundDay reaches beyond any offset from UTC and any single change of it (the largest is a day).
	aroundDay = 3 * timeline.Day
)

// NewZone looks the zone's changes up; nil is UTC.
func NewZone(loc *time.Location) *Zone {
	return zoneOver(loc, timeline.Interval{
		From: timeline.Of(time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)),
		To:   timeline.Of(time.Date(2050, 1, 1, 0, 0, 0, 0, time.UTC)),
	})
}

// Location is the zone as the standard library knows it.
func (z *Zone) Location() *time.Location { return z.loc }

// zoneOver looks the changes within an interval up.
func zoneOver(loc *time.Location, covered timeline.Interval) *Zone {
	if loc == nil {
		loc = time.UTC
	}
	z := &Zone{loc: loc, covered: covered}
	for at := covered.From; at < covered.To; {
		local := at.In(loc)
		_, seconds := local.Zone()
		s := span{at, covered.To, timeline.Micros(seconds) * timeline.Second}
		if _, end := local.ZoneBounds(); !end.IsZero() {
			// Where a zone's rule is computed, ZoneBounds stops at the ends of years as well, in leap
			// years a day early: the day after that stop has bounds that end before it begins.
			next := timeline.Of(end)
			if next <= at {
				next = at.Add(timeline.Hour)
			}
			s.to = min(next, covered.To)
		}
		z.add(s)
		at = s.to
	}
	z.index()
	return z
}

// add appends a span; a change of the zone's name alone is no change.
func (z *Zone) add(s span) {
	n := len(z.spans)
	if n > 0 && z.spans[n-1].offset == s.offset {
		z.spans[n-1].to = s.to
		return
	}
	if n == 0 {
		z.low, z.high = s.offset, s.offset
	}
	z.low, z.high = min(z.low, s.offset), max(z.high, s.offset)
	z.spans = append(z.spans, s)
}

func (z *Zone) index() {
	z.first = make([]uint16, uint64(z.covered.Length())>>spanShift+1)
	j := 0
	for b := range z.first {
		at := z.covered.From + timeline.Instant(b)<<spanShift
		for z.spans[j].to <= at {
			j++
		}
		z.first[b] = uint16(j)
	}
}

// spanAt is the index of the span that holds an instant of the covered interval.
func (z *Zone) spanAt(i timeline.Instant) int {
	j := int(z.first[uint64(i-z.covered.From)>>spanShift])
	for z.spans[j].to <= i {
		j++
	}
	return j
}

// Offset is local time less UTC at an instant.
func (z *Zone) Offset(i timeline.Instant) timeline.Micros {
	if !z.covered.Contains(i) {
		_, seconds := i.In(z.loc).Zone()
		return timeline.Micros(seconds) * timeline.Second
	}
	return z.spans[z.spanAt(i)].offset
}

// around is a zone that covers the days about an instant or a local time taken as one.
func (z *Zone) around(i timeline.Instant) *Zone {
	return zoneOver(z.loc, timeline.Interval{From: i.Add(-aroundDay), To: i.Add(aroundDay)})
}

// StartOfDay is the first instant of a local day: its midnight, the earlier of two, or, where midnight
// is skipped, the instant of the change. A date that the zone skipped begins when the next one does.
func (z *Zone) StartOfDay(d Date) timeline.Instant { return z.startOf(d.number()) }

func (z *Zone) startOf(day int) timeline.Instant {
	at, reading, change := z.read(timeline.Micros(day) * timeline.Day)
	if reading == Missing {
		return change
	}
	return at
}

// DateOf is the local day that an instant lies in: from StartOfDay of it to StartOfDay of the next. Only
// where clocks go back over midnight does it differ from the date on the wall, which repeats.
func (z *Zone) DateOf(i timeline.Instant) Date { return dateOf(z.dayOf(i)) }

func (z *Zone) dayOf(i timeline.Instant) int {
	day := int(floorDiv(timeline.Micros(i.Add(z.Offset(i))), timeline.Day))
	if z.startOf(day+1) <= i {
		day++
	}
	return day
}

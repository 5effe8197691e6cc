package calendar

import (
	"fmt"

	"github.com/slareport/slareport/report/timeline"
)

// Reading says how a local time maps to an instant (rules §1). All but Exact leave a finding.
//
// Rule §1 (clock-change): A local time that occurs twice is the earlier instant; one that is skipped moves forward by
// the gap. Both leave a finding.
type Reading uint8

// The readings.
const (
	Exact     Reading = iota
	Ambiguous         // clocks went back and showed it twice: the earlier instant is taken
	Missing           // clocks went forward over it: it is moved forward by the gap
)

// String names the reading for findings.
func (r Reading) String() string {
	switch r {
	case Ambiguous:
		return "ambiguous"
	case Missing:
		return "missing"
	}
	return "exact"
}

// LocalTime reads a local time in a zone. The hour 24 is the end of the day and needs minute, second and
// micros 0. A date or time that does not exist on any clock is an error, as is an instant outside the
// years 1 to 9999 in UTC.
func LocalTime(z *Zone, year, month, day, hour, minute, second, micros int) (timeline.Instant, Reading, error) {
	date, err := NewDate(year, month, day)
	if err != nil {
		return timeline.NoInstant, Exact, err
	}
	if err := checkClock(hour, minute, second, micros); err != nil {
		return timeline.NoInstant, Exact, err
	}
	clock := timeline.Micros((hour*60+minute)*60+second)*timeline.Second + timeline.Micros(micros)
	at, reading, _ := z.read(timeline.Micros(date.number())*timeline.Day + clock)
	if at < timeline.MinInstant || at > timeline.MaxInstant {
		return timeline.NoInstant, Exact, fmt.Errorf("%s is outside the years %d to %d in UTC", date, firstYear, lastYear)
	}
	return at, reading, nil
}

func checkClock(hour, minute, second, micros int) error {
	switch {
	case hour == 24 && minute == 0 && second == 0 && micros == 0:
		return nil
	case hour == 24:
		return fmt.Errorf("%02d:%02d:%02d does not exist: 24:00:00 is the end of the day", hour, minute, second)
	case hour < 0 || hour > 23:
		return fmt.Errorf("hour %d is not within 0 to 23", hour)
	case minute < 0 || minute > 59:
		return fmt.Errorf("minute %d is not within 0 to 59", minute)
	case second < 0 || second > 59:
		return fmt.Errorf("second %d is not within 0 to 59", second)
	case micros < 0 || micros > 999_999:
		return fmt.Errorf("microsecond %d is not within 0 to 999999", micros)
	}
	return nil
}

// read maps a local time, in microseconds since 1970-01-01T00:00 on the wall, to an instant. For a
// missing one, change is the instant at which the clocks went forward.
func (z *Zone) read(wall timeline.Micros) (at timeline.Instant, reading Reading, change timeline.Instant) {
	earliest, latest := timeline.Instant(wall-z.high), timeline.Instant(wall-z.low)
	if earliest < z.covered.From || latest >= z.covered.To {
		return z.around(timeline.Instant(wall)).read(wall)
	}
	found := false
	for j := z.spanAt(earliest); j < len(z.spans) && z.spans[j].from <= latest; j++ {
		s := &z.spans[j]
		if candidate := timeline.Instant(wall - s.offset); s.from <= candidate && candidate < s.to {
			if found {
				return at, Ambiguous, 0
			}
			at, found = candidate, true
		}
		if j > 0 && !found && z.skips(j, wall) {
			at, reading, change = timeline.Instant(wall-z.spans[j-1].offset), Missing, s.from
		}
	}
	if found {
		return at, Exact, 0
	}
	return at, reading, change
}

// skips tells whether the clocks passed over a local time when span j began.
func (z *Zone) skips(j int, wall timeline.Micros) bool {
	before, after := z.spans[j-1].offset, z.spans[j].offset
	change := timeline.Micros(z.spans[j].from)
	return change+before <= wall && wall < change+after
}

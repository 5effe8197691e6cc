package cell

import (
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// Reading tells how a local time became an instant (rules §1).
type Reading uint8

// The readings.
const (
	Exact     Reading = iota // there is exactly one such instant
	Ambiguous                // there are two, the earlier was taken
	Missing                  // there is none, it was moved forward by the gap
)

// Zone turns a local date and time into an instant. It is only asked for dates and times that exist on
// some calendar: the month is 1 to 12, the day 1 to the length of the month, the hour 0 to 23.
type Zone func(year, month, day, hour, minute, second, micros int) (timeline.Instant, Reading)

// In is a Zone on the time zone database. It looks every time up anew; a Zone that keeps a table of the
// changes is faster.
func In(loc *time.Location) Zone {
	return func(year, month, day, hour, minute, second, micros int) (timeline.Instant, Reading) {
		wall := time.Date(year, time.Month(month), day, hour, minute, second, micros*1000, time.UTC)
		before, after := offsetAt(wall.Add(-24*time.Hour), loc), offsetAt(wall.Add(24*time.Hour), loc)
		early, late := wall.Add(-before), wall.Add(-after)
		isEarly, isLate := offsetAt(early, loc) == before, offsetAt(late, loc) == after
		switch {
		case isEarly && isLate && before != after:
			return timeline.Of(early), Ambiguous
		case isEarly:
			return timeline.Of(early), Exact
		case isLate:
			return timeline.Of(late), Exact
		}
		return timeline.Of(early), Missing
	}
}

// offsetAt is what the zone's clocks are ahead of UTC at an instant.
func offsetAt(t time.Time, loc *time.Location) time.Duration {
	_, seconds := t.In(loc).Zone()
	return time.Duration(seconds) * time.Second
}

package times

import (
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// zoneIn is a Zone on the time zone database, without a table of the changes.
func zoneIn(loc *time.Location) Zone {
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

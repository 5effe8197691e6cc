package zones

import (
	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// LocalTime reads local times with the table of a zone's changes.
func LocalTime(zone *calendar.Zone) times.Zone {
	readings := [...]times.Reading{
		calendar.Exact: times.Exact, calendar.Ambiguous: times.Ambiguous, calendar.Missing: times.Missing,
	}
	return func(year, month, day, hour, minute, second, micros int) (timeline.Instant, times.Reading) {
		at, reading, err := calendar.LocalTime(zone, year, month, day, hour, minute, second, micros)
		if err != nil {
			return timeline.NoInstant, times.Exact // out of bounds, which times.Reader says itself
		}
		return at, readings[reading]
	}
}

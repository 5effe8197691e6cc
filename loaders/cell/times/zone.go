package times

import "github.com/slareport/slareport/report/timeline"

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

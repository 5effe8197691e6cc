package evidence

// Days tells which times of a record are known to the day only: the export has a date without a time. The record holds
// the first instant that is possible.
type Days uint8

// The times of tickets and outages.
const (
	DayBegun    Days = 1 << iota // opened
	DayAnswered                  // responded, or acknowledged of an outage
	DayDone                      // resolved
	DayClosed                    // closed
	DayDetected                  // detected, of an outage
	DayNotified                  // notified, of an outage
)

// Of tells whether one of them is among those of a record.
func (d Days) Of(one Days) bool { return d&one != 0 }

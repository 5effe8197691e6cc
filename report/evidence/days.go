package evidence

// Days tells which times of a record are known to the day only: the export has a date without a time. The record holds
// the first instant that is possible. Lost tells which times are in the export and could not be read: they are not blank
// there, so that nothing may be said to be missing or to last.
type Days uint8

// The times of tickets and outages.
const (
	DayBegun    Days = 1 << iota // opened
	DayAnswered                  // responded, or acknowledged of an outage
	DayDone                      // resolved, or the end of an outage
	DayClosed                    // closed
	DayDetected                  // detected, of an outage
	DayNotified                  // notified, of an outage
)

// Of tells whether one of them is among those of a record.
func (d Days) Of(one Days) bool { return d&one != 0 }

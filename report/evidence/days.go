package evidence

import "github.com/slareport/slareport/report/timeline"

// Days tells which times of a record are known to the day only: the export has a date without a time. The record holds
// the first instant that is possible; of the end of an interval the last one. Lost tells which times are in the export
// and could not be read: they are not blank there, so that nothing may be said to be missing or to last.
type Days uint8

// The times of records. An interval that begins and ends with a date alone is whole days, of which all is known.
const (
	DayBegun     Days = 1 << iota // opened, or from; when a survey was answered, or something changed
	DayAnswered                   // responded, or acknowledged of an outage
	DayDone                       // resolved, or to; when what was owed was provided
	DayClosed                     // closed
	DayDetected                   // detected, of an outage
	DayNotified                   // notified, of an outage
	DayRecorded                   // recorded, of a claim
	DayAnnounced                  // announced, of a claim
)

// Of tells whether one of them is among those of a record.
func (d Days) Of(one Days) bool { return d&one != 0 }

// OfInterval are the days of an interval: where it begins and ends with a date alone, it is whole days.
func (d Days) OfInterval() Days {
	if whole := DayBegun | DayDone; d&whole == whole {
		return d &^ whole
	}
	return d
}

// Dates tells when the records of a source happened, each by its newest date: stretches of time in their order.
type Dates []Stretch

// Stretch is the records of some weeks.
type Stretch struct {
	timeline.Interval        // from the oldest of the dates to the newest, both included
	Rows              int    // how many rows tell of them; about as many where there are more than a few
	Row               Pos    // the row with the newest date
	Column            string // that holds it, as the file calls it
	Outcome           bool   // it says how something went on that may have lasted long, such as a resolution
}

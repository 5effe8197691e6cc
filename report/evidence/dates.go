package evidence

import "github.com/slareport/slareport/report/timeline"

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

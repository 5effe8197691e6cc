package agreement

import "github.com/slareport/slareport/report/timeline"

// Breach is what has consequences beyond credits: misses of the last In periods, or Outages.
type Breach struct {
	Misses, In int
	Severe     bool          // only misses below the minimum level count
	Outages    *OutageBreach // instead of Misses; nil: misses
}

// OutageBreach is a number of outages, or a time down, that has consequences beyond credits. What counts is what the
// contract leaves with the provider.
type OutageBreach struct {
	Number   int             // of outages; 0: Downtime decides
	Length   timeline.Micros // from which on an outage is one of them; 0: any is
	Longer   bool            // it must be longer than Length
	Downtime timeline.Micros // of all outages together
	More     bool            // it must be more than Downtime
	Days     int             // the days of 24 hours in which they lie, rolling; 0: a period of the agreement
}

// reached tells whether a length of time is as much as is needed, or more.
func reached(d, least timeline.Micros, more bool) bool { return d > least || d == least && !more }

// Long tells whether an outage of a length is one of the Number.
func (b *OutageBreach) Long(length timeline.Micros) bool { return reached(length, b.Length, b.Longer) }

// Down tells whether a time down is as much as Downtime needs.
func (b *OutageBreach) Down(d timeline.Micros) bool { return reached(d, b.Downtime, b.More) }

package agreement

import "github.com/slareport/slareport/report/timeline"

// Counted is how much of each outage a contract counts. The zero one counts all of it.
type Counted struct {
	Shortest timeline.Micros // an outage that is shorter does not count at all; 0: every one does
	Whole    timeline.Micros // only whole parts of this length count; 0: every second does
	Grace    timeline.Micros // the first part of an outage never counts; 0: none
}

// Everything tells whether outages count as long as they are.
func (c Counted) Everything() bool { return c == Counted{} }

// Parts is how much of each outage counts where a filter says which are long enough.
func (c Counted) Parts() Counted { return Counted{Whole: c.Whole, Grace: c.Grace} }

// Of is how much of an outage of a length counts.
//
// Convention measures (outage-counted): *Outages*: whether an outage is long enough goes by its length without the time
// that is excused, before any grace: exactly the shortest length is long enough. The grace is taken off its beginning,
// and of the rest only whole parts count, each outage by itself; an outage over the end of a period is one outage. Set
// by `objectives.availability.shortest`, `objectives.availability.whole`, `objectives.availability.grace`.
func (c Counted) Of(length timeline.Micros) timeline.Micros {
	if length < c.Shortest {
		return 0
	}
	length = max(0, length-c.Grace)
	if c.Whole > 0 {
		length -= length % c.Whole
	}
	return length
}

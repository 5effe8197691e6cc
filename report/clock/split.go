package clock

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// Labelled is an interval with a label that the caller gives a meaning, such as the number of a party or
// of a piece of evidence. Label 0 is what an interval without a label has.
type Labelled struct {
	timeline.Interval
	Label int
}

// Segment is a stretch of a case under one label, with the calendar time in it.
type Segment struct {
	timeline.Interval
	Label  int
	Active timeline.Micros // 0 for a stretch outside the calendar
}

// Split cuts the time from one instant to another at the ends of the labelled intervals. The segments
// lie back to back and cover it all; what no interval covers has label 0. Their Active adds up to the
// calendar time of the whole. The intervals may come in any order and should not overlap: where two do,
// the one that begins earlier keeps the time up to its end, so that no second is counted twice.
func Split(cal *calendar.Calendar, from, to timeline.Instant, labelled []Labelled) []Segment {
	if to <= from {
		return nil
	}
	if !slices.IsSortedFunc(labelled, byBegin) {
		labelled = slices.Clone(labelled)
		slices.SortStableFunc(labelled, byBegin)
	}
	segments := make([]Segment, 0, 2*len(labelled)+1)
	add := func(end timeline.Instant, label int) {
		if end > from {
			segments = append(segments, Segment{timeline.Interval{From: from, To: end}, label, cal.Elapsed(from, end)})
			from = end
		}
	}
	for _, v := range labelled {
		if v.Empty() {
			continue
		}
		add(min(v.From, to), 0)
		add(min(v.To, to), v.Label)
	}
	add(to, 0)
	return segments
}

func byBegin(a, b Labelled) int { return cmp.Compare(a.From, b.From) }

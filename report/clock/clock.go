// Package clock runs the clock of a case (rules §4): calendar time from a start, standing during pauses.
// Pauses are intersected with the calendar; their raw length is never added to a deadline. The package
// knows neither tickets nor parties: whoever calls it says which intervals are pauses and what their
// labels mean.
package clock

import (
	"sort"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// Active is the calendar time between two instants that lies outside the pauses, 0 when to is not after
// from.
//
// Rule §4 (clock-hours): The clock runs inside its calendar; outside hours a case takes no time.
//
// Rule §4 (clock-pauses): Pauses are intersected with business time.
func Active(cal *calendar.Calendar, from, to timeline.Instant, pauses timeline.Set) timeline.Micros {
	active := cal.Elapsed(from, to)
	for _, p := range pauses[after(pauses, from):] {
		if p.From >= to {
			break
		}
		active -= cal.Elapsed(max(p.From, from), min(p.To, to))
	}
	return active
}

// Deadline is the earliest instant by which an allowance of active time has passed since start, as
// Calendar.Deadline says it. An allowance that is used up where a pause begins ends there. ok is false
// when it is not reached by the end of the year 9999, as in a pause that never ends.
func Deadline(
	cal *calendar.Calendar, start timeline.Instant, allowance timeline.Micros, pauses timeline.Set,
) (due timeline.Instant, ok bool) {
	if allowance <= 0 {
		return start, true
	}
	for _, p := range pauses[after(pauses, start):] {
		ahead := cal.Elapsed(start, p.From)
		if allowance <= ahead {
			break
		}
		allowance -= ahead
		start = p.To
	}
	return cal.Deadline(start, allowance)
}

// after is the index of the first pause that ends after an instant.
func after(pauses timeline.Set, i timeline.Instant) int {
	return sort.Search(len(pauses), func(n int) bool { return pauses[n].To > i })
}

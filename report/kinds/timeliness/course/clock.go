package course

import (
	"sort"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/clock"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Ran is the counted time of a course between two instants outside pauses, each leg on its own calendar.
//
// Convention calendars (calendar-after-priority): Where a change of priority changes the calendar, carry keeps the
// time counted so far and counts on by the new calendar; at-start and at-stop count all of it by the calendar of that
// priority; restart counts by the new one from the change. Set by `objectives.timeliness.on_priority_change`.
func (c *Course) Ran(from, to timeline.Instant, pauses timeline.Set) (sum timeline.Micros) {
	for i := c.legAt(from); i < len(c.Legs) && c.Legs[i].From < to; i++ {
		v := c.reach(i).Intersect(timeline.Interval{From: from, To: to})
		sum += clock.Active(c.Legs[i].Calendar, v.From, v.To, pauses)
	}
	return sum
}

// Elapsed is the counted time of the whole course outside pauses.
func (c *Course) Elapsed(pauses timeline.Set) timeline.Micros { return c.Ran(c.Start, c.End, pauses) }

// Open is the time of a stretch that is open on the calendars of the course.
func (c *Course) Open(v timeline.Interval) (set timeline.Set) {
	for i := c.legAt(v.From); i < len(c.Legs) && c.Legs[i].From < v.To; i++ {
		set = append(set, c.Legs[i].Calendar.Intervals(c.reach(i).Intersect(v))...)
	}
	return timeline.Union(set...)
}

// legAt is the first leg that is in force at an instant or later.
func (c *Course) legAt(at timeline.Instant) int {
	return sort.Search(len(c.Legs), func(i int) bool { return c.reach(i).To > at })
}

// reach is the stretch in which a leg is in force.
func (c *Course) reach(i int) timeline.Interval {
	v := timeline.Interval{From: c.Legs[i].From, To: c.End}
	if i+1 < len(c.Legs) {
		v.To = c.Legs[i+1].From
	}
	return v
}

// Clocks tells the calendars that a course ran on and how long it was counted on each.
func (c *Course) Clocks() (list []measure.Clock) {
	for i := range c.Legs {
		l := &c.Legs[i]
		v := c.reach(i)
		k := len(list) - 1
		if k < 0 || list[k].Calendar != l.Calendar.Name() {
			list = append(list, measure.Clock{Calendar: l.Calendar.Name()})
			k++
		}
		list[k].Elapsed += clock.Active(l.Calendar, v.From, v.To, c.Gaps)
	}
	return list
}

// Passes tells whether the clock, standing in the pauses, passes an allowance on the way, and the first
// instant at which it does. Reaching one exactly is in time.
func (c *Course) Passes(pauses timeline.Set) (at timeline.Instant, over bool) {
	at, _, over = c.Passed(pauses)
	return at, over
}

// Passed is Passes with the allowance that was passed: that of the last leg where none was.
func (c *Course) Passed(pauses timeline.Set) (at timeline.Instant, allowance timeline.Micros, over bool) {
	var elapsed timeline.Micros
	for i := range c.Legs {
		l := &c.Legs[i]
		if elapsed > l.Allowance { // a shorter target came into force too late to be kept
			return l.From, l.Allowance, true
		}
		active := clock.Active(l.Calendar, l.From, c.reach(i).To, pauses)
		if active > l.Allowance-elapsed {
			return InstantAfter(l.Calendar, l.From, l.Allowance-elapsed, pauses), l.Allowance, true
		}
		elapsed += active
	}
	return timeline.NoInstant, c.Legs[len(c.Legs)-1].Allowance, false
}

// InstantAfter is the last instant at which no more than an allowance has passed since start: the clock passes
// it right after. A clock that stands then, at night or in a pause, passes it when it goes on.
//
// Rule §4 (promised-date): A promised date is kept by whatever happens up to that very instant.
func InstantAfter(
	cal *calendar.Calendar, start timeline.Instant, allowance timeline.Micros, pauses timeline.Set,
) timeline.Instant {
	at, _ := clock.Deadline(cal, start, allowance+1, pauses)
	return at - 1
}

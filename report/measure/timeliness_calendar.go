package measure

import (
	"fmt"
	"sort"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/clock"
	"github.com/slareport/slareport/report/timeline"
)

// calendarsOf finds the calendar of every target of an objective, and after them the one of cases that no target
// applies to. A clock runs on the calendar of its target; where a change of priority brings another one, time until
// then stays as it was counted and time from then on counts on the new one.
func calendarsOf(ctx *Context, o *agreement.Objective) (list []*calendar.Calendar, err error) {
	terms := o.Timeliness
	for i := range len(terms.Within) + 1 {
		w := &agreement.Within{}
		if i < len(terms.Within) {
			w = &terms.Within[i]
		}
		name := terms.CalendarOf(w)
		c, known := ctx.Calendars[name]
		if !known {
			return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, name)
		}
		list = append(list, c)
	}
	return list, nil
}

// calendarOf is the calendar of a target, given by its index; -1 is none.
func (m *meter) calendarOf(target int) *calendar.Calendar {
	if target < 0 {
		return m.calendars[len(m.calendars)-1]
	}
	return m.calendars[target]
}

// ran is the counted time of a course between two instants outside pauses, each leg on its own calendar.
func (c *course) ran(from, to timeline.Instant, pauses timeline.Set) (sum timeline.Micros) {
	for i := c.legAt(from); i < len(c.legs) && c.legs[i].from < to; i++ {
		v := c.reach(i).Intersect(timeline.Interval{From: from, To: to})
		sum += clock.Active(c.legs[i].calendar, v.From, v.To, pauses)
	}
	return sum
}

// elapsed is the counted time of the whole course outside pauses.
func (c *course) elapsed(pauses timeline.Set) timeline.Micros { return c.ran(c.start, c.end, pauses) }

// open is the time of a stretch that is open on the calendars of the course.
func (c *course) open(v timeline.Interval) (set timeline.Set) {
	for i := c.legAt(v.From); i < len(c.legs) && c.legs[i].from < v.To; i++ {
		set = append(set, c.legs[i].calendar.Intervals(c.reach(i).Intersect(v))...)
	}
	return timeline.Union(set...)
}

// legAt is the first leg that is in force at an instant or later.
func (c *course) legAt(at timeline.Instant) int {
	return sort.Search(len(c.legs), func(i int) bool { return c.reach(i).To > at })
}

// reach is the stretch in which a leg is in force.
func (c *course) reach(i int) timeline.Interval {
	v := timeline.Interval{From: c.legs[i].from, To: c.end}
	if i+1 < len(c.legs) {
		v.To = c.legs[i+1].from
	}
	return v
}

// clocks tells the calendars that a course ran on and how long it was counted on each.
func (c *course) clocks() (list []Clock) {
	for i := range c.legs {
		l := &c.legs[i]
		v := c.reach(i)
		k := len(list) - 1
		if k < 0 || list[k].Calendar != l.calendar.Name() {
			list = append(list, Clock{Calendar: l.calendar.Name()})
			k++
		}
		list[k].Elapsed += clock.Active(l.calendar, v.From, v.To, c.gaps)
	}
	return list
}

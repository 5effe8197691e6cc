package targets

import (
	"github.com/slareport/slareport/report/clock"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Superseded is what the clock said under the priorities that did not decide a case in the end (rules §4): those
// that a later one replaced, and under at-start those that came too late to count.
//
// Rule §4 (priority-superseded): The superseded clock is shown.
func (t *Table) Superseded(
	s *cases.Case, c *course.Course, changes []cases.PriorityChange,
) (list []measure.Superseded) {
	if len(changes) == 0 || t.ByDate {
		return nil
	}
	reigns := priorityPeriods(changes, c, s)
	carried := timeline.Micros(0) // counted up to the end of the period
	for i, r := range reigns {
		carried += c.Ran(max(r.From, c.Start), r.To, c.Gaps)
		decides := i == len(reigns)-1
		if t.Priority == AtStart {
			decides = i == 0
		}
		start := c.Start
		if t.Priority == Restart {
			start = r.From
		}
		target := t.index(t.withPriority(s.Keys, r.priority))
		allowance, ok := t.allowance(target, start)
		if decides || !ok {
			continue
		}
		within := &t.Within[target]
		group := r.priority.String()
		if within.Key != "" {
			group = within.Label()
		}
		list = append(list, measure.Superseded{
			Group: group, Until: r.To, Target: allowance, Elapsed: t.stoodAt(c, target, start, r.To, carried),
		})
	}
	return list
}

// stoodAt is what a superseded clock stood at: where time is carried over, what had been counted until then, else
// what its own calendar counts.
//
// Convention calendars (calendar-superseded): A superseded clock shows what was carried; under the other rules it
// counts by its own calendar.
func (t *Table) stoodAt(
	c *course.Course, target int, start, to timeline.Instant, carried timeline.Micros,
) timeline.Micros {
	switch t.Priority {
	case AtStart, AtStop, Restart:
		return clock.Active(t.calendarOf(target), start, to, c.Gaps)
	}
	return carried
}

// priorityPeriod is a stretch of a case in which one priority holds.
type priorityPeriod struct {
	timeline.Interval
	priority evidence.Text
}

// priorityPeriods cuts a case where its priority becomes another one; of several changes at one instant the last holds.
func priorityPeriods(changes []cases.PriorityChange, c *course.Course, s *cases.Case) []priorityPeriod {
	list := []priorityPeriod{{timeline.Interval{From: c.Begin, To: c.End}, cases.PriorityAt(changes, c.Begin, s.Priority)}}
	for i := cases.ChangesUntil(changes, c.Begin); i < len(changes) && changes[i].At < c.End; i++ {
		ch, last := changes[i], &list[len(list)-1]
		if i+1 < len(changes) && changes[i+1].At == ch.At || ch.To == last.priority {
			continue
		}
		last.To = ch.At
		list = append(list, priorityPeriod{timeline.Interval{From: ch.At, To: c.End}, ch.To})
	}
	return list
}

package calendar

import "github.com/slareport/slareport/report/timeline"

// WorkingDayDeadline is the deadline of a target in working days (the unit wd, rules §4): the close of the
// nth working day after the local day of start, or with sameTime the time of day of start on it. A working
// day is a local day with open time; the day of start is none of the n, whether it is one or not. n below 1
// gives start. ok is false when there are not that many in the next 70 years, or by the end of the year 9999.
//
// With sameTime, a time of day that DST repeats takes the earlier instant and one that it skips moves
// forward by the gap; it may lie outside the day's hours.
//
// Rule §4 (working-days): Working days become calendar time at the start.
func (c *Calendar) WorkingDayDeadline(start timeline.Instant, n int, sameTime bool) (due timeline.Instant, ok bool) {
	if n < 1 {
		return start, true
	}
	start = clamp(start)
	t := c.tableAt(start)
	days := t.workdays[t.workdayAfter(start):]
	for horizon := min(endOfTime, t.window.To.Add(maxBlocks*blockLength)); len(days) < n; days = t.workdays {
		if t.window.To >= horizon {
			return timeline.NoInstant, false
		}
		n -= len(days)
		t = c.tableAt(t.window.To)
	}
	due = days[n-1].close
	if sameTime {
		due = c.sameTime(start, days[n-1])
	}
	return within(due)
}

// WorkingDayAllowance is the calendar time between start and its WorkingDayDeadline: what a target in
// working days is turned into when the clock starts.
func (c *Calendar) WorkingDayAllowance(start timeline.Instant, n int, sameTime bool) (timeline.Micros, bool) {
	due, ok := c.WorkingDayDeadline(start, n, sameTime)
	if !ok {
		return 0, false
	}
	return c.Elapsed(start, due), true
}

// sameTime is the time of day of an instant on another day.
func (c *Calendar) sameTime(start timeline.Instant, on workday) timeline.Instant {
	wall := timeline.Micros(start.Add(c.versionAt(start).zone.Offset(start)))
	clock := wall - floorDiv(wall, timeline.Day)*timeline.Day
	at, _, _ := c.versionAt(on.from).zone.read(timeline.Micros(on.number)*timeline.Day + clock)
	return at
}

// versionAt is the version that governs an instant.
func (c *Calendar) versionAt(i timeline.Instant) *version {
	for k := len(c.versions) - 1; k > 0; k-- {
		if c.versions[k].span.From <= i {
			return &c.versions[k]
		}
	}
	return &c.versions[0]
}

package timeliness

import (
	"time"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// reading is which instant of the day is taken for a time that is known to the day only.
type reading uint8

// The readings. The others bound the first one: time on the clock is shortest when it starts late, longest when it
// stops late.
const (
	asLoaded  reading = iota // the first that is possible
	startLate                // the clock starts at the end of the day
	stopLate                 // the clock stops at the end of the day
)

// outcome is what becomes of a case.
type outcome uint8

const (
	unscored outcome = iota
	inTime
	excused
	missed
)

// weigh counts a case, and notes one whose outcome hangs on the hour of a day that nobody wrote down.
//
// Rule §13 (hour-unknown): A case of which a time is known to the day only is judged by the first instant that is
// possible. Where another instant of that day would change its outcome, it counts in the best case as good and in the
// worst as a miss. Such a day is a local one in the zone of the agreement.
func (m *meter) weigh(s *cases.Case) {
	m.measure(s)
	if s.Days == 0 || s.Gap || m.Waits(s) {
		return
	}
	best, early := m.outcomeBy(s, startLate)
	worst, late := m.outcomeBy(s, stopLate)
	if best == worst {
		return
	}
	p := m.periodAt(s, late)
	if p < 0 {
		p = m.periodAt(s, early)
	}
	if p >= 0 {
		if read, _ := m.outcomeBy(s, asLoaded); read == missed {
			m.periods[p].lateHours++
		} else {
			m.periods[p].goodHours++
		}
		m.periods[p].problems.AddRanked(measure.ProblemHour, s.Pos, m.rankOf(s), 1)
	}
}

// periodAt is the period in which a case decided at an instant counts, -1 for none.
func (m *meter) periodAt(s *cases.Case, decided timeline.Instant) int {
	if at := m.countsAt(s, decided); at.Known() {
		return measure.PeriodAt(m.Ctx.Periods, at)
	}
	return -1
}

// outcomeBy is what becomes of a case by one reading of its days, and when that is certain. It counts and notes
// nothing.
func (m *meter) outcomeBy(s *cases.Case, by reading) (outcome, timeline.Instant) {
	note, before := m.Problem, m.reading
	m.Problem, m.reading = func(*cases.Case, timeline.Instant, measure.Problem) {}, by
	defer func() { m.Problem, m.reading = note, before }()
	var c course.Course
	if !m.lay(s, &c) || c.LacksTarget {
		return unscored, timeline.NoInstant
	}
	if _, over := c.Passes(c.Gaps); !over {
		if !c.Stop.Known() {
			return unscored, timeline.NoInstant
		}
		return inTime, c.Stop
	}
	f := m.butFor(s, &c)
	switch {
	case f.over:
		return missed, f.passed
	case !c.Stop.Known():
		return unscored, timeline.NoInstant
	}
	return excused, c.Stop
}

// readDays moves the start or the stop of a clock to the end of its day, where it is known to the day only.
func (m *meter) readDays(s *cases.Case, c *course.Course) {
	switch {
	case m.reading == startLate && m.isDayOnly(s, c.Start):
		c.Start = m.endOfDay(c.Start)
		if c.Stop.Known() {
			c.Start = min(c.Start, c.Stop)
		}
	case m.reading == stopLate && m.isDayOnly(s, c.Stop):
		c.Stop = m.endOfDay(c.Stop)
	}
}

// isDayOnly tells whether an instant of a case is known to the day only.
func (m *meter) isDayOnly(s *cases.Case, at timeline.Instant) bool {
	if !at.Known() {
		return false
	}
	if s.Ticket >= 0 {
		t := &m.Ctx.Evidence.All.Tickets[s.Ticket]
		return t.Days.Of(evidence.DayBegun) && at == t.Opened || t.Days.Of(evidence.DayAnswered) && at == t.Responded ||
			t.Days.Of(evidence.DayDone) && at == t.Resolved || t.Days.Of(evidence.DayClosed) && at == t.Closed
	}
	o := &m.Ctx.Evidence.All.Outages[s.Outage]
	return o.Days.Of(evidence.DayAnswered) && at == o.Acknowledged || o.Days.Of(evidence.DayDetected) &&
		at == o.Detected ||
		o.Days.Of(evidence.DayNotified) && at == o.Notified
}

// endOfDay is the last instant of a local day.
func (m *meter) endOfDay(at timeline.Instant) timeline.Instant {
	y, month, d := at.In(m.Ctx.Agreement.Zone).Date()
	return timeline.Of(time.Date(y, month, d+1, 0, 0, 0, 0, m.Ctx.Agreement.Zone)) - 1
}

package measure

import (
	"math"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/clock"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// course is a case's clock: from its start to its stop, without the gaps, against the allowances in force on
// the way.
type course struct {
	start       timeline.Instant
	begin       timeline.Instant // start, before a change of priority started the clock anew
	stop        timeline.Instant // NoInstant while the clock runs
	end         timeline.Instant // stop, or the date of the data
	gaps        timeline.Set     // resolved, until reopened: not counted for anybody
	resolutions []resolution     // of a ticket that was reopened
	legs        []leg            // at least one; the first begins at start
	lacksTarget bool             // no target applies in the end
}

// leg is a stretch in which one allowance is in force: to the next leg, or to the end.
type leg struct {
	from      timeline.Instant
	allowance timeline.Micros // of the whole clock so far, not of the leg
	calendar  *calendar.Calendar
	row       evidence.Pos // of the event that began it, zero for none
}

// unlimited is the allowance where no target applies.
const unlimited timeline.Micros = math.MaxInt64

// lay lays out the clock of a case. It tells whether there is anything to score; if not, a finding says why.
func (m *meter) lay(s *subject, c *course) bool {
	*c = course{start: s.start, stop: s.stop, legs: c.legs[:0]}
	if s.ticket >= 0 && !s.gap {
		m.stopOf(s, c)
	}
	switch {
	case !c.start.Known():
		m.problem(s, c.stop, problemNoStart)
		return false
	case c.stop.Known() && c.stop < c.start:
		m.problem(s, c.stop, problemBackwards)
		return false
	case m.countsDecided() && c.stop.Known() && c.stop < m.ctx.Window.From:
		return false // decided before the first period
	}
	c.begin, c.end = c.start, c.stop
	if !c.stop.Known() {
		c.end = m.ctx.AsOf
	}
	switch {
	case m.terms.By == "":
		m.layAllowances(s, c)
	case s.due.Known():
		c.legs = append(c.legs, leg{from: c.start, allowance: s.due.Sub(c.start), calendar: m.calendarOf(-1)})
	default:
		m.problem(s, c.stop, problemNoPromise)
	}
	return len(c.legs) > 0
}

// countsDecided tells whether a case counts in the period in which it was decided.
func (m *meter) countsDecided() bool {
	return m.o.CountsIn == "" || m.o.CountsIn == agreement.Decided
}

// passes tells whether the clock, standing in the pauses, passes an allowance on the way, and the first
// instant at which it does. Reaching one exactly is in time.
func (c *course) passes(pauses timeline.Set) (at timeline.Instant, over bool) {
	var elapsed timeline.Micros
	for i := range c.legs {
		l := &c.legs[i]
		if elapsed > l.allowance { // a shorter target came into force too late to be kept
			return l.from, true
		}
		active := clock.Active(l.calendar, l.from, c.reach(i).To, pauses)
		if active > l.allowance-elapsed {
			return instantAfter(l.calendar, l.from, l.allowance-elapsed, pauses), true
		}
		elapsed += active
	}
	return timeline.NoInstant, false
}

// instantAfter is the last instant at which no more than an allowance has passed since start: the clock passes
// it right after. A clock that stands then, at night or in a pause, passes it when it goes on.
func instantAfter(cal *calendar.Calendar, start timeline.Instant, allowance timeline.Micros, pauses timeline.Set) timeline.Instant {
	at, _ := clock.Deadline(cal, start, allowance+1, pauses)
	return at - 1
}

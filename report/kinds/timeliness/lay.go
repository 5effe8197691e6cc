package timeliness

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// lay lays out the clock of a case. It tells whether there is anything to score; if not, a finding says why.
func (m *meter) lay(s *cases.Case, c *course.Course) bool {
	*c = course.Course{Start: s.Start, Stop: s.Stop, Legs: c.Legs[:0], Finished: timeline.NoInstant}
	if s.Ticket >= 0 && !s.Gap {
		m.StopOf(s, c)
	}
	m.answerMissing(s, c)
	m.readDays(s, c)
	if !c.Start.Known() {
		m.Problem(s, c.Stop, measure.ProblemNoStart)
		return false
	}
	var possible bool
	if c.Stop, possible = m.StopAfterStart(s, c.Start, c.Stop); !possible {
		return false
	}
	if m.countsDecided() && c.Stop.Known() && c.Stop < m.Ctx.Window.From {
		return false // decided before the first period
	}
	c.Begin, c.End = c.Start, c.Stop
	switch {
	case c.Finished.Known():
		c.End = max(c.Start, c.Finished)
	case !c.Stop.Known():
		c.End = m.Ctx.AsOf
	}
	switch {
	case m.terms.By == "":
		m.targets.Lay(s, c, m.priorities(s))
	case s.Due.Known():
		m.targets.LayDate(s, c)
	default:
		m.Problem(s, c.Stop, measure.ProblemNoPromise)
	}
	return len(c.Legs) > 0
}

// countsDecided tells whether a case counts in the period in which it was decided.
func (m *meter) countsDecided() bool {
	return m.Objective.CountsIn == "" || m.Objective.CountsIn == agreement.Decided
}

// priorities are the changes of a case's priority, where targets depend on it.
func (m *meter) priorities(s *cases.Case) []cases.PriorityChange {
	if s.Ticket < 0 || m.targets.PriorityKey() < 0 {
		return nil
	}
	return m.History.Priorities(s.Ticket)
}

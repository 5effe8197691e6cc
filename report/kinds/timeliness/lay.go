package timeliness

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
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
	switch {
	case m.countsDecided() && c.Stop.Known() && c.Stop < m.Ctx.Window.From:
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
		m.layAllowances(s, c)
	case s.Due.Known():
		c.Legs = append(c.Legs, course.Leg{From: c.Start, Allowance: s.Due.Sub(c.Start), Calendar: m.calendarOf(-1)})
	default:
		m.Problem(s, c.Stop, measure.ProblemNoPromise)
	}
	return len(c.Legs) > 0
}

// countsDecided tells whether a case counts in the period in which it was decided.
func (m *meter) countsDecided() bool {
	return m.Objective.CountsIn == "" || m.Objective.CountsIn == agreement.Decided
}

// layAllowances puts the targets on a course that goes by allowances.
func (m *meter) layAllowances(s *cases.Case, c *course.Course) {
	if s.Ticket >= 0 && m.allowances.priorityKey() >= 0 {
		if changes := m.History.Priorities(s.Ticket); len(changes) > 0 {
			rule, known := priorityRules[m.terms.Priority]
			if !known {
				rule = carry
			}
			rule(m, s, c, changes)
			return
		}
	}
	m.leg(c, s.Keys, c.Start, evidence.Pos{})
}

// leg appends a stretch under the target for some values. Working days count from the start of the clock.
func (m *meter) leg(c *course.Course, values records.KeyValues, from timeline.Instant, row evidence.Pos) {
	target := m.allowances.index(values)
	allowance, ok := m.allowance(target, c.Start)
	c.LacksTarget = !ok
	c.Legs = append(c.Legs, course.Leg{From: from, Allowance: allowance, Calendar: m.calendarOf(target), Row: row})
}

package timeliness

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
)

// priorityRule lays the legs of a case whose priority changed on the way.
type priorityRule func(m *meter, s *cases.Case, c *course.Course, changes []cases.PriorityChange)

// priorityRules are the policies of rules §4; carry is the default.
//
// Rule §4 (priority-changed): What a change of priority does to the clock is agreed: at-start, at-stop, carry or
// restart.
var priorityRules = map[PriorityChange]priorityRule{
	AtStart: atStart,
	AtStop:  atStop,
	Carry:   carry,
	Restart: restartAtPriority,
}

// atStart judges by the priority at the start of the clock.
func atStart(m *meter, s *cases.Case, c *course.Course, changes []cases.PriorityChange) {
	s.Keys = m.allowances.withPriority(s.Keys, cases.PriorityAt(changes, c.Start, s.Priority))
	m.leg(c, s.Keys, c.Start, evidence.Pos{})
}

// atStop judges by the priority at the stop, or as of the date of the data.
func atStop(m *meter, s *cases.Case, c *course.Course, changes []cases.PriorityChange) {
	s.Keys = m.allowances.withPriority(s.Keys, cases.PriorityAt(changes, c.End, s.Priority))
	m.leg(c, s.Keys, c.Start, evidence.Pos{})
}

// carry keeps the elapsed time; each target applies from its change on, so a target that was missed before a
// change stays missed.
func carry(m *meter, s *cases.Case, c *course.Course, changes []cases.PriorityChange) {
	atStart(m, s, c, changes)
	for i := cases.ChangesUntil(changes, c.Start); i < len(changes) && changes[i].At < c.End; i++ {
		if ch := changes[i]; i+1 == len(changes) || changes[i+1].At != ch.At {
			s.Keys = m.allowances.withPriority(s.Keys, ch.To)
			m.leg(c, s.Keys, ch.At, ch.Pos)
		}
	}
}

// restartAtPriority starts the clock anew at the last change before the stop.
func restartAtPriority(m *meter, s *cases.Case, c *course.Course, changes []cases.PriorityChange) {
	var row evidence.Pos
	for _, ch := range changes[cases.ChangesUntil(changes, c.Start):] {
		if ch.At >= c.End {
			break
		}
		if ch.At > c.Start && ch.To != ch.From {
			c.Start, row = ch.At, ch.Pos
		}
	}
	s.Keys = m.allowances.withPriority(s.Keys, cases.PriorityAt(changes, c.Start, s.Priority))
	m.leg(c, s.Keys, c.Start, row)
}

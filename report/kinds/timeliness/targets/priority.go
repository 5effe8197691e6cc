package targets

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// PriorityRule says what becomes of the clock when the priority of a case changes (rules §4).
type PriorityRule string

// The forms; Carry is the default.
const (
	AtStart PriorityRule = "at-start"
	AtStop  PriorityRule = "at-stop"
	Carry   PriorityRule = "carry"
	Restart PriorityRule = "restart"
)

// Lay puts the targets of a case on its course, with the changes of its priority that there were.
func (t *Table) Lay(s *cases.Case, c *course.Course, changes []cases.PriorityChange) {
	if len(changes) == 0 {
		t.leg(c, s.Keys, c.Start, evidence.Pos{})
		return
	}
	lay, known := layings[t.Priority]
	if !known {
		lay = carry
	}
	lay(t, s, c, changes)
}

// LayDate puts on the course of a case the date that was promised.
func (t *Table) LayDate(s *cases.Case, c *course.Course) {
	c.Legs = append(c.Legs, course.Leg{From: c.Start, Allowance: s.Due.Sub(c.Start), Calendar: t.calendarOf(-1)})
}

// leg appends a stretch under the target for some values. Working days count from the start of the clock.
func (t *Table) leg(c *course.Course, values records.KeyValues, from timeline.Instant, row evidence.Pos) {
	target := t.index(values)
	allowance, ok := t.allowance(target, c.Start)
	c.LacksTarget = !ok
	c.Legs = append(c.Legs, course.Leg{From: from, Allowance: allowance, Calendar: t.calendarOf(target), Row: row})
}

// legsByRule lays the legs of a case whose priority changed on the way.
type legsByRule func(t *Table, s *cases.Case, c *course.Course, changes []cases.PriorityChange)

// layings are the rules of rules §4; carry is the default.
//
// Rule §4 (priority-changed): What a change of priority does to the clock is agreed: at-start, at-stop, carry or
// restart.
var layings = map[PriorityRule]legsByRule{
	AtStart: atStart,
	AtStop:  atStop,
	Carry:   carry,
	Restart: restartAtPriority,
}

// atStart judges by the priority at the start of the clock.
func atStart(t *Table, s *cases.Case, c *course.Course, changes []cases.PriorityChange) {
	s.Keys = t.withPriority(s.Keys, cases.PriorityAt(changes, c.Start, s.Priority))
	t.leg(c, s.Keys, c.Start, evidence.Pos{})
}

// atStop judges by the priority at the stop, or as of the date of the data.
func atStop(t *Table, s *cases.Case, c *course.Course, changes []cases.PriorityChange) {
	s.Keys = t.withPriority(s.Keys, cases.PriorityAt(changes, c.End, s.Priority))
	t.leg(c, s.Keys, c.Start, evidence.Pos{})
}

// carry keeps the elapsed time; each target applies from its change on, so a target that was missed before a
// change stays missed.
func carry(t *Table, s *cases.Case, c *course.Course, changes []cases.PriorityChange) {
	atStart(t, s, c, changes)
	for i := cases.ChangesUntil(changes, c.Start); i < len(changes) && changes[i].At < c.End; i++ {
		if ch := changes[i]; i+1 == len(changes) || changes[i+1].At != ch.At {
			s.Keys = t.withPriority(s.Keys, ch.To)
			t.leg(c, s.Keys, ch.At, ch.Pos)
		}
	}
}

// restartAtPriority starts the clock anew at the last change before the stop.
func restartAtPriority(t *Table, s *cases.Case, c *course.Course, changes []cases.PriorityChange) {
	var row evidence.Pos
	for _, ch := range changes[cases.ChangesUntil(changes, c.Start):] {
		if ch.At >= c.End {
			break
		}
		if ch.At > c.Start && ch.To != ch.From {
			c.Start, row = ch.At, ch.Pos
		}
	}
	s.Keys = t.withPriority(s.Keys, cases.PriorityAt(changes, c.Start, s.Priority))
	t.leg(c, s.Keys, c.Start, row)
}

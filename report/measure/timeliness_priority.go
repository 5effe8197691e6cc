package measure

import (
	"sort"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// priorityRule lays the legs of a case whose priority changed on the way.
type priorityRule func(m *meter, s *subject, c *course, changes []change)

// priorityRules are the policies of rules §4; carry is the default.
var priorityRules = map[agreement.PriorityChange]priorityRule{
	agreement.AtStart:         atStart,
	agreement.AtStop:          atStop,
	agreement.Carry:           carry,
	agreement.RestartPriority: restartAtPriority,
}

// layAllowances puts the targets on a course that goes by allowances.
func (m *meter) layAllowances(s *subject, c *course) {
	if s.ticket >= 0 && m.allowances.priorityKey() >= 0 {
		if changes := m.history.priorities(s.ticket); len(changes) > 0 {
			rule, known := priorityRules[m.terms.Priority]
			if !known {
				rule = carry
			}
			rule(m, s, c, changes)
			return
		}
	}
	m.leg(c, s.keys, c.start, evidence.Pos{})
}

// leg appends a stretch under the target for some values. Working days count from the start of the clock.
func (m *meter) leg(c *course, values keyValues, from timeline.Instant, row evidence.Pos) {
	target := m.allowances.index(values)
	allowance, ok := m.allowance(target, c.start)
	c.lacksTarget = !ok
	c.legs = append(c.legs, leg{from, allowance, m.calendarOf(target), row})
}

// atStart judges by the priority at the start of the clock.
func atStart(m *meter, s *subject, c *course, changes []change) {
	s.keys = m.allowances.withPriority(s.keys, priorityAt(changes, c.start, s.priority))
	m.leg(c, s.keys, c.start, evidence.Pos{})
}

// atStop judges by the priority at the stop, or as of the date of the data.
func atStop(m *meter, s *subject, c *course, changes []change) {
	s.keys = m.allowances.withPriority(s.keys, priorityAt(changes, c.end, s.priority))
	m.leg(c, s.keys, c.start, evidence.Pos{})
}

// carry keeps the elapsed time; each target applies from its change on, so a target that was missed before a
// change stays missed.
func carry(m *meter, s *subject, c *course, changes []change) {
	atStart(m, s, c, changes)
	for i := changesUntil(changes, c.start); i < len(changes) && changes[i].at < c.end; i++ {
		if ch := changes[i]; i+1 == len(changes) || changes[i+1].at != ch.at {
			s.keys = m.allowances.withPriority(s.keys, ch.to)
			m.leg(c, s.keys, ch.at, ch.pos)
		}
	}
}

// restartAtPriority starts the clock anew at the last change before the stop.
func restartAtPriority(m *meter, s *subject, c *course, changes []change) {
	var row evidence.Pos
	for _, ch := range changes[changesUntil(changes, c.start):] {
		if ch.at >= c.end {
			break
		}
		if ch.at > c.start && ch.to != ch.from {
			c.start, row = ch.at, ch.pos
		}
	}
	s.keys = m.allowances.withPriority(s.keys, priorityAt(changes, c.start, s.priority))
	m.leg(c, s.keys, c.start, row)
}

// change is an event that changed a ticket's priority.
type change struct {
	at       timeline.Instant
	from, to evidence.Text
	pos      evidence.Pos
}

// priorityAt is the priority at an instant: the last one set by then, else what the first change came from,
// else the ticket's own.
func priorityAt(changes []change, at timeline.Instant, own evidence.Text) evidence.Text {
	priority := changes[0].from
	if n := changesUntil(changes, at); n > 0 {
		priority = changes[n-1].to
	}
	if priority.Empty() {
		return own
	}
	return priority
}

// changesUntil is how many changes there were up to an instant, that one included.
func changesUntil(changes []change, at timeline.Instant) int {
	return sort.Search(len(changes), func(i int) bool { return changes[i].at > at })
}

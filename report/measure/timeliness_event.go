package measure

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// atEvent is the start or stop that is no field: the first event of the ticket that an expression holds for, such as
// the one with which a root-cause report was sent (rules §3, §4).
const atEvent = "event"

// eventRule compiles the condition on events that an end of the clock needs, given by the keys that name both.
func (m *meter) eventRule(end, key, condition string) (func(*evidence.Event) (bool, error), error) {
	switch {
	case m.terms.Of == "outages":
		return nil, fmt.Errorf("%s: outages have no events: want detected, acknowledged, notified or to", end)
	case strings.TrimSpace(condition) == "":
		return nil, fmt.Errorf(`%s: a clock that goes by an event needs the key %s, such as 'to == "Root cause report"'`, end, key)
	}
	holds, err := filter.Bool[evidence.Event](condition, m.ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", key, err)
	}
	return holds, nil
}

// firstEvent finds the first event of a ticket that a rule holds for, nil for none.
func (m *meter) firstEvent(s *subject, key string, holds func(*evidence.Event) (bool, error)) (*evidence.Event, error) {
	all := m.ctx.Evidence.All
	for _, i := range m.ctx.Evidence.EventsOf(s.ticket) {
		e := &all.Events[i]
		if !fault.KnownEvent(e, m.ctx.AsOf) || e.At < s.opened {
			continue
		}
		is, err := holds(e)
		if err != nil {
			return nil, fmt.Errorf("%s, at %s: %w", key, all.Where(e.Pos), err)
		}
		if is {
			return e, nil
		}
	}
	return nil, nil
}

// startAtEvent starts a ticket's clock at the first event that the rule holds for. A ticket without one is no case:
// nothing was owed for it yet.
func (m *meter) startAtEvent(s *subject, holds func(*evidence.Event) (bool, error)) (begins bool, err error) {
	e, err := m.firstEvent(s, "start", holds)
	if e == nil || err != nil {
		return false, err
	}
	s.start, s.more = e.At, append(s.more, e.Pos)
	return true, nil
}

// stopAtEvent stops a ticket's clock at the first event that the rule holds for. One that lies before the start of
// the clock is in time: what was owed was there already. A clock that starts at a resolution starts at the closing
// of a ticket that was never resolved.
func (m *meter) stopAtEvent(s *subject, holds func(*evidence.Event) (bool, error)) error {
	e, err := m.firstEvent(s, "event", holds)
	if err != nil {
		return err
	}
	s.stop = timeline.NoInstant
	if e != nil {
		s.stop, s.more = e.At, append(s.more, e.Pos)
	}
	if !s.start.Known() && m.from() == "resolved" && s.closed.Known() {
		m.problem(s, s.closed, problemNotResolved)
		s.start = s.closed
	}
	if s.stop.Known() && s.start.Known() {
		s.stop = max(s.stop, s.start)
	}
	return nil
}

// waits tells whether a clock that stops at an event has not started yet: such a case is open, and nothing is wrong
// with it.
func (m *meter) waits(s *subject) bool {
	return m.to() == atEvent && s.start == timeline.NoInstant && !s.closed.Known()
}

package measure

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// atEvent is the stop that is no field: the first event of the ticket that an expression holds for, such as the one
// with which a root-cause report was sent (rules §3).
const atEvent = "event"

func (m *meter) eventRule() (func(*evidence.Event) (bool, error), error) {
	switch {
	case m.terms.Of == "outages":
		return nil, fmt.Errorf("to: outages have no events: want detected, acknowledged, notified or to")
	case strings.TrimSpace(m.terms.Event) == "":
		return nil, fmt.Errorf(`to: a clock that stops at an event needs the key event, such as 'to == "Root cause report"'`)
	}
	holds, err := filter.Bool[evidence.Event](m.terms.Event, m.ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	return holds, nil
}

// stopAtEvent stops a ticket's clock at the first event that the rule holds for. One that lies before the start of
// the clock is in time: what was owed was there already. A clock that starts at a resolution starts at the closing
// of a ticket that was never resolved.
func (m *meter) stopAtEvent(s *subject, holds func(*evidence.Event) (bool, error)) error {
	all := m.ctx.Evidence.All
	s.stop = timeline.NoInstant
	for _, i := range m.ctx.Evidence.EventsOf(s.ticket) {
		e := &all.Events[i]
		if e.At > m.ctx.AsOf || e.At < s.opened {
			continue
		}
		is, err := holds(e)
		if err != nil {
			return fmt.Errorf("event, at %s: %w", all.Where(e.Pos), err)
		}
		if is {
			s.stop, s.more = e.At, []evidence.Pos{e.Pos}
			break
		}
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

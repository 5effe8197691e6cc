package cases

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// atEvent is the start or stop that is no field: the first event of the ticket that an expression holds for, such as
// the one with which a root-cause report was sent (rules §3, §4).
//
// Rule §3 (event-in-time): A target time may run until an event, such as a root-cause report.
const atEvent = "event"

// eventRule compiles the condition on events that an end of the clock needs, given by the keys that name both.
func (x *Reader) eventRule(end, key, condition string) (func(*evidence.Event) (bool, error), error) {
	switch {
	case x.rules.Of == "outages":
		return nil, fmt.Errorf("%s: outages have no events: want detected, acknowledged, notified or to", end)
	case strings.TrimSpace(condition) == "":
		return nil, fmt.Errorf(
			`%s: a clock that goes by an event needs the key %s, such as 'to == "Root cause report"'`, end, key,
		)
	}
	holds, err := filter.Bool[evidence.Event](condition, x.Ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", key, err)
	}
	return holds, nil
}

// firstEvent finds the first event of a ticket that a rule holds for, nil for none.
//
// Convention measures (event-first): *Until an event*: the first event that the condition holds for stops the clock.
func (x *Reader) firstEvent(s *Case, key string, holds func(*evidence.Event) (bool, error)) (*evidence.Event, error) {
	all := x.Ctx.Evidence.All
	for _, i := range x.Ctx.Evidence.EventsOf(s.Ticket) {
		e := &all.Events[i]
		if !fault.KnownEvent(e, x.Ctx.AsOf) || e.At < s.Opened {
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
func (x *Reader) startAtEvent(s *Case, holds func(*evidence.Event) (bool, error)) (begins bool, err error) {
	e, err := x.firstEvent(s, "start", holds)
	if e == nil || err != nil {
		return false, err
	}
	s.Start, s.More = e.At, append(s.More, e.Pos)
	return true, nil
}

// stopAtEvent stops a ticket's clock at the first event that the rule holds for. A clock that starts at a resolution
// starts at the closing of a ticket that was never resolved.
//
// Convention measures (event-before-ticket): *Until an event*: an event before the ticket does not count.
func (x *Reader) stopAtEvent(s *Case, holds func(*evidence.Event) (bool, error)) error {
	e, err := x.firstEvent(s, "event", holds)
	if err != nil {
		return err
	}
	s.Stop = timeline.NoInstant
	if e != nil {
		s.Stop, s.More = e.At, append(s.More, e.Pos)
	}
	if !s.Start.Known() && x.from() == "resolved" && s.Closed.Known() {
		x.Problem(s, s.Closed, measure.ProblemNotResolved)
		s.Start = s.Closed
	}
	return nil
}

// Waits tells whether a clock that stops at an event has not started yet: such a case is open, and nothing is wrong
// with it.
func (x *Reader) Waits(s *Case) bool {
	return x.to() == atEvent && s.Start == timeline.NoInstant && !s.Closed.Known()
}

package measure

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/clock"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// superseded tells what the clock said under the priorities that did not decide a case in the end (rules §4): those
// that a later one replaced, and under at-start those that came too late to count.
func (m *meter) superseded(s *subject, c *course) (list []Superseded) {
	if s.ticket < 0 || m.terms.By != "" || m.allowances.priorityKey() < 0 {
		return nil
	}
	changes := m.history.priorities(s.ticket)
	if len(changes) == 0 {
		return nil
	}
	reigns := reignsOf(changes, c, s)
	carried := timeline.Micros(0) // counted up to the end of the reign
	for i, r := range reigns {
		carried += c.ran(max(r.From, c.start), r.To, c.gaps)
		decides := i == len(reigns)-1
		if m.terms.Priority == agreement.AtStart {
			decides = i == 0
		}
		start := c.start
		if m.terms.Priority == agreement.RestartPriority {
			start = r.From
		}
		target := m.allowances.index(m.allowances.withPriority(s.keys, r.priority))
		allowance, ok := m.allowance(target, start)
		if decides || !ok {
			continue
		}
		within := &m.allowances.within[target]
		group := r.priority.String()
		if within.Key != "" {
			group = within.Label()
		}
		list = append(list, Superseded{Group: group, Until: r.To, Target: allowance, Elapsed: m.stoodAt(c, target, start, r.To, carried)})
	}
	return list
}

// stoodAt is what a superseded clock stood at: where time is carried over, what had been counted until then, else
// what its own calendar counts.
func (m *meter) stoodAt(c *course, target int, start, to timeline.Instant, carried timeline.Micros) timeline.Micros {
	switch m.terms.Priority {
	case agreement.AtStart, agreement.AtStop, agreement.RestartPriority:
		return clock.Active(m.calendarOf(target), start, to, c.gaps)
	}
	return carried
}

// reign is a stretch of a case in which one priority holds.
type reign struct {
	timeline.Interval
	priority evidence.Text
}

// reignsOf cuts a case where its priority becomes another one; of several changes at one instant the last holds.
func reignsOf(changes []change, c *course, s *subject) []reign {
	list := []reign{{timeline.Interval{From: c.begin, To: c.end}, priorityAt(changes, c.begin, s.priority)}}
	for i := changesUntil(changes, c.begin); i < len(changes) && changes[i].at < c.end; i++ {
		ch, last := changes[i], &list[len(list)-1]
		if i+1 < len(changes) && changes[i+1].at == ch.at || ch.to == last.priority {
			continue
		}
		last.To = ch.at
		list = append(list, reign{timeline.Interval{From: ch.at, To: c.end}, ch.to})
	}
	return list
}

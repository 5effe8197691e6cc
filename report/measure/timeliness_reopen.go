package measure

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// resolution is a stretch in which a ticket stood resolved (or closed, for clocks that stop there).
type resolution struct {
	at       timeline.Instant
	reopened timeline.Instant // NoInstant while it holds
	state    evidence.Text
	rows     []evidence.Pos
	closing  bool // by being closed, without having been resolved before
}

// reopenRules are the policies of rules §4 for a ticket that was reopened; resume is the default. They get
// the resolutions in order, of which at least one was undone, and the instant of the last one.
var reopenRules = map[agreement.ReopenRule]func(c *course, list []resolution, last timeline.Instant){
	agreement.Resume:        resume,
	agreement.First:         first,
	agreement.RestartReopen: restart,
}

// resume lets the clock go on at the reopening; the time in between is not counted.
func resume(c *course, list []resolution, last timeline.Instant) {
	c.stop = last
	var gaps []timeline.Interval
	for _, r := range list {
		if r.reopened.Known() {
			gaps = append(gaps, timeline.Interval{From: r.at, To: r.reopened})
		}
	}
	c.gaps, c.resolutions = timeline.Union(gaps...), list
}

// first stops the clock at the first resolution, for good.
func first(c *course, list []resolution, _ timeline.Instant) { c.stop = list[0].at }

// restart starts the clock anew at the last reopening.
func restart(c *course, list []resolution, last timeline.Instant) {
	for _, r := range list {
		if r.reopened.Known() {
			c.start = r.reopened
		}
	}
	c.stop = last
}

// stopOf decides when a ticket's clock stops, from its fields and its history.
func (m *meter) stopOf(s *subject, c *course) {
	switch {
	case m.to() == firstResponse || m.to() == "responded":
		c.stop = m.response(s)
		return
	case !m.reopens:
		return
	}
	list := m.history.resolutions(s.ticket, s.opened, m.to())
	if len(list) == 0 {
		c.stop = m.standIn(s, s.stop, s.closed)
		return
	}
	m.stopByHistory(s, c, list)
	if k := slices.IndexFunc(list, func(r resolution) bool { return r.at == c.stop }); k >= 0 && list[k].closing && c.stop != s.stop {
		m.problem(s, c.stop, problemNotResolved)
	}
}

// stopByHistory stops a clock by a history that has a resolution; the field goes before one that was never undone.
func (m *meter) stopByHistory(s *subject, c *course, list []resolution) {
	n := len(list)
	last := list[n-1]
	if n == 1 && !last.reopened.Known() {
		if !c.stop.Known() {
			c.stop = last.at
		}
		return
	}
	stop := max(last.at, s.stop)
	if last.reopened.Known() { // reopened, and no event says that it was resolved again
		stop = m.standIn(s, after(s.stop, last.reopened), after(s.closed, last.reopened))
	}
	rule, known := reopenRules[m.terms.Reopen]
	if !known {
		rule = resume
	}
	rule(c, list, stop)
}

// standIn is the resolution, or the closing of a case that was closed without one, which leaves a finding.
func (m *meter) standIn(s *subject, stop, closed timeline.Instant) timeline.Instant {
	if stop.Known() || m.to() != "resolved" || !closed.Known() {
		return stop
	}
	m.problem(s, closed, problemNotResolved)
	return closed
}

// after is an instant if it lies after another, else none.
func after(at, other timeline.Instant) timeline.Instant {
	if at > other {
		return at
	}
	return timeline.NoInstant
}

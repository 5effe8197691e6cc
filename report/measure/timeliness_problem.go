package measure

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// problem notes what is wrong with a case in the period that it would count in: that in which it was opened, resolved
// or closed where the agreement says so, else that in which its clock stopped. Where none of this is known it is the
// period of the last thing that is.
func (m *meter) problem(s *subject, stop timeline.Instant, kind problem) {
	at := m.countsAt(s, stop)
	if !at.Known() {
		at = max(s.opened, s.resolved, s.closed)
	}
	if p := periodAt(m.ctx.Periods, at); p >= 0 {
		m.periods[p].problems.addRanked(kind, s.pos, m.rankOf(s), 1)
	}
}

// needsTarget tells whether a case without a target should have one. A case that passes the objective's filter by the
// priority that it has now, and did not by the one it had when its clock stopped, is none of the objective's.
func (m *meter) needsTarget(s *subject) bool {
	k := m.allowances.priorityKey()
	if s.ticket < 0 || k < 0 || m.terms.Where == "" || s.keys[k] == s.priority {
		return true
	}
	if m.filter == nil {
		var err error
		if m.filter, err = filter.Bool[evidence.Ticket](m.terms.Where, m.ctx.Agreement.Zone); err != nil {
			return true // reading the cases told the error already
		}
	}
	then := m.ctx.Evidence.All.Tickets[s.ticket]
	then.Priority = s.keys[k]
	passed, err := m.filter(&then)
	return passed || err != nil
}

package measure

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// stillOpen lists a case whose outcome is not certain: in the period it was opened in where cases count there, else in
// the last one. c is its clock, nil where that tells nothing: it has not started, or it has stopped and the case waits
// to be resolved or closed.
func (m *meter) stillOpen(s *subject, c *course) {
	last := len(m.periods) - 1
	p := last
	if m.o.CountsIn == agreement.Opened {
		p = periodAt(m.ctx.Periods, s.opened)
	}
	if p < 0 || s.opened >= m.ctx.Periods[p].To {
		return
	}
	m.periods[p].open++
	if p == last {
		m.undecided, m.openRanks = append(m.undecided, m.undecidedCase(s, c)), append(m.openRanks, m.rankOf(s))
	}
}

// undecidedCase tells how far a case is that is still open.
func (m *meter) undecidedCase(s *subject, c *course) Undecided {
	u := Undecided{ID: s.id, Title: s.title.String(), Group: m.groupOf(s), Since: s.opened, Passes: timeline.NoInstant, Rows: append([]evidence.Pos{s.pos}, s.more...)}
	if c == nil {
		return u
	}
	terms := &m.ctx.Agreement.Fault
	window := timeline.Interval{From: c.start, To: c.end}
	proofs := m.evidenceFor(s, window)
	f := fate{blames: blames(window, proofs.Layers, terms), rest: proofs.Rest}
	away := func(b *blame) bool {
		return b.taken(terms) || elsewhere(terms) && f.contractual(b) == party.Undetermined
	}
	now := c.legs[len(c.legs)-1]
	u.Since, u.Elapsed = c.start, c.elapsed(f.pauses(c, away))
	if now.allowance == unlimited {
		return u
	}
	u.Target = now.allowance
	if n := len(f.blames); n > 0 && away(&f.blames[n-1]) {
		return u // it stands
	}
	u.Passes = instantAfter(now.calendar, c.end, now.allowance-u.Elapsed, nil)
	return u
}

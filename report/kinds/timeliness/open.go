package timeliness

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// stillOpen lists a case whose outcome is not certain: in the period it was opened in where cases count there, else in
// the last one. c is its clock, nil where it has not started. One that has stopped shows what it ran to: such a case
// waits to be resolved or closed.
//
// Rule §3 (open-cases): Open and undecided cases are listed, not scored.
func (m *meter) stillOpen(s *cases.Case, c *course.Course) {
	last := len(m.periods) - 1
	p := last
	if m.Objective.CountsIn == agreement.Opened {
		p = measure.PeriodAt(m.Ctx.Periods, s.Opened)
	}
	if p < 0 || s.Opened >= m.Ctx.Periods[p].To {
		return
	}
	m.periods[p].open++
	if m.Ctx.Lists(p) {
		m.undecided, m.openRanks = append(m.undecided, m.undecidedCase(s, c)), append(m.openRanks, m.rankOf(s))
	}
}

// undecidedCase tells how far a case is that is still open.
func (m *meter) undecidedCase(s *cases.Case, c *course.Course) *measure.Undecided {
	u := &measure.Undecided{
		ID: s.ID, Title: s.Title.String(), Group: m.targets.GroupOf(s), Since: s.Opened, Passes: timeline.NoInstant,
		Rows: append([]evidence.Pos{s.Pos}, s.More...),
	}
	if c == nil {
		return u
	}
	terms := &m.Ctx.Agreement.Fault
	window := timeline.Interval{From: c.Start, To: c.End}
	proofs := m.evidenceFor(s, window)
	f := butFor{blames: attribution.Blames(window, proofs.Layers, terms), rest: proofs.Rest}
	away := func(b *attribution.Blame) bool {
		return b.Taken(terms) || attribution.ExcusesUndetermined(terms) && f.contractual(b) == party.Undetermined
	}
	now := c.Legs[len(c.Legs)-1]
	pauses := f.pauses(c, away)
	u.Since, u.Elapsed = c.Start, c.Elapsed(pauses)
	if now.Allowance == course.Unlimited {
		return u
	}
	u.Target = m.promised(now.Allowance)
	if c.Stop.Known() || c.Finished.Known() {
		return u // its clock has stopped
	}
	if at, passed := c.Passes(pauses); passed {
		u.Passes = at
		return u
	}
	if n := len(f.blames); n > 0 && away(&f.blames[n-1]) {
		return u // it stands
	}
	u.Passes = course.InstantAfter(now.Calendar, c.End, now.Allowance-u.Elapsed, nil)
	return u
}

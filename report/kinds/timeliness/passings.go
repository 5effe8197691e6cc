package timeliness

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Passings are the instants at which the clocks of cases pass their targets if nothing stops them, and those right
// after: as experienced and by the contract, with what nobody answers for on either account.
func (t *Terms) Passings(ctx *measure.Context, o *agreement.Objective) (list []timeline.Instant, err error) {
	m, err := newMeter(ctx, o, t)
	if err != nil {
		return nil, err
	}
	m.Problem = func(*cases.Case, timeline.Instant, measure.Problem) {}
	pass := func(c *course.Course, pauses timeline.Set) {
		if at, over := c.Passes(pauses); over {
			list = append(list, at, at+1)
		}
	}
	return list, m.Each(m.Cases(), func(s *cases.Case) {
		c := &m.scratch
		s.Stop, s.Resolved, s.Closed = timeline.NoInstant, timeline.NoInstant, timeline.NoInstant
		if !m.lay(s, c) {
			return
		}
		pass(c, c.Gaps)
		if _, over := c.Passes(c.Gaps); over {
			f := m.butFor(s, c)
			pass(c, f.away[measure.OnProvider])
			pass(c, f.away[measure.OnOthers])
		}
	})
}

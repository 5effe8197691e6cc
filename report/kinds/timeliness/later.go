package timeliness

import (
	"fmt"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/measure"
)

// leaves tells whether the details of a miss are left. Those of gaps between updates are not: a ticket may have very
// many.
func (m *meter) leaves(s *cases.Case) bool { return len(m.misses) >= measure.MostDetails && !s.Gap }

// later is what works out the details that the meter leaves.
func (m *meter) later() measure.Later {
	if m.left == nil {
		ctx := *m.Ctx // what it holds is replaced for other objectives
		m.left = &later{ctx: &ctx, objective: m.Objective, terms: m.terms}
	}
	return m.left
}

// later measures single cases again. It serves one caller at a time.
type later struct {
	ctx       *measure.Context
	objective *agreement.Objective
	terms     *Terms
	meter     *meter // nil until somebody asks
	read      func(i int32, each func(*cases.Case)) error
}

// DetailOf measures a case again, which was measured before: what fails now would have failed then.
func (l *later) DetailOf(i int32) *measure.Detail {
	if l.meter == nil {
		var err error
		if l.meter, err = newMeter(l.ctx, l.objective, l.terms); err == nil {
			l.read, err = l.meter.One()
		}
		if err != nil {
			panic(fmt.Errorf("a case cannot be measured again: %w", err))
		}
	}
	m := l.meter
	clear(m.periods)
	m.misses, m.missRanks = m.misses[:0], m.missRanks[:0]
	if err := l.read(i, m.measure); err != nil || len(m.misses) != 1 {
		panic(fmt.Errorf("case %d has %d misses: %w", i, len(m.misses), err))
	}
	return m.misses[0].Detail
}

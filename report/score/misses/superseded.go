package misses

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/figures"
)

// supersededOf tells the clocks that a change of priority set aside (rules §4).
func supersededOf(m *measure.Miss) (list []report.Superseded) {
	for _, s := range m.Superseded {
		list = append(
			list,
			report.Superseded{Group: s.Group, Until: s.Until.String(), Target: figures.Seconds(s.Target),
				Elapsed: figures.Seconds(s.Elapsed)},
		)
	}
	return list
}

// supersededClauses says what those clocks stood at.
func (e *Explainer) supersededClauses(m *measure.Miss) (list []string) {
	for _, s := range m.Superseded {
		list = append(
			list,
			e.Words.T("why.superseded", s.Group, e.Words.Clock(s.Elapsed), e.Words.Clock(s.Target), e.Words.DateTime(s.Until)),
		)
	}
	return list
}

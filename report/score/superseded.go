package score

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/measure"
)

// supersededOf tells the clocks that a change of priority set aside (rules §4).
func supersededOf(m *measure.Miss) (list []report.Superseded) {
	for _, s := range m.Superseded {
		list = append(
			list,
			report.Superseded{Group: s.Group, Until: s.Until.String(), Target: seconds(s.Target), Elapsed: seconds(s.Elapsed)},
		)
	}
	return list
}

// supersededClauses says what those clocks stood at.
func (b *build) supersededClauses(m *measure.Miss) (list []string) {
	for _, s := range m.Superseded {
		list = append(
			list,
			b.Words.T("why.superseded", s.Group, b.Words.Clock(s.Elapsed), b.Words.Clock(s.Target), b.Words.DateTime(s.Until)),
		)
	}
	return list
}

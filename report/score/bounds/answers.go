package bounds

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
)

// ofSurveyed tells whether a gap is of cells of tickets that say who answers for the surveys of an objective.
func (m *Measurer) ofSurveyed(o *agreement.Objective, g *evidence.Gap, use Use) bool {
	return use == Answers && g.Records == "tickets" && len(g.Of) > 0 && m.Kind(o).Records() == "surveys"
}

// surveyed is how many tickets of a gap answers of a period are about, and how many answers. Whenever the tickets were,
// their answers count when they were given.
func (m *Measurer) surveyed(o *agreement.Objective, g *evidence.Gap, p calendar.Period) (tickets int, answers int64) {
	all := m.whole.Evidence.All
	if m.surveysOf == nil {
		m.surveysOf = map[string][]int32{}
		for _, i := range m.surveys {
			if id := evidence.Fold(all.Surveys[i].Ticket); id != "" {
				m.surveysOf[id] = append(m.surveysOf[id], i)
			}
		}
	}
	for _, r := range g.Of {
		before := answers
		for _, i := range m.surveysOf[evidence.Fold(all.Tickets[r.Index].ID)] {
			if s := &all.Surveys[i]; p.Contains(s.At) && measure.Concerns(o.Service, s.Service.String()) {
				answers++
			}
		}
		if answers > before {
			tickets++
		}
	}
	return tickets, answers
}

// Missing is how many records of a gap may concern an objective in a period, 0 where nobody knows; here is false where
// none does.
func (m *Measurer) Missing(o *agreement.Objective, g *evidence.Gap, use Use, p calendar.Period) (n int, here bool) {
	if !m.ofSurveyed(o, g, use) {
		return MissingIn(g, p)
	}
	n, _ = m.surveyed(o, g, p)
	return n, n > 0
}

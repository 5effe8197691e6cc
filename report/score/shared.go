package score

import (
	"github.com/slareport/slareport/report"
)

// shared counts the incidents of a period by the objectives they broke.
func (b *build) shared(p int) []report.SharedBreach {
	var out []report.SharedBreach
	for _, s := range b.Money[p].Shared {
		breach := report.SharedBreach{Incidents: s.Incidents, Names: s.Names}
		for _, i := range s.Objectives {
			breach.Objectives = append(breach.Objectives, b.Agreement.Objectives[i].ID)
		}
		out = append(out, breach)
	}
	return out
}

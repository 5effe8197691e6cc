package measure

import (
	"sort"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Scope tells which records an objective is about: those of its service, from the source of its plan.
//
// Convention client (objective-service): An objective sees the records of its service and those without a service.
// One without a service sees all. Set by `objectives.service`.
type Scope struct {
	service  string
	services map[evidence.Text]bool // what was found out about services so far
	source   string
	origins  []evidence.Origin
}

// NewScope is the scope of an objective.
//
// Convention client (objective-source): An objective sees the records of every source, unless its plan names one. Set
// by `objectives.plan.source`.
func NewScope(ctx *Context, o *agreement.Objective) *Scope {
	return &Scope{o.Service, map[evidence.Text]bool{}, o.Plan.Source, ctx.Evidence.All.Origins}
}

// Has says whether the objective is about a record of a service from a place.
func (s *Scope) Has(service evidence.Text, pos evidence.Pos) bool {
	if s.source != "" && (int(pos.Origin) >= len(s.origins) || s.origins[pos.Origin].Source != s.source) {
		return false
	}
	if s.service == "" {
		return true
	}
	ours, known := s.services[service]
	if !known {
		ours = Concerns(s.service, service.String())
		s.services[service] = ours
	}
	return ours
}

// PeriodAt is the index of the period that an instant lies in, -1 for none.
func PeriodAt(periods []calendar.Period, at timeline.Instant) int {
	i := sort.Search(len(periods), func(i int) bool { return periods[i].To > at })
	if i < len(periods) && periods[i].Contains(at) {
		return i
	}
	return -1
}

// Concerns tells whether an objective for a service sees a record of a service; blank means every service.
func Concerns(objective, record string) bool {
	return objective == "" || strings.TrimSpace(record) == "" || evidence.Same(objective, record)
}

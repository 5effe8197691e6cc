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
	site     string                 // "" for all sites
	sites    map[evidence.Text]bool // likewise of sites
	source   string
	origins  []evidence.Origin
}

// NewScope is the scope of an objective.
//
// Convention client (objective-source): An objective sees the records of every source, unless its plan names one. Set
// by `objectives.plan.source`.
func NewScope(ctx *Context, o *agreement.Objective) *Scope {
	return &Scope{
		o.Service, map[evidence.Text]bool{}, o.Site(), map[evidence.Text]bool{}, o.Plan.Source, ctx.Evidence.All.Origins,
	}
}

// Has says whether the objective is about a record of a service from a place.
func (s *Scope) Has(service evidence.Text, pos evidence.Pos) bool {
	if s.source != "" && (int(pos.Origin) >= len(s.origins) || s.origins[pos.Origin].Source != s.source) {
		return false
	}
	return concerns(s.service, service, s.services)
}

// At says whether the objective is about what is recorded of a site: its own, where it is about one item of many, and
// records that name none.
func (s *Scope) At(site evidence.Text) bool { return concerns(s.site, site, s.sites) }

// concerns remembers what it found out about a name.
func concerns(ours string, theirs evidence.Text, found map[evidence.Text]bool) bool {
	if ours == "" {
		return true
	}
	same, known := found[theirs]
	if !known {
		same = Concerns(ours, theirs.String())
		found[theirs] = same
	}
	return same
}

// PeriodAt is the index of the period that an instant lies in, -1 for none.
func PeriodAt(periods []calendar.Period, at timeline.Instant) int {
	i := sort.Search(len(periods), func(i int) bool { return periods[i].To > at })
	if i < len(periods) && periods[i].Contains(at) {
		return i
	}
	return -1
}

// PeriodsOf are the indexes of the periods that share time with an interval, and one more, unless it is -1, in order.
func PeriodsOf(periods []calendar.Period, more int, v timeline.Interval) (list []int) {
	for p := range periods {
		if p == more || v.From < periods[p].To && v.To >= periods[p].From && v.From <= v.To {
			list = append(list, p)
		}
	}
	return list
}

// MayLast is the time that a case with an impossible end may have lasted: from its beginning to the first of its other
// ends that is none, or to the date of the data.
func MayLast(begin, asOf timeline.Instant, ends ...timeline.Instant) timeline.Interval {
	v := timeline.Interval{From: begin, To: asOf}
	for _, end := range ends {
		if end.Known() && end >= begin {
			v.To = min(v.To, end)
		}
	}
	return v
}

// Concerns tells whether an objective for a service, or a site, sees a record of one; blank means every one.
func Concerns(objective, record string) bool {
	return objective == "" || strings.TrimSpace(record) == "" || evidence.Same(objective, record)
}

package downtime

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
)

// Sites are what of a service is measured: the service as a whole, or site by site where the mean over them was
// agreed. Sites that the agreement names count whether there are records about them or not; else those count that the
// data names, and the agreement should name them if some may never fail.
//
// Rule §3 (sites-any-or-mean): A service of several sites is down while any of them is, or is the mean of its sites
// where that is agreed.
type Sites struct {
	single bool
	only   string // the site that the objective is about; "" for all
	named  bool   // by the agreement, so that no others are met
	names  []string
	places map[string]int // in names, by folded name
}

// NewSites are the sites that the rules name; only is the single site that the objective is about, "" for all.
func NewSites(rules *Rules, only string) *Sites {
	s := &Sites{
		single: !rules.PerSite, only: only, named: len(rules.Sites) > 0, names: slices.Clone(rules.Sites),
		places: map[string]int{},
	}
	s.index()
	return s
}

// Meet takes note of a site that the data names.
func (s *Sites) Meet(name string) {
	if !s.single && !s.named && strings.TrimSpace(name) != "" {
		folded := evidence.Fold(name)
		if _, met := s.places[folded]; !met {
			s.places[folded] = len(s.names)
			s.names = append(s.names, name)
		}
	}
}

// index notes the places of the names; the first of those that are the same.
func (s *Sites) index() {
	for i := range slices.Backward(s.names) {
		s.places[evidence.Fold(s.names[i])] = i
	}
}

// List gives the sites in order of their names, the whole service where there are none.
func (s *Sites) List() []Site {
	if s.single || len(s.names) == 0 {
		s.single = true
		return []Site{{Name: s.only}}
	}
	slices.SortFunc(s.names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	s.index()
	list := make([]Site, len(s.names))
	for i, name := range s.names {
		list[i].Name = name
	}
	return list
}

// Of gives the places in the list of the sites that a record is about: every one where it names none, none where the
// agreement counts other sites.
//
// Convention calendars (site-not-named): An outage without a site is about every site. A site that the agreement does
// not name does not count, with a finding; one that it names and that never failed does. Set by
// `objectives.availability.per-site`.
func (s *Sites) Of(name string) (list []int) {
	switch {
	case s.single:
		return []int{0}
	case strings.TrimSpace(name) == "":
		for i := range s.names {
			list = append(list, i)
		}
		return list
	}
	if i, there := s.places[evidence.Fold(name)]; there {
		list = append(list, i)
	}
	return list
}

// siteAside is the figure of one site beside the mean, in the last period: no document shows those of earlier ones.
func (a *account) siteAside(site string, own, unknown *attribution.Losses) {
	if !a.last || !a.rules.PerSite || site == "" {
		return
	}
	if v := own.Contractual(&a.ctx.Agreement.Fault, unknown).Value; v != nil {
		a.asides = append(a.asides, measure.Aside{Key: "aside.site", Of: site, Value: v, Unit: "%"})
	}
}

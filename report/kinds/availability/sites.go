package availability

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/sampling"
)

// sites are what a service is watched as: as a whole, or site by site where the mean over them was agreed. Sites that
// the agreement names count whether anything is told of them or not; else those count that the data names, and the
// agreement should name them if some may never fail.
//
// Rule §3 (sites-any-or-mean): A service of several sites is down while any of them is, or is the mean of its sites
// where that is agreed.
type sites struct {
	single bool
	only   string // the site that the objective is about; "" for all
	named  bool   // by the agreement, so that no others are met
	names  []string
	places map[string]int // in names, by folded name
}

func newSites(a *Terms, only string) *sites {
	s := &sites{single: !a.PerSite, only: only, named: len(a.Sites) > 0, names: slices.Clone(a.Sites), places: map[string]int{}}
	s.index()
	return s
}

// meet takes note of a site that the data names.
func (s *sites) meet(name string) {
	if !s.single && !s.named && strings.TrimSpace(name) != "" {
		folded := evidence.Fold(name)
		if _, met := s.places[folded]; !met {
			s.places[folded] = len(s.names)
			s.names = append(s.names, name)
		}
	}
}

// index notes the places of the names; the first of those that are the same.
func (s *sites) index() {
	for i := range slices.Backward(s.names) {
		s.places[evidence.Fold(s.names[i])] = i
	}
}

// watches are the sites in order of their names, the whole service where there are none.
func (s *sites) watches() []watch {
	if s.single || len(s.names) == 0 {
		s.single = true
		return []watch{{site: s.only}}
	}
	slices.SortFunc(s.names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	s.index()
	list := make([]watch, len(s.names))
	for i, name := range s.names {
		list[i].site = name
	}
	return list
}

// of lists the watches that a record about a site is about: every one where it names none, none where the agreement
// counts other sites.
//
// Convention calendars (site-not-named): An outage without a site is about every site. A site that the agreement does
// not name does not count, with a finding; one that it names and that never failed does. Set by
// `objectives.availability.per-site`.
func (s *sites) of(name string) (list []int) {
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

// strangeSite tells of a record about a site that the agreement does not count.
func strangeSite(record any, site string) evidence.Finding {
	return evidence.Finding{
		Severity: "warning", Message: finding.Say(
			"finding.unknown-site", record, finding.Quote(site),
		), Hint: finding.Say("hint.per-site"),
	}
}

// strangeSeries leaves the finding in the periods that a series about such a site falls into.
func (s *sites) strangeSeries(ctx *measure.Context, series *sampling.Series, results []measure.Result) {
	site := series.Key.Site.String()
	if len(s.of(site)) > 0 {
		return
	}
	for i, p := range ctx.Periods {
		if series.First < p.To && series.Last >= p.From {
			results[i].Findings = append(results[i].Findings, strangeSite(finding.Say("finding.series"), site))
		}
	}
}

// siteAside is the figure of one site beside the mean, in the last period: no document shows those of earlier ones.
func (a *account) siteAside(site string, own, unknown *attribution.Losses) {
	if !a.last || !a.terms.PerSite || site == "" {
		return
	}
	if v := own.Contractual(&a.ctx.Agreement.Fault, unknown).Value; v != nil {
		a.asides = append(a.asides, measure.Aside{Key: "aside.site", Of: site, Value: v, Unit: "%"})
	}
}

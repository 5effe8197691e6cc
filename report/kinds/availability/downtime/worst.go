package downtime

import (
	"slices"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// siteSums are the losses of one site.
type siteSums struct {
	site         string
	own, unknown attribution.Losses
}

// add adds a site to the mean, or keeps it apart where the worst one counts.
func (a *account) add(site string, own, unknown attribution.Losses) {
	if a.rules.Worst {
		a.sites = append(a.sites, siteSums{site, own, unknown})
		return
	}
	a.sums.Plus(&own)
	a.gaps.Plus(&unknown)
}

// worstSite takes the figures of the site with the lowest contractual value, of equal ones the first by name; those
// of others are left out.
//
// Convention measures (worst-site): Where the worst site counts, it is the one with the lowest contractual value, and
// all scores, misses and the time that is paid for are those of that site. Set by `objectives.availability.worst-site`.
//
// Rule §7 (worst-of-sites): The worst of several sites may decide for the whole fee.
func (a *account) worstSite() {
	if len(a.sites) == 0 {
		return
	}
	f := &a.ctx.Agreement.Fault
	worst := 0
	for k := range a.sites {
		v := a.sites[k].own.Scores(f, &a.sites[k].unknown).Contractual.Value
		least := a.sites[worst].own.Scores(f, &a.sites[worst].unknown).Contractual.Value
		if v != nil && (least == nil || v.Cmp(least) < 0) {
			worst = k
		}
	}
	s := &a.sites[worst]
	a.sums.Plus(&s.own)
	a.gaps.Plus(&s.unknown)
	a.misses = slices.DeleteFunc(a.misses, func(m *measure.Miss) bool { return m.Group != s.site })
	a.occurrences = slices.DeleteFunc(a.occurrences, func(x measure.Occurrence) bool { return x.Group != s.site })
}

// measuredAgainst is the time that the time down is a part of: the agreed service time, or the same in every month.
//
// Convention measures (fixed-month): Where a month is measured against a fixed number of days, so is every month that a
// longer period has, whatever part of it is over. Set by `objectives.availability.month`.
func (a *account) measuredAgainst() timeline.Micros {
	if a.rules.MonthDays == 0 {
		return a.agreed.Length()
	}
	zone := calendar.NewZone(a.ctx.Agreement.Zone)
	first, last := zone.DateOf(a.period.From), zone.DateOf(a.period.To)
	months := (last.Year-first.Year)*12 + int(last.Month) - int(first.Month)
	return timeline.Micros(int64(max(1, months))*a.rules.MonthDays) * timeline.Day
}

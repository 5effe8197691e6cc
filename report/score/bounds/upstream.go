package bounds

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter/comparisons"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// ofUpstream tells whether what could not be read may be an outage of a service of others that an objective's service
// depends on: one that would excuse its misses, or one that was read as if it excused more of them than it did.
func (m *Measurer) ofUpstream(o *agreement.Objective, g *evidence.Gap) bool {
	if g.Records != "outages" || g.Blank || g.Field == "site" || !m.excusesAnybody() {
		return false
	}
	if g.Cause == evidence.CellUnread && !placed(g.Field) {
		return false
	}
	return slices.ContainsFunc(m.whole.Agreement.Fault.Dependencies, func(d agreement.Dependency) bool {
		return measure.Concerns(o.Service, d.Service) && measure.Concerns(d.On, g.Service.String())
	})
}

// byUpstream bounds an objective by what the services of others that its own depends on did in the time of which
// nothing could be read: it is measured as if they had been down then, and without the outages that could be read in
// part. A case that is open and excused so far may be a miss, and then there is one more.
//
// Rule §13 (unread-upstream): An outage of an upstream service that could not be read, or that nobody has read up to
// then, was there at best and not at worst. What an outage that was read excuses stays excused.
func (m *Measurer) byUpstream(ctx *measure.Context, o *agreement.Objective, results []measure.Result) error {
	unknown, rows, here := m.unknownUpstream(ctx, o)
	if unknown == nil {
		return nil
	}
	ranges := make([]valueRange, len(results))
	for p := range results {
		ranges[p].add(&results[p])
	}
	views := []*evidence.View{ctx.Evidence.WithOutages(unknown)}
	if len(rows) > 0 {
		views = append(views, ctx.Evidence.Without(rows))
	}
	for _, view := range views {
		as := *ctx
		as.Evidence = view
		as.Claims = fault.JudgeClaims(m.whole.Agreement, view, m.whole.Periods, m.whole.AsOf)
		other, err := m.measureByCells(&as, o)
		if err != nil { // samples were summed up for the claims as they stand
			m.anyExcused(o, results)
			return nil
		}
		for p := range ranges {
			ranges[p].add(&other[p])
		}
	}
	for p := range results {
		if here[p] && ranges[p].open() {
			ranges[p].bound(&results[p], measure.Unread{Excuses: true}, o.AtMost())
			results[p].Fewest, results[p].Most = ranges[p].fewest, ranges[p].most
		}
	}
	return nil
}

// unknownUpstream are outages of upstream services in all the time in which any may have been that nobody could read,
// the rows that could be read in part, and in which periods that matters.
func (m *Measurer) unknownUpstream(
	ctx *measure.Context, o *agreement.Objective,
) (unknown []evidence.Outage, rows map[evidence.Pos]bool, here []bool) {
	rows, here = map[evidence.Pos]bool{}, make([]bool, len(ctx.Periods))
	for g, use := range m.GapsOf(o) {
		if use != Upstream {
			continue
		}
		for p := range ctx.Periods {
			_, concerned := MissingIn(g, ctx.Periods[p])
			here[p] = here[p] || concerned
		}
		for _, pos := range g.Rows {
			rows[pos] = true
		}
		for _, d := range m.whole.Agreement.Fault.Dependencies {
			if !measure.Concerns(o.Service, d.Service) || !measure.Concerns(d.On, g.Service.String()) {
				continue
			}
			for _, v := range m.mayHaveBeen(ctx, g) {
				unknown = append(unknown, evidence.Down(ctx.Evidence.All.Texts.Of(d.On), v))
			}
		}
	}
	return unknown, rows, here
}

// mayHaveBeen is the time in which outages of a gap may have been. An outage that has but a begin may last.
func (m *Measurer) mayHaveBeen(ctx *measure.Context, g *evidence.Gap) timeline.Set {
	window := timeline.Interval{From: ctx.Window.From, To: max(min(ctx.Window.To, m.whole.AsOf), ctx.Window.From)}
	switch {
	case g.Cause.Dated():
		return timeline.Union(window.Intersect(g.Span))
	case g.Cause != evidence.CellUnread || g.Undated > 0 || g.Field == "service":
		return timeline.Set{window}
	}
	var list []timeline.Interval
	for _, v := range g.At {
		list = append(list, window.Intersect(timeline.Interval{From: v.From, To: window.To}))
	}
	return timeline.Union(list...)
}

// placed tells whether a field says when an outage was, and of what.
func placed(field string) bool {
	return slices.Contains([]string{"from", "to", "duration", "service"}, field)
}

// answersFor tells whether what could not be read may be a recorded outage that says who answers for the down time that
// probes, or tallies, measured by its cause.
func (m *Measurer) answersFor(o *agreement.Objective, g *evidence.Gap) bool {
	if !m.outagesAnswer(o) || len(m.whole.Agreement.Fault.Causes) == 0 ||
		!measure.Concerns(o.Service, g.Service.String()) || m.atOtherSite(o, g) {
		return false
	}
	return g.Cause != evidence.CellUnread || placed(g.Field) || saysWho(g.Field)
}

// atOtherSite tells whether what could not be read is about another site than the samples of an objective, by the site
// that a table gives it or by its filter. What others did at that site excuses nothing here.
func (m *Measurer) atOtherSite(o *agreement.Objective, g *evidence.Gap) bool {
	site := g.Read["site"]
	if site == "" {
		return false
	}
	records, where := m.Kind(o).Filter()
	return !measure.Concerns(o.Site(), site) ||
		records == "samples" && comparisons.Exclude(where, map[string]string{"site": site}, evidence.Same)
}

// coversOthers tells whether the end of what a register covers is none of the objective's register's.
//
// Convention doubt (covers-its-services): A register of outages covers the services that its rows name. Where no row of
// it names the service of an objective, or none, and a row of another source does, the end of what it covers cuts the
// objective's own register nowhere.
func (m *Measurer) coversOthers(o *agreement.Objective, g *evidence.Gap) bool {
	if g.Cause != evidence.NotCovered || g.Records != "outages" || o.Service == "" {
		return false
	}
	all, rows, elsewhere := m.whole.Evidence.All, 0, false
	for i := range all.Outages {
		x := &all.Outages[i]
		concerns, here := measure.Concerns(o.Service, x.Service.String()), all.Origins[x.Pos.Origin].Source == g.Source
		if concerns && here {
			return false
		}
		if here {
			rows++
		}
		elsewhere = elsewhere || concerns
	}
	return rows > 0 && elsewhere
}

package bounds

import (
	"maps"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/measure"
)

// unsaidPlace tells whether a cell that could not be read would say whether its record is an objective's: the service,
// of an objective that has one, or the site, of one about a site. Samples have no rows that could be left out.
func unsaidPlace(o *agreement.Objective, g *evidence.Gap) bool {
	return g.Records != "samples" && (g.Field == "service" && o.Service != "" || g.Field == "site" && o.Site() != "")
}

// otherPlaces tells whether a record without a service, or a site, in a source of which others name one, may be of
// another one than an objective's: of one that these name, or that another objective of the agreement is about.
func (m *Measurer) otherPlaces(o *agreement.Objective, g *evidence.Gap) bool {
	if g.Field == "site" {
		site := o.Site()
		if site == "" && g.Records == "outages" {
			return len(g.Among) > 0 && (len(g.Among) > 1 || len(sitesOf(m.Kind(o))) > 1) && siteBySite(m.Kind(o))
		}
		return site != "" && (len(o.Item.Others) > 1 || slices.ContainsFunc(g.Among, func(name string) bool {
			return !evidence.Same(name, site)
		}))
	}
	if o.Service == "" {
		return false
	}
	return slices.ContainsFunc(g.Among, func(name string) bool { return !evidence.Same(name, o.Service) }) ||
		slices.ContainsFunc(m.whole.Agreement.Objectives, func(x agreement.Objective) bool {
			return x.Service != "" && !evidence.Same(x.Service, o.Service)
		})
}

// siteBySite tells whether an objective is the mean, or the worst, of the sites of a service.
func siteBySite(terms kinds.Terms) bool {
	t, is := undaily(terms).(*availability.Terms)
	return is && t.PerSite
}

// sitesOf are the sites that an objective names.
func sitesOf(terms kinds.Terms) []string {
	if t, is := undaily(terms).(*availability.Terms); is {
		return t.Sites
	}
	return nil
}

// undaily are the terms of a day where every day is judged by itself.
func undaily(terms kinds.Terms) kinds.Terms {
	if d, is := terms.(*daily.Terms); is {
		of, _ := d.Of.(kinds.Terms)
		return of
	}
	return terms
}

// byPlace bounds an objective by the records that may be of its service or site or of another one: it is measured with
// and without them.
//
// Rule §13 (unread-service): A record of which nobody can read the service may be of any: it counts for an objective in
// one case and not in the other.
//
// Convention client (service-blank-beside-named): A ticket, outage or survey without a service, in a source of which
// other rows of its type name one, may be of any service: where more than one could be meant, by the rows or by the
// agreement, it counts for an objective of one of them in one case and not in the other, and a finding says how many
// there are. Where no row of the source names a service, or only the one that the agreement is about, they are of it.
// A claim without services is about all of them.
//
// Convention client (site-blank-beside-named): So it is with the site of an outage, for an objective that a table gives
// to each of several sites, or that is the mean or the worst of several: a row without one, in a source of which other
// rows name one, may be about one of them or all, or about one that does not count. Rows about all sites are in a
// source of their own. Where no row of the source names a site, each is about all of them.
func (m *Measurer) byPlace(ctx *measure.Context, o *agreement.Objective, results []measure.Result) error {
	rows, counts := map[evidence.Pos]bool{}, make([]int64, len(ctx.Periods))
	blank := map[string][]int{"service": make([]int, len(ctx.Periods)), "site": make([]int, len(ctx.Periods))}
	for g, use := range m.GapsOf(o) {
		if use != Belonging || g.Records == "samples" {
			continue
		}
		for _, pos := range g.Rows {
			rows[pos] = true
		}
		for p := range ctx.Periods {
			n, _ := MissingIn(g, ctx.Periods[p])
			if counts[p] += int64(n); g.Cause == evidence.ServiceUnknown {
				blank[g.Field][p] += n
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	without := *ctx
	without.Evidence = ctx.Evidence.Without(rows)
	if m.Kind(o).Kind() == statistic.Kind { // some of them may raise it, and others lower it
		without.Unread = withRows(ctx, o, counts)
	}
	other, err := m.measureByCells(&without, o)
	if err != nil {
		return err
	}
	some, err := m.someOf(ctx, o, rows, other)
	if err != nil {
		return err
	}
	for p := range results {
		for _, field := range []string{"service", "site"} {
			if n := blank[field][p]; n > 0 {
				results[p].Findings = append(results[p].Findings, placeBlank(o, field, n))
			}
		}
		var v valueRange
		v.add(&results[p])
		v.add(&other[p])
		for i := range some[p] { // the units are between those without any of the rows and those with all of them
			v.addScore(&some[p][i])
		}
		if counts[p] > 0 && v.open() {
			v.bound(&results[p], measure.Unread{Cells: counts[p]}, o.AtMost())
			results[p].Fewest, results[p].Most = v.fewest, v.most
		}
	}
	return nil
}

// placeBlank is the finding about rows that name no service, or no site.
func placeBlank(o *agreement.Objective, field string, n int) evidence.Finding {
	f := evidence.Finding{Severity: evidence.Warning, Count: n}
	f.Message, f.Hint = finding.Say("finding.service-blank", o.ID, o.Service), finding.Say("hint.service-blank")
	if field == "site" {
		f.Message, f.Hint = finding.Say("finding.site-blank", o.ID, o.Site()), finding.Say("hint.site-blank")
		if o.Site() == "" {
			f.Message = finding.Say("finding.site-blank.mean", o.ID)
		}
	}
	return f
}

// withRows is what could not be read of an objective, and as many more rows.
func withRows(ctx *measure.Context, o *agreement.Objective, more []int64) map[string][]measure.Unread {
	list := slices.Clone(ctx.UnreadOf(o))
	for p := range list {
		list[p].Rows += more[p]
	}
	out := maps.Clone(ctx.Unread)
	if out == nil {
		out = map[string][]measure.Unread{}
	}
	out[o.ID] = list
	return out
}

// someOf are the scores of shares of records with the good ones of some rows alone, and with the others alone, beside
// those without any of them: any part of the rows may be the objective's.
func (m *Measurer) someOf(
	ctx *measure.Context, o *agreement.Objective, rows map[evidence.Pos]bool, without []measure.Result,
) (list [][]measure.Score, err error) {
	list = make([][]measure.Score, len(without))
	t := m.Kind(o)
	if records := t.Records(); t.Kind() != share.Kind && t.Kind() != timeliness.Kind || records == "samples" {
		return list, nil
	}
	alone := *ctx
	alone.Evidence, alone.Unlisted = ctx.Evidence.InPlaces(t.Records(), rows), true
	alone.Unread = nil
	results, err := m.measureByCells(&alone, o)
	if err != nil {
		return nil, err
	}
	for p := range without {
		best, worst := without[p].Contractual, without[p].Contractual
		if without[p].Best != nil && without[p].Worst != nil {
			best, worst = *without[p].Best, *without[p].Worst
		}
		good, bad := results[p].Contractual, results[p].Contractual
		if results[p].Best != nil && results[p].Worst != nil {
			good, bad = *results[p].Best, *results[p].Worst
		}
		list[p] = []measure.Score{plusGood(best, good, o.AtMost()), plusGood(worst, bad, !o.AtMost())}
	}
	return list, nil
}

// plusGood is a share with what is in another one of the units that it counts, or of the others where rest is true; the
// share alone where one of them has no numbers.
func plusGood(s, more measure.Score, rest bool) measure.Score {
	if s.Good == nil || more.Good == nil || more.Total == nil {
		return s
	}
	good, total := new(big.Rat).Set(s.Good), new(big.Rat)
	if rest {
		total.Sub(more.Total, more.Good)
	} else {
		good.Add(good, more.Good)
		total.Set(more.Good)
	}
	out := measure.Share(good, total.Add(total, s.Total))
	out.AtMost = s.AtMost
	return out
}

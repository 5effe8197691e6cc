package availability

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds/availability/downtime"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// fromOutages measures availability from outages: the union of those of the service, since overlaps count
// once; with several sites either any site down is the service down, or the mean over the sites counts. An outage
// that names no site hit all of them.
//
// Convention measures (outage-any-site): *Outages*: a service of several sites is down while any of them is, unless
// the mean over the sites is agreed: over those that outages name. Set by `objectives.availability.per-site`.
//
// Rule §3 (outage-union): Availability from outages takes their union; overlaps count once.
func fromOutages(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	seen, err := records.SeenOutages(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	results, err := downBy(ctx, o, t, seen)
	if err != nil {
		return nil, err
	}
	return results, boundDoubts(ctx, o, t, seen, results)
}

// downBy measures availability by the outages that count with certainty.
func downBy(
	ctx *measure.Context, o *agreement.Objective, t *Terms, seen []records.Seen,
) ([]measure.Result, error) {
	sites := sitesOf(t, o.Site(), seen)
	bySite, proofs := outagesBySite(ctx, o, t, seen, sites)
	results, err := downtime.Measure(ctx, o, t.rules(), bySite, proofs)
	if err != nil {
		return nil, err
	}
	found := make([]evidence.Findings, len(results)) // there may be as many as outages
	for i := range seen {
		r := seen[i].Outage
		oddOutage(ctx, &ctx.Evidence.All.Outages[seen[i].Index], r, found)
		if len(sites.Of(r.Site.String())) == 0 {
			inPeriodsOf(ctx, r, strangeSite(records.OutageID(r), r.Site.String()), found)
		}
	}
	for i := range found {
		results[i].Findings = append(results[i].Findings, found[i].List()...)
	}
	return results, nil
}

// sitesOf are the sites that outages name, or the agreement.
func sitesOf(t *Terms, only string, seen []records.Seen) *downtime.Sites {
	s := downtime.NewSites(t.rules(), only)
	for i := range seen {
		s.Meet(seen[i].Outage.Site.String())
	}
	return s
}

// outagesBySite gives every site the outages that count with certainty.
func outagesBySite(
	ctx *measure.Context, o *agreement.Objective, t *Terms, seen []records.Seen, sites *downtime.Sites,
) ([]downtime.Site, *fault.Proofs) {
	list, proofs := sites.List(), ctx.Proofs()
	for k := range list {
		list[k].Known, list[k].Gappy = covered(ctx, o)
		list[k].Outages = make([]downtime.Outage, 0, len(seen)/len(list))
	}
	for i := range seen {
		x, r := &seen[i], seen[i].Outage
		v, ok := records.OutageTime(r, ctx.AsOf)
		if !ok || v.Empty() || x.Counts != records.Counted {
			continue
		}
		down := downtime.Outage{
			Time: timeline.Set{v}, Share: usersHit(r), Of: registered{r},
			Blames: attribution.Blames(v, proofs.Outage(x.Index, o.Service, v).Layers, &ctx.Agreement.Fault),
		}
		for _, k := range sites.Of(r.Site.String()) {
			list[k].Outages = append(list[k].Outages, down)
		}
	}
	return list, proofs
}

// covered is the time that the register of outages speaks for: silence about it says that nothing happened. gappy
// tells whether there is time about which it says nothing.
//
// Rule §13 (register-silence): A register without a row in the period says that nothing happened, up to the date that
// it covers; time after that is unknown, not up.
func covered(ctx *measure.Context, o *agreement.Objective) (known timeline.Set, gappy bool) {
	known = timeline.Set{{From: timeline.MinInstant, To: timeline.MaxInstant}}
	for _, u := range ctx.UnreadOf(o) {
		known, gappy = known.Subtract(u.Dark), gappy || len(u.Dark) > 0
	}
	return known, gappy
}

// usersHit is the share of users an outage hit; all of them unless it is told.
//
// Rule §3 (outage-weight): An outage may weigh by the share of users it hit.
func usersHit(r *evidence.Outage) evidence.Fixed {
	if !r.Share.Known() {
		return evidence.One
	}
	return min(max(r.Share, 0), evidence.One)
}

// oddOutage leaves findings about an outage in the periods that it falls into, as the file has it and as it was known.
func oddOutage(ctx *measure.Context, read, r *evidence.Outage, found []evidence.Findings) {
	var f evidence.Finding
	id := records.OutageID(r)
	switch {
	case !read.To.Known() && r.Lost.Of(evidence.DayDone):
		f.Severity, f.Message = "warning", finding.Say("finding.outage-end-lost", id, ctx.AsOf)
	case !read.To.Known():
		f.Severity, f.Message = "note", finding.Say("finding.outage-open", id, ctx.AsOf)
	case r.To.Known() && r.To < r.From:
		f.Severity, f.Hint = "warning", finding.Say("hint.from-and-to")
		f.Message = finding.Say("finding.outage-backwards", id, r.To, r.From)
	case r.Share.Known() && (r.Share < 0 || r.Share > evidence.One):
		f.Severity, f.Hint = "warning", finding.Say("hint.percentage")
		f.Message = finding.Say("finding.outage-share", id)
	default:
		return
	}
	inPeriodsOf(ctx, r, f, found)
}

// inPeriodsOf leaves a finding about an outage in the periods that it falls into.
func inPeriodsOf(ctx *measure.Context, r *evidence.Outage, f evidence.Finding, found []evidence.Findings) {
	if ctx.Unlisted {
		return
	}
	f = measure.FindingAt(ctx, f, r.Pos)
	v, _ := records.OutageTime(r, ctx.AsOf)
	if v.Empty() {
		v.To = v.From + 1
	}
	for i, p := range ctx.Periods {
		if !p.Intersect(v).Empty() {
			found[i].Add(f)
		}
	}
}

package measure

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// fromOutages measures availability from outages: the union of those of the service, since overlaps count
// once; with several sites either any site down is the service down, or the mean over the sites counts. An outage
// that names no site hit all of them.
func fromOutages(ctx *Context, o *agreement.Objective) ([]Result, error) {
	seen, err := outagesOf(ctx, o, o.Availability.Where)
	if err != nil {
		return nil, err
	}
	sites := newSites(o.Availability)
	for _, i := range seen {
		sites.meet(ctx.Evidence.All.Outages[i].Site.String())
	}
	watches := sites.watches()
	for _, i := range seen {
		r := &ctx.Evidence.All.Outages[i]
		v, ok := outageTime(r, ctx.AsOf)
		if !ok || v.Empty() {
			continue
		}
		for _, k := range sites.of(r.Site.String()) {
			watches[k].downs = append(watches[k].downs, downtime{
				time: timeline.Set{v}, share: usersHit(r), id: outageID(r), title: r.Title.String(), rows: []evidence.Pos{r.Pos},
			})
		}
	}
	results, err := timed(ctx, o, watches, evidenceFor(ctx, servicesOf(ctx, o)...))
	if err != nil {
		return nil, err
	}
	for _, i := range seen {
		r := &ctx.Evidence.All.Outages[i]
		oddOutage(ctx, r, results)
		if len(sites.of(r.Site.String())) == 0 {
			inPeriodsOf(ctx, r, strangeSite(outageID(r), r.Site.String()), results)
		}
	}
	return results, nil
}

// outagesOf lists the outages that an objective sees, in canonical order.
func outagesOf(ctx *Context, o *agreement.Objective, where string) ([]int32, error) {
	holds, err := filter.Bool[evidence.Outage](where, ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("objective %s, where: %w", o.ID, err)
	}
	var out []int32
	all, scope := ctx.Evidence.All, newScope(ctx, o)
	for _, i := range ctx.Evidence.Outages {
		r := &all.Outages[i]
		if !scope.has(r.Service, r.Pos) || r.From > ctx.AsOf {
			continue
		}
		ok, err := holds(outageKnown(r, ctx.AsOf))
		if err != nil {
			return nil, fmt.Errorf("objective %s, where, at %s: %w", o.ID, all.Where(r.Pos), err)
		}
		if ok {
			out = append(out, i)
		}
	}
	return out, nil
}

// concerns tells whether an objective for a service sees a record of a service; blank means every service.
func concerns(objective, record string) bool {
	record = strings.TrimSpace(record)
	return objective == "" || record == "" || strings.EqualFold(strings.TrimSpace(objective), record)
}

// outageTime is when an outage was, as far as it is known: one without an end lasts until the date of the data.
// ok is false when it ends before it begins.
func outageTime(r *evidence.Outage, asOf timeline.Instant) (v timeline.Interval, ok bool) {
	v = timeline.Interval{From: r.From, To: r.To}
	if !v.To.Known() || v.To > asOf {
		v.To = asOf
	}
	return v, v.To >= v.From
}

// usersHit is the share of users an outage hit; all of them unless it is told.
func usersHit(r *evidence.Outage) evidence.Fixed {
	if !r.Share.Known() {
		return evidence.One
	}
	return min(max(r.Share, 0), evidence.One)
}

// outageID names an outage; one without an id goes by its begin.
func outageID(r *evidence.Outage) string {
	if r.ID != "" {
		return r.ID
	}
	return strings.TrimSpace(r.Service.String() + " " + r.From.String())
}

// oddOutage leaves findings about an outage in the periods that it falls into.
func oddOutage(ctx *Context, r *evidence.Outage, results []Result) {
	var f evidence.Finding
	id := outageID(r)
	switch {
	case !r.To.Known():
		f.Severity = "note"
		f.Text = fmt.Sprintf("outage %s has no end: it lasts until the date of the data, %s", id, ctx.AsOf)
	case r.To < r.From:
		f.Severity, f.Hint = "warning", "the columns for from and to may be swapped"
		f.Text = fmt.Sprintf("outage %s ends at %s, before it begins at %s: it does not count", id, r.To, r.From)
	case r.Share.Known() && (r.Share < 0 || r.Share > evidence.One):
		f.Severity, f.Hint = "warning", "a percentage is written with its sign, such as 40%"
		f.Text = fmt.Sprintf("outage %s hit a share of users that is not between 0 and 1: the nearest of them counts", id)
	default:
		return
	}
	inPeriodsOf(ctx, r, f, results)
}

// inPeriodsOf leaves a finding about an outage in the periods that it falls into.
func inPeriodsOf(ctx *Context, r *evidence.Outage, f evidence.Finding, results []Result) {
	f = findingAt(ctx, f, r.Pos)
	v, _ := outageTime(r, ctx.AsOf)
	if v.Empty() {
		v.To = v.From + 1
	}
	for i, p := range ctx.Periods {
		if !p.Intersect(v).Empty() {
			results[i].Findings = append(results[i].Findings, f)
		}
	}
}

// findingAt gives a finding its place.
func findingAt(ctx *Context, f evidence.Finding, pos evidence.Pos) evidence.Finding {
	if origins := ctx.Evidence.All.Origins; int(pos.Origin) < len(origins) {
		f.File, f.Sheet = origins[pos.Origin].File, origins[pos.Origin].Sheet
	}
	f.Row = int(pos.Row)
	return f
}

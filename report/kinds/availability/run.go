package availability

import (
	"cmp"
	"fmt"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds/availability/downtime"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// byRun measures availability from samples as time: a service is down only while enough samples in a row failed
// or failures lasted long enough, from the first failure until the next good sample (rules §3, by run).
//
// Convention measures (samples-gap-in-run): *Samples by run*: a gap does not end a run of failures, since nobody saw
// the service up. It is unknown all the same, not down.
func byRun(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	list, err := samples.SeriesOf(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	return fromSeries(ctx, o, t, list, func(s *sampling.Series) seriesTime {
		rule := s.Settled(runsOf(t))
		one := seriesTime{series: s, known: t.covered(ctx, s, rule), life: lifetime(list, s, rule)}
		for _, run := range s.Down(rule, ctx.AsOf) {
			one.outages = append(one.outages, downtime.Outage{
				Time: run.Known, Share: evidence.One,
				Of: &failedSamples{samples.ID(ctx, s, run.Known[0].From), samples.RowsOf(run.Rows)},
			})
		}
		return one
	})
}

// seriesTime is what one series tells of its service.
type seriesTime struct {
	series  *sampling.Series
	outages []downtime.Outage
	known   timeline.Set
	life    timeline.Interval // in which it should tell
}

// lifetime is the time in which a series should tell something. The only series of a service should always; one
// of several may have been put up or taken down with its site, so it counts from its first to its last sample.
func lifetime(all []*sampling.Series, s *sampling.Series, rule sampling.Runs) timeline.Interval {
	if len(all) == 1 {
		return timeline.Interval{From: timeline.MinInstant, To: timeline.MaxInstant}
	}
	return timeline.Interval{From: s.First, To: s.Last.Add(max(1, rule.Every))}
}

// fromSeries puts the series together: the service is down while any of them says so, and unknown while one that
// should tell something is silent, or all are. Per site, the series of each site are put together and the sites
// averaged. Each is asked once what it tells, which is not kept beside what the sites are told.
func fromSeries(
	ctx *measure.Context, o *agreement.Objective, t *Terms, all []*sampling.Series, tell func(*sampling.Series) seriesTime,
) ([]measure.Result, error) {
	rules := t.rules()
	sites := downtime.NewSites(rules, o.Site())
	for _, s := range all {
		sites.Meet(s.Key.Site.String())
	}
	list := sites.List()
	bySite := make([]siteTime, len(list))
	for _, s := range all {
		one := tell(s)
		for _, k := range sites.Of(s.Key.Site.String()) {
			bySite[k].add(&one)
		}
	}
	for k := range list {
		list[k] = bySite[k].together(list[k].Name)
		bySite[k] = siteTime{}
	}
	results, err := downtime.Measure(ctx, o, rules, list, ctx.Proofs())
	if err != nil {
		return nil, err
	}
	for i, p := range ctx.Periods {
		t.silent(ctx, &results[i], p, all)
	}
	for _, s := range all {
		strangeSeries(ctx, sites, s, results)
	}
	return results, sampleFindings(ctx, o, t, all, results)
}

// siteTime gathers what several series say about one site.
type siteTime struct {
	outages        []downtime.Outage
	spoken, silent []timeline.Interval
	series         int
}

func (w *siteTime) add(t *seriesTime) {
	w.outages = append(w.outages, t.outages...)
	w.spoken = append(w.spoken, t.known...)
	w.silent = append(w.silent, timeline.Set{t.life}.Subtract(t.known)...)
	w.series++
}

// together is what the series say together.
//
// Convention measures (samples-several-series): *Samples*: a service is down while any of its series says so, unless
// the mean over its sites is agreed. Set by `objectives.availability.per-site`.
func (w *siteTime) together(site string) downtime.Site {
	known := timeline.Union(w.spoken...)
	if w.series > 1 {
		known = known.Subtract(timeline.Union(w.silent...))
	}
	return downtime.Site{Name: site, Gappy: true, Outages: w.outages, Known: known}
}

// sampleFindings tells of odd samples, and of series that fell silent in agreed time, in the periods they fall into.
func sampleFindings(
	ctx *measure.Context, o *agreement.Objective, t *Terms, all []*sampling.Series, results []measure.Result,
) error {
	room := sampling.NewRoom()
	for i, p := range ctx.Periods {
		odd, r := samples.Oddities{}, &results[i]
		for _, s := range all {
			list, err := s.Cells(p.Interval, room)
			if err != nil {
				return fmt.Errorf("objective %s: %w", o.ID, err)
			}
			for _, cell := range list {
				odd.Add(cell)
			}
			if t.fellSilent(ctx, s, p) {
				r.Findings = append(r.Findings, evidence.Finding{Severity: "warning", Message: silentSince(s.Key, s.Last)})
			}
		}
		r.Findings = append(append(r.Findings, odd.States(ctx)...), odd.Surplus(ctx)...)
	}
	return nil
}

// fellSilent tells whether the last sample of a series is of a period, and agreed time of it follows of which none
// speaks.
func (t *Terms) fellSilent(ctx *measure.Context, s *sampling.Series, p calendar.Period) bool {
	if !p.Contains(s.Last) || t.Every == 0 && !s.Rhythmic() {
		return false
	}
	rule, end := s.Settled(t.distances()), min(p.To, ctx.AsOf)
	open := ctx.Calendars[cmp.Or(t.Calendar, agreement.Always)]
	return rule.Gap(s.Last, end) && open.Length(timeline.Interval{From: s.Last.Add(rule.Every), To: end}) > 0
}

// silentSince names a series and its last sample.
func silentSince(of sampling.Key, last timeline.Instant) finding.Message {
	if of.Site.Empty() {
		return finding.Say("finding.silent-service", finding.Quote(of.Service.String()), last)
	}
	return finding.Say("finding.silent-series", finding.Quote(of.Service.String()), finding.Quote(of.Site.String()), last)
}

package samples

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// judged gives the context with claims judged in all periods they touch when the periods are not known yet: an
// allowance for maintenance cuts a claim where it is used up, and cells must end there.
func judged(ctx *measure.Context) *measure.Context {
	if len(ctx.Periods) > 0 && ctx.Claims != nil {
		return ctx
	}
	all := *ctx
	if len(ctx.Periods) == 0 {
		all.Periods = ClaimPeriods(ctx)
	}
	all.Claims = fault.JudgeClaims(ctx.Agreement, ctx.Evidence, all.Periods, ctx.AsOf)
	return &all
}

// ClaimPeriods are the periods that claims touch, in order, as far as claims are followed.
func ClaimPeriods(ctx *measure.Context) (periods []calendar.Period) {
	cycle := ctx.Agreement.Cycle()
	known := timeline.Interval{From: timeline.MinInstant, To: fault.Horizon(ctx.Agreement, ctx.AsOf)}
	var times []timeline.Interval
	for _, d := range fault.JudgeClaims(ctx.Agreement, ctx.Evidence, nil, ctx.AsOf).Decisions {
		times = append(times, d.Time...)
	}
	for _, v := range timeline.Union(times...).Clip(known) {
		for p := cycle.Of(v.From); p.From < v.To; p = p.Next() {
			if n := len(periods); n == 0 || periods[n-1].From < p.From {
				periods = append(periods, p)
			}
		}
	}
	return periods
}

// periodEdges are the bounds of the periods, and every local midnight of the last one, whose misses are told day
// by day. While the periods are not known it is every local midnight there is. A period in which the agreement begins
// or ends is measured for the time it is in force, to the instant.
func periodEdges(ctx *measure.Context, zone *calendar.Zone, v timeline.Interval) (edges []timeline.Instant) {
	for _, at := range []timeline.Instant{ctx.Agreement.From, ctx.Agreement.To} {
		if at.Known() && v.From < at && at < v.To {
			edges = append(edges, at)
		}
	}
	daily := v
	if n := len(ctx.Periods); n > 0 {
		for _, p := range ctx.Periods {
			edges = append(edges, p.From, p.To)
		}
		daily = v.Intersect(ctx.Periods[n-1].Interval)
	}
	if daily.Empty() {
		return edges
	}
	for d := zone.DateOf(daily.From); ; d = d.AddDays(1) {
		at := zone.StartOfDay(d)
		if at >= daily.To {
			return edges
		}
		edges = append(edges, at)
	}
}

// evidenceChanges are the instants, in order, at which the evidence changes. Refused claims are among it, since
// reports measure what accepting them would have changed.
func evidenceChanges(known *measure.Context, o *agreement.Objective) (at []timeline.Instant) {
	told := attribution.EvidenceFor(known, attribution.ServicesOf(known, o)...)
	for _, l := range told.Layers {
		at = append(at, l.From, l.To)
	}
	for i := range told.Outages {
		at = append(at, told.Outages[i].From, told.Outages[i].To)
		for _, l := range told.Outages[i].Layers {
			at = append(at, l.From, l.To)
		}
	}
	for _, d := range known.Claims.Decisions {
		for _, v := range append(slices.Clone(d.Time), d.Accepted...) {
			at = append(at, v.From, v.To)
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// inside is the part of an ordered list that lies in an interval.
func inside(list []timeline.Instant, v timeline.Interval) []timeline.Instant {
	from, _ := slices.BinarySearch(list, v.From)
	to, _ := slices.BinarySearch(list, v.To)
	return list[from:max(from, to)]
}

// localDays gives the local day of an instant.
func localDays(zone *calendar.Zone) func(timeline.Instant) timeline.Interval {
	return func(at timeline.Instant) timeline.Interval {
		d := zone.DateOf(at)
		return timeline.Interval{From: zone.StartOfDay(d), To: zone.StartOfDay(d.AddDays(1))}
	}
}

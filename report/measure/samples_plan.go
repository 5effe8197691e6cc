package measure

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// SamplePlan says what the objectives of these clients need to know of the samples, before these are read. A
// Context without Periods wants cells for every local day, so that any period can be put together from them; its
// claims are judged here when they are not yet. asOf is NoInstant where the newest record decides. source gives
// the id of the source that an origin belongs to; several goroutines call it.
func SamplePlan(contexts []*Context, asOf timeline.Instant, source func(origin uint32) string) (*sampling.Plan, error) {
	plan := &sampling.Plan{AsOf: asOf, Source: source}
	for _, ctx := range contexts {
		zone := calendar.NewZone(ctx.Agreement.Zone)
		for i := range ctx.Agreement.Objectives {
			o := &ctx.Agreement.Objectives[i]
			of, ok := samplesOf(o)
			if !ok {
				continue
			}
			w, err := want(ctx, o, of, zone)
			if err != nil {
				return nil, err
			}
			plan.Wants = append(plan.Wants, w)
		}
	}
	return plan, nil
}

// measured is what an objective takes from samples.
type measured struct {
	where string
	runs  sampling.Runs
	field sampling.Field
	value bool // the field is measured at all
	keep  bool // and every value of it is needed
}

// samplesOf tells whether an objective is about samples, and what it takes.
func samplesOf(o *agreement.Objective) (m measured, ok bool) {
	switch {
	case o.Kind == agreement.KindAvailability && o.Availability != nil && o.Availability.Samples:
		return measured{where: o.Availability.Where, runs: runsOf(o.Availability)}, true
	case o.Kind == agreement.KindShare && o.Share != nil && o.Share.Of == "samples":
		return measured{where: o.Share.Where}, true
	case o.Kind == agreement.KindStatistic && o.Statistic != nil && o.Statistic.Of == "samples":
		field, known := fieldOf(o.Statistic.Value)
		sums := o.Statistic.Take == "mean" || o.Statistic.Take == "max"
		return measured{where: o.Statistic.Where, field: field, value: known, keep: !sums}, true
	}
	return measured{}, false
}

// runsOf is how stretches of samples are told apart.
func runsOf(a *agreement.Availability) sampling.Runs {
	switch a.By {
	case agreement.ByRun:
		return sampling.Runs{Wanted: true, States: true, Every: a.Every, Failures: int64(a.Failures), Minutes: a.Minutes}
	case agreement.BySlot:
		return sampling.Runs{}
	}
	return sampling.Runs{Wanted: a.Every > 0, Every: a.Every}
}

// want is what one objective needs to know.
func want(ctx *Context, o *agreement.Objective, m measured, zone *calendar.Zone) (sampling.Want, error) {
	match, err := sees(ctx, o, m.where)
	if err != nil {
		return sampling.Want{}, err
	}
	wanted := func(k sampling.Key) bool {
		ok, err := match(k)
		return ok || err != nil // measuring tells the error
	}
	w := sampling.Want{Name: wantName(ctx, o), Clients: ctx.Agreement.Names(), Match: wanted, Window: ctx.Window, Runs: m.runs}
	changes := evidenceChanges(ctx, o)
	open := ctx.Calendars["always"]
	if o.Availability != nil {
		open = ctx.Calendars[calendarName(o.Availability.Calendar)]
		if o.Availability.By == agreement.BySlot {
			w.Slots = sampling.Slots{Length: o.Availability.Slot, Day: localDays(zone)}
		}
	}
	w.Edges = func(v timeline.Interval) []timeline.Instant {
		edges := append(periodEdges(ctx, zone, v), inside(changes, v)...)
		if open != nil && !open.AlwaysOpen() {
			for _, part := range open.Intervals(v) {
				edges = append(edges, part.From, part.To)
			}
		}
		return edges
	}
	if m.value {
		w.Keep[m.field] = m.keep
		for _, t := range o.Targets {
			if l, ok := limitOf(t.Value); ok {
				w.Limits[m.field] = append(w.Limits[m.field], l)
			}
		}
	}
	return w, nil
}

// wantName names an objective among those of all clients.
func wantName(ctx *Context, o *agreement.Objective) string { return ctx.Agreement.ID + "\x00" + o.ID }

// judged gives the context with claims judged in all periods they touch when the periods are not known yet: an
// allowance for maintenance cuts a claim where it is used up, and cells must end there.
func judged(ctx *Context) *Context {
	if len(ctx.Periods) > 0 && ctx.Claims != nil {
		return ctx
	}
	all := *ctx
	if len(ctx.Periods) == 0 {
		all.Periods = claimPeriods(ctx)
	}
	all.Claims = fault.JudgeClaims(ctx.Agreement, ctx.Evidence, all.Periods, ctx.AsOf, nil)
	return &all
}

// claimPeriods are the periods that claims touch, in order, as far as claims are followed.
func claimPeriods(ctx *Context) (periods []calendar.Period) {
	cycle := ctx.Agreement.Cycle()
	known := timeline.Interval{From: timeline.MinInstant, To: fault.Horizon(ctx.Agreement, ctx.AsOf)}
	var times []timeline.Interval
	for _, d := range fault.JudgeClaims(ctx.Agreement, ctx.Evidence, nil, ctx.AsOf, nil).Decisions {
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
// by day. While the periods are not known it is every local midnight there is.
func periodEdges(ctx *Context, zone *calendar.Zone, v timeline.Interval) (edges []timeline.Instant) {
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
func evidenceChanges(ctx *Context, o *agreement.Objective) (at []timeline.Instant) {
	known := judged(ctx)
	for _, l := range evidenceFor(known, servicesOf(ctx, o)...) {
		at = append(at, l.From, l.To)
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

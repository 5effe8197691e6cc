package samples

import (
	"cmp"
	"sync"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// Plan says what the objectives of these clients need to know of the samples, before these are read. A
// Context without Periods wants cells for every local day, so that any period can be put together from them; its
// claims are judged here when they are not yet. asOf is NoInstant where the newest record decides. source gives
// the id of the source that an origin belongs to; several goroutines call it.
func Plan(
	contexts []*measure.Context, asOf timeline.Instant, source func(origin uint32) string,
) (*sampling.Plan, error) {
	plan := &sampling.Plan{AsOf: asOf, Source: source}
	for _, ctx := range contexts {
		zone := calendar.NewZone(ctx.Agreement.Zone)
		known := sync.OnceValue(func() *measure.Context { return judged(ctx) }) // once for all objectives
		for i := range ctx.Agreement.Objectives {
			o := &ctx.Agreement.Objectives[i]
			if days, every := o.Terms.(Daily); every { // what is counted goes by the target of a day
				inner := days.Day(o)
				o = &inner
			}
			t, ok := o.Terms.(Taker)
			if !ok {
				continue
			}
			wanted, ok := t.FromSamples()
			if !ok {
				continue
			}
			w, err := want(ctx, o, &wanted, zone, known)
			if err != nil {
				return nil, err
			}
			plan.Wants = append(plan.Wants, w)
		}
	}
	return plan, nil
}

// Taker is implemented by the terms of objectives: every kind says whether it is measured from samples.
type Taker interface {
	// FromSamples is what an objective takes from samples; ok is false where it is about other records.
	FromSamples() (w Wanted, ok bool)
}

// Daily is implemented by terms that judge every day by itself.
type Daily interface {
	Day(*agreement.Objective) agreement.Objective
}

// Wanted is what an objective takes from samples.
type Wanted struct {
	Where    string          // filter on series
	Calendar string          // samples count while it is open; "" is around the clock
	Runs     sampling.Runs   // how stretches of samples are told apart
	Slot     timeline.Micros // length of the time slots that samples are counted in; 0: in none
	Measured bool            // Field is measured
	Field    sampling.Field
	Keep     bool // every value of the field is needed, not their sum and maximum alone
}

// want is what one objective needs to know; known gives the context with its claims judged.
func want(
	ctx *measure.Context, o *agreement.Objective, m *Wanted, zone *calendar.Zone, known func() *measure.Context,
) (sampling.Want, error) {
	of, err := matches(ctx, o, m.Where)
	if err != nil {
		return sampling.Want{}, err
	}
	wanted := func(k sampling.Key) bool {
		m, err := of(k)
		return m.in || m.maybe || err != nil // measuring tells the error
	}
	w := sampling.Want{
		Name: WantName(ctx, o), Clients: ctx.Agreement.Names(), Match: wanted, Window: ctx.Window, Runs: m.Runs,
	}
	changes := evidenceChanges(known(), o)
	open := ctx.Calendars[cmp.Or(m.Calendar, agreement.Always)]
	if m.Slot > 0 {
		w.Slots = sampling.Slots{Length: m.Slot, Day: localDays(zone)}
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
	if m.Measured {
		w.Keep[m.Field] = m.Keep
		for _, t := range o.Targets {
			if l, ok := LimitOf(t.Value); ok {
				w.Limits[m.Field] = append(w.Limits[m.Field], l)
			}
		}
	}
	return w, nil
}

// WantName names an objective among those of all clients.
func WantName(ctx *measure.Context, o *agreement.Objective) string {
	return ctx.Agreement.ID + "\x00" + o.ID
}

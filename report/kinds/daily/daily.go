package daily

import (
	"math/big"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Measure counts the days of every period that missed the target of a day. A day without anything to judge is none of
// them, and neither is one that others answer for.
//
// Convention measures (daily-days): *Every day by itself*: days are local days of the agreement. A day without volume
// is no miss; one that the best and the worst case leave open is one in the worst case only. So is a day without a
// sample, once there was one, unless its calendar is closed, its day of the week never has one, or fewer than seven
// days have one.
//
// Convention measures (days-none): *Every day by itself*: a period of which no day has anything to judge has no volume.
//
// Rule §7 (daily-verdict): Every day may be judged by itself, and pay by itself.
func (t *Terms) Measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	inner, days := t.Day(o), *ctx
	days.Periods, days.Unread = daysOf(ctx), nil
	measured, err := t.of().Measure(&days, &inner)
	if err != nil {
		return nil, err
	}
	t.silence(ctx, days.Periods, measured)
	results := make([]measure.Result, len(ctx.Periods))
	sums, open, all := make([]attribution.Sums, len(results)), make([]int64, len(results)), make([]int64, len(results))
	silent := make([]int64, len(results))
	for d := range measured {
		p := measure.PeriodAt(ctx.Periods, days.Periods[d].From)
		if p < 0 {
			continue
		}
		r := &measured[d]
		all[p]++
		results[p].Findings = append(results[p].Findings, r.Findings...)
		end := ctx.Judge(&inner, r, days.Periods[d])
		if end == nil {
			continue
		}
		sums[p].Total = sums[p].Total.Plus(attribution.One)
		if end.Open {
			open[p]++
		}
		if end.Open && r.Unread.OnlySilent() {
			silent[p]++
		}
		if !end.Missed {
			continue
		}
		v := answers(r, end)
		sums[p].Lose(attribution.One, &v)
		if ctx.Lists(p) {
			results[p].Misses = append(results[p].Misses, missOf(ctx, days.Periods[d], end, &v))
		}
	}
	for p := range results {
		r := &results[p]
		sums[p].Fill(r, &ctx.Agreement.Fault)
		if r.Unit = "day"; r.Volume.Sign() == 0 {
			r.Scores = measure.Scores{}
			continue
		}
		r.Scores = attribution.Numbers(&r.Scores, r.Volume)
		r.Bound(measure.Unread{Doubtful: open[p]}, o.AtMost())
		r.Unread.Doubtful -= silent[p]
		r.Unread.Silent = silent[p] > 0
	}
	for p, u := range ctx.UnreadOf(o) {
		boundDays(&results[p], u, all[p], t.spans(), o.AtMost())
	}
	return results, nil
}

// spans tells whether a record may decide about many days: downtime does, and samples do by their silence.
func (t *Terms) spans() bool { return t.Of.Kind() == "availability" }

// boundDays bounds a number of days by what could not be read.
//
// Convention doubt (unread-days): Where every day is judged by itself, a record that could not be read decides about
// one day, either way, an outage about any. There are no more missed days than days.
func boundDays(r *measure.Result, u measure.Unread, days int64, spans, atMost bool) {
	if u.None() {
		return
	}
	excused := measure.Unread{Excuses: u.Excuses, Targets: u.Targets, Days: u.Days}
	r.Bound(excused, atMost)
	if !u.Measured() {
		return
	}
	change := u.Rows + u.Cells + u.Doubtful + u.Hours()
	if spans || u.Uncounted() {
		change = days
	}
	best, worst := r.Contractual, r.Contractual
	if r.Best != nil && r.Worst != nil {
		best, worst = *r.Best, *r.Worst
	}
	fewer := func(s measure.Score) measure.Score { return within(s, -change, days) }
	more := func(s measure.Score) measure.Score { return within(s, change, days) }
	if !atMost {
		fewer, more = more, fewer
	}
	best, worst = fewer(best), more(worst)
	u.Excuses, u.Targets, u.Days = false, false, nil
	r.SetBounds(u, best, worst)
}

// within is a number of days with so many more, of no more than there are.
func within(s measure.Score, more, days int64) measure.Score {
	if s.Value == nil {
		return s
	}
	v := new(big.Rat).Add(s.Value, big.NewRat(more, 1))
	if v.Sign() < 0 {
		v.SetInt64(0)
	}
	if most := big.NewRat(days, 1); v.Cmp(most) > 0 {
		v.Set(most)
	}
	return measure.Score{Value: v}
}

// answers is who a day goes to that missed its target.
func answers(r *measure.Result, end *measure.Ending) attribution.Verdict {
	switch {
	case !end.OnProvider:
		return attribution.ExcusedRecord(mainParty(r))
	case !end.OnOthers:
		return attribution.OfNobody()
	}
	return attribution.OfProvider(false)
}

// mainParty is who answers for most of what the contract takes off the provider.
func mainParty(r *measure.Result) party.Party {
	best := party.Undetermined
	for _, p := range party.All() {
		if a := r.Accepted[p]; a != nil && (r.Accepted[best] == nil || a.Cmp(r.Accepted[best]) > 0) {
			best = p
		}
	}
	return best
}

func missOf(ctx *measure.Context, day calendar.Period, end *measure.Ending, v *attribution.Verdict) *measure.Miss {
	date := day.From.In(ctx.Agreement.Zone).Format(time.DateOnly)
	one := big.NewRat(1, 1)
	return &measure.Miss{
		ID: date, Weight: one, Detail: &measure.Detail{
			Parts: v.OfWeight(one), Outcome: v.Outcome, Story: v.Story, Value: end.Judged, Decided: day.To - 1,
		},
	}
}

// daysOf are the local days of the periods that the data reaches.
func daysOf(ctx *measure.Context) (days []calendar.Period) {
	zone := calendar.NewZone(ctx.Agreement.Zone)
	for _, p := range ctx.Periods {
		for d := zone.DateOf(p.From); ; d = d.AddDays(1) {
			v := timeline.Interval{From: zone.StartOfDay(d), To: zone.StartOfDay(d.AddDays(1))}.Intersect(p.Interval)
			if v.Empty() || v.From >= ctx.AsOf {
				break
			}
			days = append(days, calendar.Period{Label: d.String(), Interval: v, Cycle: p.Cycle})
		}
	}
	return days
}

package availability

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// covered is the time that a series speaks for. Where nobody says how far samples are apart, the time before the first
// and after the last is no gap at the bound of a period where it would be none between two samples.
func (t *Terms) covered(ctx *measure.Context, s *sampling.Series, rule sampling.Runs) timeline.Set {
	known := s.Covered(rule)
	if t.Every > 0 {
		return known
	}
	for _, p := range ctx.Periods {
		if p.From < s.First && !rule.Gap(p.From, s.First) {
			known = known.Plus(timeline.Set{{From: p.From, To: s.First}})
		}
		if end := min(p.To, ctx.AsOf); s.Last < end && !rule.Gap(s.Last, end) {
			known = known.Plus(timeline.Set{{From: s.Last, To: end}})
		}
	}
	return known
}

// begun tells whether any series had a sample before the end of a period.
func begun(list []*sampling.Series, p calendar.Period) bool {
	return slices.ContainsFunc(list, func(s *sampling.Series) bool { return s.First < p.To })
}

// silent marks the results of periods of which samples leave too much unknown.
//
// Convention doubt (coverage-not-agreed): Where no least coverage by samples is agreed all of the agreed time must be
// covered: where the best and the worst case of the rest differ about the target there is no verdict. Set by
// `objectives.availability.coverage`.
//
// Convention doubt (samples-silence-begins): *Samples*: a period that ends before the first sample of an objective has
// no volume; one after it without a sample is silent.
func (t *Terms) silent(ctx *measure.Context, r *measure.Result, p calendar.Period, list []*sampling.Series) {
	if r.Coverage == nil || r.Best == nil || r.Worst == nil || !begun(list, p) || p.From >= ctx.AsOf {
		return
	}
	if best, worst := r.Best.Value, r.Worst.Value; best == nil || worst == nil || best.Cmp(worst) == 0 {
		return // whatever happened is excused
	}
	least := t.Coverage
	if least == nil {
		least = big.NewRat(100, 1)
	}
	r.Unread.Silent = r.Unread.Silent || r.Coverage.Cmp(least) < 0
}

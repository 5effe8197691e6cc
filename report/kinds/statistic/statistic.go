package statistic

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// Measure measures a figure of values: mean, median, maximum or an exact percentile (rules §3). Records that
// others answer for are removed whatever their value, since a value cannot be kept as good. Where nobody can be
// named, excusing removes only values beyond the target: that nobody is known to answer for a good value is no
// reason to doubt it. The attribution is of values beyond the target in force at the period's end.
func (t *Terms) Measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	results, err := t.measure(ctx, o)
	for p, u := range ctx.UnreadOf(o) {
		if err == nil && !u.None() && results[p].Unread.None() {
			results[p].SetBounds(u, measure.Score{}, measure.Score{}) // any value is possible
		}
	}
	return results, err
}

func (t *Terms) measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	switch t.Of {
	case "samples":
		return statisticOfSamples(ctx, o, t)
	case "tallies":
		return statisticOfTallies(ctx, o, t)
	case "outages":
		if t.Value == BetweenFailures {
			return betweenFailures(ctx, o, t)
		}
		return statisticOf(records.Outages(ctx, o), t)
	case "surveys":
		results, err := statisticOf(records.Surveys(ctx, o), t)
		if err != nil {
			return nil, err
		}
		return results, records.ResponseRates(ctx, o, results)
	}
	return statisticOf(records.Tickets(ctx, o, records.Completion), t)
}

// periodValues are the values of one period.
type periodValues struct {
	all    []filter.Amount
	marked []mark           // of those that some score removes
	sums   attribution.Sums // values beyond the target
}

// mark says which scores remove a value.
//
// Convention scores (undetermined-values): Where the undetermined is not on the provider's account, only values
// beyond the target are taken out: that nobody is known to answer for a good value is no reason to doubt it. Set by
// `fault.undetermined`.
type mark struct {
	index                     int // into all
	evident, taken, undecided bool
}

func statisticOf[R filter.Record](l *records.List[R], t *Terms) ([]measure.Result, error) {
	take, err := takerOf(l.Objective, t)
	if err != nil {
		return nil, err
	}
	value, unit, err := valueOf(l, t)
	if err != nil {
		return nil, err
	}
	results, periods := make([]measure.Result, len(l.Ctx.Periods)), make([]periodValues, len(l.Ctx.Periods))
	beyond := make([]func(filter.Amount) bool, len(periods))
	for p := range periods {
		beyond[p] = limitIn(l.Objective, l.Ctx.Periods[p].To-1, unit)
	}
	err = l.Each(t.Where, func(p int, it *records.Item, r *R) error {
		v, ok, err := value.Amount(r)
		if err != nil || !ok {
			return err // a record without a value, such as one that is still open, has none to count
		}
		period, bad := &periods[p], beyond[p](v)
		verdict, answer := l.Verdict(it)
		period.add(v, &verdict, attribution.IsOther(answer.Evident), bad)
		if bad && p == len(periods)-1 {
			results[p].Misses = append(
				results[p].Misses, it.Miss(&verdict, answer, attribution.One.Rat(), new(big.Rat).Quo(v.Rat(), unit)),
			)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	unread := l.Ctx.UnreadOf(l.Objective)
	for p := range results {
		results[p].Unit = "value"
		if l.Unit == "answer" {
			results[p].Unit = l.Unit
		}
		periods[p].fill(&results[p], take, unit, &l.Ctx.Agreement.Fault)
		periods[p].bound(&results[p], unread[p], l.Objective, &l.Ctx.Agreement.Fault, take, unit)
	}
	return results, nil
}

// add takes a value in.
func (v *periodValues) add(value filter.Amount, who *attribution.Verdict, evident, bad bool) {
	m := mark{len(v.all), evident, who.Outcome == measure.Excused, bad && who.Outcome == measure.Undetermined}
	v.all = append(v.all, value)
	if m.evident || m.taken || m.undecided {
		v.marked = append(v.marked, m)
	}
	if bad {
		v.sums.Lose(attribution.One, who)
	}
}

// fill writes scores and attribution; the unit of the attribution is a value beyond the target.
func (v *periodValues) fill(r *measure.Result, take taker, unit *big.Rat, f *agreement.Fault) {
	v.sums.Fill(r, f)
	score := func(removed func(*mark) bool) measure.Score {
		value := take.of(v.without(removed))
		if value != nil {
			value.Quo(value, unit)
		}
		return measure.Score{Value: value}
	}
	r.Scores, r.Volume = removing(f, score), big.NewRat(int64(len(v.all)), 1)
}

// removing gives every score by what it removes; what is removed cannot be kept as good.
//
// Convention scores (excused-values): Values of a statistic and events of a count that are excused are always taken
// out: a value cannot stay "as good".
func removing(f *agreement.Fault, score func(removed func(*mark) bool) measure.Score) measure.Scores {
	s := measure.Scores{
		Experienced:  score(func(*mark) bool { return false }),
		Attributable: score(func(m *mark) bool { return m.evident }),
		OnProvider:   score(func(m *mark) bool { return m.taken }),
		OnOthers:     score(func(m *mark) bool { return m.taken || m.undecided }),
	}
	s.Contractual = s.OnProvider
	if attribution.ExcusesUndetermined(f) {
		s.Contractual = s.OnOthers
	}
	s.Other = s.Contractual
	return s
}

// without is the values that a score keeps, in an order of its own.
func (v *periodValues) without(removed func(*mark) bool) []filter.Amount {
	kept := make([]filter.Amount, 0, len(v.all))
	from := 0
	for i := range v.marked {
		if m := &v.marked[i]; removed(m) {
			kept = append(kept, v.all[from:m.index]...)
			from = m.index + 1
		}
	}
	return append(kept, v.all[from:]...)
}

// limitIn tells which values are beyond the target in force at an instant, in units of seconds or of the field.
//
// Convention credits (statistic-misses): A value of a statistic counts as a miss when it is beyond the target at the
// end of the period, even with pro rata. The verdict and the credit go by the mean of the targets.
func limitIn(o *agreement.Objective, at timeline.Instant, unit *big.Rat) func(filter.Amount) bool {
	target, ok := agreement.At(o.Targets, at)
	if !ok || target.Value == nil {
		return func(filter.Amount) bool { return false }
	}
	bound := filter.AmountOf(new(big.Rat).Mul(target.Value, unit))
	return func(v filter.Amount) bool {
		if target.AtMost {
			return v.Cmp(bound) > 0
		}
		return v.Cmp(bound) < 0
	}
}

package statistic

import (
	"fmt"
	"math/big"
	"slices"

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
		if err == nil && !t.bounded() && !u.None() {
			t.open(&results[p], u, o.AtMost())
		}
	}
	return results, err
}

// open leaves a value open that what could not be read does not bound. A maximum is no less than what was read.
func (t *Terms) open(r *measure.Result, u measure.Unread, atMost bool) {
	best, worst := measure.Score{}, measure.Score{} // any value is possible
	if known := &r.Contractual; t.Take == "max" && t.Of == "tallies" && u.Cells == 0 && !u.Excuses && r.Best == nil {
		if atMost {
			best = *known
		} else {
			worst = *known
		}
	}
	r.SetBounds(u, best, worst)
}

// bounded tells whether what could not be read leaves bounds: not of what was aggregated before, nor between failures.
func (t *Terms) bounded() bool { return t.Of != "tallies" && t.Value != BetweenFailures }

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
	return statisticOf(records.CompletedTickets(ctx, o), t)
}

// periodValues are the values of one period.
type periodValues struct {
	all    []filter.Amount
	marked []mark           // of those that some score removes
	sums   attribution.Sums // values beyond the target
	open   doubts
}

// doubts are records of which nobody knows whether they count, or at which value.
type doubts struct {
	unknown    int64 // may be any value, or none
	atLeast    int64 // are scored at the least that they can be, and have no upper end
	impossible int64 // in the best case none of the values, in the worst one beyond the target
}

func (d *doubts) n() int64 { return d.unknown + d.atLeast + d.impossible }

// reading is how the value of a record is read.
type reading[R filter.Record] struct {
	list    *records.List[R]
	holds   func(*R, timeline.Instant) (filter.Answer, error)
	value   *filter.Program[R]
	length  bool              // the value is a length of time: it cannot be negative
	counted agreement.Counted // how much of it counts
}

// figure is the value of a record, of a length of time what counts of it.
func (x *reading[R]) figure(r *R, asOf timeline.Instant) (filter.Figure, error) {
	f, err := x.value.Figure(r, asOf)
	if x.counted.Everything() {
		return f, err
	}
	f.Amount = x.counts(f.Amount)
	for _, end := range []**filter.Amount{&f.Least, &f.Most} {
		if *end != nil {
			amount := x.counts(**end)
			*end = &amount
		}
	}
	return f, err
}

// counts is how much of a difference of two times counts; a negative one is no length.
func (x *reading[R]) counts(a filter.Amount) filter.Amount {
	if a.Millionths < 0 {
		return a
	}
	return filter.Amount{Millionths: int64(x.counted.Of(timeline.Micros(a.Millionths)))}
}

// of is the value of what is left of a record, nil where that has none or does not count. What is open is taken at the
// least that it can be.
func (x *reading[R]) of(left *records.Left[R]) (*filter.Amount, error) {
	if left == nil {
		return nil, nil
	}
	if answer, err := x.holds(left.Record, left.AsOf); answer == filter.No || err != nil {
		return nil, err
	}
	f, err := x.figure(left.Record, left.AsOf)
	switch {
	case err != nil || f.State == filter.Blank:
		return nil, err
	case f.State == filter.Open:
		return f.Least, nil
	case x.length && f.Amount.Sign() < 0: // by a difference of clocks
		return &filter.Amount{}, nil
	}
	return &f.Amount, nil
}

// take reads the value of a record, nil where it cannot be scored.
//
// Convention measures (statistic-lasting): *Statistics*: the value of an outage that lasts is at least what has passed.
// It is scored at that, and has no upper end in the worst case. Set by `objectives.statistic.value`.
//
// Convention measures (statistic-negative): *Statistics*: a negative length of time is not scored, and is a finding.
// One that is shorter than the agreed skew is no time at all. Set by `skew`.
func (x *reading[R]) take(p int, it *records.Item, r *R, open *doubts) (*filter.Amount, error) {
	l := x.list
	if it.Counts == records.Impossible {
		open.impossible++
		return nil, nil
	}
	f, err := x.figure(r, l.Ctx.AsOf)
	switch {
	case err != nil || f.State == filter.Blank || f.State == filter.Open && l.Waits(r):
		return nil, err
	case f.State == filter.Open:
		l.Note(p, records.ProblemOf(f.Why()), it)
		if it.Counts == records.Undecided || f.Least == nil || f.Most != nil {
			open.unknown++
			return nil, nil
		}
		open.atLeast++
		return f.Least, nil
	case it.Counts == records.Undecided:
		open.unknown++
		return nil, nil
	case !x.length || f.Amount.Sign() >= 0:
		return &f.Amount, nil
	case f.Amount.Cmp(filter.Amount{Millionths: -int64(l.Ctx.Agreement.Skew)}) >= 0:
		return &filter.Amount{}, nil
	}
	l.Note(p, measure.ProblemNegativeLength, it)
	open.impossible++
	return nil, nil
}

// mark says what scores make of a value: nil takes it out.
//
// Convention scores (undetermined-values): Where the undetermined is not on the provider's account, only values
// beyond the target are taken out: that nobody is known to answer for a good value is no reason to doubt it. Set by
// `fault.undetermined`.
type mark struct {
	index                            int // into all
	byEvidence, onProvider, onOthers *filter.Amount
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
	holds, err := filter.Condition[R](t.Where, l.Ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("objective %s, where: %w", l.Objective.ID, err)
	}
	read := reading[R]{l, holds, value, value.Result() == filter.Length, t.Counted}
	err = l.Each(t.Where, func(p int, it *records.Item, r *R) error {
		period := &periods[p]
		v, err := read.take(p, it, r, &period.open)
		if err != nil || v == nil {
			return err // a record without a value has none to count
		}
		bad := beyond[p](*v)
		j, err := l.Judge(it, r, func(left records.Left[R]) (bool, error) {
			v, err := read.of(&left)
			return v != nil && beyond[p](*v), err
		})
		if err == nil {
			err = addValue(period, &read, *v, &j, bad)
		}
		if err != nil {
			return err
		}
		if bad && l.Ctx.Lists(p) {
			results[p].Misses = append(results[p].Misses, l.Miss(it, &j, attribution.One, records.Shown{Value: *v, Unit: unit}))
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
		results[p].Findings = l.Findings(p)
	}
	return results, nil
}

// whole marks what a score takes out as a whole or not at all.
func whole(evident, taken, undecided bool) mark {
	unless := func(removed bool) *filter.Amount {
		if removed {
			return nil
		}
		return &filter.Amount{}
	}
	return mark{byEvidence: unless(evident), onProvider: unless(taken), onOthers: unless(taken || undecided)}
}

// addValue takes a value in.
func addValue[R filter.Record](
	period *periodValues, left *reading[R], value filter.Amount, j *records.Judged[R], bad bool,
) (err error) {
	m := mark{index: len(period.all)}
	if m.byEvidence, err = left.of(j.ByEvidence); err != nil {
		return err
	}
	if m.onProvider, err = left.of(j.ByContract); err != nil {
		return err
	}
	m.onOthers = m.onProvider
	if bad {
		if m.onOthers, err = left.of(j.OnOthers); err != nil {
			return err
		}
	}
	period.all = append(period.all, value)
	for _, v := range []*filter.Amount{m.byEvidence, m.onProvider, m.onOthers} {
		if v == nil || v.Cmp(value) != 0 {
			period.marked = append(period.marked, m)
			break
		}
	}
	if bad {
		period.sums.Lose(attribution.One, &j.Verdict)
	}
	return nil
}

// fill writes scores and attribution; the unit of the attribution is a value beyond the target.
func (v *periodValues) fill(r *measure.Result, take taker, unit *big.Rat, f *agreement.Fault) {
	v.sums.Fill(r, f)
	score := func(left func(*mark) *filter.Amount) measure.Score {
		value := take.of(v.with(left))
		if value != nil {
			value.Quo(value, unit)
		}
		return measure.Score{Value: value}
	}
	r.Scores, r.Volume = removing(f, score(nil), score), big.NewRat(int64(len(v.all)), 1)
}

// removing gives every score by what it leaves of the marked values; what is removed cannot be kept as good.
//
// Convention scores (excused-values): Values of a statistic and events of a count that are excused are always taken
// out: a value cannot stay "as good".
func removing(f *agreement.Fault, experienced measure.Score,
	score func(left func(*mark) *filter.Amount) measure.Score) measure.Scores {
	s := measure.Scores{
		Experienced:  experienced,
		Attributable: score(func(m *mark) *filter.Amount { return m.byEvidence }),
		OnProvider:   score(func(m *mark) *filter.Amount { return m.onProvider }),
		OnOthers:     score(func(m *mark) *filter.Amount { return m.onOthers }),
	}
	s.Contractual = s.OnProvider
	if attribution.ExcusesUndetermined(f) {
		s.Contractual = s.OnOthers
	}
	s.Other = s.Contractual
	return s
}

// with is the values that a score keeps, in an order of its own; left is what it keeps of the marked ones, nil for all.
func (v *periodValues) with(left func(*mark) *filter.Amount) []filter.Amount {
	if left == nil {
		return slices.Clone(v.all)
	}
	kept := make([]filter.Amount, 0, len(v.all))
	from := 0
	for i := range v.marked {
		m := &v.marked[i]
		kept = append(kept, v.all[from:m.index]...)
		if value := left(m); value != nil {
			kept = append(kept, *value)
		}
		from = m.index + 1
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
		d := v.Cmp(bound)
		if d == 0 {
			return target.Strict
		}
		return d > 0 == target.AtMost
	}
}

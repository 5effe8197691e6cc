package share

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/timeline"
)

// Measure measures Σ good ÷ Σ all (rules §3). Good is true or false of a record, or the part of its weight that is
// good; without a weight a record counts one. Under an upper bound the good is what is missed. A ticket counts when its
// outcome was certain: at its resolution, else its closing, else its opening. Surveys without an answer count in
// nothing but the response rate.
//
// Rule §3 (first-contact-flag): First call resolution by flag.
func (t *Terms) Measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	results, err := t.measure(ctx, o)
	for p, u := range ctx.UnreadOf(o) {
		if err == nil {
			results[p].Bound(t.weighed(u), o.AtMost())
		}
	}
	return results, err
}

// weighed is what could not be read, of records that do not count one each: nobody knows what they weigh.
func (t *Terms) weighed(u measure.Unread) measure.Unread {
	u.Unbounded = u.Unbounded || t.All != "" && u.Measured()
	return u
}

func (t *Terms) measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	switch t.Of {
	case "samples":
		return shareOfSamples(ctx, o, t)
	case "outages":
		return shareOf(records.Outages(ctx, o), t)
	case "surveys":
		results, err := shareOf(records.Surveys(ctx, o), t)
		if err != nil {
			return nil, err
		}
		return results, records.ResponseRates(ctx, o, results)
	case "tallies":
		return shareOfTallies(ctx, o, t)
	}
	if t.Repeat != nil || t.Good == NoRepeat {
		return shareOfContacts(ctx, o, t)
	}
	return shareOf(records.Tickets(ctx, o, records.Completion), t)
}

// weighing reads what a record weighs and how much of it is good.
type weighing[R filter.Record] struct {
	good, all *filter.Program[R] // all is nil where records count one
}

func newWeighing[R filter.Record](ctx *measure.Context, o *agreement.Objective, t *Terms) (w weighing[R], err error) {
	if w.good, err = filter.Compile[R](t.Good, ctx.Agreement.Zone); err != nil {
		return w, fmt.Errorf("objective %s, good: %w", o.ID, err)
	}
	if err := w.good.Gives(filter.Truth, filter.Number, filter.Length); err != nil {
		return w, fmt.Errorf("objective %s, good: %w", o.ID, err)
	}
	if t.All == "" {
		return w, nil
	}
	if w.all, err = filter.Compile[R](t.All, ctx.Agreement.Zone); err != nil {
		return w, fmt.Errorf("objective %s, all: %w", o.ID, err)
	}
	if err := w.all.Gives(filter.Number, filter.Length); err != nil {
		return w, fmt.Errorf("objective %s, all: %w", o.ID, err)
	}
	return w, nil
}

// of weighs a record. A problem other than problemOverfull means that it is not scored.
//
// Convention measures (share-overfull): *Shares*: a record with more good units than units counts as all good, and
// that is a finding.
func (w *weighing[R]) of(r *R) (good, all filter.Amount, odd measure.Problem, err error) {
	all, ok := attribution.One, true
	if w.all != nil {
		if all, ok, err = w.all.Amount(r); err != nil {
			return good, all, measure.ProblemNone, err
		}
	}
	if ok && w.good.Result() == filter.Truth {
		var is bool
		if is, err = w.good.Bool(r); is {
			good = all
		}
	} else if ok {
		good, ok, err = w.good.Amount(r)
	}
	switch {
	case !ok:
		return good, all, measure.ProblemNoValue, err
	case all.Sign() < 0 || good.Sign() < 0:
		return good, all, measure.ProblemNegative, err
	case good.Cmp(all) > 0:
		return all, all, measure.ProblemOverfull, err
	}
	return good, all, measure.ProblemNone, err
}

func shareOf[R filter.Record](l *records.List[R], t *Terms) ([]measure.Result, error) {
	w, err := newWeighing[R](l.Ctx, l.Objective, t)
	if err != nil {
		return nil, err
	}
	return shareBy(l, t.Where, w.shown, func(_ *records.Item, r *R) (weighed, error) {
		if unanswered(r) {
			return weighed{}, nil
		}
		good, all, odd, err := w.of(r)
		return weighed{good: good, all: all, odd: odd}, err
	})
}

// weighed is what a record weighs and how much of that is good; the zero one counts nothing.
type weighed struct {
	good, all filter.Amount
	odd       measure.Problem
	open      bool             // undecided: listed, not scored
	since     timeline.Instant // of an open one
}

// shareBy measures a share of records by what each of them weighs. shown is
// the figure that stands in a miss, nil for none.
func shareBy[R filter.Record](
	l *records.List[R], where string, shown func(good filter.Amount) *big.Rat, weigh func(*records.Item, *R) (weighed, error),
) ([]measure.Result, error) {
	results := make([]measure.Result, len(l.Ctx.Periods))
	totals, odds := make([]attribution.Sums, len(results)), make([]measure.Problems, len(results))
	rare := l.Objective.AtMost()
	holds, err := filter.Bool[R](where, l.Ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("objective %s, where: %w", l.Objective.ID, err)
	}
	err = l.Each(where, func(p int, it *records.Item, r *R) error {
		w, err := weigh(it, r)
		if err != nil {
			return err
		}
		if w.odd != measure.ProblemNone {
			odds[p].Add(w.odd, it.Pos)
			if w.odd != measure.ProblemOverfull {
				return nil
			}
		}
		if w.open {
			results[p].Open++
			if p == len(results)-1 {
				results[p].Undecided = append(results[p].Undecided, it.Undecided(w.since))
			}
			return nil
		}
		totals[p].Total = totals[p].Total.Plus(w.all)
		lost := w.all.Minus(w.good)
		if rare {
			lost = w.good
		}
		if lost.Sign() == 0 {
			return nil
		}
		j, err := l.Judge(it, r, func(left *R) (bool, error) {
			if ok, err := holds(left); !ok || err != nil || left == r {
				return ok, err
			}
			w, err := weigh(it, left)
			return rare && w.good.Sign() > 0 || !rare && w.good.Cmp(w.all) < 0, err
		})
		if err != nil {
			return err
		}
		totals[p].Lose(lost, &j.Verdict)
		if p == len(results)-1 {
			results[p].Misses = append(results[p].Misses, it.Miss(&j.Verdict, j.Answer, lost.Rat(), shown(w.good)))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for p := range results {
		results[p].Unit, results[p].Findings = l.Unit, append(odds[p].Findings(l.Ctx), l.Impossible(p)...)
		totals[p].AtMost = rare
		totals[p].Fill(&results[p], &l.Ctx.Agreement.Fault)
	}
	return results, nil
}

// shown is the figure of a record that stands in its miss: the good part of its weight, nothing for yes or no.
func (w *weighing[R]) shown(good filter.Amount) *big.Rat {
	if w.good.Result() == filter.Truth {
		return nil
	}
	return good.Rat()
}

// unanswered tells whether a record is a survey that nobody answered.
//
// Convention measures (survey-unanswered): *Surveys*: one without an answer counts in the response rate only.
func unanswered(r any) bool {
	s, is := r.(*evidence.Survey)
	return is && !s.Score.Known()
}

// FromSamples is what a share takes from samples.
func (t *Terms) FromSamples() (w samples.Wanted, ok bool) {
	return samples.Wanted{Where: t.Where}, t.Of == "samples"
}

package measure

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// ShareOf measures Σ good ÷ Σ all (rules §3). Good is true or false of a record, or the part of its weight that
// is good; without a weight a record counts one. Under an upper bound the good is what is missed. A ticket counts when its outcome was certain: at its
// resolution, else its closing, else its opening. Surveys without an answer count in nothing but the response rate.
func ShareOf(ctx *Context, o *agreement.Objective) ([]Result, error) {
	if o.Share == nil {
		return nil, fmt.Errorf("objective %s says nothing about a share", o.ID)
	}
	switch o.Share.Of {
	case "samples":
		return shareOfSamples(ctx, o)
	case "outages":
		return shareOf(outageRecordsOf(ctx, o))
	case "surveys":
		results, err := shareOf(surveysOf(ctx, o))
		if err != nil {
			return nil, err
		}
		return results, responseRates(ctx, o, results)
	case "tallies":
		return shareOfTallies(ctx, o)
	}
	if o.Share.Repeat != nil || o.Share.Good == agreement.NoRepeat {
		return shareOfContacts(ctx, o)
	}
	return shareOf(ticketsOf(ctx, o, completion))
}

// weighing reads what a record weighs and how much of it is good.
type weighing[R filter.Record] struct {
	good, all *filter.Program[R] // all is nil where records count one
}

func newWeighing[R filter.Record](o *agreement.Objective, ctx *Context) (w weighing[R], err error) {
	if w.good, err = filter.Compile[R](o.Share.Good, ctx.Agreement.Zone); err != nil {
		return w, fmt.Errorf("objective %s, good: %w", o.ID, err)
	}
	if err := w.good.Gives(filter.Truth, filter.Number, filter.Length); err != nil {
		return w, fmt.Errorf("objective %s, good: %w", o.ID, err)
	}
	if o.Share.All == "" {
		return w, nil
	}
	if w.all, err = filter.Compile[R](o.Share.All, ctx.Agreement.Zone); err != nil {
		return w, fmt.Errorf("objective %s, all: %w", o.ID, err)
	}
	if err := w.all.Gives(filter.Number, filter.Length); err != nil {
		return w, fmt.Errorf("objective %s, all: %w", o.ID, err)
	}
	return w, nil
}

// of weighs a record. A problem other than problemOverfull means that it is not scored.
func (w *weighing[R]) of(r *R) (good, all filter.Amount, odd problem, err error) {
	all, ok := one, true
	if w.all != nil {
		if all, ok, err = w.all.Amount(r); err != nil {
			return good, all, problemNone, err
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
		return good, all, problemNoValue, err
	case all.Sign() < 0 || good.Sign() < 0:
		return good, all, problemNegative, err
	case good.Cmp(all) > 0:
		return all, all, problemOverfull, err
	}
	return good, all, problemNone, err
}

func shareOf[R filter.Record](l *records[R]) ([]Result, error) {
	w, err := newWeighing[R](l.o, l.ctx)
	if err != nil {
		return nil, err
	}
	return shareBy(l, w.told, func(_ *item, r *R) (weighed, error) {
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
	odd       problem
	open      bool             // undecided: listed, not scored
	since     timeline.Instant // of an open one
}

// shareBy measures a share of records by what each of them weighs. told is the figure that a miss tells, nil for none.
func shareBy[R filter.Record](l *records[R], told func(good filter.Amount) *big.Rat, weigh func(*item, *R) (weighed, error)) ([]Result, error) {
	results := make([]Result, len(l.ctx.Periods))
	totals, odds := make([]sums, len(results)), make([]problems, len(results))
	rare := l.o.AtMost()
	err := l.each(l.o.Share.Where, func(p int, it *item, r *R) error {
		w, err := weigh(it, r)
		if err != nil {
			return err
		}
		if w.odd != problemNone {
			odds[p].add(w.odd, it.pos)
			if w.odd != problemOverfull {
				return nil
			}
		}
		if w.open {
			results[p].Open++
			if p == len(results)-1 {
				results[p].Undecided = append(results[p].Undecided, it.undecided(w.since))
			}
			return nil
		}
		totals[p].total = totals[p].total.Plus(w.all)
		lost := w.all.Minus(w.good)
		if rare {
			lost = w.good
		}
		if lost.Sign() == 0 {
			return nil
		}
		v, answer := l.verdict(it)
		totals[p].lose(lost, &v)
		if p == len(results)-1 {
			results[p].Misses = append(results[p].Misses, it.miss(&v, answer, lost.Rat(), told(w.good)))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for p := range results {
		results[p].Unit, results[p].Findings = l.unit, odds[p].findings(l.ctx)
		totals[p].atMost = rare
		totals[p].fill(&results[p], &l.ctx.Agreement.Fault)
	}
	return results, nil
}

// told is the figure of a record that a miss tells: the good part of its weight, nothing for yes or no.
func (w *weighing[R]) told(good filter.Amount) *big.Rat {
	if w.good.Result() == filter.Truth {
		return nil
	}
	return good.Rat()
}

// unanswered tells whether a record is a survey that nobody answered.
func unanswered(r any) bool {
	s, is := r.(*evidence.Survey)
	return is && !s.Score.Known()
}

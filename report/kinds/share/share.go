package share

import (
	"fmt"

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
			results[p].Bound(t.weighed(u, results[p].Uneven), o.AtMost())
		}
	}
	return results, err
}

// weighed is what could not be read, of records that do not count one each: nobody knows what they weigh.
func (t *Terms) weighed(u measure.Unread, uneven bool) measure.Unread {
	u.Unbounded = u.Unbounded || (t.All != "" || uneven) && u.Measured()
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
	return shareOf(records.CompletedTickets(ctx, o), t)
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

// of weighs a record as it was known at a date.
//
// Convention measures (share-overfull): *Shares*: a record with more good units than units is impossible: it is a
// finding, not scored, and leaves the share open, since nobody knows which of the two is wrong.
func (w *weighing[R]) of(left records.Left[R]) (out weighed, err error) {
	all := filter.Figure{State: filter.Exact, Amount: attribution.One}
	if w.all != nil {
		if all, err = w.all.Figure(left.Record, left.AsOf); err != nil {
			return out, err
		}
	}
	switch {
	case all.State == filter.Blank:
		return weighed{odd: measure.ProblemNoValue}, nil
	case all.State == filter.Open:
		return weighed{unsure: true, endless: true, odd: records.ProblemOf(all.Why())}, nil
	case all.Amount.Sign() < 0:
		return weighed{unsure: true, endless: true, odd: measure.ProblemNegative}, nil
	}
	out.all = all.Amount
	if w.good.Result() == filter.Truth {
		return w.whether(left, out)
	}
	good, err := w.good.Figure(left.Record, left.AsOf)
	if err != nil {
		return out, err
	}
	return out.part(good), nil
}

// whether weighs a record that is good or not.
func (w *weighing[R]) whether(left records.Left[R], out weighed) (weighed, error) {
	answer, err := w.good.Decide(left.Record, left.AsOf)
	switch {
	case answer == filter.Yes:
		out.good = out.all
	case answer != filter.No:
		out.unsure, out.most, out.odd = true, out.all, records.ProblemOf(answer)
	}
	return out, err
}

// part weighs a record of which a part is good.
func (w weighed) part(good filter.Figure) weighed {
	switch {
	case good.State == filter.Blank:
		w.odd = measure.ProblemNoValue
	case good.State == filter.Open:
		w.unsure, w.most, w.odd = true, w.all, records.ProblemOf(good.Why())
		if good.Least != nil {
			w.good = within(*good.Least, w.all)
		}
		if good.Most != nil {
			w.most = within(*good.Most, w.all)
		}
	case good.Amount.Sign() < 0:
		w.unsure, w.most, w.odd = true, w.all, measure.ProblemNegative
	case good.Amount.Cmp(w.all) > 0:
		w.unsure, w.endless, w.most, w.odd = true, true, w.all, measure.ProblemOverfull
	default:
		w.good = good.Amount
	}
	return w
}

// within is an amount between zero and all.
func within(a, all filter.Amount) filter.Amount {
	switch {
	case a.Sign() < 0:
		return filter.Amount{}
	case a.Cmp(all) > 0:
		return all
	}
	return a
}

func shareOf[R filter.Record](l *records.List[R], t *Terms) ([]measure.Result, error) {
	w, err := newWeighing[R](l.Ctx, l.Objective, t)
	if err != nil {
		return nil, err
	}
	return shareBy(l, t.Where, w.shown, func(it *records.Item, left records.Left[R]) (weighed, error) {
		if unanswered(left.Record) {
			return weighed{}, nil
		}
		out, err := w.of(left)
		if out.odd == measure.ProblemPending && l.Waits(left.Record) {
			return weighed{open: true, since: it.At}, err
		}
		return out, err
	})
}

// weighed is what a record weighs and how much of it is good; the zero one counts nothing.
type weighed struct {
	good, all filter.Amount
	unsure    bool          // good is what is good at least
	most      filter.Amount // then this is good at most
	endless   bool          // and nobody knows what it weighs
	odd       measure.Problem
	open      bool             // undecided: listed, not scored
	since     timeline.Instant // of an open one
}

// scored tells whether the record is part of the share as it stands.
func (w *weighed) scored() bool {
	return !w.unsure && !w.open && w.odd == measure.ProblemNone
}

// missed is the part of the record that the share misses.
func (w *weighed) missed(rare bool) filter.Amount {
	if rare {
		return w.good
	}
	return w.all.Minus(w.good)
}

// shareBy measures a share of records by what each of them weighs. shown is
// the figure that stands in a miss.
func shareBy[R filter.Record](
	l *records.List[R], where string, shown func(good filter.Amount) records.Shown,
	weigh func(*records.Item, records.Left[R]) (weighed, error),
) ([]measure.Result, error) {
	results := make([]measure.Result, len(l.Ctx.Periods))
	totals, open := make([]attribution.Sums, len(results)), make([]doubts, len(results))
	rare := l.Objective.AtMost()
	holds, err := filter.Condition[R](where, l.Ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("objective %s, where: %w", l.Objective.ID, err)
	}
	err = l.Each(where, func(p int, it *records.Item, r *R) error {
		w, err := weigh(it, records.Left[R]{Record: r, AsOf: l.Ctx.AsOf})
		if err != nil {
			return err
		}
		if w.odd != measure.ProblemNone {
			l.Note(p, w.odd, it)
		}
		switch {
		case w.open:
			results[p].Open++
			if l.Ctx.Lists(p) {
				results[p].Undecided = append(results[p].Undecided, it.Undecided(w.since))
			}
			return nil
		case it.Counts != records.Counted || w.unsure:
			open[p].add(it.Counts, &w)
			return nil
		case !w.scored():
			return nil
		}
		totals[p].Total = totals[p].Total.Plus(w.all)
		lost := w.missed(rare)
		if lost.Sign() == 0 {
			return nil
		}
		undecided := false
		j, err := l.Judge(it, r, func(left records.Left[R]) (bool, error) {
			answer, err := holds(left.Record, left.AsOf)
			if answer == filter.No || err != nil {
				return false, err
			}
			w, err := weigh(it, left)
			missed := w.missed(rare)
			undecided = undecided || !answer.Known() || w.unsure
			return left.Record == r || missed.Sign() > 0 || w.unsure, err
		})
		if err != nil {
			return err
		}
		if undecided && j.Outcome != measure.Excused {
			open[p].excusable(lost)
		}
		totals[p].Lose(lost, &j.Verdict)
		if l.Ctx.Lists(p) {
			results[p].Misses = append(results[p].Misses, l.Miss(it, &j, lost, shown(w.good)))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for p := range results {
		results[p].Unit, results[p].Findings = l.Unit, l.Findings(p)
		totals[p].AtMost = rare
		totals[p].Fill(&results[p], &l.Ctx.Agreement.Fault)
		open[p].bound(&results[p], rare)
	}
	return results, nil
}

// shown is the figure of a record that stands in its miss: the good part of its weight, nothing for yes or no.
func (w *weighing[R]) shown(good filter.Amount) records.Shown {
	if w.good.Result() == filter.Truth {
		return records.Shown{}
	}
	return records.Shown{Value: good, Unit: attribution.One.Rat()}
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

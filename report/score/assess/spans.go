package assess

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// results measures an objective in every period: over the period, or over the time that it judges together.
func (c *Client) results(o *agreement.Objective) ([]measure.Result, error) {
	if o.Span == nil || o.Span.Mean > 0 {
		results, err := c.Measure(c.Context, o)
		if err != nil || o.Span == nil {
			return results, err
		}
		return c.means(o, results), nil
	}
	results := make([]measure.Result, len(c.Periods))
	for p := range c.Periods {
		window := c.Periods[p]
		window.Interval = c.Window(o, p)
		one, err := c.Measure(c.ContextOver([]calendar.Period{window}, c.Claims), o)
		if err != nil {
			return nil, err
		}
		if results[p] = one[0]; p < len(c.Periods)-1 {
			results[p].Misses, results[p].Undecided = nil, nil
		}
	}
	return results, nil
}

// Window is the time up to the end of a period that an objective judges together.
//
// Rule §7 (own-periods): Objectives of a quarter, a year or a rolling window stand beside monthly ones. Each is judged
// and paid in the period in which its time ends.
func (c *Client) Window(o *agreement.Objective, p int) timeline.Interval {
	v := c.Periods[p].Interval
	switch s := o.Span; {
	case s == nil:
	case s.Last > 0:
		v.From = c.Periods[max(0, p-s.Last+1)].From
		if since := c.Agreement.From; since.Known() { // what was before it is nobody's promise
			v.From = min(max(v.From, since), v.To-1)
		}
	case s.Own:
		v.From = inForce(c.Agreement, c.Own(o, p).Interval).From
	}
	if o.From.Known() {
		v.From = min(max(v.From, o.From), v.To-1)
	}
	return v
}

// Ends tells whether the time that an objective judges together is over at the end of a period.
//
// Convention time (own-period-in-force): A quarter, a half-year or a year of an objective in which the agreement ends
// is over, judged and paid with the period in which it ends.
func (c *Client) Ends(o *agreement.Objective, p int) bool {
	return o.Span == nil || !o.Span.Own || inForce(c.Agreement, c.Own(o, p).Interval).To <= c.Periods[p].To
}

// OwnCycle are the quarters, half-years or years of its own that an objective judges.
//
// Convention time (own-period-of-months): A quarter, a half-year or a year of an objective consists of the agreement's
// months: where these begin on day D, it begins on day D of January, April, July or October.
func (c *Client) OwnCycle(o *agreement.Objective) calendar.Cycle {
	return calendar.Cycle{Kind: o.Span.Kind, StartDay: c.Agreement.Period.StartDay, Zone: c.Agreement.Zone}
}

// Own is the quarter, half-year or year of its own that an objective judges at the end of a period.
func (c *Client) Own(o *agreement.Objective, p int) calendar.Period {
	return c.OwnCycle(o).Of(c.Periods[p].To - 1)
}

// FirstJudged is when the first period begins in which an objective is judged that comes into force at some time; the
// quarter, half-year or year of its own, where it has one.
func (c *Client) FirstJudged(o *agreement.Objective) timeline.Instant {
	cycle := c.Agreement.Cycle()
	if o.Span != nil && o.Span.Own {
		cycle = c.OwnCycle(o)
	}
	first := cycle.Of(o.From)
	begin := first.From
	if o.Span == nil || !o.Span.Own {
		begin = inForce(c.Agreement, first.Interval).From
	}
	if begin < o.From {
		begin = first.To
	}
	return begin
}

// early is why an objective is not judged in a period yet; Met where it is.
//
// Convention time (in-force-whole): An objective that comes into force within a period is judged from the first period
// that begins then or later; one of a quarter, a half-year or a year from the first of those. Set by
// `objectives.in-force`, `objectives.period`.
func (c *Client) early(o *agreement.Objective, p int) judge.Verdict {
	switch {
	case o.From.Known() && c.Periods[p].From < o.From:
		return judge.NotInForce
	case o.From.Known() && o.Span != nil && o.Span.Own && c.Own(o, p).From < o.From:
		return judge.NotInForce
	case !c.Ends(o, p) && c.effective(p) && c.HasData[p]:
		return judge.NotDue
	}
	return judge.Met
}

// means replaces every value by the mean of it and of those of the periods before.
//
// Convention measures (mean-of-periods): *The mean with earlier periods* is the plain mean of their values, each with
// the same weight; periods without a value, or before the objective came into force, are left out. Periods before the
// first row of a register of outages are months without an outage where the agreement says since when it holds; else
// nothing is known of them, and they are left out. Set by `objectives.period`, `effective.from`.
func (c *Client) means(o *agreement.Objective, results []measure.Result) []measure.Result {
	out := make([]measure.Result, len(results))
	for p := range results {
		out[p] = results[p]
		first := max(0, p-o.Span.Mean+1)
		for o.From.Known() && first < p && c.Periods[first].From < o.From {
			first++
		}
		for first < p && (!c.effective(first) || !c.HasData[first] && !c.quiet(o)) {
			first++
		}
		mean := func(of func(*measure.Result) measure.Score) measure.Score {
			sum, n := new(big.Rat), int64(0)
			for q := first; q <= p; q++ {
				if v := of(&results[q]).Value; v != nil {
					sum.Add(sum, v)
					n++
				}
			}
			if n == 0 || of(&results[p]).Value == nil {
				return measure.Score{}
			}
			return measure.Score{Value: sum.Quo(sum, big.NewRat(n, 1))}
		}
		r := &out[p]
		r.Experienced = mean(func(r *measure.Result) measure.Score { return r.Experienced })
		r.Attributable = mean(func(r *measure.Result) measure.Score { return r.Attributable })
		r.Contractual = mean(func(r *measure.Result) measure.Score { return r.Contractual })
		r.Other = mean(func(r *measure.Result) measure.Score { return r.Other })
		r.OnProvider = mean(func(r *measure.Result) measure.Score { return r.OnProvider })
		r.OnOthers = mean(func(r *measure.Result) measure.Score { return r.OnOthers })
		if slices.ContainsFunc(results[first:p+1], func(r measure.Result) bool { return r.Counted != nil }) {
			counted := mean((*measure.Result).Unexcused)
			r.Counted = &counted
		}
		r.Best, r.Worst = c.meanBounds(results[first : p+1])
		for q := first; q < p; q++ {
			r.Unread.Add(results[q].Unread)
		}
	}
	return out
}

// quiet tells whether nothing happened in periods before the first row of what an objective is measured from: a
// register of outages has no rows for good months. Without a beginning of the agreement nobody knows how far it goes
// back.
func (c *Client) quiet(o *agreement.Objective) bool {
	return c.Agreement.From.Known() && c.Kind(o).Records() == "outages"
}

// meanBounds are the means of the best and of the worst cases; nil where nothing is open. A case without a value has no
// bound, and neither has the mean.
func (c *Client) meanBounds(results []measure.Result) (best, worst *measure.Score) {
	sums, n, open := [2]*big.Rat{new(big.Rat), new(big.Rat)}, int64(0), false
	for q := range results {
		r := &results[q]
		if r.Contractual.Value == nil && r.Best == nil {
			continue
		}
		n++
		for k, bound := range []*measure.Score{r.Best, r.Worst} {
			v := r.Contractual.Value
			if bound != nil {
				v, open = bound.Value, true
			}
			if v == nil || sums[k] == nil {
				sums[k] = nil
				continue
			}
			sums[k].Add(sums[k], v)
		}
	}
	if !open {
		return nil, nil
	}
	out := [2]*measure.Score{{}, {}}
	for k, sum := range sums {
		if sum != nil {
			out[k].Value = sum.Quo(sum, big.NewRat(n, 1))
		}
	}
	return out[0], out[1]
}

// Relief is the volume beyond which a miss of a period is excused; nil for none.
//
// Rule §7 (relief): A miss in a period with more than the agreed part of the forecast volume is excused; at exactly
// that part it is not.
func (c *Client) Relief(o *agreement.Objective, p int) *big.Rat {
	if o.Relief == nil {
		return nil
	}
	forecast, known := o.Relief.Forecast[c.Periods[p].Label]
	if !known {
		if forecast, known = o.Relief.Forecast[""]; !known {
			return nil
		}
	}
	limit := new(big.Rat).Mul(big.NewRat(forecast, 100), o.Relief.Above)
	return limit
}

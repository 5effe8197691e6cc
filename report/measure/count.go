package measure

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
)

// Count counts events against a limit (rules §3). An event counts in the period in which it began (a ticket: was
// opened, unless the agreement says otherwise), and is attributed to who answers for it; excused events do not
// count. No events is zero, which is a value.
func Count(ctx *Context, o *agreement.Objective) ([]Result, error) {
	if o.Count == nil {
		return nil, fmt.Errorf("objective %s says nothing about a count", o.ID)
	}
	switch o.Count.Of {
	case "outages":
		return count(outageRecordsOf(ctx, o))
	case "surveys":
		return count(surveysOf(ctx, o))
	case "samples":
		return nil, fmt.Errorf("objective %s: a count is of tickets, outages or surveys, not of samples", o.ID)
	}
	return count(ticketsOf(ctx, o, opening))
}

func count[R filter.Record](l *records[R]) ([]Result, error) {
	results, totals := make([]Result, len(l.ctx.Periods)), make([]sums, len(l.ctx.Periods))
	err := l.each(l.o.Count.Where, func(p int, it *item, _ *R) error {
		v, answer := l.verdict(it)
		totals[p].total = totals[p].total.Plus(one)
		totals[p].lose(one, &v)
		if p == len(results)-1 {
			results[p].Misses = append(results[p].Misses, it.miss(&v, answer, one.Rat(), nil))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for p := range results {
		r := &results[p]
		totals[p].fill(r, &l.ctx.Agreement.Fault)
		r.Unit = "event"
		r.Scores = r.Scores.counts(r.Volume)
	}
	return results, nil
}

// counts turns shares of which nothing is good as experienced into numbers of events: those that no score takes
// for good. Excused events are removed by either convention.
func (s Scores) counts(events *big.Rat) Scores {
	left := func(s Score) Score {
		excused := new(big.Rat).Sub(events, s.Total)
		return Score{Value: new(big.Rat).Sub(events, excused.Add(excused, s.Good))}
	}
	c := Scores{
		Experienced: left(s.Experienced), Attributable: left(s.Attributable), Contractual: left(s.Contractual),
		OnProvider: left(s.OnProvider), OnOthers: left(s.OnOthers),
	}
	c.Other = c.Contractual
	return c
}

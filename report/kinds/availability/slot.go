package availability

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/availability/downtime"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// bySlot measures availability from samples as time in slots: a slot is down when the share of its samples that failed
// reaches the agreed threshold (half of them unless the agreement says another); a slot without samples is unknown
// (rules §3, by slot).
func bySlot(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	list, err := samples.SeriesOf(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	threshold := t.Threshold
	if threshold == nil {
		threshold = big.NewRat(50, 1)
	}
	rates := make([]errorRates, len(ctx.Periods))
	results, err := fromSeries(ctx, o, t, list, func(s *sampling.Series) seriesTime {
		one := seriesTime{series: s, life: lifetime(list, s, sampling.Runs{Every: t.Slot})}
		var known []timeline.Interval
		for _, slot := range s.Slots(samples.WantName(ctx, o)) {
			if slot.Idle {
				continue
			}
			known = append(known, slot.Interval)
			for i, p := range ctx.Periods {
				if p.Contains(slot.From) {
					rates[i].add(slot)
				}
			}
			if slot.Down.Sign() > 0 && t.down(rate(slot.Down, slot.Checks), threshold) {
				one.slotDown(ctx, slot)
			}
		}
		one.known = timeline.Union(known...)
		return one
	})
	for i := range results {
		results[i].Asides = append(results[i].Asides, rates[i].aside()...)
	}
	return results, err
}

// down tells whether a slot with an error rate is down.
//
// Rule §7 (threshold-as-written): Thresholds are "at least" or "more than", as the agreement writes them.
func (t *Terms) down(rate, threshold *big.Rat) bool {
	if t.Above {
		return rate.Cmp(threshold) > 0
	}
	return rate.Cmp(threshold) >= 0
}

// slotDown adds a slot that is down; slots that follow each other are one downtime.
func (t *seriesTime) slotDown(ctx *measure.Context, s sampling.Slot) {
	if n := len(t.outages); n > 0 && t.outages[n-1].Time[0].To == s.From {
		last := &t.outages[n-1]
		last.Time[0].To = s.To
		rows := sampling.Rows{First: last.Of.Rows()[0], Last: s.Rows.Last}
		last.Of = &failedSamples{last.Of.ID(), samples.RowsOf(rows)}
		return
	}
	t.outages = append(t.outages, downtime.Outage{
		Time: timeline.Set{s.Interval}, Share: evidence.One,
		Of: &failedSamples{samples.ID(ctx, t.series, s.From), samples.RowsOf(s.Rows)},
	})
}

// errorRates adds up the error rates of slots, by the number of samples in a slot so that the sum stays short.
type errorRates struct {
	slots  int64
	failed map[sampling.Sum]sampling.Sum
}

// rate is a part in percent of a whole that is not zero.
func rate(part, whole sampling.Sum) *big.Rat {
	return measure.Share(new(big.Rat).SetInt(part.Int()), new(big.Rat).SetInt(whole.Int())).Value
}

func (e *errorRates) add(s sampling.Slot) {
	e.slots += s.Count
	if s.Failed.Sign() > 0 {
		if e.failed == nil {
			e.failed = map[sampling.Sum]sampling.Sum{}
		}
		sum := e.failed[s.Requests]
		sum.Plus(s.Failed)
		e.failed[s.Requests] = sum
	}
}

// aside is the mean of the slots' error rates in percent: another convention than a threshold, named and not
// judged here (rules §3).
//
// Rule §3 (samples-by-slot-mean): The mean of the slots' error rates is printed beside the value, under its own name,
// and is the value where that is agreed.
func (e *errorRates) aside() []measure.Aside {
	if e.slots == 0 {
		return nil
	}
	sum := new(big.Rat)
	for n, failed := range e.failed {
		sum.Add(sum, rate(failed, n))
	}
	mean := sum.Quo(sum, big.NewRat(e.slots, 1))
	return []measure.Aside{{Key: "aside.slot-errors", Value: mean, Unit: "%"}}
}

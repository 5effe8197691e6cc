package statistic

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/records"
)

// statisticOfTallies puts values together that were aggregated before (rules §2). A mean is weighed by the volume
// behind each value; a maximum is that of the values; a median or percentile of several is not known.
//
// Convention measures (tally-means): *Tallies*: means are weighted by volume.
func statisticOfTallies(ctx *measure.Context, o *agreement.Objective, s *Terms) ([]measure.Result, error) {
	take, err := takerOf(o, s)
	if err != nil {
		return nil, err
	}
	l, addFindings := records.Tallies(ctx, o)
	value, unit, err := valueOf(l, s)
	if err != nil {
		return nil, err
	}
	periods, doubtful := make([][]talliedValue, len(ctx.Periods)), make([]int64, len(ctx.Periods))
	err = l.Each(s.Where, func(p int, it *records.Item, t *evidence.Tally) error {
		f, err := value.Figure(t, ctx.AsOf)
		switch {
		case err != nil || f.State == filter.Blank:
		case f.State == filter.Open:
			l.Note(p, records.ProblemOf(f.Why()), it)
			doubtful[p]++
		case it.Counts != records.Counted:
			doubtful[p]++
		default:
			periods[p] = append(periods[p], talliedValue{Item: *it, value: f.Amount, volume: volumeOf(t)})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	results := make([]measure.Result, len(periods))
	for p := range results {
		r, odd := &results[p], measure.Problems{}
		list, rest := combinable(take, periods[p], &odd)
		fillFromTallies(l, r, take, unit, list, limitIn(o, ctx.Periods[p].To-1, unit), ctx.Lists(p))
		r.Unit, r.Findings = "value", append(odd.Findings(ctx), l.Findings(p)...)
		if doubtful[p] > 0 {
			r.SetBounds(measure.Unread{Doubtful: doubtful[p]}, measure.Score{}, measure.Score{})
		} else {
			boundUncombined(r, rest, unit, o.AtMost())
		}
	}
	addFindings(results)
	return results, nil
}

// talliedValue is a value with the number of what it was taken of.
type talliedValue struct {
	records.Item
	value, volume filter.Amount // a volume of zero is not known
}

// volumeOf is the number behind a value.
func volumeOf(t *evidence.Tally) filter.Amount {
	if !t.Total.Known() || t.Total < 0 {
		return filter.Amount{}
	}
	return filter.Amount{Millionths: int64(t.Total)}
}

// combinable is the values that can be put together. A value that stands alone needs no volume.
//
// Convention measures (tally-percentiles): *Tallies*: several medians or percentiles are not combined.
func combinable(take taker, list []talliedValue, odd *measure.Problems) (out, rest []talliedValue) {
	single := len(list) == 1
	for _, v := range list {
		switch {
		case !single && take.kind == "percentile":
			odd.Add(measure.ProblemNotCombined, v.Pos)
			rest = append(rest, v)
			continue
		case v.volume.Sign() > 0:
		case !single && take.kind == "mean":
			odd.Add(measure.ProblemNoVolume, v.Pos)
			rest = append(rest, v)
			continue
		default:
			v.volume = attribution.One
		}
		out = append(out, v)
	}
	return out, rest
}

// boundUncombined bounds what was measured by values that cannot be put together with it.
//
// Convention doubt (tally-uncombined): Whatever their volumes are, a mean, a median or a percentile of several values
// lies between the lowest and the highest of them: where a value has no volume, or percentiles are not combined, that
// is all that is known.
func boundUncombined(r *measure.Result, rest []talliedValue, unit *big.Rat, atMost bool) {
	if len(rest) == 0 {
		return
	}
	low, high := r.Contractual.Value, r.Contractual.Value
	for i := range rest {
		value := new(big.Rat).Quo(rest[i].value.Rat(), unit)
		if low == nil || value.Cmp(low) < 0 {
			low = value
		}
		if high == nil || value.Cmp(high) > 0 {
			high = value
		}
	}
	if atMost {
		low, high = high, low
	}
	r.SetBounds(measure.Unread{Doubtful: int64(len(rest))}, measure.Score{Value: high}, measure.Score{Value: low})
}

// fillFromTallies fills the result of a period; the unit of the attribution is what the values beyond the target stand
// for.
func fillFromTallies(
	l *records.List[evidence.Tally], r *measure.Result, take taker, unit *big.Rat, list []talliedValue,
	beyond func(filter.Amount) bool, last bool,
) {
	marks, total := make([]mark, len(list)), attribution.Sums{}
	for i := range list {
		v, bad := &list[i], beyond(list[i].value)
		who, answer := l.AtInstant(&v.Item)
		marks[i] = whole(
			attribution.IsOther(answer.Evident), who.Outcome == measure.Excused, bad && who.Outcome == measure.Undetermined,
		)
		total.Total = total.Total.Plus(v.volume)
		if !bad {
			continue
		}
		total.Lose(v.volume, &who)
		if last {
			r.Misses = append(r.Misses, v.Miss(&who, answer, v.volume.Rat(), new(big.Rat).Quo(v.value.Rat(), unit)))
		}
	}
	f := &l.Ctx.Agreement.Fault
	total.Fill(r, f)
	score := func(left func(*mark) *filter.Amount) measure.Score {
		value := combined(take, list, func(i int) bool { return left == nil || left(&marks[i]) != nil })
		if value != nil {
			value.Quo(value, unit)
		}
		return measure.Score{Value: value}
	}
	r.Scores = removing(f, score(nil), score)
}

// combined puts the values together that a score keeps, nil for none.
func combined(take taker, list []talliedValue, kept func(i int) bool) *big.Rat {
	sum, volume, most := new(big.Rat), new(big.Rat), (*big.Rat)(nil)
	for i := range list {
		if !kept(i) {
			continue
		}
		value := list[i].value.Rat()
		sum.Add(sum, new(big.Rat).Mul(value, list[i].volume.Rat()))
		volume.Add(volume, list[i].volume.Rat())
		if most == nil || value.Cmp(most) > 0 {
			most = value
		}
	}
	switch {
	case most == nil:
		return nil
	case take.kind == "mean":
		return sum.Quo(sum, volume)
	}
	return new(big.Rat).Set(most)
}

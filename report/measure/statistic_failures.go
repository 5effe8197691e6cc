package measure

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// betweenFailures measures the mean time between failures: the time of the period in which the service was up,
// around the clock, divided by the failures that began in it (rules §3). Outages that overlap are one failure, which
// is that of the first; one that others answer for is no failure, and its time no time down. A period without a
// failure has no such mean: how long the service was up stands beside it.
func betweenFailures(ctx *Context, o *agreement.Objective) ([]Result, error) {
	if o.Statistic.Take != "mean" {
		return nil, fmt.Errorf("objective %s: of the time between failures only the mean is known, found %q", o.ID, o.Statistic.Take)
	}
	unit, err := timeUnit(o)
	if err != nil {
		return nil, err
	}
	l := outageRecordsOf(ctx, o)
	list, err := failuresOf(l)
	if err != nil {
		return nil, err
	}
	results := make([]Result, len(ctx.Periods))
	for p := range results {
		window := timeline.Interval{From: ctx.Periods[p].From, To: min(ctx.Periods[p].To, ctx.AsOf)}
		l.between(&results[p], window, unit, list, p == len(results)-1)
	}
	return results, nil
}

// failure is a stretch in which a service was down.
type failure struct {
	timeline.Interval
	item // of the outage that began it
}

// failuresOf lists the failures of all times, in order.
func failuresOf(l *records[evidence.Outage]) (list []failure, err error) {
	seen, err := outagesOf(l.ctx, l.o, l.o.Statistic.Where)
	if err != nil {
		return nil, err
	}
	for _, i := range seen {
		r := &l.all[i]
		v, ok := outageTime(r, l.ctx.AsOf)
		if !ok || v.Empty() {
			continue
		}
		if n := len(list); n > 0 && v.From < list[n-1].To {
			last := &list[n-1]
			last.To = max(last.To, v.To)
			last.more = append(last.more, r.Pos)
			continue
		}
		list = append(list, failure{v, l.item(i, r)})
	}
	return list, nil
}

// between fills the result of a period; the unit of the attribution is a failure.
func (l *records[R]) between(r *Result, window timeline.Interval, unit *big.Rat, list []failure, last bool) {
	f, total := &l.ctx.Agreement.Fault, sums{}
	var inside []failure
	var marks []mark
	for i := range list {
		x := &list[i]
		if x.Intersect(window).Empty() {
			continue
		}
		who, answer := l.verdict(&x.item)
		marks = append(marks, mark{len(inside), isOther(answer.Evident), who.outcome == Excused, who.outcome == Undetermined})
		inside = append(inside, *x)
		if !window.Contains(x.From) {
			continue
		}
		total.total = total.total.Plus(one)
		total.lose(one, &who)
		if last {
			m := x.miss(&who, answer, one.Rat(), nil)
			m.Window, m.Elapsed = x.Interval, x.Length()
			r.Misses = append(r.Misses, m)
		}
	}
	total.fill(r, f)
	r.Unit = "event"
	r.Scores = removing(f, func(removed func(*mark) bool) Score {
		return Score{Value: meanBetween(window, unit, inside, func(i int) bool { return !removed(&marks[i]) })}
	})
	if r.Experienced.Value == nil && !window.Empty() {
		r.Asides = append(r.Asides, Aside{Key: "aside.up", Value: uptime(window, unit, inside), Unit: l.o.UnitOf()})
	}
}

// meanBetween divides the time up by the failures that began in the window; nil without any.
func meanBetween(window timeline.Interval, unit *big.Rat, list []failure, kept func(i int) bool) *big.Rat {
	n := int64(0)
	var left []failure
	for i := range list {
		if !kept(i) {
			continue
		}
		left = append(left, list[i])
		if window.Contains(list[i].From) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	up := uptime(window, unit, left)
	return up.Quo(up, big.NewRat(n, 1))
}

// uptime is the time of a window without failures, in a unit of so many seconds.
func uptime(window timeline.Interval, unit *big.Rat, list []failure) *big.Rat {
	up := window.Length()
	for i := range list {
		up -= list[i].Intersect(window).Length()
	}
	return new(big.Rat).Quo(filter.Amount{Millionths: int64(up)}.Rat(), unit)
}

package statistic

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// betweenFailures measures the mean time between failures: the time of the period in which the service was up,
// around the clock, divided by the failures that began in it (rules §3). Outages that overlap are one failure, which
// is that of the first; one that others answer for is no failure, and its time no time down. A period without a
// failure has no such mean: how long the service was up stands beside it.
//
// Rule §3 (time-to-restore): Mean time to restore, and mean time between failures.
func betweenFailures(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	if t.Take != "mean" {
		return nil, fmt.Errorf("objective %s: of the time between failures only the mean is known, found %q", o.ID, t.Take)
	}
	unit, err := timeUnit(o, t)
	if err != nil {
		return nil, err
	}
	l := records.Outages(ctx, o)
	seen, err := records.SeenOutages(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	open := doubtful(l, seen)
	results, r := make([]measure.Result, len(ctx.Periods)), uptimes{l, unit, t.UnitOf(o)}
	for p := range results {
		window := timeline.Interval{From: ctx.Periods[p].From, To: min(ctx.Periods[p].To, ctx.AsOf)}
		r.fill(&results[p], window, failuresOf(l, seen), p == len(results)-1)
		if len(open) > 0 {
			r.bound(&results[p], ctx.Periods[p].Interval, seen, open)
		}
	}
	return results, nil
}

// doubtful lists the outages that do not count with certainty.
func doubtful(l *records.List[evidence.Outage], seen []records.Seen) (open []records.Seen) {
	for i := range seen {
		if seen[i].Counts != records.Counted {
			open = append(open, seen[i])
		}
	}
	return open
}

// bound bounds the mean by the outages of a period that do not count with certainty: without them, and with them as
// failures. How long an impossible one lasted nobody knows: with it there is no lower end.
func (u *uptimes) bound(r *measure.Result, period timeline.Interval, seen, open []records.Seen) {
	worst, n, problems := measure.Result{}, int64(0), measure.Problems{}
	endless := false
	for i := range open {
		x := &open[i]
		v, _ := records.OutageTime(x.Outage, u.records.Ctx.AsOf)
		if v.To = max(v.To, v.From+1); v.Intersect(period).Empty() {
			continue
		}
		problems.Add(x.Problem, x.Outage.Pos)
		n, endless = n+1, endless || x.Counts == records.Impossible
	}
	if n == 0 {
		return
	}
	certain := slices.Clone(seen)
	for i := range certain {
		if certain[i].Counts == records.Undecided {
			certain[i].Counts = records.Counted
		}
	}
	window := timeline.Interval{From: period.From, To: min(period.To, u.records.Ctx.AsOf)}
	u.fill(&worst, window, failuresOf(u.records, certain), false)
	if endless {
		worst.Contractual = measure.Score{}
	}
	best, low := r.Contractual, worst.Contractual
	if u.records.Objective.AtMost() {
		best, low = low, best
	}
	r.SetBounds(measure.Unread{Doubtful: n}, best, low)
	r.Findings = append(r.Findings, problems.Findings(u.records.Ctx)...)
}

// failure is a stretch in which a service was down.
type failure struct {
	timeline.Interval
	records.Item // of the outage that began it
}

// failuresOf lists the failures of all times, in order.
//
// Convention measures (failures-overlapping): *Time between failures*: outages that overlap are one failure, that of
// the first. Those that only touch are two.
func failuresOf(l *records.List[evidence.Outage], seen []records.Seen) (list []failure) {
	for _, x := range seen {
		v, ok := records.OutageTime(x.Outage, l.Ctx.AsOf)
		if !ok || v.Empty() || x.Counts != records.Counted {
			continue
		}
		if n := len(list); n > 0 && v.From < list[n-1].To {
			last := &list[n-1]
			last.To = max(last.To, v.To)
			last.More = append(last.More, x.Outage.Pos)
			continue
		}
		list = append(list, failure{v, l.Item(x.Index, x.Outage)})
	}
	return list
}

// uptimes measures the time between failures in a unit.
//
// Convention measures (failures-of-others): *Time between failures*: failures that others answer for are taken out
// with their time.
type uptimes struct {
	records *records.List[evidence.Outage]
	unit    *big.Rat // seconds of the unit
	name    string   // of the unit
}

// fill fills the result of a period; the unit of the attribution is a failure.
func (u *uptimes) fill(r *measure.Result, window timeline.Interval, list []failure, last bool) {
	l, unit := u.records, u.unit
	f, total := &l.Ctx.Agreement.Fault, attribution.Sums{}
	var inside []failure
	var marks []mark
	for i := range list {
		x := &list[i]
		if x.Intersect(window).Empty() {
			continue
		}
		j, _ := l.Judge(&x.Item, &l.All[x.Index], func(records.Left[evidence.Outage]) (bool, error) { return true, nil })
		who, answer := j.Verdict, j.Answer
		marks = append(marks, whole(j.ByEvidence == nil, j.ByContract == nil, j.OnOthers == nil))
		inside = append(inside, *x)
		if !window.Contains(x.From) {
			continue
		}
		total.Total = total.Total.Plus(attribution.One)
		total.Lose(attribution.One, &who)
		if last {
			m := x.Miss(&who, answer, attribution.One.Rat(), nil)
			m.Window, m.Elapsed = x.Interval, x.Length()
			r.Misses = append(r.Misses, m)
		}
	}
	total.Fill(r, f)
	r.Unit = "event"
	score := func(left func(*mark) *filter.Amount) measure.Score {
		kept := func(i int) bool { return left == nil || left(&marks[i]) != nil }
		return measure.Score{Value: meanBetween(window, unit, inside, kept)}
	}
	r.Scores = removing(f, score(nil), score)
	if r.Experienced.Value == nil && !window.Empty() {
		r.Asides = append(r.Asides, measure.Aside{Key: "aside.up", Value: uptime(window, unit, inside), Unit: u.name})
	}
}

// meanBetween divides the time up by the failures that began in the window; nil without any.
//
// Convention measures (failures-up-time): *Time between failures* is the time up, around the clock, divided by the
// failures that began in the period.
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

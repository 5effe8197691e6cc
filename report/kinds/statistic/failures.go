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
// around the clock, divided by the failures that began in it (rules §3). Outages that overlap are one failure; one that
// others answer for is no failure, and its time no time down. A period without a failure has no such mean: how long the
// service was up stands beside it.
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
		r.fill(&results[p], window, downsOf(l, seen), ctx.Lists(p))
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
	u.fill(&worst, window, downsOf(u.records, certain), false)
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

// down is an outage in its time.
type down struct {
	timeline.Interval
	records.Item
}

// downsOf lists the outages that count, in order of their beginnings.
func downsOf(l *records.List[evidence.Outage], seen []records.Seen) (list []down) {
	for _, x := range seen {
		if v, ok := records.OutageTime(x.Outage, l.Ctx.AsOf); ok && !v.Empty() && x.Counts == records.Counted {
			list = append(list, down{v, l.Item(x.Index, x.Outage)})
		}
	}
	return list
}

// failure is a stretch in which a service was down.
type failure struct {
	timeline.Interval
	downs []int // indexes of its outages
}

// failuresOf joins the outages that are kept to failures; kept is nil for all.
//
// Convention measures (failures-overlapping): *Time between failures*: outages that overlap are one failure, and begin
// with the first. Those that only touch are two.
func failuresOf(downs []down, kept func(i int) bool) (list []failure) {
	for i := range downs {
		v := downs[i].Interval
		if kept != nil && !kept(i) {
			continue
		}
		if n := len(list); n > 0 && v.From < list[n-1].To {
			last := &list[n-1]
			last.To, last.downs = max(last.To, v.To), append(last.downs, i)
			continue
		}
		list = append(list, failure{v, []int{i}})
	}
	return list
}

// uptimes measures the time between failures in a unit.
//
// Convention measures (failures-of-others): *Time between failures*: outages that others answer for are taken out with
// their time; what overlaps them stays a failure, from its own beginning. A failure is excused where all of its outages
// are.
type uptimes struct {
	records *records.List[evidence.Outage]
	unit    *big.Rat // seconds of the unit
	name    string   // of the unit
}

// fill fills the result of a period; the unit of the attribution is a failure.
func (u *uptimes) fill(r *measure.Result, window timeline.Interval, downs []down, last bool) {
	f, total := &u.records.Ctx.Agreement.Fault, attribution.Sums{}
	marks := make([]mark, len(downs))
	for _, x := range failuresOf(downs, nil) {
		if x.Intersect(window).Empty() {
			continue
		}
		j := u.judge(&x, downs, marks)
		if !window.Contains(x.From) {
			continue
		}
		total.Total = total.Total.Plus(attribution.One)
		total.Lose(attribution.One, &j.Verdict)
		if last {
			r.Misses = append(r.Misses, u.missOf(&x, downs, &j))
		}
	}
	total.Fill(r, f)
	r.Unit = "event"
	score := func(left func(*mark) *filter.Amount) measure.Score {
		var kept func(int) bool
		if left != nil {
			kept = func(i int) bool { return left(&marks[i]) != nil }
		}
		return measure.Score{Value: meanBetween(window, u.unit, failuresOf(downs, kept))}
	}
	r.Scores = removing(f, score(nil), score)
	if r.Experienced.Value == nil && !window.Empty() {
		r.Asides = append(r.Asides, measure.Aside{
			Key: "aside.up", Value: uptime(window, u.unit, failuresOf(downs, nil)), Unit: u.name,
		})
	}
}

// judge marks the outages of a failure, each by its own evidence, and says who answers for the failure: the one of whom
// the least is excused.
func (u *uptimes) judge(x *failure, downs []down, marks []mark) (worst records.Judged[evidence.Outage]) {
	l := u.records
	for k, i := range x.downs {
		it := &downs[i].Item
		j, _ := l.Judge(it, &l.All[it.Index], func(records.Left[evidence.Outage]) (bool, error) { return true, nil })
		marks[i] = whole(j.ByEvidence == nil, j.ByContract == nil, j.OnOthers == nil)
		if k == 0 || leniency(j.Outcome) < leniency(worst.Outcome) {
			worst = j
		}
	}
	return worst
}

// leniency orders outcomes by how much of a miss is excused.
func leniency(o measure.Outcome) int {
	return slices.Index([]measure.Outcome{measure.Missed, measure.Undetermined, measure.Excused}, o)
}

// missOf tells a failure under the name of the outage that began it.
func (u *uptimes) missOf(x *failure, downs []down, j *records.Judged[evidence.Outage]) *measure.Miss {
	first := downs[x.downs[0]].Item
	for _, i := range x.downs[1:] {
		first.More = append(first.More, downs[i].Pos)
	}
	m := first.Miss(&j.Verdict, j.Answer, attribution.One.Rat(), nil)
	m.Window, m.Elapsed = x.Interval, x.Length()
	return m
}

// meanBetween divides the time up by the failures that began in the window; nil without any.
//
// Convention measures (failures-up-time): *Time between failures* is the time up, around the clock, divided by the
// failures that began in the period.
func meanBetween(window timeline.Interval, unit *big.Rat, list []failure) *big.Rat {
	n := int64(0)
	for i := range list {
		if window.Contains(list[i].From) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	up := uptime(window, unit, list)
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

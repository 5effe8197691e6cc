package downtime

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// uncounted is the time of outages that the contract does not count, though nobody is excused for it, by what is
// excused. Each outage is looked at as a whole, over all periods, so that the end of a period cuts none in two.
//
// Rule §5 (minimum-length): An outage of which less is left than the agreement's minimum length is out of the count.
type uncounted struct {
	time   [accounts]timeline.Set
	open   timeline.Set // counts on the agreed account if the outage lasts
	agreed int          // the account that goes by the agreement
}

// What is excused: nothing, what accepted evidence says, and what nobody can attribute as well.
const (
	unexcused = iota
	onProvider
	onOthers
	accounts
)

// agreedAccount is what is excused by the agreement.
func agreedAccount(f *agreement.Fault) int {
	if attribution.ExcusesUndetermined(f) {
		return onOthers
	}
	return onProvider
}

// count finds the time of the outages of a site that the contract does not count. Outages that overlap are one.
//
// Convention measures (outage-counted-open): *Outages*: of one that lasts what has passed is counted as if it were
// over; in the worst case it is long enough, and all of it but the grace counts.
func (w *Site) count(ctx *measure.Context, rules *Rules, proofs siteEvidence) {
	if rules.Counted.Everything() || len(w.Outages) == 0 {
		return
	}
	f := &ctx.Agreement.Fault
	whole := timeline.Interval{From: w.Outages[0].Time[0].From, To: ctx.AsOf}
	blames := proofs.during(whole, f)
	u := &w.uncounted
	u.agreed = agreedAccount(f)
	for c := range clusters(w.Outages, whole) {
		u.add(c.left(rules, blames, f), rules.Counted, c.lasts())
	}
	for k := range u.time {
		u.time[k] = timeline.Union(u.time[k]...)
	}
	u.open = timeline.Union(u.open...)
}

// left is the time of a cluster that is left by what is excused.
func (c *cluster) left(
	rules *Rules, blames func() []attribution.Blame, f *agreement.Fault,
) (left [accounts]timeline.Set) {
	for _, s := range c.splits(rules, blames, f) {
		for k, amount := range s.left() {
			if amount > 0 {
				left[k] = append(left[k], s.Interval)
			}
		}
	}
	for k := range left {
		left[k] = timeline.Union(left[k]...)
	}
	return left
}

// left are the users without the service by what is excused, in millionths of all of them.
func (s *split) left() (users [accounts]int64) {
	for p := range s.lost {
		users[unexcused] += s.lost[p]
		users[onProvider] += s.lost[p] - s.taken[p]
	}
	users[onOthers] = users[onProvider] - s.lost[party.Undetermined] + s.taken[party.Undetermined]
	return users
}

// add adds what does not count of one outage.
func (u *uncounted) add(left [accounts]timeline.Set, counted agreement.Counted, lasts bool) {
	for k := range left {
		u.time[k] = append(u.time[k], beyond(left[k], counted)...)
	}
	if lasts {
		agreed, graced := left[u.agreed], agreement.Counted{Grace: counted.Grace}
		u.open = append(u.open, beyond(agreed, counted).Subtract(beyond(agreed, graced))...)
	}
}

// beyond is the part of an outage's time that does not count: the grace at its beginning and what is less than a whole
// part at its end, or all of it.
func beyond(time timeline.Set, counted agreement.Counted) timeline.Set {
	counts := counted.Of(time.Length())
	if counts == 0 {
		return time
	}
	grace := first(time, counted.Grace)
	return time.Subtract(first(time.Subtract(grace), counts))
}

// first is the first part of a set that is so long.
func first(s timeline.Set, length timeline.Micros) (out timeline.Set) {
	for _, v := range s {
		if length <= 0 {
			break
		}
		v.To = min(v.To, v.From.Add(length))
		length -= v.Length()
		out = append(out, v)
	}
	return out
}

// book books the part of a stretch that was down and that the contract does not count.
func (u *uncounted) book(s *split, v timeline.Interval, sums *attribution.Uncounted) {
	users := s.left()
	during := func(sum *big.Int, time timeline.Set, account int) {
		if d := time.Clip(v).Length(); d > 0 {
			book(sum, d, evidence.Fixed(users[account]))
		}
	}
	during(&sums.Unexcused, u.time[unexcused], unexcused)
	during(&sums.OnProvider, u.time[onProvider], onProvider)
	during(&sums.OnOthers, u.time[onOthers], onOthers)
	during(&sums.Open, u.open, u.agreed)
}

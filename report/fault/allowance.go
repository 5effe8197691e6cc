package fault

import (
	"sort"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// allowance is how much maintenance excuses in each period, and what has been used of it. Time outside the periods,
// which are in order, is not limited.
type allowance struct {
	periods []calendar.Period
	each    timeline.Micros
	used    []timeline.Micros // by period
	done    timeline.Set      // the maintenance that used it: what others have used costs nothing more
}

func newAllowance(periods []calendar.Period, each timeline.Micros) *allowance {
	return &allowance{periods: periods, each: each, used: make([]timeline.Micros, len(periods))}
}

// coveredPart is the part of some maintenance that the allowance of its period still covers: the earliest first.
//
// Convention answers (maintenance-allowance): Maintenance uses up its allowance in order of time. What is refused
// uses nothing. Set by `fault.claims.maintenance.allowance`.
//
// Convention answers (maintenance-allowance-shared): There is one allowance for the whole agreement: maintenance of
// one service leaves less for another.
func (a *allowance) coveredPart(time timeline.Set) timeline.Set {
	var beyond timeline.Set
	for i := a.first(time); i < len(a.periods) && a.periods[i].From < end(time); i++ {
		fresh := a.unusedPart(i, time)
		beyond = append(beyond, fresh.Subtract(first(fresh, max(0, a.each-a.used[i])))...)
	}
	return time.Subtract(beyond)
}

// use takes maintenance off the allowance. What comes later begins no earlier.
func (a *allowance) use(time timeline.Set) {
	if len(time) == 0 {
		return
	}
	for i := a.first(time); i < len(a.periods) && a.periods[i].From < end(time); i++ {
		a.used[i] += a.unusedPart(i, time).Length()
	}
	kept := sort.Search(len(a.done), func(n int) bool { return a.done[n].To >= time[0].From })
	a.done = append(a.done[:kept], a.done[kept:].Plus(time)...)
}

// first is the first period that some maintenance reaches into.
func (a *allowance) first(time timeline.Set) int {
	return sort.Search(len(a.periods), func(i int) bool { return len(time) > 0 && a.periods[i].To > time[0].From })
}

// end is where some time ends; none has ended always.
func end(time timeline.Set) timeline.Instant {
	if len(time) == 0 {
		return timeline.MinInstant
	}
	return time[len(time)-1].To
}

// unusedPart is the part of some maintenance in a period that nothing before has used.
func (a *allowance) unusedPart(period int, time timeline.Set) timeline.Set {
	here := time.Clip(a.periods[period].Interval)
	if len(here) == 0 {
		return nil
	}
	return here.Subtract(a.done.Overlapping(timeline.Interval{From: here[0].From, To: here[len(here)-1].To}))
}

// first is the earliest part of a set that has a length, all of it where it has no more.
func first(set timeline.Set, length timeline.Micros) timeline.Set {
	var out timeline.Set
	for _, v := range set {
		if length <= 0 {
			break
		}
		if v.Length() > length {
			v.To = v.From.Add(length)
		}
		length -= v.Length()
		out = append(out, v)
	}
	return out
}

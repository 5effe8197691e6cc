package assess

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// TrendPeriods is how many periods a trend shows, the reported one included: a year and the same month before.
const TrendPeriods = 13

// longestMemory is how many periods money that waits is followed back: five years of months, as far as any rule of an
// agreement may look.
//
// Convention credits (carried-how-far): Money that waits, carried over or earned back, is followed back to the
// beginning of the agreement or of the data, sixty periods at the most.
const longestMemory = 60

// periodsBefore lists the periods to measure, oldest first: the trend, and more where the contract year
// began earlier, since an annual cap needs all of it, or where a rule of the agreement looks further back, or where
// money may wait since the beginning.
// A period in which the agreement begins or ends counts for the time it is in force.
func periodsBefore(in Input) []calendar.Period {
	list := []calendar.Period{in.Period}
	back, watched := lookBack(in.Agreement)
	begin := waitingSince(in)
	for year := in.YearOf(in.Period); ; {
		last := list[len(list)-1]
		if len(list) >= max(TrendPeriods, watched) && in.YearOf(last) != year && (last.From <= begin ||
			len(list) >= longestMemory) {
			break
		}
		list = append(list, last.Previous())
	}
	for range back {
		list = append(list, list[len(list)-1].Previous())
	}
	slices.Reverse(list)
	for i := range list {
		if term := inForce(in.Agreement, list[i].Interval); !term.Empty() {
			list[i].Interval = term
		}
	}
	return list
}

// waitingSince is the instant from which on money may wait for the reported period: carried over under the minimum
// payout, or earned back and not set off yet. That is when the agreement or the data began; the end of time where
// nothing ever waits.
func waitingSince(in Input) timeline.Instant {
	waits := in.Agreement.Credits.CarryOver || slices.ContainsFunc(in.Agreement.Objectives,
		func(o agreement.Objective) bool {
			return o.Credit != nil && o.Credit.EarnBack != nil
		})
	first := in.oldest()
	if !waits || !first.Known() {
		return timeline.MaxInstant
	}
	return max(first, in.Agreement.From)
}

// inForce is the part of a period in which the agreement is in force.
//
// Convention time (period-in-force): A period in which the agreement begins or ends is measured for the time it is in
// force. Set by `effective`.
func inForce(a *agreement.Agreement, v timeline.Interval) timeline.Interval {
	if a.From.Known() {
		v.From = max(v.From, a.From)
	}
	if a.To.Known() {
		v.To = min(v.To, a.To)
	}
	return v
}

// lookBack is how many periods before its own the price of a period depends on, and how many periods the watch
// list looks at.
func lookBack(a *agreement.Agreement) (before, watched int) {
	for i := range a.Objectives {
		o := &a.Objectives[i]
		each := 1 // of the agreement's periods in one that is judged
		if o.Span != nil && o.Span.Own {
			each = spanPeriods(a, o)
		}
		for _, rule := range slices.Concat(o.Chronic, o.Terminate) {
			watched = max(watched, each*rule.In)
			if rule.Outages != nil {
				watched = max(watched, 2+rule.Outages.Days/shortestPeriod(a))
			}
		}
		before = max(before, spanPeriods(a, o)-1)
		if o.Credit == nil {
			continue
		}
		for _, r := range o.Credit.Repeats {
			before = max(before, each*r.In-1)
		}
		if e := o.Credit.EarnBack; e != nil {
			before = max(before, each*e.After, each*e.Average-1)
		}
	}
	return before, watched
}

// spanPeriods is how many periods an objective judges together.
func spanPeriods(a *agreement.Agreement, o *agreement.Objective) int {
	switch s := o.Span; {
	case s == nil:
		return 1
	case s.Own:
		return max(1, PerYear[a.Period.Kind]/PerYear[s.Kind])
	default:
		return max(s.Last, s.Mean)
	}
}

// PerYear is how many periods of a kind a contract year has.
var PerYear = map[calendar.Kind]int{
	calendar.Month: 12, calendar.Week: 52, calendar.Quarter: 4, calendar.HalfYear: 2, calendar.Year: 1,
}

// YearOf numbers the contract year that a period begins in: years run from the day and month on which the
// agreement took effect, or the calendar year where it names no beginning.
//
// Convention credits (contract-year): A contract year begins on the day on which the agreement took effect, and a
// period belongs to the year in which it begins. Without a date the calendar year counts. Set by `effective.from`.
func (in *Input) YearOf(p calendar.Period) int {
	at := p.From.In(in.Agreement.Zone)
	if !in.Agreement.From.Known() {
		return at.Year()
	}
	begin := in.Agreement.From.In(in.Agreement.Zone)
	year := at.Year() - begin.Year()
	if at.YearDay() < begin.AddDate(year, 0, 0).YearDay() {
		year--
	}
	return year
}

// shortestPeriod is how many days a period has at least.
func shortestPeriod(a *agreement.Agreement) int {
	if a.Period.Kind == calendar.Week {
		return 7
	}
	return 28
}

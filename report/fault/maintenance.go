package fault

import (
	"cmp"
	"slices"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// limitMaintenance cuts accepted maintenance to its window and to what is allowed in a period, in order of
// time, as far as anything is known. Maintenance of several services at once uses the allowance once.
func limitMaintenance(a *agreement.Agreement, decisions []Decision, periods []calendar.Period, asOf timeline.Instant) {
	terms := &a.Fault.Claims
	known := timeline.Interval{From: timeline.MinInstant, To: Horizon(a, asOf)}
	var done timeline.Set
	for _, d := range inOrderOfTime(decisions) {
		if terms.Window != "" {
			d.keep(inWindow(a, d.Accepted, known), LackWindow)
		}
		if terms.Allowance > 0 {
			d.keep(allowed(d.Accepted, done, periods, terms.Allowance), LackAllowance)
		}
		done = done.Plus(d.Accepted)
	}
}

// inOrderOfTime lists the maintenance that is accepted so far by its beginning.
func inOrderOfTime(decisions []Decision) []*Decision {
	var list []*Decision
	for k := range decisions {
		if d := &decisions[k]; d.Party == party.Maintenance && len(d.Accepted) > 0 {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b *Decision) int { return cmp.Compare(a.Accepted[0].From, b.Accepted[0].From) })
	return list
}

// keep leaves a part accepted; if that is less than before, the claim lacks something.
func (d *Decision) keep(part timeline.Set, lack Lack) {
	if part.Length() < d.Accepted.Length() {
		d.Lacks = append(d.Lacks, lack)
	}
	d.Accepted = part
}

// farthest is where data without a date ends at the latest. A claim without an end would last to the year 9999.
var farthest = timeline.Of(time.Date(2100, time.January, 1, 0, 0, 0, 0, time.UTC))

// Horizon is how far claims are followed: to the end of the period in which the date of the data lies. Nothing is
// measured after it, and a claim may last for ever.
func Horizon(a *agreement.Agreement, asOf timeline.Instant) timeline.Instant {
	return a.Cycle().Of(min(limit(asOf), farthest)).To
}

// inWindow is the part of some time that lies in the maintenance window; what is not known yet is not judged.
func inWindow(a *agreement.Agreement, time timeline.Set, known timeline.Interval) timeline.Set {
	near := time.Clip(known)
	if len(near) == 0 {
		return time
	}
	span := timeline.Interval{From: near[0].From, To: near[len(near)-1].To}
	window := calendar.Expand(a.Calendars[a.Fault.Claims.Window], timeline.Interval{}).Intervals(span)
	return near.Intersect(window).Plus(time.Subtract(timeline.Set{known}))
}

// allowed is the part of the maintenance that each period's allowance still covers: the earliest first. What
// other maintenance has used already costs nothing more; time outside the periods, which are in order, is not limited.
func allowed(time, done timeline.Set, periods []calendar.Period, allowance timeline.Micros) timeline.Set {
	var beyond timeline.Set
	for _, p := range periods {
		used := done.Clip(p.Interval)
		fresh := time.Clip(p.Interval).Subtract(used)
		beyond = append(beyond, fresh.Subtract(first(fresh, max(0, allowance-used.Length())))...)
	}
	return time.Subtract(beyond)
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

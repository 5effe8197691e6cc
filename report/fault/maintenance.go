package fault

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// limitMaintenance cuts accepted maintenance to its window and to what is allowed in a period, in order of
// time. Maintenance of several services at once uses the allowance once.
func limitMaintenance(a *agreement.Agreement, decisions []Decision, periods []calendar.Period) {
	terms := &a.Fault.Claims
	var done timeline.Set
	for _, d := range inOrderOfTime(decisions) {
		if terms.Window != "" {
			d.keep(d.Accepted.Intersect(windowOf(a, d.Accepted)), LackWindow)
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

// windowOf is the open time of the maintenance window about some time.
func windowOf(a *agreement.Agreement, time timeline.Set) timeline.Set {
	span := timeline.Interval{From: time[0].From, To: time[len(time)-1].To}
	return calendar.Expand(a.Calendars[a.Fault.Claims.Window], timeline.Interval{}).Intervals(span)
}

// allowed is the part of the maintenance that each period's allowance still covers: the earliest first. What
// other maintenance has used already costs nothing more; time outside the periods is not limited.
func allowed(time, done timeline.Set, periods []calendar.Period, allowance timeline.Micros) timeline.Set {
	for _, p := range periods {
		left := max(0, allowance-done.Clip(p.Interval).Length())
		fresh := time.Clip(p.Interval).Subtract(done)
		time = time.Subtract(fresh.Subtract(first(fresh, left)))
	}
	return time
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

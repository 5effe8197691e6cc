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
//
// Rule §5 (claim-maintenance): Maintenance excuses within its notice, window and allowance only.
func limitMaintenance(a *agreement.Agreement, decisions []Decision, periods []calendar.Period, asOf timeline.Instant) {
	terms := &a.Fault.Claims
	list := inOrderOfTime(decisions)
	if terms.Window != "" && len(list) > 0 {
		known := timeline.Interval{From: timeline.MinInstant, To: Horizon(a, asOf)}
		window := calendar.Expand(a.Calendars[terms.Window], timeline.Interval{})
		for _, d := range list {
			d.keep(inWindow(window, d.Accepted, known), LackWindow)
		}
	}
	if terms.Allowance > 0 {
		allowance := newAllowance(periods, terms.Allowance)
		for _, d := range list {
			d.keep(allowance.coveredPart(d.Accepted), LackAllowance)
			allowance.use(d.Accepted)
		}
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
//
// Convention answers (maintenance-split-window): Maintenance that lies in its window only in part is accepted for that
// part, also where the window closes and opens again while it lasts; the rest is the provider's. Set by
// `fault.claims.maintenance.window`.
func inWindow(window *calendar.Calendar, time timeline.Set, known timeline.Interval) timeline.Set {
	near := time.Clip(known)
	if len(near) == 0 {
		return time
	}
	span := timeline.Interval{From: near[0].From, To: near[len(near)-1].To}
	return near.Intersect(window.Intervals(span)).Plus(time.Subtract(timeline.Set{known}))
}

package fault

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// timeOf is the time a claim speaks of: its interval, or the time of the cases it names, cut to its interval
// where it has one. A time without an end would excuse whatever came after it: without cases it is none.
//
// Convention answers (claim-without-end): A claim that names no cases has an interval with a begin and an end; with one
// of them alone it is refused.
func timeOf(c *evidence.Claim, cases map[string]timeline.Set) timeline.Set {
	interval := timeline.Interval{From: timeline.MinInstant, To: timeline.MaxInstant}
	if c.From.Known() {
		interval.From = c.From
	}
	if c.To.Known() {
		interval.To = c.To
	}
	if len(c.IDs) > 0 {
		var all []timeline.Interval
		for _, id := range c.IDs {
			all = append(all, cases[evidence.Fold(id)]...)
		}
		return timeline.Union(all...).Clip(interval)
	}
	if !c.From.Known() || !c.To.Known() {
		return nil
	}
	return timeline.Union(interval)
}

// casesNamed is the time of the tickets and outages that claims name, as far as it is known.
func casesNamed(view *evidence.View, asOf timeline.Instant) map[string]timeline.Set {
	cases := map[string]timeline.Set{}
	var named evidence.CaseIndex
	for _, i := range view.Claims {
		named.Add(view.All.Claims[i].IDs, i)
	}
	if len(named) == 0 {
		return cases
	}
	named.Sort()
	times := map[string][]timeline.Interval{}
	add := func(id string, time timeline.Interval) {
		id = evidence.Fold(id)
		if len(named.Of(id)) > 0 && time.From <= asOf {
			times[id] = append(times[id], time)
		}
	}
	for _, i := range view.Tickets {
		t := &view.All.Tickets[i]
		add(t.ID, ticketTime(t, asOf))
	}
	for _, i := range view.Outages {
		o := &view.All.Outages[i]
		add(o.ID, outageTime(o, asOf))
	}
	for id, list := range times {
		cases[id] = timeline.Union(list...)
	}
	return cases
}

// ticketTime is the time a ticket was open; one that is open lasts without an end.
func ticketTime(t *evidence.Ticket, asOf timeline.Instant) timeline.Interval {
	resolved, closed := knownBy(t.Resolved, asOf), knownBy(t.Closed, asOf)
	switch {
	case resolved.Known():
		return timeline.Interval{From: t.Opened, To: max(resolved, closed)}
	case closed.Known():
		return timeline.Interval{From: t.Opened, To: closed}
	}
	return timeline.Interval{From: t.Opened, To: timeline.MaxInstant}
}

// outageTime is the time an outage lasted, without an end while it lasts.
func outageTime(o *evidence.Outage, asOf timeline.Instant) timeline.Interval {
	if end := knownBy(o.To, asOf); end.Known() {
		return timeline.Interval{From: o.From, To: end}
	}
	return timeline.Interval{From: o.From, To: timeline.MaxInstant}
}

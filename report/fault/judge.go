package fault

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// JudgeClaims decides which of a client's claims are accepted (rules §5): each against what the agreement
// asks of a claim, and maintenance together against its window and its allowance in every period. A claim
// in force is accepted whatever it lacks, as long as its party can excuse at all: that is how a report tells
// what a refused claim would have changed.
func JudgeClaims(a *agreement.Agreement, view *evidence.View, periods []calendar.Period, force map[int32]bool) *Claims {
	cases := casesNamed(view)
	claims := &Claims{}
	for _, i := range view.Claims {
		claims.Decisions = append(claims.Decisions, decide(a, cases, &view.All.Claims[i], i))
	}
	limitMaintenance(a, claims.Decisions, periods)
	for k := range claims.Decisions {
		d := &claims.Decisions[k]
		if force[d.Claim] && Excuses(a, d.Party) {
			d.Lacks, d.Accepted = nil, d.Time
		}
	}
	return claims
}

// decide judges one claim by itself.
func decide(a *agreement.Agreement, cases map[string]timeline.Set, c *evidence.Claim, index int32) Decision {
	d := Decision{Claim: index, Time: timeOf(c, cases)}
	var known bool
	d.Party, known = PartyOf(a, c.Party.String())
	if !known || !Excuses(a, d.Party) {
		d.Lacks = append(d.Lacks, LackParty)
	}
	if len(d.Time) == 0 {
		d.Lacks = append(d.Lacks, LackSubject)
	}
	terms := &a.Fault.Claims
	approved, reference := approved(a, c), strings.TrimSpace(c.Reference) != ""
	d.Evident = known && d.Party != party.Provider && (approved || reference)
	if terms.Approval && !approved {
		d.Lacks = append(d.Lacks, LackApproval)
	}
	if terms.Reference && !reference {
		d.Lacks = append(d.Lacks, LackReference)
	}
	if terms.Mitigation && strings.TrimSpace(c.Mitigation) == "" {
		d.Lacks = append(d.Lacks, LackMitigation)
	}
	d.Lacks = append(d.Lacks, late(terms, c, d.Time)...)
	if d.Party == party.Maintenance {
		d.Lacks = append(d.Lacks, unannounced(terms, c, d.Time)...)
	}
	if len(d.Lacks) == 0 {
		d.Accepted = d.Time
	}
	return d
}

// approved tells whether the other side approved: the provider cannot approve its own excuse.
func approved(a *agreement.Agreement, c *evidence.Claim) bool {
	by := strings.TrimSpace(c.ApprovedBy)
	if p, known := PartyOf(a, by); known && p == party.Provider {
		return false
	}
	return by != "" || c.ApprovedAt.Known()
}

// late tells whether a claim was recorded within its time after the event's end, that instant included.
func late(terms *agreement.ClaimTerms, c *evidence.Claim, time timeline.Set) []Lack {
	switch {
	case terms.Within == 0 || len(time) == 0:
		return nil
	case !c.Recorded.Known():
		return []Lack{LackRecorded}
	case c.Recorded > endOf(time).Add(terms.Within):
		return []Lack{LackLate}
	}
	return nil
}

// endOf is when an event ended; one that still lasts counts from its beginning.
func endOf(time timeline.Set) timeline.Instant {
	last := time[len(time)-1]
	if last.To == timeline.MaxInstant {
		return last.From
	}
	return last.To
}

// unannounced tells whether maintenance was announced far enough ahead; exactly as far will do.
func unannounced(terms *agreement.ClaimTerms, c *evidence.Claim, time timeline.Set) []Lack {
	switch {
	case terms.Announced == 0 || len(time) == 0:
		return nil
	case !c.Announced.Known():
		return []Lack{LackUnannounced}
	case time[0].From < c.Announced.Add(terms.Announced):
		return []Lack{LackAnnouncedLate}
	}
	return nil
}

// timeOf is the time a claim speaks of: its interval, or the time of the cases it names, cut to its interval
// where it has one.
func timeOf(c *evidence.Claim, cases map[string]timeline.Set) timeline.Set {
	interval := timeline.Interval{From: timeline.MinInstant, To: timeline.MaxInstant}
	if c.From.Known() {
		interval.From = c.From
	}
	if c.To.Known() {
		interval.To = c.To
	}
	if len(c.IDs) > 0 {
		var all timeline.Set
		for _, id := range c.IDs {
			all = all.Plus(cases[strings.TrimSpace(id)])
		}
		return all.Clip(interval)
	}
	if !c.From.Known() {
		return nil
	}
	return timeline.Union(interval)
}

// casesNamed is the time of the tickets and outages that claims name.
func casesNamed(view *evidence.View) map[string]timeline.Set {
	cases := map[string]timeline.Set{}
	for _, i := range view.Claims {
		for _, id := range view.All.Claims[i].IDs {
			cases[strings.TrimSpace(id)] = nil
		}
	}
	if len(cases) == 0 {
		return cases
	}
	add := func(id string, time timeline.Interval) {
		if set, named := cases[id]; named {
			cases[id] = set.Plus(timeline.Union(time))
		}
	}
	for _, i := range view.Tickets {
		t := &view.All.Tickets[i]
		add(t.ID, ticketTime(t))
	}
	for _, i := range view.Outages {
		o := &view.All.Outages[i]
		add(o.ID, outageTime(o))
	}
	return cases
}

// ticketTime is the time a ticket was open.
func ticketTime(t *evidence.Ticket) timeline.Interval {
	switch {
	case t.Resolved.Known():
		return timeline.Interval{From: t.Opened, To: max(t.Resolved, t.Closed)}
	case t.Closed.Known():
		return timeline.Interval{From: t.Opened, To: t.Closed}
	}
	return timeline.Interval{From: t.Opened, To: timeline.MaxInstant}
}

// outageTime is the time an outage lasted.
func outageTime(o *evidence.Outage) timeline.Interval {
	if !o.To.Known() {
		return timeline.Interval{From: o.From, To: timeline.MaxInstant}
	}
	return timeline.Interval{From: o.From, To: o.To}
}

// ids is what a claim names, without outer space.
func ids(c *evidence.Claim) []string {
	list := slices.Clone(c.IDs)
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

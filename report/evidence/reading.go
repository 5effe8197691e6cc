package evidence

import (
	"slices"
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// Reading says which instant is taken for times that are known to the day only: the first or the last one that is
// possible, of what begins a length of time and of what ends it.
type Reading struct{ BeginLate, EndLate bool }

// Corners are the readings of which two are the shortest and the longest lengths of time.
func Corners() []Reading {
	return []Reading{{false, false}, {true, false}, {false, true}, {true, true}}
}

// Hours reads what is known to the day only.
type Hours struct {
	Cases   Reading               // of tickets, outages and surveys
	Answers Reading               // of what says who answers for them: claims, obligations and histories
	Zone    *time.Location        // of the days
	AsOf    timeline.Instant      // nothing after it is known
	Waits   func(state Text) bool // whether a change to a state begins a time that others answer for

	Upstream func(*Outage) bool // whether an outage says who answers for those of another service; nil: none does
}

// BareDays lists, by type of records, the instants of the client's records that have a time known to the day only.
func (v *View) BareDays() map[string][]timeline.Instant {
	out := map[string][]timeline.Instant{}
	add := func(records string, d Days, at timeline.Instant) {
		if d != 0 {
			out[records] = append(out[records], at)
		}
	}
	for _, i := range v.Tickets {
		t := &v.All.Tickets[i]
		add("tickets", t.Days, t.Opened)
		for _, e := range v.EventsOf(i) {
			add("ticket-events", v.All.Events[e].Days, v.All.Events[e].At)
		}
	}
	for _, i := range v.Outages {
		add("outages", v.All.Outages[i].Days, v.All.Outages[i].From)
	}
	for _, i := range v.Surveys {
		add("surveys", v.All.Surveys[i].Days, v.All.Surveys[i].At)
	}
	for _, i := range v.Claims {
		add("claims", v.All.Claims[i].Days, v.All.Claims[i].From)
	}
	for _, i := range v.Obligations {
		add("obligations", v.All.Obligations[i].Days, v.All.Obligations[i].Due)
	}
	return out
}

// ByHours is the view with its own records alone, in which every time that was known to the day only is an instant.
func (v *View) ByHours(h Hours) *View {
	all, out := *v.All, *v
	all.Tickets, out.Tickets = own(v.All.Tickets, v.Tickets)
	all.Outages, out.Outages = own(v.All.Outages, v.Outages)
	all.Surveys, out.Surveys = own(v.All.Surveys, v.Surveys)
	all.Claims, out.Claims = own(v.All.Claims, v.Claims)
	all.Obligations, out.Obligations = own(v.All.Obligations, v.Obligations)
	all.Events, all.Later = nil, nil // told by their places among all records
	for _, i := range v.Tickets {
		list, _ := own(v.All.Events, v.EventsOf(i))
		h.history(list)
		all.Events = append(all.Events, list...)
	}
	for i := range all.Tickets {
		h.ticket(&all.Tickets[i])
	}
	for i := range all.Outages {
		h.outage(&all.Outages[i])
	}
	for i := range all.Surveys {
		s := &all.Surveys[i]
		h.move(&s.At, s.Days, DayBegun, h.Cases.BeginLate, timeline.MaxInstant)
	}
	for i := range all.Claims {
		h.claim(&all.Claims[i])
	}
	for i := range all.Obligations {
		o := &all.Obligations[i]
		h.move(&o.Provided, o.Days, DayDone, h.Answers.EndLate, timeline.MaxInstant)
	}
	out.All, out.events = &all, new(eventIndex)
	out.events.fill(&all, v.naming.same)
	out.sort()
	return &out
}

// own copies some records, and lists the indexes of the copies.
func own[R any](all []R, list []int32) ([]R, []int32) {
	out := make([]R, len(list))
	for k, i := range list {
		out[k] = all[i]
	}
	return out, upTo(len(list))
}

// move takes the last instant of the day for a time where it is known to the day only and late is wanted, but none
// after what followed it.
func (h *Hours) move(at *timeline.Instant, d, which Days, late bool, before timeline.Instant) {
	if d.Of(which) && late && at.Known() {
		*at = max(*at, min(h.endOfDay(*at), before, max(h.AsOf, *at)))
	}
}

// first takes the first instant of its last day for the end of an interval, but none before its beginning.
func (h *Hours) first(to *timeline.Instant, d Days, late bool, from timeline.Instant) {
	if d.Of(DayDone) && !late && to.Known() {
		*to = max(from, h.startOfDay(*to-1))
	}
}

// following is the earliest of some times, the day of none of which is all that is known, that is not before an
// instant.
func following(at timeline.Instant, d Days, times map[Days]timeline.Instant) timeline.Instant {
	next := timeline.MaxInstant
	for which, x := range times {
		if x.Known() && x >= at && !d.Of(which) {
			next = min(next, x)
		}
	}
	return next
}

func (h *Hours) ticket(t *Ticket) {
	if t.Days == 0 {
		return
	}
	rest := map[Days]timeline.Instant{DayAnswered: t.Responded, DayDone: t.Resolved, DayClosed: t.Closed}
	over := map[Days]timeline.Instant{DayDone: t.Resolved, DayClosed: t.Closed}
	end := map[Days]timeline.Instant{DayClosed: t.Closed}
	h.move(&t.Responded, t.Days, DayAnswered, h.Cases.EndLate, following(t.Responded, t.Days, over))
	h.move(&t.Resolved, t.Days, DayDone, h.Cases.EndLate, following(t.Resolved, t.Days, end))
	h.move(&t.Closed, t.Days, DayClosed, h.Cases.EndLate, timeline.MaxInstant)
	h.move(&t.Opened, t.Days, DayBegun, h.Cases.BeginLate, following(t.Opened, t.Days, rest))
	for which, at := range map[Days]*timeline.Instant{
		DayAnswered: &t.Responded, DayDone: &t.Resolved, DayClosed: &t.Closed,
	} {
		if t.Days.Of(which) && at.Known() {
			*at = max(*at, t.Opened)
		}
	}
	t.Days = 0
}

// ofDays are the days of an interval of which one end is a date: where the other one is a midnight, it is whole days.
func (h *Hours) ofDays(d Days, from, to timeline.Instant) Days {
	midnight := func(at timeline.Instant) bool { return at.Known() && h.startOfDay(at) == at }
	if d.Of(DayBegun) && midnight(to) || d.Of(DayDone) && midnight(from) {
		d &^= DayBegun | DayDone
	}
	return d
}

func (h *Hours) outage(o *Outage) {
	if o.Days = h.ofDays(o.Days, o.From, o.To); o.Days == 0 {
		return
	}
	late := h.Cases
	if h.Upstream != nil && h.Upstream(o) {
		late = h.Answers
	}
	h.first(&o.To, o.Days, late.EndLate, o.From)
	rest := map[Days]timeline.Instant{
		DayDone: o.To, DayDetected: o.Detected, DayAnswered: o.Acknowledged, DayNotified: o.Notified,
	}
	h.move(&o.From, o.Days, DayBegun, late.BeginLate, following(o.From, o.Days, rest))
	for which, at := range map[Days]*timeline.Instant{
		DayDetected: &o.Detected, DayAnswered: &o.Acknowledged, DayNotified: &o.Notified,
	} {
		h.move(at, o.Days, which, late.EndLate, timeline.MaxInstant)
		if o.Days.Of(which) && at.Known() {
			*at = max(*at, o.From)
		}
	}
	o.Days = 0
}

func (h *Hours) claim(c *Claim) {
	c.Days = h.ofDays(c.Days, c.From, c.To)
	h.first(&c.To, c.Days, h.Answers.EndLate, c.From)
	to := c.To
	if !to.Known() {
		to = timeline.MaxInstant
	}
	h.move(&c.From, c.Days, DayBegun, h.Answers.BeginLate, to)
	h.move(&c.Recorded, c.Days, DayRecorded, h.Answers.BeginLate, timeline.MaxInstant)
	h.move(&c.Announced, c.Days, DayAnnounced, h.Answers.BeginLate, timeline.MaxInstant)
	c.Days = 0
}

// history reads the days of one ticket's changes, which keep the order of their rows.
func (h *Hours) history(list []Event) {
	if !slices.ContainsFunc(list, func(e Event) bool { return e.Days != 0 }) {
		return
	}
	if byRow := slices.Clone(list); sortedByRow(byRow) {
		copy(list, byRow)
	}
	next := timeline.MaxInstant
	for i := len(list) - 1; i >= 0; i-- {
		e, late := &list[i], h.Answers.EndLate
		if e.What == ChangeState && h.Waits(e.To) {
			late = h.Answers.BeginLate
		}
		h.move(&e.At, e.Days, DayBegun, late, next)
		next = e.At
	}
	for i := range list {
		e := &list[i]
		if i > 0 && e.Days != 0 && e.At < list[i-1].At {
			e.At = min(list[i-1].At, h.endOfDay(e.At))
		}
		e.Days = 0
	}
}

// sortedByRow puts events in the order of their rows, and tells whether their days follow each other in it.
func sortedByRow(list []Event) bool {
	slices.SortStableFunc(list, func(a, b Event) int { return int(int64(a.Pos.Row) - int64(b.Pos.Row)) })
	for i := 1; i < len(list); i++ {
		a, b := &list[i-1], &list[i]
		if a.Pos.Origin != b.Pos.Origin || b.At < a.At && (a.Days|b.Days == 0 || a.At.Sub(b.At) >= timeline.Day) {
			return false
		}
	}
	return true
}

func (h *Hours) startOfDay(at timeline.Instant) timeline.Instant { return h.midnight(at, 0) }

// endOfDay is the last instant of a local day.
func (h *Hours) endOfDay(at timeline.Instant) timeline.Instant { return h.midnight(at, 1) - 1 }

func (h *Hours) midnight(at timeline.Instant, after int) timeline.Instant {
	y, month, d := at.In(h.Zone).Date()
	return timeline.Of(time.Date(y, month, d+after, 0, 0, 0, 0, h.Zone))
}

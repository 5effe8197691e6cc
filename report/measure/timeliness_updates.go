package measure

import (
	"fmt"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/timeline"
)

// updates is the Of of an objective about how often the client hears something (rules §3, update cadence).
const updates = "updates"

// gaps makes a case of each gap in which a client heard nothing: from the opening to the first public update, from
// one to the next, and from the last one to the resolution. Updates are those of persons of the provider, as for a
// first response. Nothing is owed while a ticket stands resolved; what a reopening means is said by its rule:
// resume begins a new gap there, first ends the duty at the first resolution, restart leaves out what was before
// the last reopening.
func (m *meter) gaps(each func(*subject)) func(*subject) {
	var c course
	return func(s *subject) {
		c = course{start: s.start, stop: s.stop}
		m.stopOf(s, &c)
		switch {
		case !c.start.Known():
			m.problem(s, c.stop, problemNoStart)
			return
		case c.stop.Known() && c.stop < c.start:
			m.problem(s, c.stop, problemBackwards)
			return
		}
		end := c.stop
		if !end.Known() {
			end = m.ctx.AsOf
		}
		n := 0
		one := func(from, to timeline.Instant, open bool, rows []evidence.Pos) {
			n++
			gap := *s
			gap.id, gap.gap, gap.more = fmt.Sprintf("%s (%d)", s.id, n), true, rows
			gap.start, gap.stop = from, to
			if open {
				gap.stop = timeline.NoInstant
			}
			each(&gap)
		}
		for _, v := range (timeline.Set{{From: c.start, To: end}}).Subtract(c.gaps) {
			m.gapsIn(s, v, v.To == end && !c.stop.Known(), one)
		}
	}
}

// gapsIn cuts a stretch in which a ticket was open at its updates. Updates of the same instant are one.
func (m *meter) gapsIn(s *subject, v timeline.Interval, open bool, one func(from, to timeline.Instant, open bool, rows []evidence.Pos)) {
	from, rows := v.From, []evidence.Pos(nil)
	for _, i := range m.ctx.Evidence.EventsOf(s.ticket) {
		e := &m.ctx.Evidence.All.Events[i]
		if !v.Contains(e.At) || !m.isUpdate(s, e) {
			continue
		}
		if e.At > from {
			one(from, e.At, false, append(rows, e.Pos))
		}
		from, rows = e.At, []evidence.Pos{e.Pos}
	}
	if v.To > from || open {
		one(from, v.To, open, rows)
	}
}

// isUpdate tells whether an event is a public update by a person of the provider.
func (m *meter) isUpdate(s *subject, e *evidence.Event) bool {
	return e.What == evidence.ChangePublicUpdate && fault.KnownEvent(e, m.ctx.AsOf) && !m.noResponder(e.Actor, s.requester) && !m.tooFast(s, e.At)
}

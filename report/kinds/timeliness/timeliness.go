package timeliness

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// Measure measures the share of cases that were within their target on the clock (rules §4).
func (t *Terms) Measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	m, err := newMeter(ctx, o, t)
	if err != nil {
		return nil, err
	}
	if err := m.inParts(partSize); err != nil {
		return nil, fmt.Errorf("objective %s: %w", o.ID, err)
	}
	results := m.results()
	for p, unread := range ctx.UnreadOf(o) {
		unread.Good += m.periods[p].goodHours
		unread.Missed += m.periods[p].lateHours
		unread.Untold += m.periods[p].untold
		unread.Elsewhere += m.periods[p].elsewhere
		unread.Leaving += m.periods[p].leaving
		results[p].Bound(unread, o.AtMost())
	}
	return results, nil
}

// meter measures one timeliness objective.
type meter struct {
	*cases.Reader
	terms     *Terms
	proofs    *fault.Proofs
	targets   *targets.Table
	periods   []periodCases
	misses    []*measure.Miss      // of the last period
	priced    bool                 // a credit prices late cases one by one
	one       *big.Rat             // the weight of a case
	undecided []*measure.Undecided // likewise
	pieces    int                  // in the timelines of misses
	left      *later               // of the misses whose details are left; nil where none are
	missRanks []int32              // of the cases of misses, see rankOf
	openRanks []int32              // of those of undecided
	// by ticket or outage, where the cases are not measured in canonical order
	ranks   []int32
	reading reading                                                         // of times that are known to the day only
	scratch course.Course                                                   // of the case at hand
	filter  func(*evidence.Ticket, timeline.Instant) (filter.Answer, error) // the objective's, once it is asked again
}

// periodCases are the counts of one period.
type periodCases struct {
	cases                int64
	elsewhere, leaving   int64 // late cases that may count here, or not, by other evidence for excuses
	goodHours, lateHours int64 // cases whose outcome hangs on an hour that is not known, as they were read
	sums                 attribution.Sums
	open                 int
	untold               int64 // late cases that may be in time by what their histories do not tell
	doubtful             int64 // impossible ones, and those of which the filter is not decided
	problems             measure.Problems
	occurrences          []measure.Occurrence
}

func newMeter(ctx *measure.Context, o *agreement.Objective, terms *Terms) (*meter, error) {
	calendars, err := calendarsOf(ctx, o, terms)
	if err != nil {
		return nil, err
	}
	m := &meter{
		terms: terms, one: attribution.One.Rat(), targets: targets.New(targets.Rules{
			Within: terms.Within, ByDate: terms.By != "", Calendars: calendars, Priority: terms.Priority,
		}),
		proofs: ctx.Proofs(), priced: o.Credit.Occurrences(),
		periods: make([]periodCases, len(ctx.Periods)),
	}
	m.Reader = cases.NewReader(ctx, o, cases.Rules{
		Of: terms.Of, From: terms.From, To: terms.To, Start: terms.Start, Event: terms.Event,
		Where: terms.Where, By: terms.By,
		Keys: m.targets.Keys(), Reopen: terms.Reopen, Floor: terms.Floor,
	})
	m.Problem = m.note
	return m, nil
}

// calendarsOf finds the calendar of every target of an objective, and after them the one of cases that no target
// applies to. A clock runs on the calendar of its target; where a change of priority brings another one, time until
// then stays as it was counted and time from then on counts on the new one.
//
// Convention calendars (calendar-with-target): Calendar and target are one entry: the first that matches a case
// decides both. Working days count on the target's own calendar. Set by `objectives.timeliness.calendar`.
//
// Rule §3 (target-by-field): Targets vary by urgency, service tier and calendar.
func calendarsOf(ctx *measure.Context, o *agreement.Objective, terms *Terms) (list []*calendar.Calendar, err error) {
	for i := range len(terms.Within) + 1 {
		w := &targets.Within{}
		if i < len(terms.Within) {
			w = &terms.Within[i]
		}
		name := terms.CalendarOf(w)
		c, known := ctx.Calendars[name]
		if !known {
			return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, name)
		}
		list = append(list, c)
	}
	return list, nil
}

// measure counts one case.
func (m *meter) measure(s *cases.Case) {
	c := &m.scratch
	if m.Waits(s) {
		m.stillOpen(s, nil)
		return
	}
	if !m.lay(s, c) {
		return
	}
	passed, over := c.Passes(c.Gaps)
	switch {
	case c.Finished.Known() && m.terms.NoResponse == ResponseOpen:
		m.stillOpen(s, c)
	case over:
		end, open := c.End, !c.Stop.Known()
		p := m.late(s, c)
		m.mayCount(timeline.Interval{From: passed, To: end}, open, p)
		m.noteUntold(s, p)
	case c.LacksTarget && m.needsTarget(s):
		m.Problem(s, c.Stop, measure.ProblemNoTarget)
	case c.LacksTarget: // nothing was promised for it
	case c.Finished.Known():
		m.unanswered(s, c)
	case !c.Stop.Known():
		m.stillOpen(s, c)
	default:
		if p := m.periodOf(s, c, c.Stop); p >= 0 {
			m.periods[p].cases++
		}
	}
}

// late counts a case that missed its target as experienced, and gives the period it counts in, -1 for none.
func (m *meter) late(s *cases.Case, c *course.Course) int {
	f := m.butFor(s, c)
	switch {
	case f.over:
		return m.miss(s, c, &f, f.passed)
	case c.Finished.Known():
		return m.unanswered(s, c)
	case !c.Stop.Known():
		m.stillOpen(s, c)
		return -1
	}
	return m.miss(s, c, &f, c.Stop)
}

// mayCount marks in which periods a late case may be a miss, were other evidence for excuses there.
//
// Convention doubt (excuses-period): Without the evidence for excuses, a late case may count as missed in any period
// from that in which its clock passes its target with nothing excused until that in which the case ends; an open one
// may not count yet.
func (m *meter) mayCount(decided timeline.Interval, open bool, counted int) {
	if !m.countsDecided() {
		return
	}
	for p := range m.Ctx.Periods {
		in := &m.Ctx.Periods[p]
		switch {
		case p != counted && decided.From < in.To && decided.To >= in.From:
			m.periods[p].elsewhere++
		case p == counted && (open || decided.From < in.From || decided.To >= in.To):
			m.periods[p].leaving++
		}
	}
}

// unanswered counts a case that is over and within its target, without a response on record, where the agreement calls
// that a miss.
func (m *meter) unanswered(s *cases.Case, c *course.Course) int {
	f := m.butFor(s, c)
	f.Verdict = attribution.Unanswered()
	return m.miss(s, c, &f, c.End)
}

// miss counts a miss in the period in which it was decided, which it gives; -1 for none of those measured.
func (m *meter) miss(s *cases.Case, c *course.Course, f *butFor, decided timeline.Instant) int {
	p := m.periodOf(s, c, decided)
	if p < 0 {
		return p
	}
	m.periods[p].cases++
	m.periods[p].sums.Lose(attribution.One, &f.Verdict)
	if m.priced {
		m.periods[p].occurrences = append(m.periods[p].occurrences, m.occurrence(s, c, f))
	}
	if m.Ctx.Lists(p) {
		m.misses, m.missRanks = append(m.misses, m.missOf(s, c, f, decided)), append(m.missRanks, m.rankOf(s))
	}
	return p
}

// countsAt is the instant by which a case counts: that at which its outcome became certain, unless the agreement says
// otherwise.
//
// Rule §3 (counts-in): A case counts in the period in which its outcome became certain or, where agreed, in which it
// was opened, resolved or closed.
func (m *meter) countsAt(s *cases.Case, decided timeline.Instant) timeline.Instant {
	switch m.Objective.CountsIn {
	case agreement.Opened:
		return s.Opened
	case agreement.Resolved:
		return s.Resolved
	case agreement.Closed:
		return s.Closed
	}
	return decided
}

// periodOf is the period that a case counts in (rules §3), -1 for none of those measured.
//
// Convention scores (one-period): A case counts in one period for all three scores: that in which its contractual
// outcome became certain. Set by `objectives.counts_in`.
func (m *meter) periodOf(s *cases.Case, c *course.Course, decided timeline.Instant) int {
	at := m.countsAt(s, decided)
	if !at.Known() {
		m.stillOpen(s, c)
		return -1
	}
	return measure.PeriodAt(m.Ctx.Periods, at)
}

func (m *meter) results() []measure.Result {
	results := make([]measure.Result, len(m.periods))
	for i := range m.periods {
		p, r := &m.periods[i], &results[i]
		p.sums.Total = p.sums.Total.Plus(attribution.Wholes(p.cases))
		r.Occurrences = p.occurrences
		r.Unit, r.Open, r.Findings = "case", p.open, p.problems.Findings(m.Ctx)
		p.sums.Fill(r, &m.Ctx.Agreement.Fault)
		r.Bound(measure.Unread{Doubtful: p.doubtful}, m.Objective.AtMost())
	}
	if n := len(results); n > 0 {
		results[n-1].Misses, results[n-1].Undecided = m.misses, m.undecided
	}
	return results
}

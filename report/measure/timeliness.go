package measure

import (
	"fmt"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/timeline"
)

// Timeliness measures the share of cases that were within their target on the clock (rules §4). It goes
// through the cases once, for all periods, many of them in several parts (timeliness_parts.go):
//
//  1. subjects reads a case: its start, its stop, what its target depends on (timeliness_subject.go, _response.go,
//     _event.go); where updates are judged, gaps makes a case of each time between two (timeliness_updates.go)
//  2. lay lays out its clock: reopenings, changes of priority, allowances (timeliness_course.go, _reopen.go,
//     _priority.go, _allowance.go)
//  3. if all of the time together is within the allowance the case is met, whoever had it
//  4. if not, fate takes away what others answer for (timeliness_fate.go), and the last period's misses
//     are told in full (timeliness_miss.go, _superseded.go)
func Timeliness(ctx *Context, o *agreement.Objective) ([]Result, error) {
	m, err := newMeter(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := m.inParts(partSize); err != nil {
		return nil, fmt.Errorf("objective %s: %w", o.ID, err)
	}
	return m.results(), nil
}

// meter measures one timeliness objective.
type meter struct {
	ctx        *Context
	o          *agreement.Objective
	terms      *agreement.Timeliness
	calendars  []*calendar.Calendar // by target, the last one for cases without
	proofs     *fault.Proofs
	allowances allowances
	history    history
	reopens    bool // a reopening concerns the clock: it stops at a resolution
	periods    []periodCases
	misses     []Miss                               // of the last period
	undecided  []Undecided                          // likewise
	pieces     int                                  // in the timelines of misses
	missRanks  []int32                              // of the cases of misses, see rankOf
	openRanks  []int32                              // of those of undecided
	ranks      []int32                              // by ticket or outage, where the cases are not measured in canonical order
	scratch    course                               // of the case at hand
	silent     map[evidence.Text]bool               // actors whose updates are no responses
	filter     func(*evidence.Ticket) (bool, error) // the objective's, once it is asked again
}

// periodCases are the counts of one period.
type periodCases struct {
	cases    int64
	sums     sums
	open     int
	problems problems
}

func newMeter(ctx *Context, o *agreement.Objective) (*meter, error) {
	terms := o.Timeliness
	if terms == nil {
		return nil, fmt.Errorf("objective %s says nothing about timeliness", o.ID)
	}
	calendars, err := calendarsOf(ctx, o)
	if err != nil {
		return nil, err
	}
	m := &meter{
		ctx: ctx, o: o, terms: terms, calendars: calendars, history: newHistory(ctx),
		proofs:  fault.Gather(ctx.Agreement, ctx.Evidence, claimsOf(ctx), ctx.AsOf),
		periods: make([]periodCases, len(ctx.Periods)), silent: map[evidence.Text]bool{},
	}
	m.reopens = terms.Of != "outages" && (m.to() == "resolved" || m.to() == "closed")
	m.allowances = newAllowances(terms)
	return m, nil
}

// claimsOf are the judged claims; a context without any has none.
func claimsOf(ctx *Context) *fault.Claims {
	if ctx.Claims == nil {
		return &fault.Claims{}
	}
	return ctx.Claims
}

// measure counts one case.
func (m *meter) measure(s *subject) {
	c := &m.scratch
	if m.waits(s) {
		m.stillOpen(s, nil)
		return
	}
	if !m.lay(s, c) {
		return
	}
	_, over := c.passes(c.gaps)
	switch {
	case over:
		m.late(s, c)
	case c.lacksTarget && m.needsTarget(s):
		m.problem(s, c.stop, problemNoTarget)
	case c.lacksTarget: // nothing was promised for it
	case !c.stop.Known():
		m.stillOpen(s, c)
	default:
		if p := m.periodOf(s, c.stop); p >= 0 {
			m.periods[p].cases++
		}
	}
}

// late counts a case that missed its target as experienced.
func (m *meter) late(s *subject, c *course) {
	f := m.fate(s, c)
	decided := f.passed
	if !f.over {
		if !c.stop.Known() {
			m.stillOpen(s, c)
			return
		}
		decided = c.stop
	}
	p := m.periodOf(s, decided)
	if p < 0 {
		return
	}
	m.periods[p].cases++
	m.periods[p].sums.lose(one, &f.verdict)
	if p == len(m.periods)-1 {
		m.misses, m.missRanks = append(m.misses, m.tell(s, c, &f, decided)), append(m.missRanks, m.rankOf(s))
	}
}

// countsAt is the instant by which a case counts: that at which its outcome became certain, unless the agreement says
// otherwise.
func (m *meter) countsAt(s *subject, decided timeline.Instant) timeline.Instant {
	switch m.o.CountsIn {
	case agreement.Opened:
		return s.opened
	case agreement.Resolved:
		return s.resolved
	case agreement.Closed:
		return s.closed
	}
	return decided
}

// periodOf is the period that a case counts in (rules §3), -1 for none of those measured.
func (m *meter) periodOf(s *subject, decided timeline.Instant) int {
	at := m.countsAt(s, decided)
	if !at.Known() {
		m.stillOpen(s, nil)
		return -1
	}
	return periodAt(m.ctx.Periods, at)
}

func (m *meter) results() []Result {
	results := make([]Result, len(m.periods))
	for i := range m.periods {
		p, r := &m.periods[i], &results[i]
		p.sums.total = p.sums.total.Plus(wholes(p.cases))
		r.Unit, r.Open, r.Findings = "case", p.open, p.problems.findings(m.ctx)
		p.sums.fill(r, &m.ctx.Agreement.Fault)
	}
	if n := len(results); n > 0 {
		results[n-1].Misses, results[n-1].Undecided = m.misses, m.undecided
	}
	return results
}

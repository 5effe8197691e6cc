package timeliness

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// note notes what is wrong with a case in the period that it would count in: that in which it was opened, resolved
// or closed where the agreement says so, else that in which its clock stopped. Where none of this is known it is the
// period of the last thing that is.
//
// A case that ended before it began may count in any period that it may have lasted to. A case of which the filter is
// not decided may count in any period since it began.
func (m *meter) note(s *cases.Case, stop timeline.Instant, kind measure.Problem) {
	if kind == measure.ProblemPending || kind == measure.ProblemNotComputed {
		m.noteDoubtful(s, kind)
		return
	}
	at := m.countsAt(s, stop)
	if !at.Known() {
		at = max(s.Opened, s.Resolved, s.Closed)
	}
	p := measure.PeriodAt(m.Ctx.Periods, at)
	switch {
	case kind == measure.ProblemBackwards && m.Objective.CountsIn != agreement.Opened:
		may := measure.MayLast(s.Opened, m.Ctx.AsOf, s.Resolved, s.Closed)
		for _, p := range measure.PeriodsOf(m.Ctx.Periods, p, may) {
			m.doubt(p, s, kind)
		}
	case p < 0:
	case kind == measure.ProblemBackwards, kind == measure.ProblemNoTarget && m.targets.LacksKey(s):
		m.doubt(p, s, kind)
	default:
		m.periods[p].problems.AddRanked(kind, s.Pos, m.rankOf(s), 1)
	}
}

// doubt notes a case of a period of which nobody knows how it counts.
func (m *meter) doubt(p int, s *cases.Case, kind measure.Problem) {
	m.periods[p].problems.AddRanked(kind, s.Pos, m.rankOf(s), 1)
	m.periods[p].doubtful++
}

// noteDoubtful notes a case of which nobody knows whether it is one of the objective's.
func (m *meter) noteDoubtful(s *cases.Case, kind measure.Problem) {
	for p := range m.periods {
		if v := m.Ctx.Periods[p]; s.Opened < v.To && m.Ctx.AsOf >= v.From {
			m.doubt(p, s, kind)
		}
	}
}

// needsTarget tells whether a case without a target should have one. A case that passes the objective's filter by the
// priority that it has now, and did not by the one it had when its clock stopped, is none of the objective's.
func (m *meter) needsTarget(s *cases.Case) bool {
	k := m.targets.PriorityKey()
	if s.Ticket < 0 || k < 0 || m.terms.Where == "" || s.Keys[k] == s.Priority {
		return true
	}
	if m.filter == nil {
		var err error
		if m.filter, err = filter.Condition[evidence.Ticket](m.terms.Where, m.Ctx.Agreement.Zone); err != nil {
			return true // reading the cases told the error already
		}
	}
	then := m.Ctx.Evidence.All.Tickets[s.Ticket]
	then.Priority = s.Keys[k]
	passed, err := m.filter(&then, m.Ctx.AsOf)
	return passed != filter.No || err != nil
}

// noteUntold notes a case that was late in a period, as far as that is known.
//
// Convention doubt (reopened-untold): A case that its row says was reopened, more often than its history tells, ran for
// less time than between its opening and its last resolution, nobody knows for how much less: a late one may be in
// time.
//
// Convention doubt (history-untold): Where a clock runs until an event and histories are there, a late case that is
// over and has no event at all may be in time: its history is not among them. Where no event of any case is what the
// clock runs until, that is a finding. A promise of updates is about the very silence: a case without any update is
// missed.
//
// Convention doubt (responses-untold): Where a clock runs until the first response, and neither has any source the
// histories of tickets nor any ticket a response in its row, nobody knows when any was answered: a late case may be in
// time, however it ended, unless the agreement says what no response means. One that was resolved within its target is
// in time. Set by `objectives.timeliness.no_response`.
func (m *meter) noteUntold(s *cases.Case, p int) {
	if p < 0 {
		return
	}
	var kind measure.Problem
	switch {
	case m.ReopenedUntold(s):
		kind = measure.ProblemReopened
	case m.terms.Event != "" && m.HistoryUntold(s),
		m.terms.NoResponse == "" && m.ResponsesUntold():
		kind = measure.ProblemNoHistory
	default:
		return
	}
	m.periods[p].untold++
	m.periods[p].problems.AddRanked(kind, s.Pos, m.rankOf(s), 1)
}

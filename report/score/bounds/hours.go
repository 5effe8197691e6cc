package bounds

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// dayReadings are the readings of what is known to the day only.
type dayReadings struct {
	bare map[string][]timeline.Instant            // by type of records
	seen map[[2]evidence.Reading]*measure.Context // by the readings of cases and of what says who answers
}

// daysOf are the types of records with a time known to the day only that an objective rests on: the own ones, for its
// measurement, and those that say who answers. Measuring timeliness bounds the days of tickets case by case.
func (m *Measurer) daysOf(o *agreement.Objective) (own, answers []string) {
	if m.days.bare == nil {
		m.days.bare = m.whole.Evidence.BareDays()
	}
	terms := m.Kind(o)
	records := terms.Records()
	for kind := range m.days.bare {
		switch {
		case kind == records && (kind != "tickets" || terms.Kind() != "timeliness"):
			own = append(own, kind)
			if m.mayExcuse(o, records, kind) && slices.ContainsFunc(m.whole.Evidence.Outages, m.bareUpstream) {
				answers = append(answers, kind)
			}
		case kind == records:
		case m.mayExcuse(o, records, kind), kind == "ticket-events" && records == "tickets":
			answers = append(answers, kind)
		case kind == "outages" && m.outagesAnswer(o):
			own = append(own, kind)
		}
	}
	slices.Sort(answers)
	return own, answers
}

// outagesAnswer tells whether the causes of recorded outages say who answers for an objective that probes measure.
func (m *Measurer) outagesAnswer(o *agreement.Objective) bool {
	records := m.Kind(o).Records()
	return (records == "samples" || records == "tallies") && m.excusesAnybody()
}

// Measure measures an objective with all bounds that come from measuring it in other ways.
func (m *Measurer) Measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	results, err := m.WithoutHours(ctx, o)
	if err != nil {
		return nil, err
	}
	m.addBlank(ctx, o, results)
	m.byHours(ctx, o, results)
	for p := range results {
		if ctx.AsOf <= ctx.Periods[p].From { // it has not begun, and nothing of it is open
			results[p].Best, results[p].Worst, results[p].Unread = nil, nil, measure.Unread{}
		}
	}
	return results, nil
}

// byHours bounds the results of an objective by what they would be with every time that is known to the day only at the
// first and at the last instant of its day.
//
// Convention doubt (hours-read): What happened on a day of which the hour is not known is measured once with what
// begins lengths of time early and late, and once with what ends them early and late, for cases and for what says who
// answers for them: the lowest and the highest value are the bounds. An interval from a date to a date, or between a
// date and a midnight, is whole days, of which nothing is open; one of which the other end has a time is open at the
// date.
//
// Rule §13 (day-open): Where the hour of a day would change a value, both outcomes are shown.
func (m *Measurer) byHours(ctx *measure.Context, o *agreement.Objective, results []measure.Result) {
	own, answers := m.daysOf(o)
	if len(own)+len(answers) == 0 {
		return
	}
	cases, said := []evidence.Reading{{}}, []evidence.Reading{{}}
	if len(own) > 0 {
		cases = evidence.Corners()
	}
	if len(answers) > 0 {
		said = evidence.Corners()
	}
	ranges := make([]valueRange, len(results))
	for p := range results {
		ranges[p].add(&results[p])
	}
	for _, c := range cases {
		for _, a := range said {
			other, err := m.WithoutHours(m.read(ctx, c, a), o)
			if err != nil { // samples were summed up for the claims as they stand
				m.anyExcused(o, results)
				return
			}
			for p := range ranges {
				ranges[p].add(&other[p])
			}
		}
	}
	for p := range results {
		if ranges[p].open() {
			ranges[p].bound(&results[p], measure.Unread{Days: m.openIn(ctx.Periods[p].Interval, own, answers)}, o.AtMost())
		}
	}
}

// read is a context in which days are read in one way. What is read, and the evidence about it, is made once for all
// objectives.
func (m *Measurer) read(ctx *measure.Context, cases, answers evidence.Reading) *measure.Context {
	key := [2]evidence.Reading{cases, answers}
	if m.days.seen[key] == nil {
		all := *m.whole
		all.Evidence = m.whole.Evidence.ByHours(evidence.Hours{
			Cases: cases, Answers: answers, Zone: m.whole.Agreement.Zone, AsOf: m.whole.AsOf, Waits: m.waits,
			Upstream: m.isUpstream,
		})
		all.Claims = fault.JudgeClaims(m.whole.Agreement, all.Evidence, m.whole.Periods, m.whole.AsOf)
		if m.days.seen == nil {
			m.days.seen = map[[2]evidence.Reading]*measure.Context{}
		}
		m.days.seen[key] = &all
	}
	read := m.days.seen[key]
	if ctx == m.whole {
		return read
	}
	read.Proofs()
	other := *read
	other.Periods, other.Window, other.Calendars, other.Unread = ctx.Periods, ctx.Window, ctx.Calendars, ctx.Unread
	return &other
}

// waits tells whether others answer for a case while it is in a state.
func (m *Measurer) waits(state evidence.Text) bool {
	for name, who := range m.whole.Agreement.Fault.States {
		if evidence.Same(name, state.String()) {
			return who != party.Provider
		}
	}
	return false
}

// isUpstream tells whether an outage is one of a service of others that another service depends on.
func (m *Measurer) isUpstream(o *evidence.Outage) bool {
	return slices.ContainsFunc(m.whole.Agreement.Fault.Dependencies, func(d agreement.Dependency) bool {
		return evidence.Same(o.Service.String(), d.On)
	})
}

func (m *Measurer) bareUpstream(i int32) bool {
	o := &m.whole.Evidence.All.Outages[i]
	return o.Days != 0 && m.isUpstream(o)
}

// anyExcused bounds results where nobody could work out what the hours change about who answers.
func (m *Measurer) anyExcused(o *agreement.Objective, results []measure.Result) {
	for p := range results {
		results[p].Bound(measure.Unread{Excuses: true}, o.AtMost())
	}
}

// openIn counts the records of a period that are known to the day only, by type; all of them where none lies in it.
func (m *Measurer) openIn(period timeline.Interval, own, answers []string) map[string]int64 {
	out := map[string]int64{}
	near := timeline.Interval{From: period.From.Add(-timeline.Day), To: period.To.Add(timeline.Day)}
	for _, kind := range slices.Concat(own, answers) {
		for _, at := range m.days.bare[kind] {
			if near.Contains(at) {
				out[kind]++
			}
		}
	}
	if len(out) == 0 {
		for _, kind := range slices.Concat(own, answers) {
			out[kind] = int64(len(m.days.bare[kind]))
		}
	}
	return out
}

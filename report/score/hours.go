package score

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
func (b *build) daysOf(o *agreement.Objective) (own, answers []string) {
	if b.days.bare == nil {
		b.days.bare = b.Evidence.BareDays()
	}
	terms := b.kind(o)
	records := terms.Records()
	for kind := range b.days.bare {
		switch {
		case kind == records && (kind != "tickets" || terms.Kind() != "timeliness"):
			own = append(own, kind)
		case kind == records:
		case b.mayExcuse(o, records, kind), kind == "ticket-events" && records == "tickets":
			answers = append(answers, kind)
		case kind == "outages" && b.outagesAnswer(o):
			own = append(own, kind)
		}
	}
	slices.Sort(answers)
	return own, answers
}

// outagesAnswer tells whether the causes of recorded outages say who answers for an objective that probes measure.
func (b *build) outagesAnswer(o *agreement.Objective) bool {
	records := b.kind(o).Records()
	return (records == "samples" || records == "tallies") && len(b.Agreement.Fault.Excuses) > 0
}

// measureOpen measures an objective with all bounds that come from measuring it in other ways.
func (b *build) measureOpen(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	results, err := b.measureBounded(ctx, o)
	if err != nil {
		return nil, err
	}
	b.byHours(ctx, o, results)
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
func (b *build) byHours(ctx *measure.Context, o *agreement.Objective, results []measure.Result) {
	own, answers := b.daysOf(o)
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
	spans := make([]span, len(results))
	for p := range results {
		spans[p].add(&results[p])
	}
	for _, c := range cases {
		for _, a := range said {
			other, err := b.measureBounded(b.read(ctx, c, a), o)
			if err != nil { // samples were summed up for the claims as they stand
				b.anyExcused(o, results)
				return
			}
			for p := range spans {
				spans[p].add(&other[p])
			}
		}
	}
	for p := range results {
		if spans[p].open() {
			best, worst := spans[p].ends(o.AtMost())
			results[p].SetBounds(measure.Unread{Days: b.openIn(ctx.Periods[p].Interval, own, answers)}, best, worst)
		}
	}
}

// openByReading tells whether a result was bounded by measuring it with other readings of what nobody knows.
func (b *build) openByReading(i, p int) bool { return len(b.results[i][p].Unread.Days) > 0 }

// read is a context in which days are read in one way. What is read, and the evidence about it, is made once for all
// objectives.
func (b *build) read(ctx *measure.Context, cases, answers evidence.Reading) *measure.Context {
	key := [2]evidence.Reading{cases, answers}
	if b.days.seen[key] == nil {
		all := *b.ctx
		all.Evidence = b.Evidence.ByHours(evidence.Hours{
			Cases: cases, Answers: answers, Zone: b.Agreement.Zone, AsOf: b.AsOf, Waits: b.waits,
		})
		all.Claims = fault.JudgeClaims(b.Agreement, all.Evidence, b.periods, b.AsOf)
		if b.days.seen == nil {
			b.days.seen = map[[2]evidence.Reading]*measure.Context{}
		}
		b.days.seen[key] = &all
	}
	read := b.days.seen[key]
	if ctx == b.ctx {
		return read
	}
	read.Proofs()
	other := *read
	other.Periods, other.Window, other.Calendars, other.Unread = ctx.Periods, ctx.Window, ctx.Calendars, ctx.Unread
	return &other
}

// waits tells whether others answer for a case while it is in a state.
func (b *build) waits(state evidence.Text) bool {
	for name, who := range b.Agreement.Fault.States {
		if evidence.Same(name, state.String()) {
			return who != party.Provider
		}
	}
	return false
}

// anyExcused bounds results where nobody could work out what the hours change about who answers.
func (b *build) anyExcused(o *agreement.Objective, results []measure.Result) {
	for p := range results {
		results[p].Bound(measure.Unread{Excuses: true}, o.AtMost())
	}
}

// openIn counts the records of a period that are known to the day only, by type; all of them where none lies in it.
func (b *build) openIn(period timeline.Interval, own, answers []string) map[string]int64 {
	out := map[string]int64{}
	near := timeline.Interval{From: period.From.Add(-timeline.Day), To: period.To.Add(timeline.Day)}
	for _, kind := range slices.Concat(own, answers) {
		for _, at := range b.days.bare[kind] {
			if near.Contains(at) {
				out[kind]++
			}
		}
	}
	if len(out) == 0 {
		for _, kind := range slices.Concat(own, answers) {
			out[kind] = int64(len(b.days.bare[kind]))
		}
	}
	return out
}

// span is the lowest and the highest score of several results.
type span struct{ low, high measure.Score }

func (s *span) add(r *measure.Result) {
	for _, x := range []*measure.Score{&r.Contractual, r.Best, r.Worst} {
		if x == nil || x.Value == nil {
			continue
		}
		if s.low.Value == nil || x.Value.Cmp(s.low.Value) < 0 {
			s.low = *x
		}
		if s.high.Value == nil || x.Value.Cmp(s.high.Value) > 0 {
			s.high = *x
		}
	}
}

func (s *span) open() bool { return s.low.Value != nil && s.low.Value.Cmp(s.high.Value) != 0 }

// ends are the best and the worst of them.
func (s *span) ends(atMost bool) (best, worst measure.Score) {
	if atMost {
		return s.low, s.high
	}
	return s.high, s.low
}

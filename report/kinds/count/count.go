package count

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// Measure counts events against a limit (rules §3). An event counts in the period in which it began (a ticket: was
// opened, unless the agreement says otherwise), and is attributed to who answers for it; excused events do not
// count. No events is zero, which is a value.
//
// Rule §3 (count-excused): Counts leave excused events out.
func (t *Terms) Measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	results, err := t.measure(ctx, o)
	if err == nil {
		measure.BoundAll(ctx, o, results)
	}
	return results, err
}

func (t *Terms) measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	switch t.Of {
	case "outages":
		return count(records.Outages(ctx, o), t.Where, t.noEvent, t.outageLength)
	case "surveys":
		return count(records.Surveys(ctx, o), t.Where, nil, nil)
	case "samples":
		return nil, fmt.Errorf("objective %s: a count is of tickets, outages or surveys, not of samples", o.ID)
	}
	return count(records.Tickets(ctx, o, records.Opening), t.Where, nil, nil)
}

// noEvent tells whether an outage is none of the events.
//
// Convention measures (outage-zero-length): *Counts*: an outage that took no time is no event, unless the agreement
// says so. Set by `objectives.count.zero-length`.
//
// Rule §13 (zero-length): Zero-length outages are events of no length: they count as events only if the agreement says
// so.
func (t *Terms) noEvent(o *evidence.Outage) bool { return !t.ZeroLength && o.To == o.From }

// count counts the records that are events; noEvent picks out those that are none, nil where all are, and length is
// how long one took, nil where they have no length.
func count[R filter.Record](
	l *records.List[R], where string, noEvent func(*R) bool, length func(*records.Left[R]) timeline.Micros,
) ([]measure.Result, error) {
	results, totals := make([]measure.Result, len(l.Ctx.Periods)), make([]attribution.Sums, len(l.Ctx.Periods))
	open := make([]doubts, len(results))
	holds, err := filter.Condition[R](where, l.Ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("objective %s, where: %w", l.Objective.ID, err)
	}
	err = l.Each(where, func(p int, it *records.Item, r *R) error {
		if noEvent != nil && noEvent(r) {
			return nil
		}
		if it.Counts != records.Counted {
			open[p].more++
			return nil
		}
		undecided := false
		j, err := l.Judge(it, r, func(left records.Left[R]) (bool, error) {
			answer, err := holds(left.Record, left.AsOf)
			undecided = undecided || !answer.Known()
			return answer != filter.No, err
		})
		if err != nil {
			return err
		}
		if undecided && j.Outcome != measure.Excused {
			open[p].less++
		}
		totals[p].Total = totals[p].Total.Plus(attribution.One)
		totals[p].Lose(attribution.One, &j.Verdict)
		if l.Objective.Credit.Occurrences() {
			results[p].Occurrences = append(results[p].Occurrences, l.Occurrence(it, r, &j, length))
		}
		if l.Ctx.Lists(p) {
			results[p].Misses = append(results[p].Misses, l.Miss(it, &j, attribution.One, records.Shown{}))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for p := range results {
		r := &results[p]
		totals[p].Fill(r, &l.Ctx.Agreement.Fault)
		r.Unit, r.Findings = "event", l.Findings(p)
		r.Scores = attribution.Numbers(&r.Scores, r.Volume)
		open[p].bound(r, l.Objective.AtMost())
		if l.Ctx.AsOf <= l.Ctx.Periods[p].From { // nothing is known of it, not even that there was nothing
			r.Scores = measure.Scores{}
		}
	}
	return results, nil
}

// doubts are the records of a period that may be events besides those that were counted, and those of them that what is
// left without the excused time may take out.
type doubts struct{ more, less int64 }

// bound bounds a number of events by them.
func (d *doubts) bound(r *measure.Result, atMost bool) {
	if *d == (doubts{}) {
		return
	}
	fewest := new(big.Rat).Sub(r.Contractual.Value, new(big.Rat).SetInt64(d.less))
	if fewest.Sign() < 0 {
		fewest.SetInt64(0)
	}
	best := measure.Score{Value: fewest}
	worst := measure.Score{Value: new(big.Rat).Add(r.Contractual.Value, new(big.Rat).SetInt64(d.more))}
	if !atMost {
		best, worst = worst, best
	}
	r.SetBounds(measure.Unread{Doubtful: d.more + d.less}, best, worst)
}

// outageLength is how much counts of an outage, or of what is left of it.
func (t *Terms) outageLength(left *records.Left[evidence.Outage]) timeline.Micros {
	v, _ := records.OutageTime(left.Record, left.AsOf)
	return t.Counted.Of(max(v.Length(), 0))
}

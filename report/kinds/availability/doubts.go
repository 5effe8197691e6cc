package availability

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// boundDoubts bounds availability by the outages that do not count with certainty: at best there were none of them. At
// worst those that the filter is not decided about were, and an impossible one lasted all of the period.
func boundDoubts(
	ctx *measure.Context, o *agreement.Objective, t *Terms, seen []records.Seen, results []measure.Result,
) error {
	if !slices.ContainsFunc(seen, func(x records.Seen) bool { return x.Counts != records.Counted }) {
		return nil
	}
	all := slices.Clone(seen)
	for i := range all {
		if all[i].Counts == records.Undecided {
			all[i].Counts = records.Counted
		}
	}
	with, err := downBy(ctx, o, t, all)
	if err != nil {
		return err
	}
	for p := range results {
		d := doubtsIn(ctx, seen, ctx.Periods[p].Interval)
		if d.n == 0 {
			continue
		}
		r := &results[p]
		best, worst := r.Contractual, with[p].Contractual
		if r.Best != nil && with[p].Worst != nil {
			best, worst = *r.Best, *with[p].Worst
		}
		if d.impossible {
			worst = measure.Share(new(big.Rat), worst.Total)
		}
		r.SetBounds(measure.Unread{Doubtful: d.n}, best, worst)
		r.Findings = append(r.Findings, d.problems.Findings(ctx)...)
	}
	return nil
}

// doubts are the outages of a period that do not count with certainty.
type doubts struct {
	n          int64
	impossible bool
	problems   measure.Problems // of those that the filter is not decided about
}

func doubtsIn(ctx *measure.Context, seen []records.Seen, period timeline.Interval) (d doubts) {
	for i := range seen {
		x := &seen[i]
		v, _ := records.OutageTime(x.Outage, ctx.AsOf)
		v = timeline.Interval{From: min(v.From, v.To), To: max(v.From, v.To) + 1}
		switch {
		case x.Counts == records.Counted || v.Intersect(period).Empty():
			continue
		case x.Counts == records.Impossible: // its finding is there already
			d.impossible = true
		default:
			d.problems.Add(x.Problem, x.Outage.Pos)
		}
		d.n++
	}
	return d
}

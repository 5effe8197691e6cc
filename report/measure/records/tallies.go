package records

import (
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// Tallies lists the figures that were aggregated for an objective before they came here (rules §2). A tally counts
// in the period that it lies in. One that reaches over a period's bound, or over the bound of another tally, is a
// finding and not scored; tallies for the same time are parts of one figure and add up. A tally holds no cases, so
// only evidence that covers all of its time says whose its misses are.
//
// Convention measures (tally-evidence): *Tallies*: only evidence for all of a tally's time decides whose its misses
// are: otherwise they are undetermined.
func Tallies(
	ctx *measure.Context, o *agreement.Objective,
) (l *List[evidence.Tally], addFindings func([]measure.Result)) {
	all, x := ctx.Evidence.All, sorted(ctx, o)
	told := attribution.EvidenceFor(ctx, o.Service)
	return &List[evidence.Tally]{
		Ctx: ctx, Objective: o, Unit: "record", order: x.usable, All: all.Tallies,
		known: func(t *evidence.Tally) *evidence.Tally { return t },
		Item: func(i int32, t *evidence.Tally) Item {
			return Item{Index: i, id: spanOf(t, ctx.Agreement.Zone), Pos: t.Pos, At: t.From}
		},
		answer: func(i int32) fault.Answer {
			t := &all.Tallies[i]
			list := attribution.OfService(timeline.Interval{From: t.From, To: t.To}, &told, &ctx.Agreement.Fault)
			if len(list) != 1 {
				return fault.Answer{}
			}
			b := &list[0]
			return fault.Answer{Evident: b.Party(), Accepted: b.Contractual(), Layer: b.Evident, Contract: b.Accepted}
		},
	}, x.addFindings
}

// UsableTallies are the tallies of an objective that are scored, in the order of time.
func UsableTallies(ctx *measure.Context, o *agreement.Objective) []int32 {
	return sorted(ctx, o).usable
}

func sorted(ctx *measure.Context, o *agreement.Objective) *tallied {
	x := &tallied{ctx: ctx, id: o.ID}
	for _, i := range ctx.Evidence.Tallies {
		t := &ctx.Evidence.All.Tallies[i]
		if evidence.Same(t.Objective.String(), o.ID) && t.To <= ctx.AsOf {
			x.add(i, t)
		}
	}
	return x
}

// tallied sorts out an objective's tallies.
//
// Rule §2 (tallies): A tally is a figure that was aggregated before it was exported.
type tallied struct {
	ctx     *measure.Context
	id      string // of the objective
	usable  []int32
	refused []refusedTally
	spoken  timeline.Set // the time of the usable ones
	last    timeline.Interval
}

type refusedTally struct {
	tally *evidence.Tally
	key   string
}

// add takes the tallies in order of their begin.
//
// Convention measures (tally-over-bound): *Tallies* count in the period they lie in. One that reaches over a period's
// bound, or partly overlaps another one, is a finding and not scored.
func (x *tallied) add(i int32, t *evidence.Tally) {
	v := timeline.Interval{From: t.From, To: t.To}
	for _, p := range x.ctx.Periods {
		if cut := p.Intersect(v); !cut.Empty() && cut != v {
			x.refused = append(x.refused, refusedTally{t, "finding.tally-over-bound"})
			return
		}
	}
	if v != x.last && len(x.usable) > 0 && v.From < x.last.To {
		x.refused = append(x.refused, refusedTally{t, "finding.tally-overlaps"})
		return
	}
	x.last = v
	x.usable = append(x.usable, i)
	if n := len(x.spoken); n == 0 || x.spoken[n-1] != v {
		x.spoken = append(x.spoken, v)
	}
}

// tell leaves the findings in the periods that they concern.
func (x *tallied) addFindings(results []measure.Result) {
	for i, p := range x.ctx.Periods {
		for _, r := range x.refused {
			if !p.Intersect(timeline.Interval{From: r.tally.From, To: r.tally.To}).Empty() {
				f := evidence.Finding{Severity: "warning", Message: finding.Say(r.key, spanOf(r.tally, x.ctx.Agreement.Zone))}
				results[i].Findings = append(results[i].Findings, measure.FindingAt(x.ctx, f, r.tally.Pos))
			}
		}
		window := timeline.Interval{From: p.From, To: min(p.To, x.ctx.AsOf)}
		silent := timeline.Set{window}.Subtract(timeline.Union(x.spoken...))
		if len(silent) == 0 || window.Empty() || silent[0] == window {
			continue // nothing at all is no volume, and is said as such
		}
		results[i].Findings = append(results[i].Findings, evidence.Finding{
			Severity: "warning", Message: finding.Say(
				"finding.no-tally", x.id, silent[0].From, silent[0].To,
			), Count: len(silent),
		})
	}
}

// spanOf names a tally by its first day, and its last where it has several.
func spanOf(t *evidence.Tally, zone *time.Location) string {
	first, last := t.From.In(zone).Format(time.DateOnly), (t.To - 1).In(zone).Format(time.DateOnly)
	if first == last {
		return first
	}
	return first + "/" + last
}

package bounds

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
)

// prioritized is a kind of objective whose targets depend on the priority that a case had on the way.
type prioritized interface {
	// AnyPriority are the terms with the most lenient and with the strictest target for every case; open is false where
	// a history of priorities changes no target.
	AnyPriority() (lenient, strict agreement.Terms, open bool)
}

// hangsOnPriorities tells whether a history of cases decides by which target an objective judges them.
func hangsOnPriorities(terms kinds.Terms, g *evidence.Gap) bool {
	x, is := terms.(prioritized)
	if !is || g.Records != "ticket-events" || terms.Records() != "tickets" {
		return false
	}
	_, _, open := x.AnyPriority()
	return open
}

// WithoutHours measures an objective and bounds it by what cells and histories of its cases do not say, and by the
// scales that its answers may be on.
func (m *Measurer) WithoutHours(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	if x := m.apart(o); x != nil {
		return m.byScales(ctx, o, x)
	}
	return m.onOneScale(ctx, o)
}

func (m *Measurer) onOneScale(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	results, err := m.measureByCells(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := m.byPlace(ctx, o, results); err != nil {
		return nil, err
	}
	if err := m.bySeries(ctx, o, results); err != nil {
		return nil, err
	}
	if err := m.byUpstream(ctx, o, results); err != nil {
		return nil, err
	}
	return results, m.byPriorities(ctx, o, results)
}

// lostPriorities tells in which periods a history of cases did not arrive that decides by which target an objective
// judges them; nil for none.
func (m *Measurer) lostPriorities(ctx *measure.Context, o *agreement.Objective) (lost []bool) {
	terms := m.Kind(o)
	for i := range m.Gaps {
		g := &m.Gaps[i]
		if g.Cause.Counted() || !hangsOnPriorities(terms, g) {
			continue
		}
		for p := range ctx.Periods {
			if _, here := MissingIn(g, ctx.Periods[p]); here {
				if lost == nil {
					lost = make([]bool, len(ctx.Periods))
				}
				lost[p] = true
			}
		}
	}
	return lost
}

// byPriorities bounds an objective whose cases have a target by their priority where a history of cases did not arrive.
//
// Convention doubt (unread-priorities): Without the history that should be there nobody knows which priorities a case
// had before the one in its row: at best every case has the most lenient target, at worst the strictest one. A single
// row of a history that could not be read may have changed the target of one case.
func (m *Measurer) byPriorities(ctx *measure.Context, o *agreement.Objective, results []measure.Result) error {
	lost := m.lostPriorities(ctx, o)
	if lost == nil {
		return nil
	}
	lenient, strict, _ := m.Kind(o).(prioritized).AnyPriority()
	ranges := make([]valueRange, len(results))
	for p := range results {
		ranges[p].add(&results[p])
	}
	for _, t := range []agreement.Terms{lenient, strict} {
		as := *o
		as.Terms = t
		other, err := m.measureByCells(ctx, &as)
		if err != nil {
			return err
		}
		for p := range ranges {
			ranges[p].add(&other[p])
		}
	}
	for p := range results {
		if lost[p] && ranges[p].open() {
			ranges[p].bound(&results[p], measure.Unread{Targets: true}, o.AtMost())
		}
	}
	return nil
}

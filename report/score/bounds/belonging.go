package bounds

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
)

// unsaidService tells whether a cell that could not be read would say whether its record is an objective's: the
// service, of an objective that has one. Samples have no rows that could be left out.
func unsaidService(o *agreement.Objective, g *evidence.Gap) bool {
	return g.Field == "service" && o.Service != "" && g.Records != "samples"
}

// byService bounds an objective by the records that may be of its service or of another one: it is measured with and
// without them.
//
// Rule §13 (unread-service): A record of which nobody can read the service may be of any: it counts for an objective in
// one case and not in the other.
func (m *Measurer) byService(ctx *measure.Context, o *agreement.Objective, results []measure.Result) error {
	rows, counts := map[evidence.Pos]bool{}, make([]int64, len(ctx.Periods))
	for g, use := range m.GapsOf(o) {
		if use != Belonging {
			continue
		}
		for _, pos := range g.Rows {
			rows[pos] = true
		}
		for p := range ctx.Periods {
			n, _ := MissingIn(g, ctx.Periods[p])
			counts[p] += int64(n)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	without := *ctx
	without.Evidence = ctx.Evidence.Without(rows)
	other, err := m.measureByCells(&without, o)
	if err != nil {
		return err
	}
	for p := range results {
		var v valueRange
		v.add(&results[p])
		v.add(&other[p])
		if counts[p] > 0 && v.open() {
			best, worst := v.ends(o.AtMost())
			results[p].SetBounds(measure.Unread{Cells: counts[p]}, best, worst)
		}
	}
	return nil
}

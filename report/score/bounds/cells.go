package bounds

import (
	"maps"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
)

// measureByCells measures an objective and bounds it by the records that have a cell which could not be read: it is
// measured without them, and each of them is one that could not be read. Whatever a record counts as it was read, it is
// good or a miss once.
//
// Convention doubt (unread-cells): A record that has a cell that could not be read, in a field that the objective rests
// on, counts in the best case as good and in the worst as a miss, once, whatever it counts as read.
func (m *Measurer) measureByCells(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	results, err := kinds.Measure(ctx, o)
	if err != nil {
		return nil, err
	}
	rows, unread, here := m.unreadCells(ctx, o)
	if len(rows) == 0 {
		return results, nil
	}
	without := *ctx
	without.Evidence, without.Unread = ctx.Evidence.Without(rows), maps.Clone(ctx.Unread)
	without.Unread[o.ID] = unread
	other, err := kinds.Measure(&without, o)
	for p := range other {
		if here[p] && other[p].Best != nil && other[p].Worst != nil {
			results[p].Best, results[p].Worst = other[p].Best, other[p].Worst
		}
	}
	return results, err
}

// unreadCells are the rows of the records of an objective that have a cell which could not be read, and by period what
// is unread where each of them is a row that is; here tells in which periods there are any. Of samples there are no
// records.
func (m *Measurer) unreadCells(
	ctx *measure.Context, o *agreement.Objective,
) (rows map[evidence.Pos]bool, unread []measure.Unread, here []bool) {
	rows, unread, here = map[evidence.Pos]bool{}, make([]measure.Unread, len(ctx.Periods)), make([]bool, len(ctx.Periods))
	for g, use := range m.GapsOf(o) {
		if use != Measurement || g.Cause != evidence.CellUnread || g.Records == "samples" {
			leaveOpen(unread, ctx.Periods, g, use)
			if use == Measurement && m.ofUpstream(o, g) {
				leaveOpen(unread, ctx.Periods, g, Excuses)
			}
			continue
		}
		known := len(rows)
		for _, pos := range g.Rows {
			rows[pos] = true
		}
		for p := range ctx.Periods {
			n, concerned := MissingIn(g, ctx.Periods[p])
			here[p] = here[p] || concerned
			if len(rows) > known { // else they are counted by another field
				unread[p].Rows += int64(n)
			}
		}
	}
	return rows, unread, here
}

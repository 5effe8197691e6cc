package bounds

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/suppose"
)

// measureByCells measures an objective and bounds it by what the cells of its records may have said that could not be
// read.
func (m *Measurer) measureByCells(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	ctx = m.Readable(ctx, o)
	results, err := kinds.Measure(ctx, o)
	if err != nil {
		return nil, err
	}
	rows := m.unreadCells(o)
	if ctx.Evidence != m.whole.Evidence {
		rows = rowsIn(ctx.Evidence, rows)
	}
	if len(rows) == 0 {
		return results, nil
	}
	bounds, err := suppose.Cells(ctx, o, m.Kind(o), rows, results, kinds.Measure)
	if err != nil {
		return nil, err
	}
	for p := range results {
		if bounds[p].Best == nil {
			continue
		}
		n := int64(0)
		for i := range rows {
			if v := rows[i].Reach(ctx.Evidence); v.From < ctx.Periods[p].To && v.To >= ctx.Periods[p].From {
				n++
			}
		}
		results[p].SetBounds(measure.Unread{Cells: max(n, 1)}, *bounds[p].Best, *bounds[p].Worst)
		results[p].Fewest, results[p].Most = bounds[p].Fewest, bounds[p].Most
	}
	return results, nil
}

// Readable is a context without the records of an objective that count by their number alone: they have a cell that
// could not be read and are very many. Each would be measured as if its cell were blank, and listed as a miss.
func (m *Measurer) Readable(ctx *measure.Context, o *agreement.Objective) *measure.Context {
	var rows []evidence.Pos
	for g, use := range m.GapsOf(o) {
		if g.Many && use == Measurement {
			rows = append(rows, g.Rows...)
		}
	}
	if len(rows) == 0 {
		return ctx
	}
	slices.SortFunc(rows, evidence.ComparePos)
	readable := *ctx
	readable.Evidence = ctx.Evidence.WithoutRows(func(row evidence.Pos) bool {
		_, is := slices.BinarySearchFunc(rows, row, evidence.ComparePos)
		return is
	})
	return &readable
}

// rowsIn are rows as other evidence of the client has them. That in which days are read in one way has its records in
// other places, and that without records of which nobody knows the service does not have all of them: a case that is
// left out must not be supposed.
func rowsIn(v *evidence.View, rows []suppose.Row) (list []suppose.Row) {
	wanted := map[string]map[evidence.Pos]bool{}
	for _, r := range rows {
		if wanted[r.Records] == nil {
			wanted[r.Records] = map[evidence.Pos]bool{}
		}
		wanted[r.Records][r.Pos] = true
	}
	found := map[evidence.Pos]evidence.Record{}
	for records, places := range wanted {
		for _, r := range v.InRows(records, places) {
			found[r.Pos] = r
		}
	}
	for _, r := range rows {
		if other, has := found[r.Pos]; has && other.Records == r.Records {
			r.Record = other
			list = append(list, r)
		}
	}
	return list
}

// unreadCells are the records of an objective of which cells could not be read that it rests on.
func (m *Measurer) unreadCells(o *agreement.Objective) (rows []suppose.Row) {
	places, leavesOut := map[evidence.Pos]int32{}, leavingOut(m.Kind(o), m.whole.Evidence)
	for g, use := range m.GapsOf(o) {
		if use != Measurement && use != Excuses || !m.triable(o, g) {
			continue
		}
		field := []string{g.Field} // most rows have no other
		rows = slices.Grow(rows, len(g.Of))
		for i, r := range g.Of {
			if g.Blank && leavesOut(r) {
				continue
			}
			k, met := places[r.Pos]
			if met {
				rows[k].Fields = append(rows[k].Fields, g.Field)
			} else {
				k = int32(len(rows))
				places[r.Pos], rows = k, append(rows, suppose.Row{Record: r, Fields: field[:1:1]})
			}
			if g.Ends != nil {
				rows[k].Says(g.Field, g.Ends[i])
			}
		}
	}
	return rows
}

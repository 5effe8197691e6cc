package misses

import (
	"iter"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/score/bounds"
)

// mostAlone is of how many misses of an objective it is found out one by one whether they are misses at all; of fewer
// where that would go through more than workAlone records, and of none among more than mostBeside, which are copied.
const (
	mostAlone  = 200
	workAlone  = 1_000_000
	mostBeside = 100_000
)

// alone is of how many misses it is found out among so many records.
func alone(records int) int {
	if records > mostBeside {
		return 0
	}
	return min(mostAlone, workAlone/(1+records))
}

// doubts are what leaves open of the misses of an objective whether they count. nil is nothing.
type doubts struct {
	e         *Explainer
	o         *agreement.Objective
	excuses   bool                     // what says who answers could not be read: any miss may be excused
	any       bool                     // it may concern any miss, not only those with cells that could not be read
	cells     []cell                   // in order of their rows: there may be as many as rows
	fields    measure.Distinct[string] // that cells are of
	own       *evidence.Places         // the records that the objective is about, once they are asked for
	mayBeNone map[evidence.Record]bool // of the records that were measured alone
	most      int                      // of them
}

// cell is one that could not be read, or was read and is in doubt.
type cell struct {
	row   evidence.Pos
	field int32 // its place among the fields; inDoubt for one that was read, twice, or is blank
}

const inDoubt = -1

func (c cell) compare(o cell) int { return evidence.ComparePos(c.row, o.row) }

// cellsOf are the cells of a row.
func (d *doubts) cellsOf(row evidence.Pos) []cell {
	from, _ := slices.BinarySearchFunc(d.cells, cell{row: row}, cell.compare)
	to := from
	for to < len(d.cells) && d.cells[to].row == row {
		to++
	}
	return d.cells[from:to]
}

// doubtsOf finds what leaves open whether misses of the last period count.
func (e *Explainer) doubtsOf(o *agreement.Objective, res *measure.Result) *doubts {
	if res.Best == nil || res.Worst == nil {
		return nil
	}
	u := &res.Unread
	d := &doubts{
		e: e, o: o, excuses: u.Excuses, any: u.Targets || u.Hours()+u.Untold > 0 || len(u.Days) > 0,
		mayBeNone: map[evidence.Record]bool{},
	}
	v := e.Evidence
	d.most = alone(len(v.Tickets) + len(v.Outages) + len(v.Surveys) + len(v.Tallies))
	for g, use := range e.GapsOf(o) {
		unread := g.Cause == evidence.CellUnread
		if !unread && g.Cause != evidence.ServiceUnknown || use == bounds.Answers || use == bounds.Targets ||
			g.Many && use == bounds.Measurement { // of which none was measured
			continue
		}
		c := cell{field: inDoubt}
		if unread && g.Ends == nil && !g.Blank && !g.Contradicted {
			c.field = d.placeOf(g.Field)
		}
		d.cells = slices.Grow(d.cells, len(g.Rows))
		for _, c.row = range g.Rows {
			d.cells = append(d.cells, c)
		}
	}
	slices.SortStableFunc(d.cells, cell.compare)
	if !d.excuses && !d.any && len(d.cells) == 0 {
		return nil
	}
	return d
}

// open tells whether a miss may be none, or may be excused, by what could not be read.
//
// Convention doubt (unread-miss): A miss that is none, or is excused, in the best case of what could not be read is
// open: it is listed as it was read, and no document says that it counts. Where this hangs on more than single cells,
// two hundred misses of an objective are measured one by one, fewer where there are more than five thousand records and
// none where there are more than a hundred thousand, and those after them are open.
func (d *doubts) open(m *measure.Miss) bool {
	switch {
	case d == nil || m.Outcome == measure.Uncounted:
		return false
	case d.excuses:
		return true
	case !d.any && !slices.ContainsFunc(m.Rows, func(p evidence.Pos) bool { return len(d.cellsOf(p)) > 0 }):
		return false
	}
	any := false
	for r := range d.recordsOf(m) {
		if any = d.mayBeGood(r); !any {
			break
		}
	}
	return any
}

// placeOf is the place of a field among those that cells are of.
func (d *doubts) placeOf(field string) int32 {
	d.fields.Add(field)
	return int32(slices.Index(d.fields.List, field))
}

// unread are the fields of a miss that could not be read.
func (d *doubts) unread(m *measure.Miss) []string {
	var fields measure.Distinct[string]
	for _, p := range m.Rows {
		for _, c := range d.cellsOf(p) {
			if c.field != inDoubt {
				fields.Add(d.fields.List[c.field])
			}
		}
	}
	slices.Sort(fields.List)
	return fields.List
}

// recordsOf are the records that a miss is about, without those that say who answers for it. Outages that overlap are
// one miss, however many.
func (d *doubts) recordsOf(m *measure.Miss) iter.Seq[evidence.Record] {
	kind, _ := d.e.Kind(d.o).Filter()
	if d.own == nil {
		d.own = d.e.recordsByRow(kind)
	}
	return func(yield func(evidence.Record) bool) {
		named := slices.Clone(m.Cases)
		slices.Sort(named)
		for _, p := range m.Rows {
			if r, is := d.own.At(p); is && d.isCase(named, r) && !yield(r) {
				return
			}
		}
	}
}

// recordsByRow are the client's records of a type that can be measured alone.
func (e *Explainer) recordsByRow(kind string) *evidence.Places {
	if !slices.Contains([]string{"tickets", "outages", "surveys", "tallies"}, kind) {
		return &evidence.Places{}
	}
	return e.Evidence.ByPlace(kind)
}

// isCase tells whether a record is one of the cases that a miss names; misses of answers and tallies name none.
func (d *doubts) isCase(named []string, r evidence.Record) bool {
	all, id := d.e.Evidence.All, ""
	switch {
	case len(named) == 0:
		return true
	case r.Records == "outages":
		id = records.OutageID(&all.Outages[r.Index])
	case r.Records == "tickets":
		id = all.Tickets[r.Index].ID
	default:
		return true
	}
	_, is := slices.BinarySearch(named, id)
	return is
}

// mayBeGood tells whether at best nothing of a record is missed; a record is measured once.
func (d *doubts) mayBeGood(r evidence.Record) bool {
	none, known := d.mayBeNone[r]
	switch {
	case known:
		return none
	case len(d.mayBeNone) >= d.most:
		return true
	}
	d.mayBeNone[r] = d.measureAlone(r)
	return d.mayBeNone[r]
}

// measureAlone measures a record without the others of its type, and tells whether it may be no miss.
func (d *doubts) measureAlone(r evidence.Record) bool {
	last := len(d.e.Context.Periods) - 1
	ctx := *d.e.Context
	ctx.Proofs()
	ctx.Periods, ctx.Unlisted = ctx.Periods[last:], true
	ctx.Window, ctx.Evidence = ctx.Periods[0].Interval, ctx.Evidence.Only(r)
	results, err := bounds.Alone(&ctx, d.e.Gaps, d.o, r).Measure(&ctx, d.o)
	if err != nil { // it was measured with the others before, and cannot be told apart from them
		return false
	}
	best, worst := results[0].Best, results[0].Worst
	if best == nil || worst == nil {
		return false
	}
	if lost := best.Misses(); lost != nil {
		more := worst.Misses()
		return lost.Sign() == 0 && (more == nil || more.Sign() > 0)
	}
	if best.Value == nil || worst.Value == nil {
		return true
	}
	return best.Value.Cmp(worst.Value) != 0 && d.isGood(*best)
}

// isGood tells whether the value of a record alone is none that is missed: no event, or a value within the target.
func (d *doubts) isGood(s measure.Score) bool {
	if d.e.Kind(d.o).Events() {
		return s.Value.Sign() == 0
	}
	target, ok := agreement.At(d.o.Targets, d.e.Period.To-1)
	return ok && judge.Reaches(s.Value, target)
}

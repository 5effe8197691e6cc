package suppose

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Row is a record of an objective of which some cells could not be read.
type Row struct {
	evidence.Record
	Fields []string // that the objective rests on

	others map[evidence.Days]timeline.Instant // the other ends that cells of it say, of those that were read
}

// Says notes that a cell of the row says another end than a field, which was read.
func (r *Row) Says(field string, end timeline.Instant) {
	if r.others == nil {
		r.others = map[evidence.Days]timeline.Instant{}
	}
	r.others[ends[field]] = end
}

// Reach is the time that the record may concern, whatever its cells said.
func (r *Row) Reach(v *evidence.View) timeline.Interval {
	out := v.Reach(r.Record)
	for _, end := range r.others {
		out.To = max(out.To, end)
	}
	return out
}

// certain tells whether an outage was there in any case, and only how long it lasted is open: all that is wrong with it
// is that two cells say different ends.
func (r *Row) certain() bool {
	return !slices.ContainsFunc(r.Fields, func(field string) bool {
		_, said := r.others[ends[field]]
		return !said
	})
}

// Bounds are an objective in a period at best and at worst, and how many units it has at least and at most; all nil
// where the cells leave nothing open. Fewest and Most are nil where a number of rows says it.
type Bounds struct {
	Best, Worst  *measure.Score
	Fewest, Most *big.Rat
}

// Measure measures an objective in a context.
type Measure func(*measure.Context, *agreement.Objective) ([]measure.Result, error)

// inquiry is the search for the bounds of one objective.
type inquiry struct {
	ctx       *measure.Context
	own       measure.Context // with records that values can be given to
	objective *agreement.Objective
	terms     kinds.Terms // those of a day where every day is judged
	days      bool
	rows      []Row
	named     map[evidence.Pos]bool // of the rows, those that claims name; nil until somebody asks
	measured  []measure.Result      // as it was read
	measure   Measure
}

// Cells bounds an objective by what the cells of some of its records may have said, by period. results are those of the
// evidence as it was read, and again measures it with other evidence.
//
// Convention doubt (unread-cells): A record that has a cell that could not be read, in a field that the objective
// rests on, is tried with every value that makes a difference to the objective. Where these are too many, or the
// records are more than twelve hundred, it counts in the best case as good and in the worst as a miss, once, whatever
// it counts as read. Of more than twenty thousand such cells only the number is known: their records are not measured,
// and as many may be good, or misses.
func Cells(
	ctx *measure.Context, o *agreement.Objective, terms kinds.Terms, rows []Row, results []measure.Result, again Measure,
) ([]Bounds, error) {
	q := &inquiry{ctx: ctx, objective: o, terms: terms, rows: rows, measured: results, measure: again}
	if d, is := terms.(*daily.Terms); is {
		q.terms, q.days = kindOf(d.Of), true
	}
	if _, is := q.terms.(*availability.Terms); !is && len(rows) > mostApart {
		return q.unreadRows()
	}
	q.own = *ctx
	q.own.Unlisted = true
	q.own.Evidence = ctx.Evidence.Supposed(typesOf(rows)...)
	q.own = *q.own.Fresh()
	q.own.Proofs()
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(
			cmp.Compare(a.Pos.Origin, b.Pos.Origin), cmp.Compare(a.Pos.Row, b.Pos.Row), cmp.Compare(a.Index, b.Index),
		)
	})
	switch t := q.terms.(type) {
	case *availability.Terms:
		return q.downtime(t)
	case *statistic.Terms:
		return q.figures(t)
	}
	if q.days || !q.adds() {
		return q.together()
	}
	return q.apart()
}

// typesOf are the record types of some rows.
func typesOf(rows []Row) []string {
	var types measure.Distinct[string]
	for i := range rows {
		types.Add(rows[i].Records)
	}
	return types.List
}

// adds tells whether what records count adds up, each by itself.
func (q *inquiry) adds() bool {
	switch t := q.terms.(type) {
	case *share.Terms:
		return t.Repeat == nil && t.Good != share.NoRepeat
	case *timeliness.Terms:
		return t.Of != "updates"
	}
	return true
}

// kindOf are the terms of a kind.
func kindOf(t agreement.Terms) kinds.Terms {
	terms, _ := t.(kinds.Terms)
	return terms
}

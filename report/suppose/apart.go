package suppose

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// How often objectives are measured again at most: with the values of one record and of all of them, each by itself,
// and with those of several together.
const (
	mostOfOne    = 120
	mostApart    = 1200
	mostTogether = 32
)

// tries are the combinations of the values of a record's cells, nil where there are too many.
func (q *inquiry) tries(r *Row, most int) []value {
	if most == 0 || q.movesTarget(r) {
		return nil
	}
	list := []value{func(*evidence.Evidence) {}}
	for _, field := range r.Fields {
		values, ok := q.valuesOf(r, field)
		if !ok || len(list)*len(values) > most {
			return nil
		}
		var next []value
		for _, before := range list {
			for _, v := range values {
				next = append(next, func(e *evidence.Evidence) { before(e); v(e) })
			}
		}
		list = next
	}
	return list
}

// movesTarget tells whether neither the end of a case nor its target can be read: then the one has no instants to try
// without the other.
func (q *inquiry) movesTarget(r *Row) bool {
	t, is := q.terms.(*timeliness.Terms)
	end := slices.ContainsFunc(r.Fields, func(field string) bool { return ends[field] != 0 })
	return is && end && slices.ContainsFunc(r.Fields, func(field string) bool {
		return len(targetsBy(t, field)) > 0 || field == t.By && field != ""
	})
}

// try measures with a value supposed: one record of its type alone, or all of them where r is nil.
func (q *inquiry) try(r *Row, v value, rows []Row) ([]measure.Result, error) {
	defer q.restore(rows)
	v(q.own.Evidence.All)
	ctx := q.own
	if q.recordsOf() == "outages" { // they may say who answers for others
		ctx = *ctx.Fresh()
	}
	if q.claimed(rows) {
		ctx.Claims = fault.JudgeClaims(ctx.Agreement, ctx.Evidence, ctx.Periods, ctx.AsOf)
	}
	ctx.Proofs()
	if r != nil {
		ctx.Evidence, ctx.Unread = ctx.Evidence.Only(r.Record), q.excuses()
	}
	return q.measure(&ctx, q.objective)
}

// mostClaims is of how many claims, and of how many cases that they name, those that name a case are judged again with
// its supposed end.
const mostClaims, mostNamed = 200, 5000

// claimed tells whether a claim names one of some records: without a time of its own it is about all of the record's.
func (q *inquiry) claimed(rows []Row) bool {
	if q.named == nil {
		q.named = q.namedByClaims()
	}
	return slices.ContainsFunc(rows, func(r Row) bool { return q.named[r.Pos] })
}

// namedByClaims finds the records that claims name; none where it would take long to judge these for each try.
func (q *inquiry) namedByClaims() map[evidence.Pos]bool {
	named, rows := map[evidence.Pos]bool{}, map[string][]evidence.Pos{}
	v := q.ctx.Evidence
	if len(v.Claims) > mostClaims {
		return named
	}
	for i := range q.rows {
		if id := evidence.Fold(idOf(v.All, &q.rows[i])); id != "" {
			rows[id] = append(rows[id], q.rows[i].Pos)
		}
	}
	left := mostNamed
	for _, i := range v.Claims {
		if left -= len(v.All.Claims[i].IDs); left < 0 {
			return map[evidence.Pos]bool{}
		}
		for _, id := range v.All.Claims[i].IDs {
			for _, pos := range rows[evidence.Fold(id)] {
				named[pos] = true
			}
		}
	}
	return named
}

// idOf is the number of a ticket or an outage; "" for other records.
func idOf(e *evidence.Evidence, r *Row) string {
	switch r.Records {
	case "tickets":
		return e.Tickets[r.Index].ID
	case "outages":
		return e.Outages[r.Index].ID
	}
	return ""
}

// excuses is what may excuse any record, or may not: of what could not be read, that alone concerns one by itself.
func (q *inquiry) excuses() map[string][]measure.Unread {
	list := make([]measure.Unread, len(q.ctx.Periods))
	for p, u := range q.ctx.UnreadOf(q.objective) {
		list[p].Excuses = u.Excuses
	}
	return map[string][]measure.Unread{q.objective.ID: list}
}

// restore puts records back as they were read.
func (q *inquiry) restore(rows []Row) {
	own, read := q.own.Evidence.All, q.ctx.Evidence.All
	for i := range rows {
		k := rows[i].Index
		switch rows[i].Records {
		case "tickets":
			own.Tickets[k] = read.Tickets[k]
		case "outages":
			own.Outages[k] = read.Outages[k]
		case "surveys":
			own.Surveys[k] = read.Surveys[k]
		case "tallies":
			own.Tallies[k] = read.Tallies[k]
		}
	}
}

// part is what a record may count in a period: of a share what is good and what is not, of a number of events the
// events.
type part struct{ most, least, mostRest, leastRest, fewest, volume *big.Rat }

// apart tries the values of every record by itself, and adds up what it counts at best and at worst.
func (q *inquiry) apart() ([]Bounds, error) {
	var parts [][]part
	var rest []*Row
	left := mostApart
	for i := range q.rows {
		r := &q.rows[i]
		tries := q.tries(r, min(mostOfOne, left))
		if tries == nil {
			if left < mostOfOne { // nor are those after it tried, of which there may be very many
				left = 0
			}
			rest = append(rest, r)
			continue
		}
		left -= len(tries)
		list, err := q.partsOf(r, tries)
		if err != nil {
			return nil, err
		}
		parts = append(parts, list)
	}
	base, err := q.measure(q.without(q.rows, rest), q.objective)
	if err != nil {
		return nil, err
	}
	out := make([]Bounds, len(base))
	for p := range base {
		sum := part{new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)}
		for _, list := range parts {
			sum.plus(&list[p])
		}
		best, worst := ofResult(&base[p])
		share := base[p].Contractual.Total != nil
		if q.objective.AtMost() {
			best, worst = added(best, sum.least, sum.mostRest, share), added(worst, sum.most, sum.leastRest, share)
		} else {
			best, worst = added(best, sum.most, sum.leastRest, share), added(worst, sum.least, sum.mostRest, share)
		}
		fewest, most := base[p].Volumes()
		fewest = new(big.Rat).Add(fewest, sum.fewest)
		if most != nil {
			most = new(big.Rat).Add(most, sum.volume)
		}
		if out[p] = q.open(p, &best, &worst); out[p].Best == nil && q.measured[p].Unread.None() && most != nil &&
			(fewest.Cmp(most) != 0 || most.Cmp(orNone(q.measured[p].Volume)) != 0) {
			out[p] = Bounds{Best: &best, Worst: &worst}
		}
		if out[p].Best != nil {
			out[p].Fewest, out[p].Most = fewest, most
		}
	}
	return out, nil
}

func orNone(r *big.Rat) *big.Rat {
	if r == nil {
		return new(big.Rat)
	}
	return r
}

// partsOf is what a record counts by its values, by period.
func (q *inquiry) partsOf(r *Row, tries []value) ([]part, error) {
	parts := make([]part, len(q.ctx.Periods))
	for _, v := range tries {
		results, err := q.try(r, v, []Row{*r})
		if err != nil {
			return nil, err
		}
		for p := range results {
			best, worst := ofResult(&results[p])
			fewest, most := results[p].Volumes()
			parts[p].meet(best, fewest)
			parts[p].meet(worst, most)
		}
	}
	return parts, nil
}

// ofResult is a result at best and at worst.
func ofResult(r *measure.Result) (best, worst measure.Score) {
	if r.Best == nil || r.Worst == nil {
		return r.Contractual, r.Contractual
	}
	return *r.Best, *r.Worst
}

// meet widens a part by a score.
func (x *part) meet(s measure.Score, volume *big.Rat) {
	count, rest := new(big.Rat), new(big.Rat)
	switch {
	case s.Total != nil:
		count, rest = s.Good, new(big.Rat).Sub(s.Total, s.Good)
	case s.Value != nil:
		count = s.Value
	}
	if x.most == nil {
		*x = part{count, count, rest, rest, volume, volume}
		return
	}
	x.fewest, x.volume = smaller(x.fewest, volume), larger(x.volume, volume)
	x.most, x.least = larger(x.most, count), smaller(x.least, count)
	x.mostRest, x.leastRest = larger(x.mostRest, rest), smaller(x.leastRest, rest)
}

func (x *part) plus(y *part) {
	if y.most == nil {
		return
	}
	x.most.Add(x.most, y.most)
	x.least.Add(x.least, y.least)
	x.mostRest.Add(x.mostRest, y.mostRest)
	x.leastRest.Add(x.leastRest, y.leastRest)
	x.fewest.Add(x.fewest, y.fewest)
	x.volume.Add(x.volume, y.volume)
}

func larger(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

func smaller(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}

// added is a score with so much more; one without an end stays so, and so does a share of nobody knows how many.
func added(s measure.Score, count, rest *big.Rat, share bool) measure.Score {
	switch {
	case s.Total != nil && s.Good != nil:
		good := new(big.Rat).Add(s.Good, count)
		total := new(big.Rat).Add(s.Total, count)
		out := measure.Share(good, total.Add(total, rest))
		out.AtMost = s.AtMost
		return out
	case s.Value != nil && s.Good == nil && !share:
		return measure.Score{Value: new(big.Rat).Add(s.Value, count), AtMost: s.AtMost}
	}
	return s
}

// without is the context without some records, of which those that cannot be tried are rows that could not be read.
func (q *inquiry) without(rows []Row, unread []*Row) *measure.Context {
	ctx := *q.ctx
	ctx.Unlisted = true
	gone := map[evidence.Pos]bool{}
	for i := range rows {
		gone[rows[i].Pos] = true
	}
	ctx.Evidence = ctx.Evidence.Without(gone)
	list := make([]measure.Unread, len(ctx.Periods))
	copy(list, ctx.UnreadOf(q.objective))
	for _, r := range unread {
		v := r.Reach(q.ctx.Evidence)
		for p := range list {
			if period := ctx.Periods[p]; v.From < period.To && v.To >= period.From {
				list[p].Add(q.unread(v.Intersect(period.Interval)))
			}
		}
	}
	ctx.Unread = map[string][]measure.Unread{q.objective.ID: list}
	return ctx.Fresh()
}

// unread is what a record leaves open that cannot be tried, in the part of a period that it may concern: it may be
// there once, or change each of the days where days are judged.
func (q *inquiry) unread(v timeline.Interval) measure.Unread {
	if q.days {
		return measure.Unread{Cells: int64(v.Length()/timeline.Day) + 2}
	}
	return measure.Unread{Rows: 1}
}

// open are the bounds of a period; none where they are what was measured. A bound without a value has no end, unless it
// has a volume, which is none.
func (q *inquiry) open(p int, best, worst *measure.Score) Bounds {
	read, known := &q.measured[p], best.Value != nil || best.Total != nil
	b, w := ofResult(read)
	if known && same(*best, b) && same(*worst, w) && same(*best, *worst) && same(*best, read.Contractual) {
		return Bounds{}
	}
	return Bounds{Best: best, Worst: worst}
}

func same(a, b measure.Score) bool {
	eq := func(x, y *big.Rat) bool { return x == y || x != nil && y != nil && x.Cmp(y) == 0 }
	return eq(a.Value, b.Value) && eq(a.Good, b.Good) && eq(a.Total, b.Total)
}

package suppose

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// together tries all combinations of the values of all records; where these are too many, each is a row that could not
// be read.
func (q *inquiry) together() ([]Bounds, error) {
	tries := []value{func(*evidence.Evidence) {}}
	for i := range q.rows {
		values := q.tries(&q.rows[i], mostTogether)
		if values == nil || len(values)*len(tries) > mostTogether {
			return q.unreadRows()
		}
		var next []value
		for _, before := range tries {
			for _, v := range values {
				next = append(next, func(e *evidence.Evidence) { before(e); v(e) })
			}
		}
		tries = next
	}
	spans := make([]span, len(q.measured))
	for _, v := range tries {
		results, err := q.try(nil, v, q.rows)
		if err != nil {
			return nil, err
		}
		for p := range results {
			spans[p].meet(&results[p])
		}
	}
	return q.within(spans), nil
}

// unreadRows takes every record for a row that could not be read.
func (q *inquiry) unreadRows() ([]Bounds, error) {
	all := make([]*Row, len(q.rows))
	for i := range q.rows {
		all[i] = &q.rows[i]
	}
	base, err := q.measure(q.without(q.rows, all), q.objective)
	if err != nil {
		return nil, err
	}
	out := make([]Bounds, len(base))
	for p := range base {
		if base[p].Best != nil && base[p].Worst != nil {
			out[p] = q.open(p, base[p].Best, base[p].Worst)
		}
	}
	return out, nil
}

// span is the lowest and the highest score of several results; a bound without a value has no end.
type span struct {
	low, high measure.Score
	met       bool
	none      bool // there may be no value at all

	fewest, most *big.Rat // units; most is nil where nobody knows
}

// meet widens the span by a result at best and at worst.
func (s *span) meet(r *measure.Result) {
	s.meetVolume(r)
	best, worst := ofResult(r)
	for _, x := range []measure.Score{best, worst} {
		if x.Value == nil {
			s.none = true
			continue
		}
		if !s.met || x.Value.Cmp(s.low.Value) < 0 {
			s.low = x
		}
		if !s.met || x.Value.Cmp(s.high.Value) > 0 {
			s.high = x
		}
		s.met = true
	}
}

func (s *span) meetVolume(r *measure.Result) {
	fewest, most := r.Volumes()
	switch {
	case s.fewest == nil:
		s.fewest, s.most = fewest, most
		return
	case most == nil, s.most == nil:
		s.most = nil
	default:
		s.most = larger(s.most, most)
	}
	s.fewest = smaller(s.fewest, fewest)
}

// empty tells whether nothing is ever left to judge, and whether there was anything is not known.
func (s *span) empty() bool { return !s.met && (s.most == nil || s.fewest.Cmp(s.most) != 0) }

// within are the bounds by spans of results.
func (q *inquiry) within(spans []span) []Bounds {
	out := make([]Bounds, len(spans))
	for p := range spans {
		s := &spans[p]
		s.meet(&q.measured[p])
		if s.empty() {
			none := measure.Share(new(big.Rat), new(big.Rat))
			out[p] = Bounds{Best: &none, Worst: &none, Fewest: s.fewest, Most: s.most}
		}
		if !s.met {
			continue
		}
		best, worst := s.high, s.low
		if q.objective.AtMost() {
			best, worst = worst, best
		}
		if s.none {
			best = measure.Score{}
			if s.low.Total == nil { // what is good may be taken away as well, and then nothing is left to judge
				s.fewest = new(big.Rat)
			}
		}
		if out[p] = q.open(p, &best, &worst); out[p].Best != nil {
			out[p].Fewest, out[p].Most = s.fewest, s.most
		}
	}
	return out
}

// figures bounds a statistic. Whatever a single value is, the statistic grows with it, so that the shortest and the
// longest values bound it.
func (q *inquiry) figures(t *statistic.Terms) ([]Bounds, error) {
	if t.Value == statistic.BetweenFailures {
		return q.unreadRows()
	}
	return q.together()
}

// downtime bounds availability: at best there was no such outage, or the shorter one where two cells say when it ended,
// at worst it lasted to its end, or to the date of the
// data where that could not be read, for all users, and nobody but the provider answers for it.
func (q *inquiry) downtime(t *availability.Terms) ([]Bounds, error) {
	none, err := q.fewest(t)
	if err != nil {
		return nil, err
	}
	q.own.Counted = q.forced(t)
	all, err := q.try(nil, func(e *evidence.Evidence) {
		for i := range q.rows {
			q.worstOf(e, &q.rows[i])
		}
	}, q.rows)
	if err != nil {
		return nil, err
	}
	spans := make([]span, len(none))
	for p := range spans {
		spans[p].meet(&none[p])
		spans[p].meet(&all[p])
	}
	if t.PerSite && len(t.Sites) == 0 && q.objective.Site() == "" {
		if err := q.bySites(t, spans); err != nil {
			return nil, err
		}
	}
	out := q.within(spans)
	if t.Weighted && len(q.ctx.Agreement.Fault.Excuses) > 0 {
		q.dilute(out)
	}
	return out, nil
}

// fewest measures without the outages that may not be there, and with the others as short as they may have been.
func (q *inquiry) fewest(t *availability.Terms) ([]measure.Result, error) {
	gone := map[evidence.Pos]bool{}
	for i := range q.rows {
		gone[q.rows[i].Pos] = !q.isThere(t, &q.rows[i])
	}
	own := q.own
	defer func() { q.own = own }()
	q.own.Evidence = own.Evidence.Without(gone)
	q.own = *q.own.Fresh()
	return q.try(nil, func(e *evidence.Evidence) {
		for i := range q.rows {
			if r := &q.rows[i]; !gone[r.Pos] {
				q.shortest(e, r)
			}
		}
	}, q.rows)
}

// isThere tells whether an outage counts in any case, and only its end is open.
func (q *inquiry) isThere(t *availability.Terms, r *Row) bool {
	asked := filter.Fields("outages", t.Where)
	return r.certain() && !slices.Contains(asked, "to") && !slices.Contains(asked, "duration")
}

// shortest gives an outage the earlier of the ends that its cells say.
func (q *inquiry) shortest(e *evidence.Evidence, r *Row) {
	if end, said := r.others[evidence.DayDone]; said {
		e.Outages[r.Index].To = min(e.Outages[r.Index].To, end)
	}
}

// dilute widens bounds where outages weigh by users: those of one party may take weight off those of another, so that a
// shorter one may be worse. No outage changes more than its own time.
func (q *inquiry) dilute(out []Bounds) {
	for p := range out {
		if out[p].Best == nil || out[p].Best.Total == nil || out[p].Worst.Total == nil {
			continue
		}
		time := new(big.Rat)
		for i := range q.rows {
			v := q.rows[i].Reach(q.ctx.Evidence)
			v.To = min(v.To, q.ctx.AsOf)
			d := v.Intersect(q.ctx.Periods[p].Interval).Length()
			time.Add(time, big.NewRat(int64(d), int64(timeline.Second)))
		}
		best, worst := q.measured[p].Contractual, q.measured[p].Contractual
		best, worst = shifted(best, time), shifted(worst, new(big.Rat).Neg(time))
		if best.Value != nil && out[p].Best.Value != nil && best.Value.Cmp(out[p].Best.Value) > 0 {
			out[p].Best = &best
		}
		if worst.Value != nil && out[p].Worst.Value != nil && worst.Value.Cmp(out[p].Worst.Value) < 0 {
			out[p].Worst = &worst
		}
	}
}

// shifted is a share with so much more that is good, or less.
func shifted(s measure.Score, by *big.Rat) measure.Score {
	good := new(big.Rat).Add(s.Good, by)
	good = smaller(larger(good, new(big.Rat)), s.Total)
	return measure.Share(good, s.Total)
}

// forced are the outages of which the filter asks for a cell that could not be read: at worst it holds for them.
func (q *inquiry) forced(t *availability.Terms) map[evidence.Pos]bool {
	asked, out := filter.Fields("outages", t.Where), map[evidence.Pos]bool{}
	for i := range q.rows {
		if slices.ContainsFunc(q.rows[i].Fields, func(field string) bool {
			return slices.Contains(asked, field) || ends[field] == evidence.DayDone && slices.Contains(asked, "to")
		}) {
			out[q.rows[i].Pos] = true
		}
	}
	return out
}

// worstOf is the worst that an outage may have been.
func (q *inquiry) worstOf(e *evidence.Evidence, r *Row) {
	o := &e.Outages[r.Index]
	for _, field := range r.Fields {
		switch field {
		case "share":
			o.Share = evidence.One
		case "fault", "cause":
			o.Fault = e.Texts.Of("provider")
		case "to": // a length of time in another column does not say when it ended
			if end, said := r.others[evidence.DayDone]; said {
				o.To = max(o.To, end)
				continue
			}
			o.To, o.Lost = timeline.NoInstant, o.Lost|evidence.DayDone
		}
	}
}

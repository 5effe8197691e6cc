package score

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/bounds"
	"github.com/slareport/slareport/report/timeline"
)

// workload counts the work that the periods up to p brought, against what was agreed. Whoever is to blame for
// it, it is work.
//
// Convention beside (workload-period): Workload is counted in the period in which a case was opened, an outage began
// or an answer was given, whoever caused it. Reaching the limit exactly is within it. Set by `workload`.
func (b *build) workload(p int) ([]report.Load, error) {
	list := []report.Load{}
	for _, w := range b.Agreement.Workload {
		work := count.Terms{Of: w.Of, Where: w.Where}
		o := &agreement.Objective{ID: w.Name, Service: w.Service, Terms: &work, CountsIn: agreement.Opened}
		results, err := work.Measure(b.Context, o)
		if err != nil {
			return nil, err
		}
		b.MayCount(w.Name, results[p].Unread.Doubtful)
		b.MayHold(w.Name, b.blankIn(&w, b.Periods[p].Interval))
		list = append(list, b.load(&w, o, results, p))
	}
	return list, nil
}

// uncounted is how many records may count in a period besides those that do, since they could not be read or nobody
// knows whose they are; counted is false where nobody knows how many.
//
// Convention beside (workload-unread): Workload is at least what was read: this is what the trend shows, and what is
// compared with a limit. Where rows were rejected, what else may have come stands beside it. Where nobody knows how
// much that is, since a source did not arrive or ends early, no part of the limit is told and the trend leaves the
// period out. Set by `workload`.
func (b *build) uncounted(o *agreement.Objective, p int) (more int64, counted bool) {
	for g, use := range b.GapsOf(o) {
		if g.Cause == evidence.CellUnread || use != bounds.Measurement && use != bounds.Belonging {
			continue
		}
		n, here := bounds.MissingIn(g, b.Periods[p])
		if here && !g.Cause.Counted() {
			return 0, false
		}
		more += int64(n)
	}
	return more, true
}

// blankIn is how many records of a workload in a time leave blank what its filter asks for.
func (b *build) blankIn(w *agreement.Workload, in timeline.Interval) int {
	all := b.Evidence.All
	begun := func(service evidence.Text, at timeline.Instant) bool {
		return in.Contains(at) && at <= b.AsOf && measure.Concerns(w.Service, service.String())
	}
	switch w.Of {
	case "outages":
		return blankOf(w, b.Evidence.Outages, all.Outages, func(o *evidence.Outage) bool { return begun(o.Service, o.From) })
	case "surveys":
		return blankOf(w, b.Evidence.Surveys, all.Surveys, func(s *evidence.Survey) bool { return begun(s.Service, s.At) })
	}
	return blankOf(w, b.Evidence.Tickets, all.Tickets, func(t *evidence.Ticket) bool { return begun(t.Service, t.Opened) })
}

func blankOf[R filter.Record](w *agreement.Workload, own []int32, all []R, here func(*R) bool) (n int) {
	may := bounds.MayHold[R](w.Of, w.Where)
	for _, i := range own {
		if here(&all[i]) && may(&all[i]) {
			n++
		}
	}
	return n
}

func (b *build) load(
	w *agreement.Workload, o *agreement.Objective, results []measure.Result, p int,
) report.Load {
	value := results[p].Volume
	load := report.Load{Name: w.Name, Service: w.Service, Value: exact.Decimal(value), Parts: parts(results[p].Misses)}
	for q := max(0, p+1-assess.TrendPeriods); q <= p; q++ {
		point := report.LoadPoint{Period: b.Periods[q].Label}
		if _, counted := b.uncounted(o, q); b.HasData[q] && counted {
			point.Value = exact.Decimal(results[q].Volume)
		}
		load.Trend = append(load.Trend, point)
	}
	more, counted := b.uncounted(o, p)
	if more > 0 {
		load.Most = exact.Decimal(new(big.Rat).Add(value, big.NewRat(more, 1)))
	}
	if load.Open = more > 0 || !counted; load.Open {
		b.Doubts = append(b.Doubts, evidence.Finding{
			Severity: evidence.Warning, Message: finding.Say("finding.work-unread", w.Name),
		})
	}
	if most, agreed := agreement.At(w.Limits, b.Periods[p].To-1); agreed {
		limit := big.NewRat(most, 1)
		load.Limit, load.Over = exact.Decimal(limit), value.Cmp(limit) > 0
		if counted {
			load.Share = exact.Shown(
				new(big.Rat).Mul(big.NewRat(100, 1), new(big.Rat).Quo(value, limit)), 0, exact.Whole(),
				exact.Edge{Value: big.NewRat(100, 1), AtMost: true},
			)
		}
	}
	return load
}

// parts counts the records by group, the priority of tickets; none where no record has one.
func parts(records []*measure.Miss) []report.LoadPart {
	byGroup, named := map[string]int64{}, false
	for i := range records {
		group := records[i].Complete().Group
		byGroup[group]++
		named = named || group != ""
	}
	if !named {
		return nil
	}
	var list []report.LoadPart
	for name, n := range byGroup {
		list = append(list, report.LoadPart{Name: name, Value: exact.Decimal(big.NewRat(n, 1))})
	}
	slices.SortFunc(list, func(x, y report.LoadPart) int { return cmp.Compare(x.Name, y.Name) })
	return list
}

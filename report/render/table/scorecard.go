package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Scorecard is the month in one table: an objective a row, its credit totalled to what is payable.
func Scorecard(r *report.Report, c *words.Catalogue) Table {
	t := build("scorecard", c, refs(r.Objectives), []column[*report.Objective]{
		{"objective", KindText, 34, func(o *report.Objective) Cell { return Cell{Kind: KindText, Raw: o.Name, Of: o.ID} }},
		{"service", KindText, 12, func(o *report.Objective) Cell { return Text(o.Service) }},
		{"target", KindText, 12, func(o *report.Objective) Cell { return Text(Targeted(c, o, o.TargetValue)) }},
		{"experienced", KindNumber, 11, func(o *report.Objective) Cell { return Scored(o, o.Experienced) }},
		{"attributable", KindNumber, 11, func(o *report.Objective) Cell { return Scored(o, o.Attributable) }},
		{"contractual", KindNumber, 11, func(o *report.Objective) Cell { return strong(Scored(o, o.Contractual)) }},
		{"verdict", KindVerdict, 14, func(o *report.Objective) Cell { return Verdict(o.Verdict, o.BelowMinimum) }},
		{"trend", KindTrend, 14, Trending},
		{"volume", KindNumber, 10, func(o *report.Objective) Cell { return Amount(o.Volume, o.Unit) }},
		{"misses", KindNumber, 8, func(o *report.Objective) Cell { return Integer(len(o.Misses)) }},
		{"credit", KindMoney, 13, func(o *report.Objective) Cell { return Money(o.Credit.Payable, r.Currency) }},
	})
	t.Total = t.blank()
	t.set(t.Total, "objective", strong(Text(c.T("total"))))
	t.set(t.Total, "misses", strong(Integer(missCount(r))))
	t.set(t.Total, "credit", strong(Money(r.Credits.Payable, r.Currency)))
	return t
}

// Trending is the objective's history as a cell: the series to draw and the change to the period before.
func Trending(o *report.Objective) Cell {
	x := Cell{Kind: KindTrend, Of: o.ID, Unit: o.ValueUnit, Target: o.TargetValue}
	for _, p := range o.Trend {
		x.Series = append(x.Series, p.Contractual)
	}
	if n := len(x.Series); n > 1 {
		x.Raw = Fewer(difference(x.Series[n-1], x.Series[n-2]), Decimals(o))
	}
	return x
}

func missCount(r *report.Report) int {
	n := 0
	for i := range r.Objectives {
		n += len(r.Objectives[i].Misses)
	}
	return n
}

// Find is the objective with an id, nil when there is none.
func Find(r *report.Report, id string) *report.Objective {
	for i := range r.Objectives {
		if r.Objectives[i].ID == id {
			return &r.Objectives[i]
		}
	}
	return nil
}

// refs are pointers to the items of a list.
func refs[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

func strong(x Cell) Cell {
	x.Strong = true
	return x
}

// blank is a row of empty texts.
func (t Table) blank() []Cell { return make([]Cell, len(t.Columns)) }

// set puts a cell into a row by its column's key.
func (t Table) set(row []Cell, key string, x Cell) {
	if i := t.Index(key); i >= 0 {
		row[i] = x
	}
}

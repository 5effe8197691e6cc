package measure

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// records are the records of one type that an objective is about, for the kinds that judge records as a whole.
type records[R filter.Record] struct {
	ctx    *Context
	o      *agreement.Objective
	unit   string
	order  []int32
	all    []R
	item   func(i int32, r *R) item
	known  func(r *R) *R // the record as it was known at the date of the data
	answer func(i int32) fault.Answer
}

// item is what all record types have.
type item struct {
	index            int32
	id, title, group string
	record           string // id of the ticket or outage; "" where there is none
	service          evidence.Text
	pos              evidence.Pos
	at               timeline.Instant // when it counts
	more             []evidence.Pos   // further rows that the outcome rests on
}

// each calls f for every record that lies in one of the periods.
func (l *records[R]) each(where string, f func(period int, it *item, r *R) error) error {
	holds, err := filter.Bool[R](where, l.ctx.Agreement.Zone)
	if err != nil {
		return fmt.Errorf("objective %s, where: %w", l.o.ID, err)
	}
	scope := newScope(l.ctx, l.o)
	for _, i := range l.order {
		r := l.known(&l.all[i])
		it := l.item(i, r)
		period := periodAt(l.ctx.Periods, it.at)
		if period < 0 || it.at > l.ctx.AsOf || !scope.has(it.service, it.pos) {
			continue
		}
		ok, err := holds(r)
		if err == nil && ok {
			err = f(period, &it, r)
		}
		if err != nil {
			return fmt.Errorf("objective %s, %s: %w", l.o.ID, l.ctx.Evidence.All.Where(it.pos), err)
		}
	}
	return nil
}

// verdict is whose a record is that is not good.
func (l *records[R]) verdict(it *item) (verdict, fault.Answer) {
	a := l.answer(it.index)
	switch {
	case a.Contract != nil && isOther(a.Accepted) && fault.Excuses(l.ctx.Agreement, a.Accepted):
		return verdict{Excused, StoryRecord, whole(a.Accepted)}, a
	case a.Accepted == party.Undetermined:
		return nobodys(), a
	case isOther(a.Evident):
		return verdict{Missed, StoryNotExcusable, whole(a.Evident)}, a
	}
	return providers(false), a
}

// undecided tells a record that is still open.
func (it *item) undecided(since timeline.Instant) Undecided {
	return Undecided{ID: it.id, Title: it.title, Group: it.group, Since: since, Passes: timeline.NoInstant, Rows: []evidence.Pos{it.pos}}
}

// miss tells a record that is not good.
func (it *item) miss(v *verdict, a fault.Answer, weight, value *big.Rat) Miss {
	m := Miss{
		ID: it.id, Title: it.title, Group: it.group, Weight: weight, Parts: v.ofWeight(weight), Outcome: v.outcome, Story: v.story,
		Value: value, Rows: append([]evidence.Pos{it.pos}, it.more...), Decided: it.at,
	}
	if it.record != "" {
		m.Cases = []string{it.record}
	}
	if a.Layer != nil {
		for _, row := range a.Layer.Rows {
			if row != it.pos {
				m.Rows = append(m.Rows, row)
			}
		}
	}
	return m
}

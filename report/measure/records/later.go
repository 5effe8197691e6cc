package records

import (
	"math/big"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
)

// Shown is a value of a record as documents tell it: divided by its unit. The zero one is none.
type Shown struct {
	Value filter.Amount
	Unit  *big.Rat
}

func (s Shown) rat() *big.Rat {
	if s.Unit == nil || s.Unit.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(s.Value.Rat(), s.Unit)
}

// one is the weight of most records. There may be hundreds of thousands of misses.
var one = attribution.One.Rat()

// Miss tells a record that is not good and whose it is, and leaves the details of it where there are many.
func (l *List[R]) Miss(it *Item, j *Judged[R], weight filter.Amount, value Shown) *measure.Miss {
	m := &measure.Miss{ID: it.id, Weight: one}
	if weight != attribution.One {
		m.Weight = weight.Rat()
	}
	if l.made < measure.MostDetails {
		l.made++
		m.Detail = it.detail(&j.Verdict, j.Answer.Layer, m.Weight, value.rat())
		return m
	}
	if l.later == nil {
		l.later = &later[R]{list: l}
	}
	x := judged{index: it.Index, verdict: j.Verdict, proof: j.Answer.Layer}
	if value.Unit != nil || it.More != nil || m.Weight != one {
		x.more = &more{m.Weight, value, it.More}
	}
	m.LeaveDetail(l.later, l.later.add(x))
	return m
}

// later tells the records whose details were left.
type later[R filter.Record] struct {
	list  *List[R]
	pages [][]judged // all but the last one full: a single list would be copied as it grows
}

const judgedPage = 4096

// add gives the place of a record.
func (l *later[R]) add(x judged) int32 {
	last := len(l.pages) - 1
	if last < 0 || len(l.pages[last]) == judgedPage {
		last, l.pages = last+1, append(l.pages, make([]judged, 0, judgedPage))
	}
	l.pages[last] = append(l.pages[last], x)
	return int32(last*judgedPage + len(l.pages[last]) - 1)
}

// judged is what was found about a record, without what the record itself says.
type judged struct {
	index   int32 // of the record
	verdict attribution.Verdict
	proof   *fault.Layer // that the answer rests on, nil for none
	more    *more        // nil for a weight of one and nothing more, as of most
}

type more struct {
	weight *big.Rat
	value  Shown
	rows   []evidence.Pos
}

// DetailOf tells the record at a place.
func (l *later[R]) DetailOf(place int32) *measure.Detail {
	j := &l.pages[place/judgedPage][place%judgedPage]
	it := l.list.Item(j.index, l.list.known(&l.list.All[j.index]))
	if j.more == nil {
		return it.detail(&j.verdict, j.proof, one, nil)
	}
	it.More = j.more.rows
	return it.detail(&j.verdict, j.proof, j.more.weight, j.more.value.rat())
}

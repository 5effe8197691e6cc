package share

import (
	"math/big"

	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
)

// doubts are the records of a period that are not scored because nobody knows whether they count, or what is good of
// them: what they add to a share where as much as possible is good, and where as little as possible is.
type doubts struct {
	n           int64
	most, least part
	excused     filter.Amount // of the misses that were scored, what may be excused yet
	endless     bool          // nobody knows what they weigh
}

// part is what is good of something.
type part struct{ good, all filter.Amount }

// add adds a record. One that may be out adds its good alone at best and its misses alone at worst: no share is beyond.
func (d *doubts) add(counts records.Counting, w *weighed) {
	most := w.good
	if w.unsure {
		most = w.most
	}
	if w.odd == measure.ProblemNoValue {
		if counts == records.Undecided {
			return // without a value it would not count in either case
		}
		d.endless = true
	}
	least := w.good
	if counts == records.Impossible {
		least, most = filter.Amount{}, w.all
	}
	d.n++
	d.endless = d.endless || w.endless
	highest, lowest := part{most, w.all}, part{least, w.all}
	if counts == records.Undecided {
		highest, lowest = part{most, most}, part{all: w.all.Minus(least)}
	}
	d.most = part{d.most.good.Plus(highest.good), d.most.all.Plus(highest.all)}
	d.least = part{d.least.good.Plus(lowest.good), d.least.all.Plus(lowest.all)}
}

// excusable notes a miss that was scored, and that may be excused once it is over.
func (d *doubts) excusable(lost filter.Amount) {
	d.n++
	d.excused = d.excused.Plus(lost)
}

// bound bounds a share by them.
func (d *doubts) bound(r *measure.Result, rare bool) {
	if d.n == 0 {
		return
	}
	with := func(p part, excused filter.Amount) measure.Score {
		good, all := p.good.Plus(excused), p.all
		if rare {
			good = p.good.Minus(excused)
		}
		s := measure.Share(new(big.Rat).Add(r.Contractual.Good, good.Rat()), new(big.Rat).Add(r.Contractual.Total, all.Rat()))
		s.AtMost = rare
		return s
	}
	best, worst := with(d.most, d.excused), with(d.least, filter.Amount{})
	if rare {
		best, worst = with(d.least, d.excused), with(d.most, filter.Amount{})
	}
	r.SetBounds(measure.Unread{Doubtful: d.n}, best, worst)
	if d.endless {
		r.Bound(measure.Unread{Unbounded: true}, rare)
	}
}

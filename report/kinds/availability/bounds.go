package availability

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// bound gives the best and the worst case where evidence could not be read. Time that samples, or the end of a
// register, leave dark is in the bounds of the result already.
//
// Convention doubt (unread-outages): An outage that could not be read may have lasted all of the period, so that in the
// worst case nothing of it was up. A register of which nothing could be read says nothing: there is no value.
//
// Convention doubt (unread-outage-site): Where the mean over the sites that the data names was agreed, an outage that
// could not be read may be of one that no other names: in the best case each is of one more site that was up. Where
// nobody knows how many there are, the mean is up to 100 %.
//
// Convention doubt (unread-probes): A sample that could not be read decides about its slot, either way; by run it may
// have joined two runs of failures that were each too short to count, or parted one that was not. Where no time between
// samples is agreed, or samples count requests, nobody knows for how much one stands: the value may be anything.
func (t *Terms) bound(r *measure.Result, u measure.Unread, o *agreement.Objective) {
	switch {
	case u.None():
	case t.Samples && t.By == BySlotMean: // a sample decides about its slot, one that is there or one more
		u.Cells += u.Rows
		r.Bound(u, false)
	case t.Samples && t.By != BySlot && t.By != ByRun:
		u.Unbounded = u.Unbounded || r.Uneven && u.Measured()
		r.Bound(u, false)
	default:
		t.boundTime(r, u, o)
	}
}

// boundTime is bound of what is measured in seconds.
func (t *Terms) boundTime(r *measure.Result, u measure.Unread, o *agreement.Objective) {
	best, worst := r.Contractual, r.Contractual
	if r.Best != nil && r.Worst != nil {
		best, worst = *r.Best, *r.Worst
	}
	if u.Excuses {
		worst = r.NoneExcused(worst, false)
	}
	rows := u.Rows + u.Cells
	switch {
	case u.Unbounded, rows > 0 && !t.Samples:
		worst = measure.Share(new(big.Rat), worst.Total)
	case rows > 0 && t.By == ByRun && t.Every == 0:
		best, worst = measure.Share(best.Total, best.Total), measure.Share(new(big.Rat), worst.Total)
	case rows > 0:
		open := new(big.Rat).SetFrac64(int64(t.longest()), int64(timeline.Second))
		open.Mul(open, big.NewRat(rows, 1))
		best, worst = moved(best, open), moved(worst, new(big.Rat).Neg(open))
	}
	if t.namesSites(o) && best.Total != nil {
		best = withSites(best, u, r.Agreed)
	}
	// users of others' outages take weight off the provider's
	if u.Excuses || !t.Samples && (u.Cells > 0 || rows > 0 && t.Weighted) {
		best = measure.AllExcused(best, false)
	}
	if u.Unbounded && !t.Samples && r.Experienced.Misses().Sign() == 0 {
		r.Scores = measure.Scores{}
	}
	r.SetBounds(u, best, worst)
}

// namesSites tells whether outages say of how many sites the mean is taken.
func (t *Terms) namesSites(o *agreement.Objective) bool {
	return !t.Samples && t.PerSite && !t.Worst && len(t.Sites) == 0 && o.Site() == ""
}

// withSites is a mean with as many more sites, up for all the agreed time of each, as outages could not be read.
func withSites(s measure.Score, u measure.Unread, agreed timeline.Micros) measure.Score {
	if u.Uncounted() {
		return measure.AllExcused(s, false)
	}
	up := new(big.Rat).SetFrac64(int64(agreed), int64(timeline.Second))
	up.Mul(up, big.NewRat(u.Rows, 1))
	return measure.Share(new(big.Rat).Add(s.Good, up), new(big.Rat).Add(s.Total, up))
}

// moved is a share with so much more that is good, or less.
func moved(s measure.Score, by *big.Rat) measure.Score {
	good := new(big.Rat).Add(s.Good, by)
	if good.Sign() < 0 {
		good.SetInt64(0)
	}
	if good.Cmp(s.Total) > 0 {
		good.Set(s.Total)
	}
	return measure.Share(good, s.Total)
}

// longest is the time that a single sample decides about at most.
func (t *Terms) longest() timeline.Micros {
	if t.By == BySlot {
		return t.Slot
	}
	run := max(timeline.Micros(t.Failures)*t.Every, t.Minutes)
	return 2 * (run + t.Every)
}

package measure

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// Unread is the evidence of an objective in a period that nobody could read (rules §13). The zero Unread is none.
type Unread struct {
	Rows      int64        // records that could not be read
	Cells     int64        // records of which a field that the objective rests on could not be read
	Doubtful  int64        // records that were read and cannot be judged: impossible ones, and those not decided yet
	Good      int64        // records that are good as read, and missed by another hour of a day that is all that is known
	Missed    int64        // records that are missed as read, and good by another hour
	Untold    int64        // records that are missed as read, and may be good by a history that is not there
	Elsewhere int64        // with Excuses, late cases that count in another period or are open, and may be misses here
	Leaving   int64        // with Excuses, late cases that count here, and may count in another period or be open
	Unbounded bool         // nobody knows how many records there are, nor what they say
	Excuses   bool         // what would say who answers for misses could not be read: any of them may be excused
	Targets   bool         // by which of the targets cases are judged is not known
	Silent    bool         // samples are silent for more of the time than was agreed
	Dark      timeline.Set // the time of which a register of exceptions says nothing

	Days map[string]int64 // by type, records known to the day only of which the hour changes the result
}

// None tells whether everything was read.
func (u *Unread) None() bool {
	return u.Rows == 0 && u.Cells == 0 && u.Doubtful == 0 && u.Hours()+u.Untold == 0 && !u.Unbounded && !u.Excuses &&
		!u.Silent && !u.Targets && len(u.Dark) == 0 && len(u.Days) == 0
}

// OnlySilent tells whether everything was read, and samples are silent.
func (u Unread) OnlySilent() bool {
	silent := u.Silent
	u.Silent = false
	return silent && u.None()
}

// Hours is how many records hang on an hour that nobody wrote down.
func (u *Unread) Hours() int64 { return u.Good + u.Missed }

// Measured tells whether it leaves open what was measured, and not only who answers for it.
func (u *Unread) Measured() bool {
	return u.Rows > 0 || u.Cells > 0 || u.Doubtful > 0 || u.Hours()+u.Untold > 0 || u.Unbounded || len(u.Dark) > 0
}

// Uncounted tells whether nobody knows how many records are missing. In a time of which a register says nothing there
// may have been any number.
func (u *Unread) Uncounted() bool { return u.Unbounded || len(u.Dark) > 0 }

// Add adds what else could not be read.
func (u *Unread) Add(v Unread) {
	u.Rows, u.Cells, u.Doubtful = u.Rows+v.Rows, u.Cells+v.Cells, u.Doubtful+v.Doubtful
	u.Good, u.Missed, u.Untold = u.Good+v.Good, u.Missed+v.Missed, u.Untold+v.Untold
	u.Elsewhere, u.Leaving = u.Elsewhere+v.Elsewhere, u.Leaving+v.Leaving
	u.Unbounded, u.Excuses = u.Unbounded || v.Unbounded, u.Excuses || v.Excuses
	u.Targets, u.Silent, u.Dark = u.Targets || v.Targets, u.Silent || v.Silent, u.Dark.Plus(v.Dark)
	if len(v.Days) > 0 {
		u.Days = v.Days
	}
}

// UnreadOf is what could not be read of an objective, by period.
func (ctx *Context) UnreadOf(o *agreement.Objective) []Unread {
	if list := ctx.Unread[o.ID]; list != nil {
		return list
	}
	return make([]Unread, len(ctx.Periods))
}

// BoundAll bounds results that are shares or numbers of records.
func BoundAll(ctx *Context, o *agreement.Objective, results []Result) {
	for p, u := range ctx.UnreadOf(o) {
		results[p].Bound(u, o.AtMost())
	}
}

// Bound gives a share, or a number of events, its best and its worst case where evidence could not be read: records
// that could not be read are good in the one and bad in the other, and misses whose excuses could not be read are all
// excused, or none are. A bound without a Value is as good, or as bad, as can be.
//
// Rule §13 (unread-rows-bounded): Records that could not be read are good in the best case and misses in the worst.
//
// Convention doubt (unread-unbounded): Where nobody knows how many records are missing, a share is anything between 0
// and 100 %, without reaching 100 % where a miss is known; a number of events has no upper end, and a value none at
// all.
func (r *Result) Bound(u Unread, atMost bool) {
	if u.Excuses = u.Excuses && (r.MayExcuse() || u.Elsewhere > 0); !u.Excuses {
		u.Elsewhere, u.Leaving = 0, 0
	}
	if u.None() {
		return
	}
	best, worst := r.Contractual, r.Contractual
	if r.Best != nil && r.Worst != nil { // silence of samples leaves something open as well
		best, worst = *r.Best, *r.Worst
	}
	if u.Excuses {
		best, worst = AllExcused(best, atMost), withMisses(r.NoneExcused(worst, atMost), u.Elsewhere)
	}
	if u.Measured() {
		bound := boundCount
		if r.Contractual.Total != nil {
			bound = boundShare
		}
		best, worst = bound(best, u, !atMost), bound(worst, u, atMost)
	}
	r.SetBounds(u, best, worst)
}

// MayExcuse tells whether anything was measured for which somebody may answer.
func (r *Result) MayExcuse() bool {
	return r.Contractual.Value != nil || r.Unexcused().Value != nil || r.Best != nil
}

// NoneExcused is the worst case where evidence for excuses could not be read: what is there may be outweighed by it, or
// put with the provider what nobody answers for. Where excuses have taken out all that there was, nothing is left to
// judge only because of them, and the worst is what the client experienced.
func (r *Result) NoneExcused(worst Score, atMost bool) Score {
	felt := r.Unexcused()
	nothingLeft := worst.Value == nil && worst.Total != nil
	if nothingLeft && felt.Value != nil {
		return felt
	}
	if worst.Value == nil || felt.Value == nil || (felt.Value.Cmp(worst.Value) > 0) != atMost {
		return worst
	}
	return felt
}

// withMisses is a share of cases with more of them missed.
func withMisses(s Score, n int64) Score {
	if n == 0 || s.Total == nil {
		return s
	}
	more := new(big.Rat).SetInt64(n)
	good := s.Good
	if s.AtMost {
		good = new(big.Rat).Add(good, more)
	}
	out := Share(good, new(big.Rat).Add(s.Total, more))
	out.AtMost = s.AtMost
	return out
}

// SetBounds writes bounds that follow from what could not be read, and from what was found open before.
func (r *Result) SetBounds(u Unread, best, worst Score) {
	r.Unread.Add(u)
	r.Best, r.Worst = &best, &worst
}

// more is a number of records that no export reaches.
var more = new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(15), nil))

// boundShare adds the unread records to a share: as what it counts, or as what it does not. One of which only a cell is
// unknown may be in the share already, on either side. A share that nothing bounds stays so.
func boundShare(s Score, u Unread, counted bool) Score {
	if s.Good == nil || s.Total == nil {
		return s
	}
	rows, cells := new(big.Rat).SetInt64(u.Rows+u.Doubtful), new(big.Rat).SetInt64(u.Cells)
	if u.Uncounted() {
		rows = more
	}
	good, total := new(big.Rat).Set(s.Good), new(big.Rat).Add(s.Total, rows)
	least := cells
	up, down := u.Missed+u.Untold, u.Good // from missed to good, and the other way
	if s.AtMost {
		up, down = down, up
	}
	if counted {
		good.Add(good, new(big.Rat).SetInt64(up))
	} else {
		good.Sub(good, new(big.Rat).SetInt64(down))
	}
	if counted {
		good.Add(good, rows).Add(good, cells)
		least = good
	} else if good.Sub(good, cells); good.Sign() < 0 {
		good.SetInt64(0)
	}
	if total.Cmp(least) < 0 {
		total.Set(least)
	}
	out := Share(good, total)
	out.AtMost = s.AtMost
	if u.Uncounted() {
		out.Good, out.Total = nil, nil // not numbers that anybody should read
	}
	return out
}

// boundCount adds the unread records to a number of events, or leaves them out.
func boundCount(s Score, u Unread, counted bool) Score {
	switch {
	case s.Value == nil || u.Uncounted() && counted:
		return Score{}
	case counted:
		return Score{Value: new(big.Rat).Add(s.Value, new(big.Rat).SetInt64(u.Rows+u.Doubtful+u.Cells))}
	}
	v := new(big.Rat).Sub(s.Value, new(big.Rat).SetInt64(u.Cells))
	if v.Sign() < 0 {
		v.SetInt64(0)
	}
	return Score{Value: v}
}

// AllExcused is a score once every miss in it is excused.
func AllExcused(s Score, atMost bool) Score {
	switch {
	case s.Total == nil && !atMost, s.Value == nil:
		return s
	case s.Total == nil:
		return Score{Value: new(big.Rat)}
	case atMost:
		out := Share(new(big.Rat), s.Total)
		out.AtMost = s.AtMost
		return out
	}
	return Share(s.Total, s.Total)
}

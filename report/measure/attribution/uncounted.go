package attribution

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/measure"
)

// Uncounted is what was lost and nobody is excused for, and that the contract does not count all the same: of outages
// that are too short, the first part, or what is less than a whole minute.
type Uncounted struct {
	Unexcused  big.Int // where nothing is excused
	OnProvider big.Int // where accepted evidence excuses
	OnOthers   big.Int // … and what nobody can attribute is excused too
	Open       big.Int // the part of what the contract does not count that it will if the outage lasts
}

func (u *Uncounted) plus(v *Uncounted) {
	u.Unexcused.Add(&u.Unexcused, &v.Unexcused)
	u.OnProvider.Add(&u.OnProvider, &v.OnProvider)
	u.OnOthers.Add(&u.OnOthers, &v.OnOthers)
	u.Open.Add(&u.Open, &v.Open)
}

func (u *Uncounted) times(by *big.Int) (out Uncounted) {
	out.Unexcused.Mul(&u.Unexcused, by)
	out.OnProvider.Mul(&u.OnProvider, by)
	out.OnOthers.Mul(&u.OnOthers, by)
	out.Open.Mul(&u.Open, by)
	return out
}

// fillUncounted writes into a result what the contract does not count, and the score without it of which nothing is
// excused.
func (l *Losses) fillUncounted(r *measure.Result, f *agreement.Fault, unknown *Losses) {
	if l.Uncounted.Unexcused.Sign() > 0 {
		all := func(l *Losses) *big.Int { return &l.Uncounted.Unexcused }
		score := l.without(reading{nothing, all}, false, unknown)
		r.Counted = &score
	}
	if n := contractual(f).uncounted(l); n.Sign() > 0 {
		r.Uncounted = l.units(n)
	}
}

// IfLasting is the contractual score once the outages that last have gone on for long enough to count whole.
func (l *Losses) IfLasting(f *agreement.Fault) measure.Score {
	agreed := contractual(f)
	agreed.uncounted = func(l *Losses) *big.Int {
		return new(big.Int).Sub(contractual(f).uncounted(l), &l.Uncounted.Open)
	}
	return l.without(agreed, f.Removed, nil)
}

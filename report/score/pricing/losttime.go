package pricing

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/measure"
)

// lostIn are the outages and late cases that a credit by time prices, by one of the scores of a result. A score that
// bounds what could not be read has other misses than those that are known.
func lostIn(r *measure.Result, s measure.Score) []credit.Lost {
	switch s {
	case r.Contractual:
		return credit.LostBy(r.Occurrences, measure.AsAgreed)
	case r.OnOthers:
		return credit.LostBy(r.Occurrences, measure.OnOthers)
	case r.OnProvider:
		return credit.LostBy(r.Occurrences, measure.OnProvider)
	}
	return fitted(credit.LostBy(r.Occurrences, measure.AsAgreed), r, s)
}

// fitted are known outages and late cases, as many and as long as a score has misses.
//
// Convention doubt (unread-lost-time): In the best case of what could not be read the longest outages and the latest
// cases are those that do not count; in the worst case what is more is one outage, or cases that are never done.
func fitted(lost []credit.Lost, r *measure.Result, s measure.Score) []credit.Lost {
	misses := s.Misses()
	if misses == nil {
		if misses = s.Value; misses == nil {
			return lost
		}
	}
	slices.SortStableFunc(lost, func(a, b credit.Lost) int { return a.Time.Cmp(b.Time) })
	inTime := r.Unit == "second"
	left := new(big.Rat).Set(misses)
	for k := range lost {
		size := big.NewRat(1, 1)
		if inTime {
			size = lost[k].Time
		}
		if left.Cmp(size) < 0 {
			if inTime && left.Sign() > 0 {
				lost[k].Time = left
				return lost[:k+1]
			}
			return lost[:k]
		}
		left.Sub(left, size)
	}
	switch {
	case left.Sign() <= 0:
	case inTime:
		lost = append(lost, credit.Lost{Time: left})
	default:
		lost = append(lost, settlement.Endless(left)...)
	}
	return lost
}

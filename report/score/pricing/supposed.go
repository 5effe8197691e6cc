package pricing

import (
	"math/big"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
)

// Stake is the most that a miss of an objective pays in a period like this one; nil where nothing bounds it.
func (b *Book) Stake(i, p int) *big.Rat {
	return settlement.Stake(b.Agreement, b.CreditOf(i, p, judge.Missed), b.Minor)
}

// between is what a period would pay with everything undetermined on the provider's account, less what it
// would pay with all of it excused.
//
// Rule §5 (undetermined-money): The money between both outcomes of what is undetermined is printed.
func (b *Book) between(p int) *big.Rat {
	on := b.Supposed(p, true, false, func(i int) (measure.Score, judge.Verdict) {
		return b.Results[i][p].OnProvider, b.Judged[i][p].OnProvider
	})
	off := b.Supposed(p, false, false, func(i int) (measure.Score, judge.Verdict) {
		return b.Results[i][p].OnOthers, b.Judged[i][p].OnOthers
	})
	return new(big.Rat).Sub(on, off)
}

// Supposed is what a period would pay by other scores, with what is undetermined on the provider's account or not, and
// with credits in doubt claimed in time or not.
//
// Convention credits (undetermined-difference): The money between both outcomes of what is undetermined is the
// difference of two complete settlements on the same past, limits and single incidents included.
func (b *Book) Supposed(p int, onProvider, claimed bool, as func(i int) (measure.Score, judge.Verdict)) *big.Rat {
	return b.supposed(p, onProvider, claimed, as).Payable
}

func (b *Book) supposed(
	p int, onProvider, claimed bool, as func(i int) (measure.Score, judge.Verdict),
) settlement.Period {
	cases, ends := make([]credit.Case, len(b.Judged)), make([]Ending, len(b.Judged))
	for i := range cases {
		s, v := as(i)
		cases[i] = b.CreditAs(i, p, &b.Results[i][p], s, v)
		if claimed && len(b.claimDoubts(i, p)) > 0 {
			cases[i].Claims.Assumed = true
		}
		ends[i] = Ending{Missed: v == judge.Missed, Misses: b.Results[i][p].Misses}
	}
	for i, broke := range b.Broken(ends, onProvider) {
		broke.Into(&cases[i])
	}
	return b.Settle(cases, p)
}

// Cash prints an amount with the currency's decimals.
func (b *Book) Cash(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return r.FloatString(b.Minor)
}

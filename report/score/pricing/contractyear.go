package pricing

import (
	"math/big"

	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/score/assess"
)

// contractYear sums what the periods of the same contract year before p paid, and their fees. The periods to come have
// the fees in force now.
//
// Convention credits (year-fees): A cap in percent of the year's fees takes the fees of past periods as they were and
// of coming ones as they are now.
func (b *Book) contractYear(p int) settlement.Account {
	out := settlement.Account{Before: new(big.Rat), FeesBefore: new(big.Rat), PeriodsLeft: 1}
	year, earlier := b.YearOf(b.Periods[p]), 0
	for q := range p {
		if b.YearOf(b.Periods[q]) != year {
			continue
		}
		earlier++
		out.FeesBefore.Add(out.FeesBefore, b.feesOf(q))
		out.Before.Add(out.Before, credited(b.moneyIn(q).Payable))
	}
	out.PeriodsLeft += max(assess.PerYear[b.Agreement.Period.Kind]-earlier-1, 0)
	return out
}

// feesOf is the fees of all services in a period. A contract year asks for those of every earlier period, each time one
// is priced, and counted day by day they take their time.
func (b *Book) feesOf(p int) *big.Rat {
	if b.fees == nil {
		b.fees = make([]*big.Rat, len(b.Periods))
	}
	if b.fees[p] == nil {
		b.fees[p] = books.FeeBase(b.Agreement, "", b.Periods[p].To-1)
	}
	return b.fees[p]
}

// credited is what a period takes of the annual cap; bonuses that the client owes give no room for more.
//
// Convention credits (bonus-no-room): A bonus that the client owes gives no more room under the cap of the contract
// year, and cannot be earned back.
func credited(payable *big.Rat) *big.Rat {
	if payable.Sign() < 0 {
		return new(big.Rat)
	}
	return payable
}

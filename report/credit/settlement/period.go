package settlement

import (
	"math/big"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/ledger"
)

// Account is what a period finds when it begins. Nil amounts are nothing.
type Account struct {
	Before      *big.Rat   // payable in earlier periods of the contract year
	FeesBefore  *big.Rat   // fees of earlier periods of the contract year
	PeriodsLeft int        // of the contract year, this one included
	Owed        *big.Rat   // earned back and not set off yet
	Carried     []*big.Rat // by objective, under the minimum payout so far
}

// Period is a period's money.
type Period struct {
	Ledger     *ledger.Ledger
	Objectives []credit.Objective
	Steps      []credit.Step
	Limits     []Limit
	Fees       []*big.Rat // by fee of the agreement
	Shared     []Shared   // incidents, where the agreement credits each once
	Before     *big.Rat   // payable in earlier periods of the contract year
	Owed       *big.Rat   // earned back and left to be set off in coming periods
	Payable    *big.Rat   // a whole number of minor units
}

// Limit is a bound that a period's credits met, in money.
type Limit struct {
	Key     string   // that of the Step it governs
	Percent *big.Rat // nil for a limit agreed as an amount
	Of      *big.Rat // what the percentage is taken of
	Amount  *big.Rat
}

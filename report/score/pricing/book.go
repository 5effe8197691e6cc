package pricing

import (
	"math/big"

	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/score/assess"
)

// Book holds the credits of one client, period by period, beside what they are computed from.
type Book struct {
	*assess.Client
	Money []settlement.Period // by period
	Minor int                 // decimals of the currency

	events  [][]Broke // by period and objective: the incidents that broke it, where the agreement asks
	claimed map[place][]*evidence.CreditClaim
	fees    []*big.Rat // by period: of all services, nil while nobody asked

	past Past             // how periods ended that are undetermined
	paid map[int]*big.Rat // what they paid by it
}

// New opens the book of a client. It fails where the currency is none.
func New(c *assess.Client) (*Book, error) {
	minor, err := books.MinorUnits(c.Agreement.Currency)
	if err != nil {
		return nil, err
	}
	return &Book{Client: c, Minor: minor}, nil
}

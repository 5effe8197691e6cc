package pricing

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/timeline"
)

// Book holds the credits of one client, period by period, beside what they are computed from.
type Book struct {
	*assess.Client
	Money []settlement.Period // by period
	Minor int                 // decimals of the currency

	Between *big.Rat // the money between both outcomes of what is undetermined in the reported period

	events  [][]Broke // by period and objective: the incidents that broke it, where the agreement asks
	claimed map[place][]*evidence.CreditClaim
	// by credit: rows about it of which nobody knows the order, where that may decide
	unordered map[place][]*evidence.CreditClaim
	astray    map[*evidence.CreditClaim]bool  // rows of which nobody knows the period
	due       map[place]*big.Rat              // credits by themselves, as far as anybody asked
	shares    map[shared]share                // likewise
	about     map[*evidence.CreditClaim][]int // by row: the objectives whose credit it may be about
	fees      []*big.Rat                      // by period: of all services, nil while nobody asked
	earlier   map[place]earlierOccurrences    // that later periods go on with, as far as anybody asked

	underWay map[part]*evidence.View // without tickets that cannot count

	past Past                       // how periods ended that are undetermined
	paid map[int]*settlement.Period // what came out of them by it
	open int                        // the first of them
}

// part is an objective in one period.
type part struct {
	objective string
	period    int
}

// UnderWay is the evidence to measure an objective in one period again: exports hold the tickets of years, and those
// that cannot count in the period are left out.
func (b *Book) UnderWay(o *agreement.Objective, p int) *evidence.View {
	terms, is := o.Terms.(interface {
		UnderWay(*evidence.View, timeline.Interval) *evidence.View
	})
	if !is {
		return b.Evidence
	}
	of := part{o.ID, p}
	if b.underWay[of] == nil {
		if b.underWay == nil {
			b.underWay = map[part]*evidence.View{}
		}
		b.underWay[of] = terms.UnderWay(b.Evidence, b.Periods[p].Interval)
	}
	return b.underWay[of]
}

// New opens the book of a client. It fails where the currency is none.
func New(c *assess.Client) (*Book, error) {
	minor, err := books.MinorUnits(c.Agreement.Currency)
	if err != nil {
		return nil, err
	}
	return &Book{Client: c, Minor: minor}, nil
}

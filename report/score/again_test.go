package score

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/pricing"
)

// Work for ten million records, once for each objective, is spent on refused claims. A claim among the data is as much
// work as eight other records: 12,500 tickets leave room for 199 claims, 12,500 claims beside them for 22, and however
// many there are, three are measured.
func TestMoreClaimsAreMeasuredAgainLessOften(t *testing.T) {
	for _, c := range []struct{ tickets, claims, want int }{
		{12_499, 0, 200}, {12_500, 0, 199}, {12_499, 12_500, 22}, {0, 60_000, 5}, {0, 1_000_000, 3}, {0, 0, 200},
	} {
		b := &build{Book: &pricing.Book{Client: &assess.Client{Input: assess.Input{
			Agreement: &agreement.Agreement{Objectives: make([]agreement.Objective, 4)},
			Evidence:  &evidence.View{Tickets: make([]int32, c.tickets), Claims: make([]int32, c.claims)},
		}}}}
		if got := b.measuredAgain(); got != c.want {
			t.Errorf("%d tickets and %d claims: measured again %d times, not %d", c.tickets, c.claims, got, c.want)
		}
	}
}

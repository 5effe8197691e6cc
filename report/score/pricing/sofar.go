package pricing

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/judge"
)

// SoFar is what is known, before a quarter, a half-year or a year is over, of the claims for the credit of an objective
// that judges it: the credit by the value so far, and what became of it; nil where nothing is due so far, where it is
// due in the reported period, or where it cannot lapse before its period is over.
//
// Convention credits (claim-so-far): The time to claim the credit of a quarter, a half-year or a year may run from an
// incident in it, and end before it is over. Until then every report tells what the credit comes to by the value and
// the fees so far, until when it must be claimed, and what was claimed. It is not payable before its period is over.
func (b *Book) SoFar(i int) (*credit.Claims, *credit.Balance) {
	o, p := &b.Agreement.Objectives[i], len(b.Periods)-1
	if !mustBeClaimed(o) || b.Ends(o, p) || o.Credit.Claim.Of != agreement.OfIncidentEnd ||
		b.Judged[i][p].Verdict != judge.NotDue {
		return nil, nil
	}
	r := b.Results[i][p]
	target, promised := judge.Target(b.Agreement, o.Targets, b.Periods[p])
	if !promised || judge.Objective(o, &r, target, nil).Verdict != judge.Missed {
		return nil, nil
	}
	claims := b.claimsOn(i, p, &r)
	balance := claims.Balance(b.alone(i, p, &r, judge.Missed))
	if balance.Entitled.Sign() <= 0 {
		return nil, nil
	}
	return claims, &balance
}

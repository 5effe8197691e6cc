package pricing

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
)

// An amount that was claimed of several objectives together, or of a table, is about those whose credit is due.

// amountOf is the amount of a row, in the agreement's currency.
func amountOf(c *evidence.CreditClaim) *big.Rat {
	return big.NewRat(int64(c.Amount), int64(evidence.One))
}

// mayBeDue tells whether a credit is due, or may be.
func (b *Book) mayBeDue(at place) bool {
	due := b.dueIn(at)
	return due == nil || due.Sign() > 0
}

// dueIn is the credit of an objective in a period by itself, nil where that is not known.
func (b *Book) dueIn(at place) *big.Rat {
	switch b.Judged[at.objective][at.period].Verdict {
	case judge.Undetermined:
		return nil
	case judge.Missed:
	default:
		return new(big.Rat)
	}
	if b.due[at] == nil {
		b.due[at] = b.alone(at.objective, at.period, &b.Results[at.objective][at.period], judge.Missed)
	}
	return b.due[at]
}

// alone is the credit of an objective by itself, before it must be claimed and before the limits of the agreement.
func (b *Book) alone(i, p int, r *measure.Result, v judge.Verdict) *big.Rat {
	c := b.complete(i, p, b.unclaimed(i, p, r, r.Contractual, v))
	return credit.Alone(b.Agreement, c, b.Minor).Amount
}

// shared is a row in a period.
type shared struct {
	row    *evidence.CreditClaim
	period int
}

// share is how many of the credits are due, or may be, that a row may be about, and whether its amount is that of all
// of them together.
type share struct {
	dues int
	all  bool
}

func (b *Book) shareOf(row *evidence.CreditClaim, p int) share {
	at := shared{row, p}
	if s, known := b.shares[at]; known {
		return s
	}
	s, sum := share{}, new(big.Rat)
	for _, i := range b.about[row] {
		if !b.Ends(&b.Agreement.Objectives[i], p) || !b.mayBeDue(place{i, p}) {
			continue
		}
		s.dues++
		if due := b.dueIn(place{i, p}); due == nil || sum == nil {
			sum = nil
		} else {
			sum.Add(sum, due)
		}
	}
	s.all = row.State == evidence.StepClaimed && s.dues > 1 && sum != nil && amountOf(row).Cmp(sum) >= 0
	b.shares[at] = s
	return s
}

// isShared tells whether a row has an amount, and nobody knows for which of several credits that are due in a period.
func (b *Book) isShared(row *evidence.CreditClaim, p int) bool {
	if !row.Amount.Known() || len(b.about[row]) < 2 || b.inOtherCurrency(row) {
		return false
	}
	s := b.shareOf(row, p)
	return s.dues > 1 && !s.all
}

// tellOpenClaims adds the findings about claims of which nobody knows for which of several credits they are, and about
// those whose order decides and is not known.
func (b *Book) tellOpenClaims() {
	for p := range b.Periods {
		b.tellShared(p)
		b.tellUnordered(p)
	}
}

// tellShared tells of the claims of a period that have an amount for several credits.
//
// Rule §13 (credit-claims-shared): A claim for credit with an amount that does not say for which of several credits it
// is, which are due and are more than the amount together, is a finding.
func (b *Book) tellShared(p int) {
	list, example := []*evidence.CreditClaim(nil), ""
	for _, k := range b.Evidence.CreditClaims {
		c := &b.Evidence.All.CreditClaims[k]
		at := slices.IndexFunc(b.about[c], func(i int) bool {
			return slices.Contains(b.ClaimRows(i, p), c) && b.mayBeDue(place{i, p})
		})
		if at >= 0 && b.isShared(c, p) {
			list, example = append(list, c), cmp.Or(example, b.Agreement.Objectives[b.about[c][at]].ID)
		}
	}
	if first := firstOf(list); first != nil {
		amount := finding.Money{Amount: b.Cash(amountOf(first)), Currency: b.Agreement.Currency}
		b.doubt(first, len(list), finding.Say("finding.claim-shared", amount, b.shareOf(first, p).dues,
			b.Periods[p].Label), finding.Say("hint.claim-shared", example))
	}
}

// tellUnordered tells of the claims for credits of a period whose order decides and is not known.
func (b *Book) tellUnordered(p int) {
	for i := range b.Agreement.Objectives {
		if rows := b.unordered[place{i, p}]; len(rows) > 0 && b.Ends(&b.Agreement.Objectives[i], p) {
			b.doubt(firstOf(rows), len(rows), finding.Say("finding.claim-order", b.Periods[p].Label,
				finding.Shown(b.Agreement.Objectives[i].ID)), finding.Say("hint.claim-order"))
		}
	}
}

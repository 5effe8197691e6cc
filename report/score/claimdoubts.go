package score

import (
	"slices"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/score/bounds"
	"github.com/slareport/slareport/report/timeline"
)

// creditClaims is the type of the records that say what was claimed.
const creditClaims = "credit-claims"

// claimLacks lists what could not be read that may be a claim in time for the credit of an objective in a period; none
// where nothing of the credit is left to be claimed.
//
// Rule §13 (claims-unread): A credit of which nobody knows whether it was claimed in time, because the register of claims
// did not arrive or rows of it could not be read, is bounded between lapsed and payable.
//
// Convention doubt (claims-silence): The silence of a register of claims says that nothing was claimed up to the time that
// it covers. While a credit may still be claimed nobody asks what lies after that time. Without any register a credit is
// in doubt once it cannot be claimed any more.
func (b *build) claimLacks(i, p int) (list []lack) {
	balance := b.money[p].Objectives[i].Balance
	if balance == nil || balance.Open.Sign() == 0 && balance.Lapsed.Sign() == 0 {
		return nil
	}
	return b.claimDoubts(i, p)
}

// claimDoubts lists what could not be read that may be a claim in time, whatever is left to be claimed.
func (b *build) claimDoubts(i, p int) (list []lack) {
	c := b.claimsOn(i, p, &b.Results[i][p])
	if c == nil {
		return nil
	}
	for _, row := range b.claimed[place{i, p}] {
		if b.unclear(c, row) {
			cause := evidence.CellUnread
			if !row.Unclear && row.Latest != row.At {
				cause = evidence.HourUnknown
			}
			source := b.Evidence.All.Origins[row.Pos.Origin].Source
			list = addLack(list, lack{cause, source, creditClaims, bounds.Measurement, 1})
		}
	}
	for k := range b.Gaps {
		g := &b.Gaps[k]
		if g.Records != creditClaims || !b.mayHoldClaim(g, c, p) {
			continue
		}
		n := 0
		if g.Cause.Counted() {
			n = len(g.At) + g.Undated
		}
		list = addLack(list, lack{g.Cause, g.Source, creditClaims, bounds.Measurement, n})
	}
	if !b.hasClaimRegister() && !c.InTime(b.AsOf) {
		list = append(list, lack{evidence.NoSource, "", creditClaims, bounds.Measurement, 0})
	}
	return list
}

// addLack adds up what is the same but for the count.
func addLack(list []lack, one lack) []lack {
	for k := range list {
		same := list[k]
		if same.count = one.count; same == one {
			list[k].count += one.count
			return list
		}
	}
	return append(list, one)
}

// mayHoldClaim tells whether a gap may hide a claim in time. A row with a cell that could not be read says so itself.
func (b *build) mayHoldClaim(g *evidence.Gap, c *credit.Claims, p int) bool {
	window := timeline.Interval{From: b.Periods[p].From, To: b.AsOf}
	if c.Deadline.Known() {
		window.To = min(window.To, c.Deadline+1)
	}
	switch g.Cause {
	case evidence.CellUnread:
		return false
	case evidence.NotCovered:
		return !c.InTime(b.AsOf) && !window.Intersect(g.Span).Empty()
	case evidence.FileMissing:
		return !window.Intersect(g.Span).Empty()
	}
	return true
}

// hasClaimRegister tells whether any source says what was claimed.
func (b *build) hasClaimRegister() bool {
	return slices.ContainsFunc(b.Evidence.All.Sources, func(s evidence.Source) bool {
		return slices.Contains(s.Records, creditClaims)
	})
}

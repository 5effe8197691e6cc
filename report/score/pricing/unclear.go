package pricing

import (
	"slices"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/bounds"
	"github.com/slareport/slareport/report/timeline"
)

// creditClaims is the type of the records that say what was claimed.
const creditClaims = "credit-claims"

// ClaimLacks lists what could not be read that may be a claim in time for the credit of an objective in a period; none
// where nothing of the credit is left to be claimed.
//
// Rule §13 (claims-unread): A credit of which nobody knows whether it was claimed in time, because the register of
// claims did not arrive or rows of it could not be read, is bounded between lapsed and payable.
//
// Convention doubt (claims-silence): The silence of a register of claims says that nothing was claimed up to the time
// that it covers. While a credit may still be claimed nobody asks what lies after that time. Without any register a
// credit is in doubt once it cannot be claimed any more.
func (b *Book) ClaimLacks(i, p int) (list []assess.Lack) {
	balance := b.Money[p].Objectives[i].Balance
	if balance == nil || balance.Open.Sign() == 0 && balance.Lapsed.Sign() == 0 {
		return nil
	}
	return b.claimDoubts(i, p)
}

// claimDoubts lists what could not be read that may be a claim in time, whatever is left to be claimed.
func (b *Book) claimDoubts(i, p int) (list []assess.Lack) {
	if !mustBeClaimed(&b.Agreement.Objectives[i]) || !b.Ends(&b.Agreement.Objectives[i], p) {
		return nil
	}
	c := b.claimsOn(i, p, &b.Results[i][p])
	at := place{i, p}
	for _, row := range b.ClaimRows(i, p) {
		cause, unclear := b.unclear(c, row, at)
		if !unclear && slices.Contains(b.unordered[at], row) {
			cause, unclear = evidence.OrderUnknown, true
		}
		if unclear {
			list = addLack(list, lackOf(cause, b.Evidence.All.Origins[row.Pos.Origin].Source, 1))
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
		list = addLack(list, lackOf(g.Cause, g.Source, n))
	}
	if !b.hasClaimRegister() && !c.InTime(b.AsOf) {
		list = append(list, lackOf(evidence.NoSource, "", 0))
	}
	return list
}

// unclear tells of a row of which nobody knows what it says, or whether it was in time, why that is.
//
// Convention doubt (claim-unclear): A claim of which period, time, state or amount could not be read, whose amount is
// in another currency than the agreement's, whose day alone is known where the hour decides, that is dated before the
// month, the quarter or the year of the credit began, or that has an amount and names no objective or a table, where
// more than one credit is due that must be claimed and the amount is less than all of them, may be a claim in time and
// may not: the credit is bounded between lapsed and payable. So is one that was claimed, where such a row says that it
// was withdrawn, refused, granted or issued.
func (b *Book) unclear(c *credit.Claims, row *evidence.CreditClaim, at place) (cause evidence.GapCause, is bool) {
	byTime := row.State == evidence.StepClaimed
	switch {
	case b.inOtherCurrency(row):
		return evidence.ClaimsForeign, true
	case row.Unclear:
		return evidence.CellUnread, true
	case b.astray[row]:
		return evidence.ClaimsAstray, true
	case b.tooEarly(row, at):
		return evidence.ClaimsEarly, true
	case byTime && c.InTime(row.At) != c.InTime(row.Latest):
		return evidence.HourUnknown, true
	}
	return evidence.ClaimsShared, b.isShared(row, at.period)
}

// lackOf is what a source lacks of claims for credit.
func lackOf(cause evidence.GapCause, source string, count int) assess.Lack {
	return assess.Lack{Cause: cause, Source: source, Records: creditClaims, Use: bounds.Measurement, Count: count}
}

// addLack adds up what is the same but for the count.
func addLack(list []assess.Lack, one assess.Lack) []assess.Lack {
	for k := range list {
		same := list[k]
		if same.Count = one.Count; same == one {
			list[k].Count += one.Count
			return list
		}
	}
	return append(list, one)
}

// mayHoldClaim tells whether a gap may hide a claim in time. A row with a cell that could not be read says so itself.
func (b *Book) mayHoldClaim(g *evidence.Gap, c *credit.Claims, p int) bool {
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
func (b *Book) hasClaimRegister() bool {
	return slices.ContainsFunc(b.Evidence.All.Sources, func(s evidence.Source) bool {
		return slices.Contains(s.Records, creditClaims)
	})
}

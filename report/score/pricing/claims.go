package pricing

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// place is an objective in a period.
type place struct{ objective, period int }

// findClaims gives each row of the register of claims for credit to the credits that it is about. Rows later than the
// date of the data are not known.
//
// Rule §13 (credit-claims-of-nothing): Claims for credits of a period or an objective that the agreement does not have,
// or that need no claim, are a finding with their number and the first row.
//
// Rule §13 (credit-claims-later): Claims for credit that are dated after the date of the data are not known yet, and
// are a finding with their number and the first row.
func (b *Book) findClaims() {
	b.claimed, b.astray = map[place][]*evidence.CreditClaim{}, map[*evidence.CreditClaim]bool{}
	b.due, b.shares, b.about = map[place]*big.Rat{}, map[shared]share{}, map[*evidence.CreditClaim][]int{}
	var later, stray, foreign, early []*evidence.CreditClaim
	for _, k := range b.Evidence.CreditClaims {
		c := &b.Evidence.All.CreditClaims[k]
		if c.At > b.AsOf {
			later = append(later, c)
			continue
		}
		about := b.claimable(c)
		b.about[c] = about
		places, read := b.placesOf(c, about)
		if len(about) == 0 || !read {
			stray = append(stray, c)
		}
		if b.inOtherCurrency(c) {
			foreign = append(foreign, c)
		}
		if len(places) > 0 && read && !slices.ContainsFunc(places, func(at place) bool { return !b.tooEarly(c, at) }) {
			early = append(early, c)
		}
		for _, at := range places {
			b.claimed[at] = append(b.claimed[at], c)
		}
	}
	b.order()
	b.tellClaims(later, stray, foreign, early)
}

// tellClaims adds the findings about rows of the register.
func (b *Book) tellClaims(later, stray, foreign, early []*evidence.CreditClaim) {
	if first := firstOf(later); first != nil {
		b.doubt(first, len(later), finding.Say("finding.claim-later", first.At, b.AsOf), finding.Say("hint.claim-later"))
	}
	if first := firstOf(stray); first != nil {
		about := first.Period.String()
		if !first.Objective.Empty() {
			about += ", " + first.Objective.String()
		}
		hint := finding.Say("hint.claims-of-nothing")
		if item := b.itemNamed(first.Objective.String()); item != "" {
			hint = finding.Say("hint.did-you-mean", item)
		}
		b.doubt(first, len(stray), finding.Say("finding.claims-of-nothing", finding.Shown(about)), hint)
	}
	if first := firstOf(foreign); first != nil {
		b.doubt(first, len(foreign), finding.Say("finding.claim-currency", finding.Shown(first.Currency.String()),
			b.Agreement.Currency), finding.Say("hint.convert-currency"))
	}
	if first := firstOf(early); first != nil {
		b.doubt(first, len(early), finding.Say("finding.claim-early", first.At, first.Period.String()),
			finding.Say("hint.claim-early"))
	}
}

// itemNamed is the id of the objective of an item that a claim names without its table; "" where there is none, or
// several.
func (b *Book) itemNamed(name string) (id string) {
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		if !mustBeClaimed(o) || o.Item == nil || !evidence.Same(o.Item.Name, name) {
			continue
		}
		if id != "" {
			return ""
		}
		id = o.ID
	}
	return id
}

// placesOf are the credits that a row is about, of some objectives, as far as they are priced. A row of which nobody
// knows the period may be about the credit of any.
//
// Convention credits (claim-of-own-period): The credit of an objective that is judged once for a quarter, a half-year
// or a year is named by that (2026-Q3, 2026-H2, 2026) or by a period within it (2026-07). A label of a quarter, a
// half-year or a year is about the objectives that are judged by it. A claim for a month that names no objective is
// about the credits that the report of that month owes: that of a quarter with the quarter's last one, unless the
// credits of quarters are all there is to claim.
func (b *Book) placesOf(c *evidence.CreditClaim, about []int) (list []place, read bool) {
	label := evidence.Plain(c.Period.String())
	all := c.Objective.Empty() && slices.ContainsFunc(about, func(i int) bool {
		return !hasOwnPeriods(&b.Agreement.Objectives[i])
	})
	for _, i := range about {
		period, ok := b.periodOf(&b.Agreement.Objectives[i], label)
		if !ok || all && b.endsBefore(label, period) {
			continue
		}
		read = true
		for p := range b.Periods {
			if v := b.Periods[p]; v.From < period.To && period.From < v.To && b.claimedIn(i, p) {
				list = append(list, place{i, p})
			}
		}
	}
	if _, err := b.Agreement.Cycle().Parse(label); !read && err != nil {
		b.astray[c] = true
		for _, i := range about {
			for p := range b.Periods {
				list = append(list, place{i, p})
			}
		}
	}
	return list, read
}

// periodOf is the time that a label names for an objective: a period of the agreement or, of an objective with periods
// of its own, one of these.
func (b *Book) periodOf(o *agreement.Objective, label string) (calendar.Period, bool) {
	period, err := b.Agreement.Cycle().Parse(label)
	if !hasOwnPeriods(o) {
		return period, err == nil
	}
	own := b.OwnCycle(o)
	if err == nil {
		return own.Of(period.To - 1), true
	}
	period, err = own.Parse(label)
	return period, err == nil
}

// hasOwnPeriods tells whether an objective is judged by a quarter, a half-year or a year of its own.
func hasOwnPeriods(o *agreement.Objective) bool { return o.Span != nil && o.Span.Own }

// endsBefore tells whether the period of the agreement that a label names is over before another one is.
func (b *Book) endsBefore(label string, p calendar.Period) bool {
	named, err := b.Agreement.Cycle().Parse(label)
	return err == nil && named.To < p.To
}

// claimedIn tells whether claims for the credit of an objective belong to a period: the one in which it is judged, and
// the reported one, in which it may be under way.
func (b *Book) claimedIn(i, p int) bool {
	return p == len(b.Periods)-1 || b.Ends(&b.Agreement.Objectives[i], p)
}

// tooEarly tells whether a row says that something was done about a credit of an objective before the time began that
// it is for: the month, the quarter or the year.
func (b *Book) tooEarly(c *evidence.CreditClaim, at place) bool {
	return c.At.Known() && c.At < b.Window(&b.Agreement.Objectives[at.objective], at.period).From
}

// inOtherCurrency tells whether a row has an amount in another currency than the agreement's.
func (b *Book) inOtherCurrency(c *evidence.CreditClaim) bool {
	return c.Amount.Known() && !c.Currency.Empty() && !evidence.Same(c.Currency.String(), b.Agreement.Currency)
}

// ClaimRows are the rows of the register that are about the credit of an objective in a period, in order of time.
func (b *Book) ClaimRows(i, p int) []*evidence.CreditClaim { return b.claimed[place{i, p}] }

// claimable are the objectives whose credit a row may be about, of those whose credit must be claimed.
//
// Convention credits (claim-of-items): A claim that names an objective for each item of a table, and none of the items,
// is about all of them, as one that names no objective is about all objectives.
func (b *Book) claimable(c *evidence.CreditClaim) (list []int) {
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		if mustBeClaimed(o) && names(c, o) {
			list = append(list, i)
		}
	}
	return list
}

// names tells whether a claim is about an objective, by its id or that of its table, or about all of them.
func names(c *evidence.CreditClaim, o *agreement.Objective) bool {
	is := func(id string) bool { return evidence.Same(id, c.Objective.String()) }
	return c.Objective.Empty() || is(o.ID) || o.Item != nil && is(o.Item.Group)
}

func mustBeClaimed(o *agreement.Objective) bool { return o.Credit != nil && o.Credit.Claim != nil }

// firstOf is the first row of some; nil where there is none.
func firstOf(list []*evidence.CreditClaim) (first *evidence.CreditClaim) {
	for _, c := range list {
		if first == nil || evidence.ComparePos(c.Pos, first.Pos) < 0 {
			first = c
		}
	}
	return first
}

// doubt adds a finding about so many rows of the register.
func (b *Book) doubt(first *evidence.CreditClaim, count int, message, hint finding.Message) {
	o := b.Evidence.All.Origins[first.Pos.Origin]
	b.Doubts = append(b.Doubts, evidence.Finding{
		Severity: evidence.Warning, File: o.File, Sheet: o.Sheet, Row: int(first.Pos.Row), Count: count,
		Message: message, Hint: hint,
	})
}

// ClaimsOn is what is known of the claims for the credit of an objective in a period; nil where it needs none. What is
// not due yet was not claimed in it.
func (b *Book) ClaimsOn(i, p int, r *measure.Result) *credit.Claims {
	o := &b.Agreement.Objectives[i]
	if !mustBeClaimed(o) {
		return nil
	}
	if !b.Ends(o, p) {
		return &credit.Claims{Deadline: b.claimUntil(o, p, r), AsOf: b.AsOf}
	}
	return b.claimsOn(i, p, r)
}

func (b *Book) claimsOn(i, p int, r *measure.Result) *credit.Claims {
	out := &credit.Claims{Deadline: b.claimUntil(&b.Agreement.Objectives[i], p, r), AsOf: b.AsOf}
	at, answers := place{i, p}, []credit.ClaimStep(nil) // of which nobody knows what they leave of the claim
	for _, c := range b.ClaimRows(i, p) {
		if _, unclear := b.unclear(out, c, at); unclear {
			if c.State != evidence.StepClaimed {
				answers = append(answers, credit.ClaimStep{
					What: evidence.StepWithdrawn, At: b.AsOf, Reference: evidence.Fold(c.Reference),
				})
			}
			continue
		}
		step := credit.ClaimStep{What: c.State, At: c.At, Reference: evidence.Fold(c.Reference)}
		if c.Amount.Known() && len(b.about[c]) > 1 && !b.mayBeDue(at) {
			continue // its amount is that of another credit
		}
		if c.Amount.Known() && (len(b.about[c]) < 2 || !b.shareOf(c, p).all) {
			step.Amount = amountOf(c)
		}
		out.Steps = append(out.Steps, step)
	}
	out.Steps = append(out.Steps, answers...)
	return out
}

// Claimable is what the periods would pay more in all if all that may still be claimed were claimed in time; nil where
// nothing may.
//
// Convention credits (claimable-after-limits): What may still be claimed is told with what the limits of the agreement
// leave of it: the periods are settled anew, one after the other, as if all of that had been claimed in time. What one
// of them takes of a limit of the year is not there for the next.
func (b *Book) Claimable() *big.Rat {
	assumed, open, more := *b, false, new(big.Rat)
	assumed.Money = slices.Clone(b.Money)
	for p := range b.Money {
		cases := b.Cases(p)
		for i := range cases {
			if balance := b.Money[p].Objectives[i].Balance; balance != nil && balance.Open.Sign() > 0 {
				cases[i].Claims.Assumed, open = true, true
			}
		}
		if open {
			assumed.Money[p] = assumed.Settle(cases, p)
			more.Add(more, new(big.Rat).Sub(assumed.Money[p].Payable, b.Money[p].Payable))
		}
	}
	if !open {
		return nil
	}
	return more
}

// claimUntil is the last instant of a claim in time; NoInstant where it is not known yet.
//
// Convention credits (claim-within): The time to claim is so many times 24 hours, from the end of the period, of the
// last incident that counts in the credit, or of the day on which the agreement says that the report of the period was
// handed over. To build it again changes no deadline. An incident that lasts has no deadline yet, and neither has a
// period of which the agreement does not say when its report was handed over. Where misses are no outages and no cases
// the end of the period stands for that of the incident; a late case ends when its clock stops. Set by `credits.claim`,
// `credits.reported`, `objectives.credit.claim`.
func (b *Book) claimUntil(o *agreement.Objective, p int, r *measure.Result) timeline.Instant {
	from := b.Periods[p].To
	switch o.Credit.Claim.Of {
	case agreement.OfReport:
		day, known := b.Agreement.Credits.Reported[b.Periods[p].Label]
		if !known {
			return timeline.NoInstant
		}
		from = calendar.NewZone(b.Agreement.Zone).StartOfDay(day.AddDays(1))
	case agreement.OfIncidentEnd:
		for _, reading := range []measure.Reading{measure.AsAgreed, measure.OnProvider} {
			if end, any := lastEnd(r.Occurrences, reading); any {
				from = end
				break
			}
		}
	}
	if !from.Known() {
		return from
	}
	return from.Add(o.Credit.Claim.Within)
}

// lastEnd is when the last of the outages or late cases was over that count; NoInstant while one lasts.
func lastEnd(occurrences []measure.Occurrence, reading measure.Reading) (end timeline.Instant, any bool) {
	end = timeline.MinInstant
	for i := range occurrences {
		s := &occurrences[i]
		if s.Time[reading] == measure.NotMissed {
			continue
		}
		if any = true; !s.End.Known() {
			return timeline.NoInstant, true
		}
		end = max(end, s.End)
	}
	return end, any
}

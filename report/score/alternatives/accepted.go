package alternatives

import (
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/figures"
	"github.com/slareport/slareport/report/score/pricing"
)

// Accepted measures the period again with one refused claim accepted and lists what would differ.
//
// Rule §5 (claim-refused): A refused claim is reported with what it would have changed, in the score and in money.
func Accepted(b *pricing.Book, d *fault.Decision) []report.Change {
	if !fault.Excuses(b.Agreement, d.Party) {
		return []report.Change{}
	}
	p := len(b.Periods) - 1
	last := []calendar.Period{b.Periods[p]}
	claims := b.Claims.Accepting(b.Agreement, d.Claim)
	ctx := b.ContextOver(last, claims)
	ctx.Proofs() // of all the evidence
	changes := []report.Change{}
	cases, ends := b.Cases(p), make([]pricing.Ending, len(b.Judged))
	for i := range b.Agreement.Objectives {
		o, was := &b.Agreement.Objectives[i], &b.Judged[i][p]
		ends[i] = pricing.Ending{Missed: was.Verdict == judge.Missed, Misses: b.Results[i][p].Misses}
		if was.Verdict == judge.NoVolume || !b.ClaimConcerns(d, o) {
			continue
		}
		if b.OpenByHours(i, p) { // then it is not known what the claim changes either
			continue
		}
		ctx.Evidence = b.UnderWay(o, p)
		results, err := b.WithoutHours(ctx, o)
		if err != nil { // samples were summed up for the claims as they stand, and this one would cut them elsewhere
			what := finding.Say("finding.no-change", b.Evidence.All.Claims[d.Claim].ID, o.Name)
			b.Doubts = append(b.Doubts, evidence.Finding{Severity: "note", Message: what})
			continue
		}
		r := &results[0]
		now := b.Judge(o, r, p)
		ends[i] = pricing.Ending{Missed: now.Verdict == judge.Missed, Misses: r.Misses}
		if now.Verdict == was.Verdict && sameScore(r.Contractual, b.Results[i][p].Contractual) {
			continue
		}
		cases[i] = b.CreditAs(i, p, r, r.Contractual, now.Verdict)
		changes = append(
			changes,
			report.Change{
				Objective: o.ID, Value: figures.Of(b.Agreement, o, &now, r, &b.Results[i][p]).Score(r.Contractual).Shown,
				Verdict: report.Verdict(now.Verdict.String()),
			},
		)
	}
	for i, broke := range b.Broken(ends, b.Agreement.Fault.Undetermined == party.Provider) {
		broke.Into(&cases[i])
	}
	payable := b.Cash(b.Settle(cases, p).Payable)
	for i := range changes {
		changes[i].Payable = payable
	}
	return changes
}

// sameScore tells whether two scores are equal, exactly.
func sameScore(a, b measure.Score) bool {
	same := func(x, y *big.Rat) bool { return x == y || x != nil && y != nil && x.Cmp(y) == 0 }
	return same(a.Good, b.Good) && same(a.Total, b.Total) && same(a.Value, b.Value)
}

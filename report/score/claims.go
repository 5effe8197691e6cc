package score

import (
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/pricing"
	"github.com/slareport/slareport/report/timeline"
)

// claimsOf lists the claims that touch the period: what was accepted, what was refused with what it lacked
// and what it would have changed (rules §5).
func (b *build) claimsOf() report.Claims {
	out := report.Claims{Accepted: []report.Claim{}, Refused: []report.Claim{}, DisputeUntil: b.disputeUntil()}
	last, again := b.Periods[len(b.Periods)-1], b.measuredAgain()
	for i := range b.Claims.Decisions {
		d := &b.Claims.Decisions[i]
		if len(d.Time.Clip(last.Interval)) == 0 && len(d.Time) > 0 {
			continue
		}
		if len(d.Accepted.Clip(last.Interval)) > 0 || len(d.Lacks) == 0 {
			out.Accepted = append(out.Accepted, b.claim(d, d.Accepted.Clip(last.Interval)))
		}
		if len(d.Lacks) == 0 {
			continue
		}
		refused := b.claim(d, d.Time.Subtract(d.Accepted).Clip(last.Interval))
		for _, l := range d.Lacks {
			refused.Lacks = append(refused.Lacks, b.Words.T("lack."+string(l)))
		}
		if len(out.Refused) < again {
			refused.Changes = b.hadItBeenAccepted(d)
		}
		refused.FileUntil, refused.Completable = b.fileUntil(d), b.completable(d)
		out.Refused = append(out.Refused, refused)
	}
	if n := len(out.Refused); n > again {
		what := finding.Say("finding.many-refused", finding.Count(again), finding.Count(n))
		b.Doubts = append(b.Doubts, evidence.Finding{Severity: "note", Message: what})
	}
	return out
}

// To tell what a refused claim would have changed, the period is measured again, at the cost of the period itself: for
// so many records times objectives in all, and for no fewer and no more claims than these.
const (
	workAgain   = 10_000_000
	fewestAgain = 10
	mostAgain   = 200
)

// measuredAgain is for how many refused claims the period is measured again.
func (b *build) measuredAgain() int {
	v := b.Evidence
	records := 1 + len(v.Tickets) + len(v.Outages) + len(v.Claims) + len(v.Surveys) + len(v.Tallies) + len(v.Obligations)
	return min(max(workAgain/(records*len(b.Agreement.Objectives)), fewestAgain), mostAgain)
}

func (b *build) claim(d *fault.Decision, time timeline.Set) report.Claim {
	c := &b.Evidence.All.Claims[d.Claim]
	out := report.Claim{
		ID: c.ID, Party: d.Party.String(), From: c.From.String(), To: c.To.String(), Of: b.Evidence.CasesNamed(c),
		Reason: c.Reason, Reference: c.Reference, Seconds: seconds(time.Length()), Row: b.Evidence.All.Where(c.Pos),
	}
	return out
}

// hadItBeenAccepted measures the period again with one refused claim accepted and lists what would differ.
//
// Rule §5 (claim-refused): A refused claim is reported with what it would have changed, in the score and in money.
func (b *build) hadItBeenAccepted(d *fault.Decision) []report.Change {
	p := len(b.Periods) - 1
	last := []calendar.Period{b.Periods[p]}
	claims := b.Claims.Accepting(b.Agreement, d.Claim)
	ctx := b.ContextOver(last, claims)
	changes := []report.Change{}
	objectives, ends := make([]credit.Objective, len(b.Judged)), make([]pricing.Ending, len(b.Judged))
	for i := range b.Agreement.Objectives {
		o, was := &b.Agreement.Objectives[i], &b.Judged[i][p]
		objectives[i] = b.Money[p].Objectives[i]
		ends[i] = pricing.Ending{Missed: was.Verdict == judge.Missed, Misses: b.Results[i][p].Misses}
		if was.Verdict == judge.NoVolume || !concerns(b, d, o) {
			continue
		}
		if b.OpenByHours(i, p) { // then it is not known what the claim changes either
			continue
		}
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
		objectives[i] = b.CreditAs(i, p, r, r.Contractual, now.Verdict)
		changes = append(
			changes,
			report.Change{
				Objective: o.ID, Value: figuresOf(b.Agreement, o, &now, r, &b.Results[i][p]).score(r.Contractual).Shown,
				Verdict: report.Verdict(now.Verdict.String()),
			},
		)
	}
	for i, names := range b.Broken(ends, b.Agreement.Fault.Undetermined == party.Provider) {
		objectives[i].Case.Incidents = names
	}
	payable := b.Cash(b.Settle(objectives, p).Payable)
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

// concerns tells whether a claim can touch an objective at all; one that names cases touches them whatever services
// it names beside.
func concerns(b *build, d *fault.Decision, o *agreement.Objective) bool {
	c := &b.Evidence.All.Claims[d.Claim]
	if len(c.IDs) > 0 || len(c.Services) == 0 || o.Service == "" {
		return true
	}
	for _, s := range c.Services {
		if evidence.Same(s, o.Service) {
			return true
		}
	}
	return false
}

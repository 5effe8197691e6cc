package score

import (
	"iter"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/score/alternatives"
	"github.com/slareport/slareport/report/score/figures"
	"github.com/slareport/slareport/report/timeline"
)

// claimsOf lists the claims that touch the period: what was accepted, what was refused with what it lacked
// and what it would have changed (rules §5).
func (b *build) claimsOf() report.Claims {
	var c report.Collector[report.Claim]
	return report.Claims{
		Accepted: c.Collect(b.accepted), Refused: c.Collect(b.refused), DisputeUntil: b.disputeUntil(),
	}
}

// accepted are the claims that count for a part of the period, or that lack nothing.
func (b *build) accepted(yield func(report.Claim) bool) {
	for d, period := range b.decisions() {
		time := d.Accepted.Clip(period)
		if (len(time) > 0 || len(d.Lacks) == 0) && !yield(b.claim(d, time)) {
			return
		}
	}
}

// refused are the claims that lack something.
func (b *build) refused(yield func(report.Claim) bool) {
	n, again := 0, b.measuredAgain()
	for d, period := range b.decisions() {
		if len(d.Lacks) == 0 {
			continue
		}
		refused := b.claim(d, d.Time.Subtract(d.Accepted).Clip(period))
		for _, l := range d.Lacks {
			refused.Lacks = append(refused.Lacks, b.Words.T("lack."+string(l)))
		}
		if n < again {
			refused.Changes = alternatives.Accepted(b.Book, d)
		}
		refused.FileUntil, refused.Completable = b.fileUntil(d), b.completable(d)
		if n++; !yield(refused) {
			return
		}
	}
	if n > again {
		what := finding.Say("finding.many-refused", finding.Count(again), finding.Count(n))
		b.Doubts = append(b.Doubts, evidence.Finding{Severity: "note", Message: what})
	}
}

// decisions are those about claims that touch the period, with the period.
func (b *build) decisions() iter.Seq2[*fault.Decision, timeline.Interval] {
	return func(yield func(*fault.Decision, timeline.Interval) bool) {
		last := b.Periods[len(b.Periods)-1].Interval
		for i := range b.Claims.Decisions {
			d := &b.Claims.Decisions[i]
			if len(d.Time) > 0 && len(d.Time.Clip(last)) == 0 {
				continue
			}
			if !yield(d, last) {
				return
			}
		}
	}
}

// To tell what a refused claim would have changed, the period is measured again, at the cost of the period itself: for
// so many records times objectives in all, and for no fewer and no more claims than these.
const (
	workAgain   = 10_000_000
	fewestAgain = 3
	mostAgain   = 200
	claimWork   = 8 // records that a claim is as much work as: each may cut the time of every outage
)

// measuredAgain is for how many refused claims the period is measured again.
func (b *build) measuredAgain() int {
	v := b.Evidence
	records := 1 + len(v.Tickets) + len(v.Outages) + len(v.Surveys) + len(v.Tallies) + len(v.Obligations) +
		claimWork*len(v.Claims)
	return min(max(workAgain/(records*len(b.Agreement.Objectives)), fewestAgain), mostAgain)
}

func (b *build) claim(d *fault.Decision, time timeline.Set) report.Claim {
	c := &b.Evidence.All.Claims[d.Claim]
	out := report.Claim{
		ID: c.ID, Party: d.Party.String(), From: c.From.String(), To: c.To.String(), Of: b.Evidence.CasesNamed(c),
		Reason: c.Reason, Reference: c.Reference, Seconds: figures.Seconds(time.Length()), Row: b.Evidence.All.Where(c.Pos),
	}
	return out
}

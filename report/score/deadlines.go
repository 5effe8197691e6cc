package score

import (
	"slices"
	"time"

	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/timeline"
)

// disputeUntil is the last local date on which the client may dispute the report: the agreed time after the date of
// its data. "" where none is agreed.
//
// Convention beside (dispute-and-completion): The client may dispute a report within the agreed time of the date of
// its data, since nobody knows when it was sent. A refused claim may be completed as long as the time to record it is
// still running at that date and all that it lacks can still be supplied: what was announced too late, lies outside the
// window or is over the allowance cannot. Set by `fault.claims.dispute`, `fault.claims.within`.
func (b *build) disputeUntil() string {
	if b.Agreement.Fault.Claims.Dispute == 0 {
		return ""
	}
	return b.date(b.AsOf.Add(b.Agreement.Fault.Claims.Dispute))
}

// fileUntil is the last local date on which a refused claim may still be completed: the time to record it, while that
// runs at the date of the data. "" where it is over or none is agreed, or where the claim lacks what nobody can supply
// any more.
func (b *build) fileUntil(d *fault.Decision) string {
	within := b.Agreement.Fault.Claims.Within
	if within == 0 || len(d.Time) == 0 || !b.completable(d) {
		return ""
	}
	return b.date(fault.EndOf(d.Time).Add(within))
}

// completable tells whether a refused claim can still get what it lacks.
func (b *build) completable(d *fault.Decision) bool {
	if slices.ContainsFunc(d.Lacks, func(l fault.Lack) bool { return !l.CanBeSupplied() }) {
		return false
	}
	within := b.Agreement.Fault.Claims.Within
	return within == 0 || len(d.Time) == 0 || fault.EndOf(d.Time).Add(within) >= b.AsOf
}

// date is the local date of an instant, 2006-01-02.
func (b *build) date(at timeline.Instant) string {
	return at.In(b.Agreement.Zone).Format(time.DateOnly)
}

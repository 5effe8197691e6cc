package score_test

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// Decides: dispute-and-completion.
func TestTheClientMayDisputeFromTheDateOfTheData(t *testing.T) {
	a := uptime(t, "wan")
	e := outages(down("A", "wan", 12, 1))
	e.Newest = at(20, 22, 59) // 23:59 in Berlin
	if got := build(t, a, e, "2026-12").Claims.DisputeUntil; got != "" {
		t.Errorf("an agreement without a time to dispute gives %s", got)
	}
	a.Fault.Claims.Dispute = 3 * timeline.Day
	if got := build(t, a, e, "2026-12").Claims.DisputeUntil; got != "2026-12-23" {
		t.Errorf("three days after the 20th are %s", got)
	}
	e.Newest = e.Newest.Add(timeline.Minute)
	if got := build(t, a, e, "2026-12").Claims.DisputeUntil; got != "2026-12-24" {
		t.Errorf("three days after the midnight that ends the 20th are %s", got)
	}
}

// The outage ends on the 10th at 9:00 UTC, and a claim for it that nobody approved may be recorded for five days.
//
// Decides: dispute-and-completion.
func TestARefusedClaimMayBeCompletedWhileItsTimeRuns(t *testing.T) {
	a := uptime(t, "wan")
	a.Fault.Claims = agreement.ClaimTerms{Approval: true, Within: 5 * timeline.Day}
	e := outages(down("A", "wan", 12, 1))
	none := timeline.NoInstant
	e.Claims = []evidence.Claim{
		{
			ID: "C", Party: texttest.T("customer"), From: e.Outages[0].From, To: e.Outages[0].To, Recorded: at(11, 9, 0),
			Announced: none, ApprovedAt: none,
		},
	}
	for _, c := range []struct {
		asOf timeline.Instant
		want string
	}{{at(15, 9, 0), "2026-12-15"}, {at(15, 9, 0).Add(timeline.Second), ""}} {
		e.Newest = c.asOf
		refused := build(t, a, e, "2026-12").Claims.Refused
		if refused.Len() != 1 || refused.At(0).FileUntil != c.want {
			t.Errorf("at %s: %+v, want one to be completed until %q", c.asOf, refused, c.want)
		}
	}
}

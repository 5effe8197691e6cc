package score_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// line is an agreement about one line at 10,000 a month: below 99.5 % pays 5 %, below 98 % pays 20 %, nothing caps it.
// October 2026 in Berlin has 745 h.
func line(t *testing.T) *agreement.Agreement {
	a := contract(t)
	a.Objectives = slices.DeleteFunc(a.Objectives, func(o agreement.Objective) bool { return o.ID != "uptime" })
	a.Fees = []agreement.Fee{{Service: "wan", Amounts: since(decimal.RequireFromString("10000.00"))}}
	a.Credits = agreement.Credits{}
	return a
}

// failed adds an outage of some hours from midnight UTC of a day in October.
func failed(e *evidence.Evidence, id string, day int, hours timeline.Micros) {
	none := timeline.NoInstant
	e.Outages = append(e.Outages,
		evidence.Outage{ID: id, Service: texttest.T("wan"), From: noon(day, 0), To: noon(day, 0).Add(hours * timeline.Hour),
			Detected: none, Acknowledged: none, Notified: none, Share: evidence.NoFixed,
			Pos: evidence.Pos{Row: uint32(len(e.Outages) + 2)}})
}

// claimed adds a claim for an outage that has all that a claim may need.
func claimed(e *evidence.Evidence, id, who, outage string, more ...func(*evidence.Claim)) {
	none := timeline.NoInstant
	c := evidence.Claim{ID: id, Party: texttest.T(who), IDs: []string{outage}, Reference: "R", ApprovedBy: "client",
		Mitigation: "rerouted", From: none, To: none,
		Recorded: none, Announced: none, ApprovedAt: none, Pos: evidence.Pos{Row: uint32(len(e.Claims) + 20)}}
	for _, f := range more {
		f(&c)
	}
	e.Claims = append(e.Claims, c)
}

func quiet() *evidence.Evidence {
	return &evidence.Evidence{Texts: texttest.Texts,
		Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
		Sources: []evidence.Source{{ID: "all", Records: []string{"outages", "claims"}}}, Newest: noon(31, 23)}
}

// lost is the availability of October with some seconds lost, in percent.
func lost(seconds int64) *big.Rat { return big.NewRat(100*(745*3600-seconds), 745*3600) }

// near tells whether a printed figure is the exact one to its two decimals.
func near(t *testing.T, what, printed string, want *big.Rat) {
	t.Helper()
	off := new(big.Rat).Sub(exact.Parse(printed), want)
	if off.Abs(off).Cmp(big.NewRat(1, 100)) >= 0 {
		t.Errorf("%s: printed %s, worked out %s", what, printed, want.FloatString(4))
	}
}

// Ten and five hours are down: 15 h of 745 h leave 97.99 %, which pays 20 %. Each claim, had it been approved, would
// have left the other outage: 5 h leave 99.33 % and 10 h 98.66 %, both of which pay 5 %.
//
// Decides: claim-refused.
func TestRules5ARefusedClaimIsToldWithWhatItWouldChangeInScoreAndMoney(t *testing.T) {
	e := quiet()
	failed(e, "O1", 5, 10)
	failed(e, "O2", 12, 5)
	claimed(e, "C1", "customer", "O1", func(c *evidence.Claim) { c.ApprovedBy = "" })
	// approved too late to be known
	claimed(e, "C2", "third-party", "O2", func(c *evidence.Claim) { c.ApprovedAt = e.Newest + 1 })
	r := build(t, line(t), e, "2026-10")
	o := r.Objectives[0]
	near(t, "contractual", o.Contractual.Shown, lost(15*3600))
	near(t, "attributable: both have a reference", o.Attributable.Shown, lost(0))
	if r.Credits.Payable != "2000.00" || r.Claims.Refused.Len() != 2 || r.Claims.Accepted.Len() != 0 {
		t.Fatalf("payable %s, claims %+v", r.Credits.Payable, r.Claims)
	}
	for i, want := range []struct {
		id   string
		left int64 // hours
	}{{"C1", 5}, {"C2", 10}} {
		c := r.Claims.Refused.At(i)
		if c.ID != want.id || !slices.Equal(c.Lacks, []string{"approval by the other side"}) || len(c.Changes) != 1 {
			t.Fatalf("%+v", c)
		}
		change := c.Changes[0]
		near(t, c.ID, change.Value, lost(want.left*3600))
		if change.Objective != "uptime" || change.Verdict != report.Missed || change.Payable != "500.00" {
			t.Errorf("%s: %+v", c.ID, change)
		}
	}
	e.Newest++ // on the day of its approval the second one is accepted, and the first one would make it whole
	r = build(t, line(t), e, "2026-10")
	if r.Credits.Payable != "500.00" || r.Claims.Accepted.Len() != 1 || r.Claims.Accepted.At(0).Seconds != 5*3600 {
		t.Fatalf("payable %s, accepted %+v", r.Credits.Payable, r.Claims.Accepted)
	}
	want := report.Change{Objective: "uptime", Value: "100.00", Verdict: report.Excused, Payable: "0.00"}
	if got := r.Claims.Refused.At(0).Changes; len(got) != 1 || got[0] != want {
		t.Errorf("%+v", got)
	}
}

// A claim has seven days: recorded on the last instant it is accepted, one later it is refused.
//
// Decides: claim-needs.
func TestRules5AClaimHasItsDeadline(t *testing.T) {
	a := line(t)
	a.Fault.Claims = agreement.ClaimTerms{Within: 7 * timeline.Day}
	for late, want := range map[timeline.Micros]string{0: "0.00", 1: "500.00"} {
		e := quiet()
		failed(e, "O", 5, 10)
		claimed(e, "C", "customer", "O", func(c *evidence.Claim) { c.Recorded = e.Outages[0].To.Add(7*timeline.Day + late) })
		r := build(t, a, e, "2026-10")
		if r.Credits.Payable != want || r.Claims.Accepted.Len() != 1-int(late) {
			t.Errorf("%d µs late: payable %s, claims %+v", late, r.Credits.Payable, r.Claims)
		}
		if late > 0 &&
			(!strings.HasPrefix(r.Claims.Refused.At(0).Lacks[0], "a record in time") ||
				r.Claims.Refused.At(0).Changes[0].Payable != "0.00") {
			t.Errorf("%+v", r.Claims.Refused)
		}
	}
}

// Ten hours of maintenance with eight allowed: two hours are the provider's, 99.73 %. Without the allowance it is
// all excused, and with six allowed four hours leave 99.46 %, which pays 5 %.
//
// Decides: claim-maintenance.
func TestRules5MaintenanceBeyondItsAllowanceIsTheProviders(t *testing.T) {
	for _, c := range []struct {
		allowance, left timeline.Micros // hours
		verdict         report.Verdict
		payable         string
	}{{0, 0, report.Excused, "0.00"}, {8, 2, report.Excused, "0.00"}, {6, 4, report.Missed, "500.00"},
		{10, 0, report.Excused, "0.00"}} {
		a, e := line(t), quiet()
		a.Fault.Claims = agreement.ClaimTerms{Announced: 5 * timeline.Day, Allowance: c.allowance * timeline.Hour}
		failed(e, "O", 12, 10)
		claimed(e, "C", "maintenance", "O", func(x *evidence.Claim) { x.Announced = noon(7, 0) })
		r := build(t, a, e, "2026-10")
		o := r.Objectives[0]
		near(t, "contractual", o.Contractual.Shown, lost(int64(c.left)*3600))
		if o.Verdict != c.verdict || r.Credits.Payable != c.payable ||
			r.Claims.Accepted.At(0).Seconds != float64(10-c.left)*3600 {
			t.Errorf("%d h allowed: %s, %s, %+v", c.allowance, o.Verdict, r.Credits.Payable, r.Claims)
		}
		if (r.Claims.Refused.Len() == 1) != (c.left > 0) {
			t.Errorf("%d h allowed: refused %+v", c.allowance, r.Claims.Refused)
		}
		if c.left > 0 {
			refused := r.Claims.Refused.At(0)
			if refused.Seconds != float64(c.left)*3600 || refused.Lacks[0] != "room in the maintenance allowance" ||
				refused.Changes[0].Value != "100.00" || refused.Changes[0].Payable != "0.00" {
				t.Errorf("%+v", refused)
			}
		}
	}
}

// Five days ahead will do, an instant less will not; outside the window, or without a word on what was done to limit
// the effect, nothing is excused.
//
// Decides: claim-maintenance.
func TestRules5WhatMaintenanceNeedsIsToldOneByOne(t *testing.T) {
	for _, c := range []struct {
		name  string
		terms agreement.ClaimTerms
		claim func(*evidence.Claim)
		lack  string
	}{
		{"announced in time", agreement.ClaimTerms{Announced: 5 * timeline.Day},
			func(x *evidence.Claim) { x.Announced = noon(7, 0) }, ""},
		{"announced an instant late", agreement.ClaimTerms{Announced: 5 * timeline.Day},
			func(x *evidence.Claim) { x.Announced = noon(7, 0) + 1 }, "an announcement early enough"},
		{"never announced", agreement.ClaimTerms{Announced: 5 * timeline.Day}, func(*evidence.Claim) {}, "an announcement"},
		{"outside the window", agreement.ClaimTerms{Window: "office"}, func(*evidence.Claim) {},
			"a place inside the maintenance window"},
		{"no mitigation", agreement.ClaimTerms{Mitigation: true}, func(x *evidence.Claim) { x.Mitigation = "" },
			"a note of what was done to limit the effect"},
		{"no reference", agreement.ClaimTerms{Reference: true}, func(x *evidence.Claim) { x.Reference = "" }, "a reference"},
		{"a party that does not excuse", agreement.ClaimTerms{}, func(x *evidence.Claim) { x.Party = texttest.T("provider") },
			"a party that the agreement excuses"},
	} {
		a, e := line(t), quiet()
		a.Fault.Claims = c.terms
		failed(e, "O", 12, 4) // a Monday, from two to six in the morning local time
		claimed(e, "C", "maintenance", "O", c.claim)
		r := build(t, a, e, "2026-10")
		if c.lack == "" {
			if r.Claims.Accepted.Len() != 1 || r.Claims.Refused.Len() != 0 || r.Credits.Payable != "0.00" {
				t.Errorf("%s: %+v", c.name, r.Claims)
			}
			continue
		}
		if r.Claims.Refused.Len() != 1 || !slices.Equal(r.Claims.Refused.At(0).Lacks, []string{c.lack}) ||
			r.Credits.Payable != "500.00" {
			t.Errorf("%s: %+v, payable %s", c.name, r.Claims, r.Credits.Payable)
		}
	}
}

// Under `removed` a claim for all of the agreed time leaves nothing to judge: that too is told.
func TestRules5AClaimThatWouldLeaveNothingIsTold(t *testing.T) {
	a, e := line(t), quiet()
	a.Fault.Removed = true
	failed(e, "O", 1, 31*24+2)
	e.Outages[0].From = e.Outages[0].From.Add(-3 * timeline.Hour)
	claimed(e, "C", "customer", "O", func(c *evidence.Claim) { c.ApprovedBy = "" })
	r := build(t, a, e, "2026-10")
	changes := r.Claims.Refused.At(0).Changes
	if r.Credits.Payable != "2000.00" || len(changes) != 1 || changes[0].Payable != "0.00" ||
		changes[0].Verdict == report.Missed {
		t.Errorf("payable %s, changes %+v", r.Credits.Payable, changes)
	}
}

// Ten hours whose cause nobody knows: on the provider's account they leave 98.66 % and cost 500, excused nothing. The
// money between both is told whoever bears it.
//
// Decides: undetermined-money.
func TestRules5TheMoneyBetweenBothOutcomesOfTheUndetermined(t *testing.T) {
	for account, payable := range map[party.Party]string{party.Provider: "500.00", party.Customer: "0.00"} {
		a, e := line(t), quiet()
		a.Fault.Undetermined = account
		failed(e, "O", 5, 10)
		r := build(t, a, e, "2026-10")
		u := r.Objectives[0].Undetermined
		if r.Credits.Payable != payable || r.Credits.Undetermined != "500.00" || u == nil {
			t.Fatalf("%s: payable %s, between %s", account, r.Credits.Payable, r.Credits.Undetermined)
		}
		near(t, "on the provider", u.OnProvider.Shown, lost(36000))
		near(t, "on others", u.OnOthers.Shown, lost(0))
		if u.Account != account.String() || u.ProviderVerdict != report.Missed || u.OthersVerdict != report.Excused ||
			u.CreditOnProvider != "500.00" || u.CreditOnOthers != "0.00" {
			t.Errorf("%+v", u)
		}
	}
}

// One incident that broke both lines is credited once. Had the claim for its time on the wan been accepted, the other
// outage alone would have broken the wan, and the lan would be credited for the incident by itself.
func TestWhatAClaimWouldChangeCreditsTheIncidentsThatWouldBeLeft(t *testing.T) {
	a := uptime(t, "wan", "lan")
	a.Credits.OncePerEvent = true
	a.Objectives[0].Credit.Bands[0].Rate = big.NewRat(20, 1)
	a.Fault.Claims.Approval = true
	e := quiet()
	failed(e, "O1", 5, 10)
	failed(e, "O2", 12, 10)
	failed(e, "O2", 12, 10)
	e.Outages[2].Service = texttest.T("lan")
	claimed(e, "C", "customer", "", func(c *evidence.Claim) {
		c.ApprovedBy, c.IDs, c.Services, c.From, c.To = "", nil, []string{"wan"}, e.Outages[1].From, e.Outages[1].To
	})
	r := build(t, a, e, "2026-10")
	if r.Credits.Payable != "200.00" || r.Claims.Refused.Len() != 1 {
		t.Fatalf("payable %s, claims %+v", r.Credits.Payable, r.Claims)
	}
	changes := r.Claims.Refused.At(0).Changes
	if len(changes) != 1 || changes[0].Objective != "up-0" || changes[0].Verdict != report.Missed ||
		changes[0].Payable != "300.00" {
		t.Errorf("%+v", changes)
	}
	e.Claims[0].ApprovedBy = "client"
	if r := build(t, a, e, "2026-10"); r.Credits.Payable != changes[0].Payable {
		t.Errorf("accepted: payable %s, supposed %s", r.Credits.Payable, changes[0].Payable)
	}
}

// To tell what a refused claim would have changed the period is measured again; of thousands of them for 200.
func TestOfVeryManyRefusedClaimsTheFirstAreToldInFull(t *testing.T) {
	for _, n := range []int{200, 201} {
		e := quiet()
		failed(e, "O1", 5, 10)
		for i := range n {
			claimed(e, fmt.Sprintf("C%03d", i), "customer", "O1", func(c *evidence.Claim) { c.ApprovedBy = "" })
		}
		r := build(t, line(t), e, "2026-10")
		told := 0
		for _, c := range r.Claims.Refused.All() {
			if len(c.Changes) > 0 {
				told++
			}
		}
		found := slices.ContainsFunc(r.Findings, func(f report.Finding) bool {
			return f.Text == "what a refused claim would have changed is told of the first 200 of 201"
		})
		if r.Claims.Refused.Len() != n || told != 200 || found != (n == 201) {
			t.Errorf("of %d, %d are told in full, finding %v", r.Claims.Refused.Len(), told, found)
		}
	}
}

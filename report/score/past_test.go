package score_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// The register of September did not arrive, so that September pays nothing, or 2,000.00 for a month without any uptime.
// In October all is known: three days down pay 2,000.00. Twice as much is due for the second miss in a row. Of 2,500.00
// in a year August took 2,000.00, so that 500.00 are left, or nothing once September paid. Where less than 4,500.00 is
// carried over, 4,000.00 of August and October are, and with September 6,000.00 are payable.
//
// Decides: past-open.
func TestAnEarlierMonthInDoubtLeavesTheCreditOfThisOneOpen(t *testing.T) {
	year, least := decimal.NewFromInt(2500), decimal.NewFromInt(4500)
	for name, c := range map[string]struct {
		change      func(*agreement.Agreement)
		lost        bool
		best, worst string // "" for nothing open
	}{
		"neither repeats nor a cap": {func(*agreement.Agreement) {}, true, "", ""},
		"repeats": {func(a *agreement.Agreement) {
			a.Objectives[1].Credit.Repeats = []agreement.Repeat{{Misses: 2, In: 2, Times: big.NewRat(2, 1)}}
		}, true, "2000.00", "4000.00"},
		"a cap of the year": {func(a *agreement.Agreement) {
			a.Credits.CapYear = &agreement.Cap{Amount: &year}
		}, true, "0.00", "500.00"},
		"a minimum payout": {func(a *agreement.Agreement) {
			a.Credits.MinimumPayout, a.Credits.CarryOver = &least, true
		}, true, "0.00", "6000.00"},
		"repeats of a month that is known": {func(a *agreement.Agreement) {
			a.Objectives[1].Credit.Repeats = []agreement.Repeat{{Misses: 2, In: 2, Times: big.NewRat(2, 1)}}
		}, false, "", ""},
	} {
		a := contract(t)
		a.Objectives = a.Objectives[:2]
		a.Credits.CapMonth, a.Credits.AtRisk, a.Credits.CapYear = nil, nil, nil
		a.Objectives[1].Credit.Cap = nil
		c.change(a)
		none := timeline.NoInstant
		outage := func(id, from, to string, row uint32) evidence.Outage {
			return evidence.Outage{ID: id, Service: texttest.T("wan"), From: when(from), To: when(to), Detected: none,
				Acknowledged: none, Notified: none, Share: evidence.NoFixed, Pos: evidence.Pos{Row: row}}
		}
		e := &evidence.Evidence{Texts: texttest.Texts,
			Newest: when("2026-11-02"), Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
			Sources: []evidence.Source{{ID: "all", File: "data/all.csv", Records: []string{"outages", "tickets"}}},
			Outages: []evidence.Outage{outage("O1", "2026-08-07", "2026-08-08", 2), outage("O2", "2026-10-07", "2026-10-10", 3)}}
		if c.lost {
			e.Gaps = []evidence.Gap{{Records: "outages", Source: "all", Cause: evidence.FileMissing,
				Span: timeline.Interval{From: when("2026-09-01"), To: when("2026-09-30")}}}
		}
		r := build(t, a, e, "2026-10")
		best, worst := "", ""
		if s := r.Standing; s != nil {
			best, worst = s.Missing[0].Best.Payable, s.Missing[0].Worst.Payable
		}
		if best != c.best || worst != c.worst {
			t.Errorf("%s: %s is payable, between %q and %q, want %q and %q", name, r.Credits.Payable, best, worst, c.best,
				c.worst)
		}
	}
}

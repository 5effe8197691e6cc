package score_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// uptime is an agreement about the uptime of services, each at 99.5 % with a fee of 1000 of which a miss pays 10 %.
func uptime(t testing.TB, services ...string) *agreement.Agreement {
	a := contract(t)
	a.Objectives, a.Fees, a.Credits, a.Fault.Causes = nil, nil, agreement.Credits{}, map[string]party.Party{}
	for i, s := range services {
		a.Fees = append(a.Fees, agreement.Fee{Service: s, Amounts: since(decimal.NewFromInt(1000))})
		a.Objectives = append(a.Objectives, agreement.Objective{
			ID: fmt.Sprintf("up-%d", i), Name: "Uptime of " + s, Service: s, Decimals: -1, AllowedMisses: -1,
			Targets: since(agreement.Target{Value: big.NewRat(995, 10), Unit: "%", Text: "99.5%"}), Terms: &availability.Terms{},
			Credit: &agreement.Credit{
				Of: s, Bands: []agreement.Band{{Edge: big.NewRat(995, 10), Rate: big.NewRat(10, 1), Text: "below 99.5%"}},
			},
		})
	}
	return a
}

// down is an outage of some hours on the tenth of a month of 2026; month 0 is the December before.
func down(id, service string, month time.Month, hours int) evidence.Outage {
	from := timeline.Of(time.Date(2026, month, 10, 8, 0, 0, 0, time.UTC))
	none := timeline.NoInstant
	return evidence.Outage{
		ID: id, Service: texttest.T(service), From: from, To: from.Add(timeline.Micros(hours) * timeline.Hour),
		Detected: none, Acknowledged: none, Notified: none, Share: evidence.NoFixed,
	}
}

func outages(list ...evidence.Outage) *evidence.Evidence {
	e := &evidence.Evidence{
		Texts:   texttest.Texts,
		Origins: []evidence.Origin{{Source: "all", File: "data/outages.csv"}},
		Sources: []evidence.Source{{ID: "all", File: "data/outages.csv", Records: []string{"outages"}}},
	}
	for i, o := range list {
		o.Pos = evidence.Pos{Row: uint32(i + 2)}
		e.Outages = append(e.Outages, o)
	}
	e.Newest = timeline.Of(time.Date(2027, 1, 1, 6, 0, 0, 0, time.UTC))
	return e
}

func keys(list []report.Step) string {
	var all []string
	for _, s := range list {
		all = append(all, s.Key)
	}
	return strings.Join(all, " ")
}

// Decides: repeat-multiplier.
func TestRules7ARepeatedMissIsMultipliedThroughTheReport(t *testing.T) {
	a := uptime(t, "wan")
	a.Objectives[0].Credit.Repeats = []agreement.Repeat{{Misses: 2, In: 2, Times: big.NewRat(2, 1)}}
	e := outages(down("O1", "wan", 8, 10), down("O2", "wan", 9, 10), down("O3", "wan", 11, 10))
	for month, want := range map[string]string{
		"2026-08": "100.00", "2026-09": "200.00", "2026-10": "0.00", "2026-11": "100.00",
	} {
		r := build(t, a, e, month)
		if r.Credits.Payable != want {
			t.Errorf("%s: payable %s, want %s (%s)", month, r.Credits.Payable, want, keys(r.Objectives[0].Credit.Steps))
		}
	}
	line := build(t, a, e, "2026-09").Objectives[0].Credit.Steps[2]
	if line.Key != "repeat" || line.Times != "2" || line.Formula != "multiplied by 2" {
		t.Errorf("the line of the repeat is %+v", line)
	}
}

func TestRules7OneOutageThatBreaksTwoObjectivesIsCreditedOnce(t *testing.T) {
	a := uptime(t, "wan", "wan")
	a.Fees = a.Fees[:1]
	a.Objectives[1].Credit.Bands[0].Rate = big.NewRat(7, 1)
	e := outages(down("O1", "wan", 9, 10), down("O2", "wan", 10, 10))
	if got := build(t, a, e, "2026-10").Credits.Payable; got != "170.00" {
		t.Errorf("without the rule: %s", got)
	}
	a.Credits.OncePerEvent = true
	limit := decimal.NewFromInt(150)
	a.Credits.CapYear = &agreement.Cap{Amount: &limit}
	r := build(t, a, e, "2026-10")
	if r.Credits.YearToDate != "100.00" || r.Credits.Payable != "50.00" { // the month before was credited once as well
		t.Errorf("year to date %s, payable %s", r.Credits.YearToDate, r.Credits.Payable)
	}
	steps := r.Objectives[1].Credit.Steps
	if line := steps[2]; line.Key != "incident" || line.Formula != "credited with Uptime of wan" || line.Amount != "0.00" {
		t.Errorf("lines %s: %+v", keys(steps), line)
	}
}

// Decides: single-incident, incident-same.
func TestRules7OverlappingOutagesOfOneServiceAreOneIncident(t *testing.T) {
	a := uptime(t, "wan", "wan", "lan")
	a.Credits.OncePerEvent = true
	a.Fees = slices.Delete(a.Fees, 1, 2)
	a.Objectives[0].Terms.(*availability.Terms).Where = `severity == "major"`
	a.Objectives[1].Terms.(*availability.Terms).Where = `severity == "minor"`
	first, second, third := down("O1", "wan", 10, 10), down("O2", "wan", 10, 10), down("O3", "lan", 10, 10)
	first.Severity, second.Severity = texttest.T("major"), texttest.T("minor")
	for shift, want := range map[timeline.Micros]string{9 * timeline.Hour: "200.00", 10 * timeline.Hour: "300.00"} {
		moved := second
		moved.From, moved.To = second.From.Add(shift), second.To.Add(shift)
		if got := build(t, a, outages(first, moved, third), "2026-10").Credits.Payable; got != want {
			t.Errorf("%d h later: %s, want %s", shift/timeline.Hour, got, want)
		}
	}
	same := third
	same.ID = "o1" // the same incident by its id, in another service
	if got := build(t, a, outages(first, same), "2026-10").Credits.Payable; got != "100.00" {
		t.Errorf("one id in two services: %s", got)
	}
}

// Decides: watch-list.
func TestRules7WatchListCountsMissesOfRollingPeriods(t *testing.T) {
	a := uptime(t, "wan")
	o := &a.Objectives[0]
	o.Minimum = since(agreement.Target{Value: big.NewRat(98, 1), Unit: "%", Text: "98%"})
	o.Chronic, o.Terminate = []agreement.Breach{{Misses: 3, In: 4}}, []agreement.Breach{{Misses: 2, In: 12, Severe: true}}
	e := outages(down("O1", "wan", 7, 10), down("O2", "wan", 8, 20), down("O3", "wan", 10, 30), down("O4", "wan", 12, 10))
	r := build(t, a, e, "2026-10")
	want := []report.Watch{
		{
			Objective: "up-0", Rule: "chronic", Of: "misses", Misses: 3, Limit: 3, In: 4, Reached: true,
			Periods: []string{"2026-07", "2026-08", "2026-10"},
			Text:    "Uptime of wan: 3 of 3 misses in a rolling 4 periods: a chronic breach.",
		},
		{
			Objective: "up-0", Rule: "terminate", Of: "misses", Misses: 2, Limit: 2, In: 12, Reached: true, BelowMinimum: true,
			Periods: []string{"2026-08", "2026-10"},
			Text:    "Uptime of wan: 2 of 2 misses below the minimum level in a rolling 12 periods: the client may terminate.",
		},
	}
	if fmt.Sprintf("%+v", r.WatchList) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", r.WatchList, want)
	}
	next := build(t, a, e, "2026-11").WatchList[0]
	if next.Misses != 2 || next.Distance != 1 || next.Reached ||
		next.Text != "Uptime of wan: 2 of 3 misses in a rolling 4 periods that make a chronic breach; 1 left." {
		t.Errorf("a month later: %+v", next)
	}
}

func TestRules7EarnedBackCreditLowersALaterOne(t *testing.T) {
	a := uptime(t, "wan", "lan")
	a.Objectives[0].Credit.EarnBack = &agreement.EarnBack{After: 2}
	e := outages(down("O1", "wan", 8, 10), down("O2", "lan", 11, 10), down("O3", "lan", 12, 10))
	for month, want := range map[string]string{
		"2026-08": "100.00", "2026-10": "0.00", "2026-11": "0.00", "2026-12": "100.00",
	} {
		if got := build(t, a, e, month).Credits.Payable; got != want {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
	}
}

// Decides: fee-invoiced.
func TestRules7AMonthWithoutItsInvoiceIsTold(t *testing.T) {
	a := uptime(t, "wan")
	a.Fees[0].Amounts, a.Fees[0].Invoices = nil, map[string]decimal.Decimal{"2026-09": decimal.NewFromInt(500)}
	e := outages(down("O1", "wan", 9, 10), down("O2", "wan", 10, 10))
	for month, want := range map[string]string{"2026-09": "50.00", "2026-10": "0.00"} {
		r := build(t, a, e, month)
		told := slices.ContainsFunc(r.Findings,
			func(f report.Finding) bool { return strings.Contains(f.Text, "no invoice for 2026-10") })
		if r.Credits.Payable != want || told != (month == "2026-10") {
			t.Errorf("%s: payable %s, findings %v", month, r.Credits.Payable, r.Findings)
		}
	}
}

// Decides: form-per-miss, per-miss-whole-events.
func TestRules7EachMissHasItsPrice(t *testing.T) {
	a := contract(t)
	price := decimal.NewFromInt(30)
	o := a.Objectives[3] // at most two major incidents
	o.Credit = &agreement.Credit{Of: "wan", PerMiss: &agreement.PerMiss{Pays: agreement.Cap{Amount: &price}}}
	a.Objectives = []agreement.Objective{o}
	var list []evidence.Outage
	for i := range 5 {
		x := down(fmt.Sprint("O", i), "wan", 10, 1)
		x.Severity = texttest.T("major")
		list = append(list, x)
	}
	for n, want := range map[int]string{2: "0.00", 3: "30.00", 5: "90.00"} {
		if got := build(t, a, outages(list[:n]...), "2026-10").Credits.Payable; got != want {
			t.Errorf("%d major incidents: %s, want %s", n, got, want)
		}
	}
}

// TestRules7UndeterminedMoneyIsWhatTheAccountDecides: whatever the limits, the money between both outcomes is what a
// report with the undetermined on the provider's account pays more than one with all of it excused.
//
// Decides: undetermined-difference.
func TestRules7UndeterminedMoneyIsWhatTheAccountDecides(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := uptime(t, "wan", "lan")
		a.Fault.Causes = map[string]party.Party{"bug": party.Provider, "power": party.ForceMajeure}
		for i := range a.Objectives {
			a.Objectives[i].Credit.Bands = append(a.Objectives[i].Credit.Bands,
				agreement.Band{Edge: big.NewRat(98, 1), Rate: big.NewRat(rapid.Int64Range(10, 90).Draw(rt, "rate"), 1)})
		}
		a.Credits.OncePerEvent, a.Fault.Removed = rapid.Bool().Draw(rt, "once"), rapid.Bool().Draw(rt, "removed")
		if rapid.Bool().Draw(rt, "capped") {
			a.Credits.CapMonth = &agreement.Cap{Percent: big.NewRat(rapid.Int64Range(0, 30).Draw(rt, "cap"), 1)}
		}
		if rapid.Bool().Draw(rt, "least") {
			least := decimal.NewFromInt(rapid.Int64Range(0, 300).Draw(rt, "minimum payout"))
			a.Credits.MinimumPayout = &least
		}
		var list []evidence.Outage
		for i := range rapid.IntRange(0, 5).Draw(rt, "outages") {
			o := down(fmt.Sprint("O", i), rapid.SampledFrom([]string{"wan", "lan"}).Draw(rt, "service"), 10,
				rapid.IntRange(1, 20).Draw(rt, "hours"))
			later := timeline.Micros(i) * timeline.Day
			o.From, o.To = o.From.Add(later), o.To.Add(later)
			o.Cause = texttest.T(rapid.SampledFrom([]string{"", "bug", "power"}).Draw(rt, "cause"))
			list = append(list, o)
		}
		e := outages(list...)
		onProvider := build(rt, a, e, "2026-10")
		a.Fault.Undetermined = party.ThirdParty
		onOthers := build(rt, a, e, "2026-10")
		between := new(big.Rat).Sub(exact.Parse(onProvider.Credits.Payable), exact.Parse(onOthers.Credits.Payable))
		for _, r := range []*report.Report{onProvider, onOthers} {
			if exact.Parse(r.Credits.Undetermined).Cmp(between) != 0 {
				rt.Fatalf("%s on the provider's account, %s excused, said to be %s", onProvider.Credits.Payable,
					onOthers.Credits.Payable, r.Credits.Undetermined)
			}
		}
	})
}

// An undetermined outage is an incident of its own only where it counts: excused, both objectives were broken by one
// outage alone, and the dearer one is credited.
//
// Decides: undetermined-difference.
func TestRules7AnUndeterminedOutageIsNoIncidentWhereItIsExcused(t *testing.T) {
	a := uptime(t, "wan", "wan")
	a.Fees, a.Credits.OncePerEvent, a.Fault.Causes = a.Fees[:1], true, map[string]party.Party{"bug": party.Provider}
	a.Objectives[0].Terms.(*availability.Terms).Where, a.Objectives[1].Credit.Bands[0].Rate = `severity == "major"`,
		big.NewRat(7, 1)
	both, second := down("O1", "wan", 10, 10), down("O2", "wan", 10, 10)
	both.Severity, both.Cause = texttest.T("major"), texttest.T("bug")
	second.From, second.To = second.From.Add(timeline.Day), second.To.Add(timeline.Day)
	for account, want := range map[party.Party]string{party.Provider: "170.00", party.ThirdParty: "100.00"} {
		a.Fault.Undetermined = account
		if r := build(t, a, outages(both, second), "2026-10"); r.Credits.Payable != want ||
			r.Credits.Undetermined != "70.00" {
			t.Errorf("on the account of %s: payable %s, %s between both outcomes; want %s, 70.00", account, r.Credits.Payable,
				r.Credits.Undetermined, want)
		}
	}
}

// Two outages that overlap are one downtime of the uptime; the second of them also breaks a limit on outages.
func TestRules7AnOutageWithinADowntimeIsTheSameIncident(t *testing.T) {
	first, second := down("O1", "wan", 10, 10), down("O2", "wan", 10, 2)
	second.From, second.To = second.From.Add(5*timeline.Hour), second.To.Add(5*timeline.Hour)
	second.Severity = texttest.T("major")
	for once, want := range map[bool]string{false: "170.00", true: "100.00"} {
		a := uptime(t, "wan", "wan")
		a.Fees, a.Credits.OncePerEvent = a.Fees[:1], once
		o := &a.Objectives[1]
		o.Terms = &count.Terms{Of: "outages", Where: `severity == "major"`}
		o.Targets = since(agreement.Target{AtMost: true, Value: new(big.Rat), Text: "at most 0"})
		o.Credit.Bands = []agreement.Band{{Above: true, Edge: new(big.Rat), Rate: big.NewRat(7, 1)}}
		if got := build(t, a, outages(first, second), "2026-10").Credits.Payable; got != want {
			t.Errorf("once %v: %s, want %s", once, got, want)
		}
	}
}

// Two objectives with a tally each for October, 90 good of 100 against 95 %: the month that names both tallies is no
// incident, so each pays its 100.
func TestRules7TalliesOfOneMonthAreNoIncident(t *testing.T) {
	a := uptime(t, "wan", "lan")
	a.Credits.OncePerEvent = true
	e := &evidence.Evidence{
		Texts:   texttest.Texts,
		Origins: []evidence.Origin{{Source: "all", File: "data/tallies.csv"}},
		Sources: []evidence.Source{{ID: "all", File: "data/tallies.csv", Records: []string{"tallies"}}},
	}
	cycle := a.Cycle()
	october, err := cycle.Parse("2026-10")
	if err != nil {
		t.Fatal(err)
	}
	for i := range a.Objectives {
		o := &a.Objectives[i]
		o.Terms = &share.Terms{Of: "tallies", Good: "good", All: "total"}
		e.Tallies = append(
			e.Tallies,
			evidence.Tally{
				From: october.From, To: october.To, Objective: texttest.T(o.ID), Good: 90 * evidence.One, Total: 100 * evidence.One,
				Value: evidence.NoFixed, Pos: evidence.Pos{Row: uint32(i + 2)},
			},
		)
	}
	e.Newest = october.To
	if got := build(t, a, e, "2026-10").Credits.Payable; got != "200.00" {
		t.Errorf("two tallied objectives pay %s, want 200.00", got)
	}
}

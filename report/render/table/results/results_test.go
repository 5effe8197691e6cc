package results_test

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/table/tabletest"
)

func TestScorecardPrintsTheReport(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	card := results.Scorecard(r, c)
	card.Rows = card.Rows[:1]
	tabletest.Check(t, "scorecard",
		tabletest.Print(
			card.Pick("objective", "target", "experienced", "attributable", "contractual", "verdict", "volume", "misses",
				"credit"), c,
		),
		"Störungen rechtzeitig gelöst|≥ 95 %|86,00 %|96,00 %|94,50 %|verfehlt|200|28|884,20 €\nSumme|||||||60|7.260,00 €")
}

func TestTrendingTellsTheChange(t *testing.T) {
	o := &report.Objective{ID: "x", ValueUnit: "%", TargetValue: "95", Contractual: report.Score{Shown: "94.50"},
		Trend: []report.Point{{Contractual: "96.126"}, {Contractual: "94.5"}}}
	if x := results.Trending(o); x.Raw != "-1.63" || len(x.Series) != 2 || x.Target != "95" || x.Of != "x" {
		t.Errorf("%+v", x)
	}
	o.Trend[0].Contractual = ""
	if x := results.Trending(o); x.Raw != "" {
		t.Errorf("a change from nothing: %q", x.Raw)
	}
}

// Decides: undetermined-money.
func TestUndeterminedTellsTheMoneyBetween(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	tabletest.Check(t, "undetermined",
		tabletest.Print(
			results.Undetermined(r, c).Pick("objective", "account", "value on others", "verdict on others", "between"), c,
		), strings.Join([]string{
			"Störungen rechtzeitig gelöst|Anbieter|95,00 %|erfüllt|925,00 €",
			"WAN-Verfügbarkeit|Anbieter|99,43 %|verfehlt|0,00 €",
			c.T("undetermined.payable") + "||||590,00 €",
		}, "\n"))
}

func TestHighlightsCompareWithThePeriodBefore(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	tabletest.Check(t, "highlights", tabletest.Print(results.Highlights(r, c).Pick("now", "before"), c),
		"5 von 10|8\n7.260,00 €|925,00 €\n3 Std 45 Min von 7 Std 10 Min|6 Sek von 11 Sek\n20 von 31|11 von 30")
	tabletest.Check(t, "of nothing", tabletest.Print(results.Highlights(&report.Report{}, c).Pick("now", "before"), c),
		"0 von 0|\n–|–")
}

func TestChangesListOnlyVerdictsThatChanged(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	r := &report.Report{Objectives: []report.Objective{
		{ID: "same", Name: "Same", Trend: []report.Point{{Verdict: report.Met}, {Verdict: report.Met}}},
		{ID: "new", Name: "New", Trend: []report.Point{{Verdict: report.Met}}},
		{ID: "worse", Name: "Worse", ValueUnit: "%", Verdict: report.Missed, BelowMinimum: true,
			Contractual: report.Score{Value: "80", Shown: "80.0"},
			Trend:       []report.Point{{Verdict: report.Met, Contractual: "99.96", Target: "95"}, {Verdict: report.Missed}}},
	}}
	tabletest.Check(t, "changes", tabletest.Print(results.Changes(r, c), c), "Worse|met|99.9 %|below minimum|80.0 %")
}

func TestVerdictsCountTheGravestFirst(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	tabletest.Check(t, "verdicts", tabletest.Print(results.Verdicts(r, c), c),
		"below minimum|1\nmissed|2\nundetermined|1\nexcused|1\nmet|4\nno volume|1")
}

func TestWaterfallSharesAreOfAllMisses(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	tabletest.Check(t, "waterfall", tabletest.Print(results.Waterfall(table.Find(r, "wan-uptime"), c), c),
		"all misses|7 h 10 min|100 %\nforce majeure|40 min|9.3 %\nmaintenance|2 h|27.9 %\nprovider|4 h 30 min|62.8 %")
}

func TestDuesFollowFromTheReport(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	r := &report.Report{Currency: "XXX",
		Objectives: []report.Objective{{Open: 1, Misses: report.ManyOf(report.Miss{Outcome: report.OutcomeUndetermined})}},
		Claims: report.Claims{
			Accepted: report.ManyOf(make([]report.Claim, 2)...),
			Refused:  report.ManyOf(report.Claim{Completable: true}, report.Claim{}),
		},
		Standing: &report.Standing{Missing: []report.Provisional{{Source: "outages"}, {Source: "outages"}}},
		Credits:  report.Credits{Payable: "0.01", Undetermined: "5.00"}}
	got := tabletest.Print(results.Dues(r, c), c)
	for _, want := range []string{
		"provider|Pay the credit of ", "provider|Find out who answers for 1 undetermined miss;", "provider|Close 1 case ",
		"provider|Complete 1 refused claim ", "customer|Check 2 accepted claims ",
		"provider|Supply what is missing of the source outages,",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if got := results.Dues(&report.Report{Credits: report.Credits{Payable: "0.00"}}, c); len(got.Rows) != 0 {
		t.Errorf("nothing to do, but %v", got.Rows)
	}
}

// The way from all misses to the provider's says that it follows what was read where something could not be.
func TestAWaterfallUnderDoubtSaysSo(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	o := &report.Objective{Waterfall: []report.Amount{{Amount: "2"}, {Party: "provider", Amount: "2"}}}
	sure := results.Waterfall(o, c).Title
	o.Provisional = []report.Provisional{{Key: "cells-unread"}}
	if open := results.Waterfall(o, c).Title; open == sure || !strings.HasPrefix(open, "As far as read") {
		t.Errorf("%q and %q", sure, open)
	}
}

// Rows that contradict each other have to be settled, and blank cells to be filled in; only what did not arrive has to
// be supplied.
func TestDuesAskForWhatIsMissing(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	for key, want := range map[string]string{
		"source-unread": "Supply what is missing of the source outages,", "cells-unread": "Supply what is missing",
		"rows-differ": "Settle which of the rows of the source outages ", "cells-differ": "Settle which of the rows",
		"cells-blank": "Fill in what rows of the source outages leave blank", "service-unknown": "Fill in what rows",
		"time-silent": "Supply what is missing",
	} {
		r := &report.Report{Standing: &report.Standing{Missing: []report.Provisional{{Key: key, Source: "outages"}}}}
		got := tabletest.Print(results.Dues(r, c), c)
		if !strings.Contains(got, "provider|"+want) || strings.Count(got, "provider|") != 1 {
			t.Errorf("%s: %q is missing in\n%s", key, want, got)
		}
	}
}

// Money that waits for a claim is something to do, and nothing is asked for what is settled.
func TestDuesNameWhatIsToBeClaimed(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	r := &report.Report{Currency: "EUR", Period: report.Period{Label: "2026-10"}, Credits: report.Credits{Payable: "0.00"},
		Objectives: []report.Objective{{ID: "up", Name: "Uptime"}}}
	for _, x := range []struct {
		e    report.Entitlement
		want string
	}{
		{report.Entitlement{Period: "2026-10", Open: "100.00", Deadline: "2026-11-04T16:00:00Z"},
			"customer|Claim €100.00 for Uptime, October 2026, until 4 Nov 2026 17:00; after that it lapses."},
		{report.Entitlement{Period: "2026-09", Open: "100.00"}, "customer|Claim €100.00 for Uptime, September 2026."},
		{
			report.Entitlement{Period: "2026-09", Claimed: "60.00", Granted: "40.00"},
			"provider|Answer the claim of €60.00 for Uptime, September 2026.\n" +
				"provider|Issue the granted credit of €40.00 for Uptime, September 2026.",
		},
		{report.Entitlement{Period: "2026-10", Claimed: "60.00"}, ""}, // it is in what is payable
		{report.Entitlement{Period: "2026-10", Lapsed: "60.00", Doubtful: "60.00"},
			"provider|Find out whether €60.00 for Uptime, October 2026, was claimed in time."},
		{report.Entitlement{Period: "2026-10", Lapsed: "60.00", Doubtful: "0.00"}, ""},
		{report.Entitlement{Period: "2026-10", Issued: "60.00"}, ""},
	} {
		x.e.Objective = "up"
		r.Entitlements = []report.Entitlement{x.e}
		tabletest.Check(t, string(x.want), tabletest.Print(results.Dues(r, c), c), x.want)
	}
}

func TestPartIsOfTheWholeList(t *testing.T) {
	c := fixture.Words(t, "de-DE")
	list := []report.Amount{{Party: "provider", Amount: "1"}, {Party: "customer", Amount: "2"}}
	if got := results.Part(list, list[0]).Print(c); got != c.Figure("33.3", "%") {
		t.Errorf("1 of 3 is %s", got)
	}
	if got := results.Part(nil, list[0]).Print(c); got != "–" {
		t.Errorf("1 of nothing is %s", got)
	}
}

// What goes by outages names them with their rows, and says since when it is there.
func TestTheWatchListNamesTheOutagesThatCount(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	three := []report.WatchOutage{
		{ID: "O1", Rows: []string{"outages.csv:2"}}, {ID: "O2", Rows: []string{"outages.csv:3"}},
		{ID: "O3", Rows: []string{"outages.csv:4", "outages.csv:5"}},
	}
	r := &report.Report{WatchList: []report.Watch{
		{
			Objective: "up", Rule: "chronic", Of: "misses", Misses: 1, Limit: 3, In: 12, Distance: 2,
			Periods: []string{"2026-10"},
		},
		{
			Objective: "up", Rule: "terminate", Of: "outages", What: "outages longer than 30 min", Misses: 3, Limit: 3, Days: 30,
			Reached: true, Arose: "2026-10-30T23:30:00Z", Outages: three,
		},
		{
			Objective: "up", Rule: "terminate", Of: "downtime", What: "time down", Downtime: 5580, DowntimeLimit: 86400, In: 1,
			Distance: 1, Outages: three[:1],
		},
	}}
	tabletest.Check(t, "watch list", strings.ReplaceAll(tabletest.Print(results.WatchList(r, c), c), "\u00a0", " "),
		strings.Join([]string{
			"up|chronic breach|1|3|12 periods|2|Oct 26",
			"up|right to terminate: outages longer than 30 min|3|3|30 days|0|since 31 Oct 2026 00:30: O1 (outages.csv:2), O2 " +
				"(outages.csv:3) and O3 (outages.csv:4, outages.csv:5)",
			"up|right to terminate: time down|1 h 33 min|24 h|1 period|22 h 27 min|O1 (outages.csv:2)",
		}, "\n"))
}

// What is in doubt of the watch list is what it lies between, and whether it is reached is open; what is certain prints
// as it is.
func TestTheWatchListSaysWhatIsOpen(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	r := &report.Report{WatchList: []report.Watch{
		{
			Objective: "a", Rule: "terminate", Of: report.WatchOutages, Misses: 1, Limit: 2, Distance: 1, Days: 30, Open: true,
			Least: "1", Most: "2",
		},
		{
			Objective: "b", Rule: "chronic", Of: report.WatchDowntime, Downtime: 3600, DowntimeLimit: 7200, Distance: 1, In: 1,
			Open: true, Least: "3600",
		},
		{
			Objective: "c", Rule: "chronic", Of: report.WatchMisses, Misses: 1, Limit: 4, Distance: 3, In: 12, Least: "1",
			Most: "2",
		},
		{Objective: "d", Rule: "terminate", Of: report.WatchMisses, Misses: 1, Limit: 4, Distance: 3, In: 12},
	}}
	tabletest.Check(t, "watch list",
		tabletest.Print(results.WatchList(r, c).Pick("objective", "misses so far", "misses allowed", "left"), c),
		"a|1 to 2|2|open\nb|at least 1 h|2 h|open\nc|1 to 2|4|3\nd|1|4|3")
}

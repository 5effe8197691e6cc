package clients_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/clients"
	"github.com/slareport/slareport/report/render/table/tabletest"
)

// monthOf is a client with one objective and its history of two periods.
func monthOf(
	client, currency, payable, before string, now, then report.Verdict, parts ...report.Amount,
) *report.Report {
	return &report.Report{
		Client: client, Slug: strings.ToLower(client), Currency: currency, Period: report.Period{Label: "2026-10"},
		Credits: report.Credits{Payable: payable, Undetermined: "1.00", MinorUnits: 2},
		Objectives: []report.Objective{{ID: "x", Name: "X of " + client, Verdict: now, Trend: []report.Point{
			{Period: "2026-09", Verdict: then, Payable: before, Attribution: parts},
			{Period: "2026-10", Verdict: now, Payable: payable},
		}}},
	}
}

func over(all ...*report.Report) *portfolio.Portfolio { return portfolio.Of(all) }

func units(party, amount string) report.Amount {
	return report.Amount{Party: party, Amount: amount, Unit: "case"}
}

// lossOf is a loss with a period for each list of amounts, the last one October's.
func lossOf(parts ...[]report.Amount) *report.Loss {
	l := &report.Loss{Of: report.Deadlines}
	for i, p := range parts {
		l.Periods = append(l.Periods, report.LossIn([]string{"2026-09", "2026-10"}[2-len(parts)+i], p))
	}
	return l
}

func TestALossOverTimeEndsWithTheReportsOwn(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	for _, l := range r.Losses {
		over := clients.LossOverTime(&l, c)
		if len(over.Rows) != 13 || over.Rows[0][0].Raw != "Oct 25" {
			t.Fatalf("%d periods from %s", len(over.Rows), over.Rows[0][0].Raw)
		}
		for _, a := range l.Parties {
			if got, want := over.Rows[12][over.Index(a.Party)].Raw, table.ShareOf(a.Amount, l.Total); got != want {
				t.Errorf("%s: %s, the report says %s", a.Party, got, want)
			}
		}
	}
}

func TestAPeriodWithoutMissesHasNoShares(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	l := lossOf(nil, []report.Amount{units("provider", "2")})
	tabletest.Check(t, "shares", tabletest.Print(clients.LossOverTime(l, c), c), "Sep 26|–\nOct 26|100.0 %")
	if empty := clients.LossOverTime(lossOf(nil), c); len(empty.Columns) != 1 {
		t.Errorf("no misses, but columns %v", empty.Columns)
	}
}

// TestSharesOfAPeriodSumToAHundred holds for any amounts that anything fell to.
func TestSharesOfAPeriodSumToAHundred(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.StringMatching(`[0-9]{1,3}`)
		l := lossOf([]report.Amount{
			units("provider", "1"), units("customer", amount.Draw(t, "customer")),
			units("maintenance", amount.Draw(t, "maintenance")),
		})
		over := clients.LossOverTime(l, c)
		total := exact.Parse("0")
		for _, x := range over.Rows[0][1:] {
			total.Add(total, exact.Parse(x.Raw))
		}
		if off := total.Sub(total, exact.Parse("100")); off.Abs(off).Cmp(exact.Parse("0.000001")) > 0 {
			t.Fatalf("off by %s", off.FloatString(12))
		}
	})
}

func TestCreditsByPeriodLeaveOtherCurrenciesOut(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	all := []*report.Report{monthOf("A", "EUR", "10.00", "2.00", report.Met, report.Met),
		monthOf("B", "GBP", "7.00", "9.00", report.Met, report.Met), monthOf("C", "EUR", "1.50", "", report.Met, report.Met)}
	tabletest.Check(t, "EUR", tabletest.Print(clients.CreditsByPeriod(&over(all...).Currencies[0], c), c),
		"Sep 26|€2.00\nOct 26|€11.50")
	tabletest.Check(t, "GBP", tabletest.Print(clients.CreditsByPeriod(&over(all...).Currencies[1], c), c),
		"Sep 26|£9.00\nOct 26|£7.00")
}

func TestCreditsByClientPutTheRestInOneRow(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	var all []*report.Report
	for i, amount := range []string{"1.00", "0.00", "30.00", "2.00", "2.50"} {
		all = append(all, monthOf(string(rune('A'+i)), "EUR", amount, "", report.Met, report.Met))
	}
	tabletest.Check(t, "two", tabletest.Print(clients.CreditsByClient(&over(all...).Currencies[0], c, 2), c),
		"C|€30.00\nE|€2.50\n2 other clients|€3.00\nTotal|€35.50")
	tabletest.Check(t, "three", tabletest.Print(clients.CreditsByClient(&over(all...).Currencies[0], c, 3), c),
		"C|€30.00\nE|€2.50\nD|€2.00\none other client|€1.00\nTotal|€35.50")
	tabletest.Check(t, "four", tabletest.Print(clients.CreditsByClient(&over(all...).Currencies[0], c, 4), c),
		"C|€30.00\nE|€2.50\nD|€2.00\nA|€1.00\nTotal|€35.50")
	tabletest.Check(t, "none", tabletest.Print(clients.CreditsByClient(&over(all[1:2]...).Currencies[0], c, 4), c), "")
}

func TestRisksAreTheLeastLikelyFirst(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	a, b := monthOf("A", "EUR", "0.00", "", report.Met, report.Met),
		monthOf("B", "EUR", "0.00", "", report.Met, report.Met)
	a.Outlook = []report.Outlook{{Objective: "x", Chance: "66", Low: "46", High: "86", Periods: 13, Reached: 9},
		{Objective: "young", Chance: "", Periods: 2, Reached: 1}}
	b.Outlook = []report.Outlook{{Objective: "x", Chance: "9", Low: "0", High: "18", Periods: 13}}
	tabletest.Check(t, "two", tabletest.Print(clients.Risks(over(a, b), c, 9), c),
		"B|X of B|0 of 13|at most 18 %|–\nA|X of A|9 of 13|46 % to 86 %|–")
	if one := clients.Risks(over(a, b), c, 1); len(one.Rows) != 1 || one.Rows[0][1].Of != "b#x" {
		t.Errorf("%v", one.Rows)
	}
}

func TestWatchOverIsTheNearestFirst(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	a, b := monthOf("A", "EUR", "0.00", "", report.Met, report.Met),
		monthOf("B", "EUR", "0.00", "", report.Met, report.Met)
	a.WatchList = []report.Watch{{Objective: "x", Rule: "chronic", Misses: 1, Limit: 3, Distance: 2}}
	b.WatchList = []report.Watch{{Objective: "gone", Rule: "terminate", Misses: 4, Limit: 4, Reached: true}}
	tabletest.Check(t, "watch", tabletest.Print(clients.WatchOver(over(a, b), c, 9), c),
		"B|gone|right to terminate|4 of 4|reached\nA|X of A|chronic breach|1 of 3|2")
	a.WatchList[0] = report.Watch{
		Objective: "x", Rule: "chronic", Misses: 1, Limit: 3, Distance: 2, Open: true, Least: "1", Most: "3",
	}
	b.WatchList[0] = report.Watch{Objective: "gone", Rule: "terminate", Misses: 3, Limit: 4, Distance: 1}
	tabletest.Check(t, "open", tabletest.Print(clients.WatchOver(over(a, b), c, 9), c),
		"A|X of A|chronic breach|1 to 3 of 3|open\nB|gone|right to terminate|3 of 4|1")
}

func TestAStakeStandsBesideItsRisk(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	for stake, want := range map[string]string{"": "–", "300.00": "€300.00"} {
		r := monthOf("A", "EUR", "0.00", "", report.Met, report.Met)
		r.Objectives[0].Credit.Stake = stake
		r.Outlook = []report.Outlook{{Objective: "x", Chance: "50", Low: "40", High: "60", Periods: 4, Reached: 2}}
		risks := clients.Risks(over(r), c, 1)
		if got := risks.Rows[0][risks.Index("stake")].Print(c); got != want {
			t.Errorf("%q prints as %s, want %s", stake, got, want)
		}
	}
}

package portfolio_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
)

// monthOf is a client with one objective and its history of two periods.
func monthOf(client, currency, payable, before string, now, then report.Verdict, a ...report.Amount) *report.Report {
	return &report.Report{
		Client: client, Slug: strings.ToLower(client), Currency: currency, Period: report.Period{Label: "2026-10"},
		Credits: report.Credits{Payable: payable, Undetermined: "1.00", MinorUnits: 2},
		Objectives: []report.Objective{{ID: "x", Name: "X of " + client, Verdict: now, Trend: []report.Point{
			{Period: "2026-09", Verdict: then, Payable: before, Attribution: a},
			{Period: "2026-10", Verdict: now, Payable: payable},
		}}},
	}
}

func units(party, amount string) report.Amount {
	return report.Amount{Party: party, Amount: amount, Unit: "case"}
}

func TestStandAddsEachCurrencyByItself(t *testing.T) {
	a := monthOf("A", "EUR", "10.50", "2.00", report.Missed, report.Met)
	b := monthOf("B", "GBP", "7.00", "9.00", report.Met, report.Missed)
	c := monthOf("C", "EUR", "0.50", "", report.NoVolume, report.Missed)
	s := portfolio.Of([]*report.Report{a, b, c})
	if s.Missed != 1 || s.Judged != 2 || s.MissedBefore != 2 || s.Before != "2026-09" || len(s.Currencies) != 2 {
		t.Errorf("%+v", s)
	}
	eur := s.Currencies[0]
	if eur.Currency != "EUR" || eur.Payable != "11.00" || eur.Undetermined != "2.00" || eur.PayableBefore != "2.00" ||
		eur.Clients != 2 {
		t.Errorf("%+v", eur)
	}
	if gbp := s.Currencies[1]; gbp.Payable != "7.00" || gbp.PayableBefore != "9.00" {
		t.Errorf("%+v", gbp)
	}
}

// lossOf is a client's missed deadlines in two periods.
func lossOf(now, then []report.Amount) report.Loss {
	l := report.Loss{Of: report.Deadlines, PeriodLoss: report.LossIn("2026-10", now)}
	l.Periods = []report.PeriodLoss{report.LossIn("2026-09", then), l.PeriodLoss}
	return l
}

// Clients' missed deadlines are added up; what is undetermined is nobody's, so it is outside nobody's control.
func TestLossesOfClientsAreAddedUpByPeriod(t *testing.T) {
	a := monthOf("A", "EUR", "0.00", "0.00", report.Met, report.Met)
	a.Losses = []report.Loss{lossOf(
		[]report.Amount{units("provider", "5"), units("customer", "2")},
		[]report.Amount{units("provider", "1"), units("customer", "3")},
	)}
	b := monthOf("B", "EUR", "0.00", "0.00", report.Met, report.Met)
	b.Losses = []report.Loss{lossOf(nil, []report.Amount{units("undetermined", "4")})}
	p := portfolio.Of([]*report.Report{a, b})
	if len(p.Losses) != 1 {
		t.Fatalf("%+v", p.Losses)
	}
	l := &p.Losses[0]
	before, known := p.LossBefore(l)
	if l.Total != "7" || l.Others != "2" || !known || before.Total != "8" || before.Others != "3" ||
		len(before.Parties) != 3 {
		t.Errorf("%+v, before %+v", l.PeriodLoss, before)
	}
	p = portfolio.Of([]*report.Report{{Currency: "EUR"}})
	if len(p.Losses) != 0 || p.Before != "" || p.Currencies[0].PayableBefore != "" {
		t.Errorf("nothing gives %+v", p)
	}
}

// What one client owes for bonuses is no part of what is payable to another, now and before.
func TestWhatAClientOwesPaysNobodyElse(t *testing.T) {
	p := portfolio.Of([]*report.Report{
		monthOf("A", "EUR", "10.50", "-1.00", report.Missed, report.Met),
		monthOf("B", "EUR", "-30.00", "2.00", report.Met, report.Missed),
		monthOf("C", "EUR", "-0.50", "-5.25", report.Met, report.Met),
		monthOf("D", "EUR", "0.00", "3.00", report.Met, report.Met),
	})
	x := p.Currencies[0]
	if x.Payable != "10.50" || x.Owed != "30.50" || x.PayableBefore != "5.00" {
		t.Errorf("%+v", x)
	}
	want := []portfolio.Amount{{Period: "2026-09", Payable: "5.00", Net: "-1.25"},
		{Period: "2026-10", Payable: "10.50", Net: "-20.00"}}
	if !slices.Equal(x.Periods, want) {
		t.Errorf("by period %+v, want %+v", x.Periods, want)
	}
}

// What suppliers owe is never added to what is due to clients, nor what is ours to claim to what clients may claim.
func TestWhatSuppliersOweStandsByItself(t *testing.T) {
	a, b := monthOf("A", "EUR", "10.00", "2.00", report.Missed, report.Missed),
		monthOf("B", "EUR", "7.00", "3.00", report.Missed, report.Missed)
	b.WeAre = "client"
	a.Entitlements = []report.Entitlement{
		{Objective: "x", Open: "5.00", Deadline: "2026-11-09T00:00:00Z", LapseSoon: true},
		{Objective: "x", Open: "50.00", Deadline: "2026-12-09T00:00:00Z"},
	}
	b.Entitlements = []report.Entitlement{
		{Objective: "x", Open: "4.00", Deadline: "2026-11-08T00:00:00Z", LapseSoon: true},
	}
	p := portfolio.Of([]*report.Report{a, b})
	x := p.Currencies[0]
	for what, c := range map[string][2]string{
		"payable": {x.Payable, "10.00"}, "before": {x.PayableBefore, "2.00"}, "receivable": {x.Receivable, "7.00"},
		"lapsing": {x.Lapsing, "5.00"}, "lapsing, ours": {x.LapsingOurs, "4.00"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %s, want %s", what, c[0], c[1])
		}
	}
	if len(x.ByClient) != 1 || len(p.Lapsing) != 2 || p.Lapsing[0].Client != "B" || p.Lapsing[0].Name != "X of B" {
		t.Errorf("by client %v, lapsing %+v", x.ByClient, p.Lapsing)
	}
	if only := portfolio.Of([]*report.Report{b}).Currencies[0]; only.Payable != "0.00" || only.Receivable != "7.00" {
		t.Errorf("of a supplier alone %s payable, %s receivable", only.Payable, only.Receivable)
	}
}

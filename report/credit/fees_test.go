package credit_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/timeline"
)

func berlin(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// local is a local midnight of 2026 in Berlin.
func local(t testing.TB, month time.Month, day int) timeline.Instant {
	return timeline.Of(time.Date(2026, month, day, 0, 0, 0, 0, berlin(t)))
}

func dated(t testing.TB, first string, month time.Month, day int, second string) []agreement.Dated[decimal.Decimal] {
	return append(since(first),
		agreement.Dated[decimal.Decimal]{From: local(t, month, day), Value: decimal.RequireFromString(second)})
}

// Decides: fee-base.
func TestRules7FeeBases(t *testing.T) {
	at := local(t, 4, 1) - 1
	a := &agreement.Agreement{Zone: berlin(t), From: timeline.NoInstant, To: timeline.NoInstant, Fees: []agreement.Fee{
		{Service: "wan", Amounts: since("1000")},
		{
			Service: "mail", Amounts: since("12.50"),
			Users: []agreement.Dated[int64]{{From: local(t, 1, 1), Value: 340}, {From: local(t, 3, 1), Value: 352}},
		},
		{
			Service: "later", Amounts: []agreement.Dated[decimal.Decimal]{{From: local(t, 4, 1), Value: decimal.NewFromInt(99)}},
		},
		{
			Service: "hosting",
			Invoices: map[string]decimal.Decimal{
				"2026-02": decimal.RequireFromString("4000"), "2026-03": decimal.RequireFromString("4180.50"),
			},
		},
	}}
	for _, c := range []struct {
		service string
		at      timeline.Instant
		want    string
	}{
		{"wan", at, "1000"}, {"mail", at, "4400"}, {"mail", local(t, 3, 1) - 1, "4250"}, {"mail", local(t, 1, 1) - 1, "0"},
		{"later", at, "0"}, {"later", at + 1, "99"},
		{"hosting", at, "4180.50"}, {"hosting", local(t, 3, 1) - 1, "4000"}, {"hosting", at + 1, "0"}, {"", at, "9580.50"},
	} {
		if got := books.FeeBase(a, c.service, c.at); got.Cmp(rat(c.want)) != 0 {
			t.Errorf("fee of %q at %s: %s, want %s", c.service, c.at, got.FloatString(4), c.want)
		}
	}
	o := &agreement.Objective{Credit: &agreement.Credit{Of: "wan", AlsoOf: []string{"mail"}, Whole: true}}
	if got := ofObjective(a, o, at, rat("1"), true, 2); got.Amount.Cmp(rat("5400")) != 0 ||
		got.Steps[0].Text != "wan, mail" {
		t.Errorf("two services: %s of %q", got.Amount.FloatString(2), got.Steps[0].Text)
	}
}

// March 2026 has 31 days in Berlin, one of them 23 hours long.
//
// Decides: fee-base.
func TestRules7PartMonthsCountByDays(t *testing.T) {
	at := local(t, 4, 1) - 1
	for _, c := range []struct {
		name     string
		from, to timeline.Instant
		fee      []agreement.Dated[decimal.Decimal]
		want     string
	}{
		{"whole month", timeline.NoInstant, timeline.NoInstant, since("3100"), "3100"},
		{"begins on the first", local(t, 3, 1), timeline.NoInstant, since("3100"), "3100"},
		{"begins on the second", local(t, 3, 2), timeline.NoInstant, since("3100"), "3000"},
		{"ends after the 10th", timeline.NoInstant, local(t, 3, 11), since("3100"), "1000"},
		{"is over before", timeline.NoInstant, local(t, 3, 1), since("3100"), "0"},
		{"one day", local(t, 3, 29), local(t, 3, 30), since("1000"), "1000/31"},
		{"fee changed on the 11th", timeline.NoInstant, timeline.NoInstant, dated(t, "3100", 3, 11, "6200"), "5200"},
		{"fee changed with the next month", timeline.NoInstant, timeline.NoInstant, dated(t, "3100", 4, 1, "6200"), "3100"},
	} {
		a := &agreement.Agreement{
			Zone: berlin(t), From: c.from, To: c.to, Fees: []agreement.Fee{{Service: "wan", Amounts: c.fee}},
			Credits: agreement.Credits{ProRata: true},
		}
		if got := books.FeeBase(a, "wan", at); got.Cmp(rat(c.want)) != 0 {
			t.Errorf("%s: %s, want %s", c.name, got.RatString(), c.want)
		}
	}
}

// Decides: form-per-step.
func TestRules7StepsCountFromTheMeanOfTargetsProRata(t *testing.T) {
	target := func(v string) agreement.Target { return agreement.Target{Value: rat(v), Unit: "%"} }
	o := &agreement.Objective{Targets: []agreement.Dated[agreement.Target]{{From: timeline.NoInstant, Value: target("97")},
		{From: local(t, 3, 1).Add(-1), Value: target("97")}},
		Credit: &agreement.Credit{PerStep: &agreement.PerStep{Step: rat("1"), Pays: *amount("10")}}}
	o.Targets[1] = agreement.Dated[agreement.Target]{From: local(t, 4, 16), Value: target("99")} // half of April
	a := &agreement.Agreement{
		Zone: berlin(t), From: timeline.NoInstant, To: timeline.NoInstant,
		Fees: []agreement.Fee{{Service: "wan", Amounts: since("1000")}},
	}
	at := local(t, 5, 1) - 1
	for _, c := range []struct {
		proRata bool
		value   string
		want    string
	}{
		{false, "96", "30"}, {true, "96", "20"}, {true, "96.000001", "10"}, {true, "98.5", "0"}, {false, "98.5", "0"},
		{false, "98", "10"},
	} {
		a.Credits.ProRata = c.proRata
		if got := ofObjective(a, o, at, rat(c.value), true, 2).Amount; got.Cmp(rat(c.want)) != 0 {
			t.Errorf("pro rata %v, %s: %s, want %s", c.proRata, c.value, got.FloatString(2), c.want)
		}
	}
	a.To = local(t, 4, 1)
	if got := ofObjective(a, o, at, rat("96"), true, 2).Amount; got.Cmp(rat("30")) != 0 {
		t.Errorf("no day in force: %s", got.FloatString(2))
	}
}

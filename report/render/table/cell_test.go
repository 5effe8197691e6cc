package table_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/results"
)

func TestPickKeepsOrderAndTotal(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	picked := results.Scorecard(r, c).Pick("credit", "no such column", "objective")
	if len(picked.Columns) != 2 || picked.Columns[0].Key != "credit" || picked.Total[1].Raw != c.T("total") ||
		picked.Rows[0][1].Raw != r.Objectives[0].Name {
		t.Errorf("%+v", picked.Columns)
	}
}

func TestValuedStaysOnItsSideOfTheTarget(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	for _, x := range []struct {
		value, target string
		atMost        bool
		unit, want    string
	}{
		{"94.996", "95", false, "%", "94.99"},
		{"95", "95", false, "%", "95.00"},
		{"99.999", "95", false, "%", "99.99"},
		{"100", "95", false, "%", "100.00"},
		{"50.004", "50", true, "ms", "50.01"},
		{"50", "50", true, "ms", "50.00"},
		{"49.996", "50", true, "ms", "50.00"},
		{"", "50", true, "ms", "–"},
	} {
		o := &report.Objective{ValueUnit: x.unit, AtMost: x.atMost, Contractual: report.Score{Shown: "90.00"}}
		if got := table.Valued(o, x.value, x.target).Print(c); !strings.HasPrefix(got, x.want) {
			t.Errorf("%s against %s prints %s, want %s", x.value, x.target, got, x.want)
		}
	}
}

func TestValuedNeverCrossesItsTarget(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimal := rapid.StringMatching(`[0-9]{1,2}\.[0-9]{6}`)
		value, target := exact.Parse(decimal.Draw(t, "value")), exact.Parse(decimal.Draw(t, "target"))
		o := &report.Objective{
			ValueUnit: "%", AtMost: rapid.Bool().Draw(t, "atMost"),
			Contractual: report.Score{Shown: rapid.SampledFrom([]string{"1", "1.0", "1.00"}).Draw(t, "shown")},
		}
		shown := exact.Parse(table.Valued(o, exact.Decimal(value), exact.Decimal(target)).Shown)
		if o.AtMost && (value.Cmp(target) <= 0) != (shown.Cmp(target) <= 0) ||
			!o.AtMost && (value.Cmp(target) >= 0) != (shown.Cmp(target) >= 0) {
			t.Fatalf("%s prints %s against %s", value.FloatString(6), shown.FloatString(6), target.FloatString(6))
		}
	})
}

func TestCellsPrintAsTheLocaleDoes(t *testing.T) {
	c := fixture.Words(t, "de-DE")
	for _, x := range []struct {
		cell table.Cell
		want string
	}{
		{table.Text("as it is"), "as it is"},
		{table.Number("1234.5", "ms"), "1.234,5\u00a0ms"},
		{table.Number("", "ms"), "–"},
		{table.Integer(60000), "60.000"},
		{table.Percent("99.95"), "99,95\u00a0%"},
		{table.Money("1234.50", "EUR"), "1.234,50\u00a0€"},
		{table.Money("", "EUR"), "–"},
		{table.Moment("2026-10-25T00:30:00Z"), "25.10.2026 02:30"},
		{table.Moment(""), "–"},
		{table.Cell{Kind: table.KindDate, Raw: "2026-10-03"}, "03.10.2026"},
		{table.Seconds(33120), "9\u00a0Std 12\u00a0Min"},
		{table.Seconds(0), "0\u00a0Sek"},
		{table.Cell{Kind: table.KindDuration}, "–"},
		{table.Cell{Kind: table.KindDuration, Raw: "soon"}, "soon"},
		{table.Verdict(report.NoVolume, false), "keine Fälle"},
		{table.Verdict(report.Missed, true), "unter Mindestwert"},
		{table.Verdict("", false), "–"},
		{table.Party("third-party"), "Dritte"},
		{table.Party(""), c.T("party.all")},
		{table.Positions([]string{"a.csv:1", "b.xlsx:S!2"}), "a.csv:1, b.xlsx:S!2"},
		{table.Amount("5400", "second"), "1\u00a0Std 30\u00a0Min"},
		{table.Amount("12", "case"), "12"},
		{table.Cell{Kind: table.KindTrend, Raw: "-0.5", Unit: "%"}, "−0,5\u00a0%"},
		{table.Cell{Kind: table.KindTrend, Raw: "0.5", Unit: "%"}, "+0,5\u00a0%"},
		{table.Cell{Kind: table.KindTrend, Raw: "0"}, "±0"},
		{table.Cell{Kind: table.KindTrend}, "–"},
	} {
		if got := x.cell.Print(c); got != x.want {
			t.Errorf("%+v prints %q, want %q", x.cell, got, x.want)
		}
	}
}

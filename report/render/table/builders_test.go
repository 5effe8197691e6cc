package table_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// printed is a table as text, a row a line, cells between bars.
func printed(t table.Table, c *words.Catalogue) string {
	var lines []string
	rows := t.Rows
	if t.Total != nil {
		rows = append(rows[:len(rows):len(rows)], t.Total)
	}
	for _, row := range rows {
		var cells []string
		for _, x := range row {
			cells = append(cells, x.Print(c))
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), "\u00a0", " ")
}

func check(t *testing.T, name, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
	}
}

func TestScorecardPrintsTheReport(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	card := table.Scorecard(r, c)
	card.Rows = card.Rows[:1]
	check(t, "scorecard", printed(card.Pick("objective", "target", "experienced", "attributable", "contractual", "verdict", "volume", "misses", "credit"), c),
		"Störungen rechtzeitig gelöst|≥ 95 %|86,00 %|96,00 %|94,50 %|verfehlt|200|28|884,20 €\nSumme|||||||60|7.260,00 €")
}

func TestPickKeepsOrderAndTotal(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	picked := table.Scorecard(r, c).Pick("credit", "no such column", "objective")
	if len(picked.Columns) != 2 || picked.Columns[0].Key != "credit" || picked.Total[1].Raw != c.T("total") || picked.Rows[0][1].Raw != r.Objectives[0].Name {
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
		o := &report.Objective{ValueUnit: "%", AtMost: rapid.Bool().Draw(t, "atMost"), Contractual: report.Score{Shown: rapid.SampledFrom([]string{"1", "1.0", "1.00"}).Draw(t, "shown")}}
		shown := exact.Parse(table.Valued(o, exact.Decimal(value), exact.Decimal(target)).Shown)
		if o.AtMost && (value.Cmp(target) <= 0) != (shown.Cmp(target) <= 0) || !o.AtMost && (value.Cmp(target) >= 0) != (shown.Cmp(target) >= 0) {
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

func TestMicrosReadsSecondsExactly(t *testing.T) {
	for text, want := range map[string]timeline.Micros{"1.5": 1_500_000, "0.000001": 1, "0.0000019": 1, "33120": 33120 * timeline.Second} {
		if got, ok := table.Micros(text); !ok || got != want {
			t.Errorf("%s: %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "x", "1e3", "99999999999999999999"} {
		if _, ok := table.Micros(text); ok {
			t.Errorf("%q is taken for seconds", text)
		}
	}
}

func TestTrendingTellsTheChange(t *testing.T) {
	o := &report.Objective{ID: "x", ValueUnit: "%", TargetValue: "95", Contractual: report.Score{Shown: "94.50"},
		Trend: []report.Point{{Contractual: "96.126"}, {Contractual: "94.5"}}}
	if x := table.Trending(o); x.Raw != "-1.63" || len(x.Series) != 2 || x.Target != "95" || x.Of != "x" {
		t.Errorf("%+v", x)
	}
	o.Trend[0].Contractual = ""
	if x := table.Trending(o); x.Raw != "" {
		t.Errorf("a change from nothing: %q", x.Raw)
	}
}

// Decides: claim-refused.
func TestRefusedClaimsSayWhatTheyWouldHaveChanged(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	refused := table.ClaimsRefused(r, c)
	refused.Rows = refused.Rows[:1]
	check(t, "refused", printed(refused.Pick("claim", "party", "time", "lacks", "would change", "row"), c),
		"CL-11|third party|32 h 24 min|approval by the client and a reference|Incidents resolved on time: 96.00 %, met; payable "+
			strings.ReplaceAll(c.Money("6670.00", "EUR"), "\u00a0", " ")+"|data/claims.csv:9")
}

func TestCreditFallEndsAtThePayable(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	check(t, "fall", printed(table.CreditFall(r, c), c), strings.Join([]string{
		"Störungen rechtzeitig gelöst|925,00 €|925,00 €",
		"WAN-Verfügbarkeit|6.300,00 €|7.225,00 €",
		"Zufriedenheit mit dem Service Desk|370,00 €|7.595,00 €",
		"Risikogrenze|−335,00 €|7.260,00 €",
		"Zu zahlen|7.260,00 €|7.260,00 €",
	}, "\n"))
}

// Decides: undetermined-money.
func TestUndeterminedTellsTheMoneyBetween(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	check(t, "undetermined", printed(table.Undetermined(r, c).Pick("objective", "account", "value on others", "verdict on others", "between"), c), strings.Join([]string{
		"Störungen rechtzeitig gelöst|Anbieter|95,00 %|erfüllt|925,00 €",
		"WAN-Verfügbarkeit|Anbieter|99,43 %|verfehlt|0,00 €",
		c.T("undetermined.payable") + "||||590,00 €",
	}, "\n"))
}

func TestHighlightsCompareWithThePeriodBefore(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	check(t, "highlights", printed(table.Highlights(r, c).Pick("now", "before"), c), "5 von 10|8\n7.260,00 €|925,00 €\n60|\n24 %|")
	check(t, "of nothing", printed(table.Highlights(&report.Report{}, c).Pick("now", "before"), c), "0 von 0|\n–|–\n0|\n–|")
}

func TestChangesListOnlyVerdictsThatChanged(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	r := &report.Report{Objectives: []report.Objective{
		{ID: "same", Name: "Same", Trend: []report.Point{{Verdict: report.Met}, {Verdict: report.Met}}},
		{ID: "new", Name: "New", Trend: []report.Point{{Verdict: report.Met}}},
		{ID: "worse", Name: "Worse", ValueUnit: "%", Verdict: report.Missed, BelowMinimum: true, Contractual: report.Score{Value: "80", Shown: "80.0"},
			Trend: []report.Point{{Verdict: report.Met, Contractual: "99.96", Target: "95"}, {Verdict: report.Missed}}},
	}}
	check(t, "changes", printed(table.Changes(r, c), c), "Worse|met|99.9 %|below minimum|80.0 %")
}

func TestVerdictsCountTheGravestFirst(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	check(t, "verdicts", printed(table.Verdicts(r, c), c), "below minimum|1\nmissed|2\nundetermined|1\nexcused|1\nmet|4\nno volume|1")
}

func TestWaterfallSharesAreOfAllMisses(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	check(t, "waterfall", printed(table.Waterfall(table.Find(r, "wan-uptime"), c), c),
		"all misses|7 h 10 min|100 %\nforce majeure|40 min|9.3 %\nmaintenance|2 h|27.9 %\nprovider|4 h 30 min|62.8 %")
}

func TestFindingsAreTheGravestFirst(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	r := &report.Report{
		Sources:  []report.Source{{Account: report.Account{Findings: []report.Finding{{Severity: "note", Text: "c"}, {Severity: "warning", Text: "b", Count: 3}, {Severity: "error", Text: "a", File: "x.xlsx", Sheet: "S", Row: 4, Column: "At"}}}}},
		Findings: []report.Finding{{Severity: "error", Text: "d", File: "x.csv", Row: 2}},
	}
	check(t, "findings", printed(table.Findings(r, c), c), "error|x.xlsx:S!4, column At|a||1\nwarning||b||3\nnote||c||1\nerror|x.csv:2|d||1")
}

func TestMissesAreTheHeaviestFirst(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	o := &report.Objective{Unit: "second", Misses: []report.Miss{{ID: "a", Weight: "9", Outcome: report.OutcomeMissed}, {ID: "b", Weight: "60", Outcome: report.OutcomeExcused, Elapsed: 60, ByParty: map[string]float64{"customer": 60}}, {ID: "c", Weight: "9", Outcome: report.OutcomeMissed}}}
	check(t, "misses", printed(table.Misses(o, c).Pick("case", "weight", "elapsed", "time of provider", "outcome"), c),
		"b|1 min|1 min|0 s|excused\na|9 s|–|–|counts\nc|9 s|–|–|counts")
}

// Decides: plan-printed.
func TestPlanLeavesOutWhatIsNotSaid(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	o := &report.Objective{Definition: "what", Target: "95%", Unit: "case", Plan: report.Plan{MinimumVolume: 1200}}
	check(t, "plan", printed(table.Plan(o, c), c), "Definition|what\nTarget|95%\nMinimum volume|1,200 cases")
}

// Decides: holidays-printed.
func TestHolidaysPrintInTheLocale(t *testing.T) {
	c := fixture.Words(t, "de-DE")
	r := &report.Report{Calendars: []report.Calendar{{Name: "office", Agreed: "3600", Holidays: []string{"2026-10-03 Tag der Deutschen Einheit", "some day"}}}}
	check(t, "calendars", printed(table.Calendars(r, c).Pick("calendar", "agreed", "holidays"), c), "office|1 Std|03.10.2026 Tag der Deutschen Einheit; some day")
}

func TestLimitsPadTheCents(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	check(t, "limits", printed(table.Limits(r, c).Pick("rate", "of", "amount"), c), "12 %|60.500,00 €|7.260,00 €\n15 %|60.500,00 €|9.075,00 €\n||100.000,00 €\n||31.480,00 €")
}

func TestDuesFollowFromTheReport(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	r := &report.Report{Currency: "XXX", Objectives: []report.Objective{{Open: 1, Misses: []report.Miss{{Outcome: report.OutcomeUndetermined}}}},
		Claims: report.Claims{Accepted: make([]report.Claim, 2), Refused: make([]report.Claim, 1)}, Credits: report.Credits{Payable: "0.01", Undetermined: "5.00"}}
	got := printed(table.Dues(r, c), c)
	for _, want := range []string{"provider|Pay the credit of ", "provider|Find out who answers for 1 undetermined miss;", "provider|Close 1 case ", "provider|Complete 1 refused claim ", "customer|Check 2 accepted claims "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if got := table.Dues(&report.Report{Credits: report.Credits{Payable: "0.00"}}, c); len(got.Rows) != 0 {
		t.Errorf("nothing to do, but %v", got.Rows)
	}
}

package score_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/workbook"
	"github.com/slareport/slareport/report/timeline"
)

// TestTheLedgerSaysWhatTheReportSays draws clients of any terms: written and read again, the ledger of each works out
// to the same, its flags are the verdicts, and what it pays is what the report pays.
func TestTheLedgerSaysWhatTheReportSays(t *testing.T) {
	verdicts, paying := 0, 0
	for seed := range 200 {
		g := anything.Example(seed)
		r := g.report(t, g.period)
		text, err := json.Marshal(r.Credits.Ledger)
		if err != nil {
			t.Fatal(err)
		}
		var l ledger.Ledger
		if err := json.Unmarshal(text, &l); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if err := l.Set(nil); err != nil {
			t.Fatal(err)
		}
		if again, err := json.Marshal(&l); err != nil || !bytes.Equal(text, again) {
			t.Errorf("seed %d: %v, worked out again the ledger is another", seed, err)
		}
		if got := l.Find("payable").Value; got.Cmp(exact.Parse(r.Credits.Payable)) != 0 {
			t.Errorf("seed %d: payable %s, the report says %s", seed, got.RatString(), r.Credits.Payable)
		}
		for i := range r.Objectives {
			if o := &r.Objectives[i]; len(o.Credit.Steps) > 0 {
				verdicts++
				paying += sameAsReport(t, &l, o, i+1)
			}
		}
	}
	if verdicts < 100 || paying < 5 {
		t.Errorf("only %d verdicts, %d credits", verdicts, paying)
	}
}

// sameAsReport holds what a ledger says of the n-th objective against the report, and gives 1 where it pays.
func sameAsReport(t *testing.T, l *ledger.Ledger, o *report.Objective, n int) int {
	t.Helper()
	if missed := l.Find(fmt.Sprint("missed_", n)); (missed.Value.Sign() != 0) != (o.Verdict == report.Missed) {
		t.Errorf("%s: missed is %s, the verdict %s", o.ID, missed.Value.RatString(), o.Verdict)
	}
	good := o.Verdict == report.Met || o.Verdict == report.Excused
	if c := l.Find(fmt.Sprint("good_", n)); c != nil && (c.Value.Sign() != 0) != good {
		t.Errorf("%s: good is %s, the verdict %s", o.ID, c.Value.RatString(), o.Verdict)
	}
	paid := l.Find(fmt.Sprintf("credit_%d_payable", n)).Value
	if paid.Cmp(exact.Parse(o.Credit.Payable)) != 0 {
		t.Errorf("%s: paid %s, the report says %s", o.ID, paid.RatString(), o.Credit.Payable)
	}
	if paid.Sign() == 0 {
		return 0
	}
	return 1
}

// TestCreditsCanBeWorkedOutFromTheirInputs draws clients of any terms: the workbook of each says that it agrees with
// every step.
func TestCreditsCanBeWorkedOutFromTheirInputs(t *testing.T) {
	agree := 0
	for seed := range 100 {
		g := anything.Example(seed)
		r := g.report(t, g.period)
		var b bytes.Buffer
		c := wordsOf(t, g.a.Locale)
		if err := workbook.Render(&b, r, c, ""); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		text := unzipped(t, b.Bytes())
		agree += strings.Count(text, "<v>"+c.T("credits.agrees")+"</v>")
		if n := strings.Count(text, "<v>"+c.T("credits.differs")+"</v>"); n > 0 {
			t.Errorf("seed %d: %d figures differ", seed, n)
		}
	}
	if agree < 1000 {
		t.Errorf("only %d figures were worked out", agree)
	}
}

func unzipped(t *testing.T, content []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, in); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func TestInputsTellWhatWasAgreedAndFound(t *testing.T) {
	a := uptime(t, "wan", "lan")
	limit, least := decimal.NewFromInt(900), decimal.NewFromInt(5)
	a.Credits = agreement.Credits{
		AtRisk: big.NewRat(50, 1), CapMonth: &agreement.Cap{Amount: &limit},
		CapYear: &agreement.Cap{Percent: big.NewRat(10, 1)}, MinimumPayout: &least, CostCentre: "0470", Account: "4711",
	}
	c := a.Objectives[0].Credit
	c.Allocation, c.Repeats, c.Severe = big.NewRat(40, 1), []agreement.Repeat{{Misses: 2, In: 3, Times: big.NewRat(2, 1)}},
		&agreement.Severe{}
	r := build(t, a, outages(down("O1", "wan", 9, 10), down("O2", "wan", 10, 10)), "2026-10")
	l := r.Credits.Ledger
	for name, want := range map[string]string{
		"allocation_1": "40", "times_1_1": "2", "misses_needed_1_1": "2", "misses_before_1_1": "1", "target_1": "99.5",
		"edge_1_1": "99.5", "rate_1_1": "10",
		"at_risk": "50", "cap_period": "900", "cap_year_rate": "10", "minimum_payout": "5", "fee_2": "1000",
	} {
		c := l.Find(name)
		if c == nil || ledger.Text(c.Value) != want || c.Role != ledger.Input {
			t.Errorf("%s is %+v, want %s", name, c, want)
		}
	}
	if c := l.Find("value_1"); !strings.HasPrefix(c.Value.FloatString(6), "98.6") || c.Formula != nil || c.Clause != "6" {
		t.Errorf("value %+v", c)
	}
	band := l.Find("credit_1_band")
	if band == nil || band.Formula == nil || band.Step != "band" || band.Figure.Name != "credit_1_band_figure" {
		t.Errorf("band %+v", band)
	}
	left := l.Find("year_periods_left").Value
	if c := r.Credits; c.CostCentre != "0470" || c.Account != "4711" || left.Cmp(big.NewRat(1, 1)) < 0 {
		t.Errorf("credits %+v", c)
	}
}

// TestIncidentsAreCountedByWhatTheyBroke counts objectives that were met too, but not where they would make one
// incident of two.
func TestIncidentsAreCountedByWhatTheyBroke(t *testing.T) {
	a := uptime(t, "wan", "wan", "lan")
	a.Credits.OncePerEvent = true
	a.Fees = a.Fees[1:]
	for i, severity := range []string{"major", "minor"} {
		a.Objectives[i].Terms.(*availability.Terms).Where = `severity == "` + severity + `"`
	}
	first, second, third := down("O1", "wan", 10, 10), down("O2", "wan", 10, 10), down("O3", "lan", 10, 10)
	first.Severity, second.Severity = texttest.T("major"), texttest.T("minor")
	r := build(t, a, outages(first, second, third), "2026-10")
	want := []report.SharedBreach{
		{Objectives: []string{"up-0", "up-1"}, Incidents: 1, Names: []string{"o1"}},
		{Objectives: []string{"up-2"}, Incidents: 1, Names: []string{"o3"}},
	}
	if diff := cmp.Diff(want, r.Credits.Shared); diff != "" {
		t.Error(diff)
	}
	between := down("O4", "wan", 10, 4)
	between.From, between.To, between.Severity = first.To.Add(-timeline.Hour), first.To.Add(3*timeline.Hour),
		texttest.T("small")
	second.From, second.To = first.To.Add(2*timeline.Hour), first.To.Add(12*timeline.Hour)
	a.Objectives[2].Service, a.Objectives[2].Terms.(*availability.Terms).Where, a.Objectives[2].Credit.Of = "wan",
		`severity == "small"`, "wan"
	a.Objectives[2].Targets = since(agreement.Target{Value: big.NewRat(50, 1), Unit: "%", Text: "50%"})
	r = build(t, a, outages(first, second, between), "2026-10")
	want = []report.SharedBreach{{Objectives: []string{"up-0"}, Incidents: 1, Names: []string{"o1"}},
		{Objectives: []string{"up-1"}, Incidents: 1, Names: []string{"o2"}}}
	if diff := cmp.Diff(want, r.Credits.Shared); diff != "" {
		t.Error(diff)
	}
}

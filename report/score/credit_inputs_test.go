package score_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/workbook"
	"github.com/slareport/slareport/report/timeline"
)

// TestCreditsCanBeWorkedOutFromTheirInputs draws clients of any terms: a workbook works every credit out again from
// the inputs in the report, and says that it agrees with every step.
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
	a.Credits = agreement.Credits{AtRisk: big.NewRat(50, 1), CapMonth: &agreement.Cap{Amount: &limit}, CapYear: &agreement.Cap{Percent: big.NewRat(10, 1)}, MinimumPayout: &least, CostCentre: "0470", Account: "4711"}
	c := a.Objectives[0].Credit
	c.Allocation, c.Repeats, c.Severe = big.NewRat(40, 1), []agreement.Repeat{{Misses: 2, In: 3, Times: big.NewRat(2, 1)}}, &agreement.Severe{}
	r := build(t, a, outages(down("O1", "wan", 9, 10), down("O2", "wan", 10, 10)), "2026-10")
	got := *r.Objectives[0].Credit.Terms
	if got.Form != "band" || got.Allocation != "40" || got.Severe == nil || !got.Severe.Pool {
		t.Errorf("terms %+v", got)
	}
	if diff := cmp.Diff([]report.Repeat{{Misses: 2, In: 3, Times: "2", Before: 1}}, got.Repeats); diff != "" {
		t.Error(diff)
	}
	if j := got.Judging; j.Target != "99.5" || j.Decimals != -1 || !strings.HasPrefix(j.Value, "98.6") {
		t.Errorf("judging %+v", j)
	}
	s := r.Credits.Settling
	if s.AtRisk != "50" || s.CapPeriod.Amount != "900" || s.CapYear.Percent != "10" || s.MinimumPayout != "5" || s.CostCentre != "0470" || s.Account != "4711" || s.PeriodsLeft < 1 {
		t.Errorf("settling %+v", s)
	}
	if r.Credits.Fees[1].Exact != "1000" {
		t.Errorf("fees %+v", r.Credits.Fees)
	}
}

// TestIncidentsAreCountedByWhatTheyBroke counts objectives that were met too, but not where they would make one
// incident of two.
func TestIncidentsAreCountedByWhatTheyBroke(t *testing.T) {
	a := uptime(t, "wan", "wan", "lan")
	a.Credits.OncePerEvent = true
	a.Fees = a.Fees[1:]
	for i, severity := range []string{"major", "minor"} {
		a.Objectives[i].Availability.Where = `severity == "` + severity + `"`
	}
	first, second, third := down("O1", "wan", 10, 10), down("O2", "wan", 10, 10), down("O3", "lan", 10, 10)
	first.Severity, second.Severity = evidence.T("major"), evidence.T("minor")
	r := build(t, a, outages(first, second, third), "2026-10")
	want := []report.SharedBreach{
		{Objectives: []string{"up-0", "up-1"}, Incidents: 1, Names: []string{"o1"}},
		{Objectives: []string{"up-2"}, Incidents: 1, Names: []string{"o3"}},
	}
	if diff := cmp.Diff(want, r.Credits.Settling.Shared); diff != "" {
		t.Error(diff)
	}
	between := down("O4", "wan", 10, 4)
	between.From, between.To, between.Severity = first.To.Add(-timeline.Hour), first.To.Add(3*timeline.Hour), evidence.T("small")
	second.From, second.To = first.To.Add(2*timeline.Hour), first.To.Add(12*timeline.Hour)
	a.Objectives[2].Service, a.Objectives[2].Availability.Where, a.Objectives[2].Credit.Of = "wan", `severity == "small"`, "wan"
	a.Objectives[2].Targets = since(agreement.Target{Value: big.NewRat(50, 1), Unit: "%", Text: "50%"})
	r = build(t, a, outages(first, second, between), "2026-10")
	want = []report.SharedBreach{{Objectives: []string{"up-0"}, Incidents: 1, Names: []string{"o1"}}, {Objectives: []string{"up-1"}, Incidents: 1, Names: []string{"o2"}}}
	if diff := cmp.Diff(want, r.Credits.Settling.Shared); diff != "" {
		t.Error(diff)
	}
}

package cases_test

import (
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/tabletest"
)

func TestMissesKeepTheOrderOfTheReport(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	o := &report.Objective{Unit: "second", Misses: report.ManyOf(
		report.Miss{
			ID: "b", Weight: "60", Outcome: report.OutcomeExcused, Elapsed: 60, ByParty: map[string]float64{"customer": 60},
		},
		report.Miss{ID: "a", Weight: "9", Outcome: report.OutcomeMissed},
		report.Miss{ID: "c", Weight: "9", Outcome: report.OutcomeMissed},
	)}
	tabletest.Check(t, "misses",
		tabletest.Print(
			cases.Misses(o, o.Misses.First(3), c).Pick("case", "weight", "elapsed", "time of provider", "outcome"), c,
		),
		"b|1 min|1 min|0 s|excused\na|9 s|–|–|counts\nc|9 s|–|–|counts")
}

func TestSegmentsAreTheCountedStretches(t *testing.T) {
	c := fixture.Words(t, "de-DE")
	at := func(clock string) string { return "2026-10-05T" + clock + ":00Z" }
	m := &report.Miss{ByParty: map[string]float64{"customer": 1800, "provider": 7200, "maintenance": 0},
		Segments: []report.Segment{
			{From: at("08:00"), To: at("09:00"), Party: "provider", Label: "in Arbeit", Counted: true},
			{From: at("09:00"), To: at("10:00"), Party: "provider", Label: "in Arbeit"},
			{From: at("10:00"), To: at("11:00"), Party: "provider", Label: "in Arbeit", Counted: true},
			{From: at("11:00"), To: at("11:30"), Party: "customer", Label: "wartet", Counted: true},
			{From: "never", To: at("12:00"), Party: "customer", Counted: true},
		}}
	tabletest.Check(t, "segments", tabletest.Print(cases.Segments(m, c), c),
		"05.10.2026 10:00|05.10.2026 13:00|2 Std|Anbieter|in Arbeit\n05.10.2026 13:00|05.10.2026 13:30|30 Min|Kunde|wartet")
	tabletest.Check(t, "parties", tabletest.Print(cases.TimeByParty(m, c), c), "Anbieter|2 Std\nKunde|30 Min")
}

func TestOpenCasesSayWhenTheyPassTheirTarget(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	o := &report.Objective{OpenCases: []report.OpenCase{
		{
			ID: "INC1", Title: "Printer", Group: "P2", Since: "2026-10-30T08:00:00Z", Elapsed: 3600, Target: 28800,
			Passes: "2026-11-02T15:00:00Z", Rows: []string{"a.csv:2"},
		},
		{ID: "INC2", Since: "2026-10-31T08:00:00Z"},
	}}
	tabletest.Check(t, "open", tabletest.Print(cases.OpenCases(o, c), c),
		"INC1|Printer|P2|30 Oct 2026 09:00|1 h|8 h|2 Nov 2026 16:00|a.csv:2\nINC2|||31 Oct 2026 09:00|0 s|–|–|")
}

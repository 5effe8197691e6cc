package terms_test

import (
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table/tabletest"
	"github.com/slareport/slareport/report/render/table/terms"
)

// Decides: plan-printed.
func TestPlanLeavesOutWhatIsNotSaid(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	o := &report.Objective{
		Definition: "what", Target: "95%", TargetValue: "95", ValueUnit: "%", Unit: "case",
		Plan: report.Plan{MinimumVolume: 1200},
	}
	tabletest.Check(
		t, "plan", tabletest.Print(terms.Plan(o, c), c), "Definition|what\nTarget|≥ 95 %\nMinimum volume|1,200 cases",
	)
}

// The agreement's own words are those of its language.
func TestThePlansTargetIsInTheReadersLanguage(t *testing.T) {
	c := fixture.Words(t, "de-DE")
	o := &report.Objective{Target: "at most 4.2", TargetValue: "4.2", AtMost: true}
	tabletest.Check(t, "plan", tabletest.Print(terms.Plan(o, c), c), "Sollwert|≤ 4,2")
}

// Decides: holidays-printed.
func TestHolidaysPrintInTheLocale(t *testing.T) {
	c := fixture.Words(t, "de-DE")
	r := &report.Report{
		Calendars: []report.Calendar{
			{Name: "office", Agreed: "3600", Holidays: []string{"2026-10-03 Tag der Deutschen Einheit", "some day"}},
		},
	}
	tabletest.Check(t, "calendars", tabletest.Print(terms.Calendars(r, c).Pick("calendar", "agreed", "holidays"), c),
		"office|1 Std|03.10.2026 Tag der Deutschen Einheit; some day")
}

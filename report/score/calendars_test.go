package score_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// onTwoCalendars is the objective resolve of further: P1 around the clock, P2 in the office.
func onTwoCalendars(t *testing.T) *agreement.Agreement {
	a := further(t, "en-GB")
	a.Objectives = slices.DeleteFunc(a.Objectives, func(o agreement.Objective) bool { return o.ID != "resolve" })
	terms := a.Objectives[0].Terms.(*timeliness.Terms)
	terms.Calendar, terms.Within[0].Calendar = "office", agreement.Always
	return a
}

// The first case was P2 for three hours, two of them open, and P1 for two hours; the second one was always P1.
func TestAMissNamesTheCalendarsThatApplied(t *testing.T) {
	r := build(t, onTwoCalendars(t), happened(), "2026-10")
	o := r.Objectives[0]
	why := map[string]string{}
	for _, m := range o.Misses.All() {
		why[m.ID] = plain(m.Why)
	}
	for id, want := range map[string]string{
		"INC1": "INC1: 2 h on the office calendar (all.csv rows 2, 5); 2 h around the clock (all.csv rows 2, 5); as P2 the " +
			"clock stood at 2 h of 9 h on 5 Oct 2026 14:00",
		"INC2": "INC2: 5 h around the clock (all.csv row 3)",
	} {
		if !strings.HasPrefix(why[id], want) {
			t.Errorf("%s: %s", id, why[id])
		}
	}
	if !strings.Contains(
		plain(o.Definition), "(P1 1h (always), P2 9h (office)), on around the clock and the office calendar",
	) {
		t.Errorf("definition: %s", plain(o.Definition))
	}
	if plain(o.Plan.Calendar) != "around the clock and the office calendar" {
		t.Errorf("plan: %s", o.Plan.Calendar)
	}
	var names []string
	for _, c := range r.Calendars {
		names = append(names, c.Name)
	}
	if !slices.Equal(names, []string{"always", "office"}) {
		t.Errorf("calendars %v", names)
	}
}

func TestACalendarIsToldInItsOwnZone(t *testing.T) {
	a := onTwoCalendars(t)
	lisbon, err := time.LoadLocation("Europe/Lisbon")
	if err != nil {
		t.Fatal(err)
	}
	a.Calendars["office"][0].Spec.Zone = lisbon
	r := build(t, a, happened(), "2026-10")
	zones := map[string]string{}
	for _, c := range r.Calendars {
		zones[c.Name] = c.Zone
	}
	if zones["office"] != "Europe/Lisbon" || zones["always"] != "Europe/Berlin" {
		t.Errorf("%v", zones)
	}
}

// From 6 October on the office opens at noon: the clock of the fifth is not changed, that of the sixth is. In the
// office's hours INC1 takes 4 h until 16:00 local time, INC2 would take as much and takes 3 h after the change.
func TestACalendarThatChangesInThePeriodCountsFromItsDay(t *testing.T) {
	a := onTwoCalendars(t)
	a.Objectives[0].Terms.(*timeliness.Terms).Within = []targets.Within{
		{Allowances: since(targets.Allowance{Time: timeline.Hour, Text: "1h"})},
	}
	later := a.Calendars["office"][0].Spec
	for day := time.Monday; day <= time.Friday; day++ {
		later.Hours[day] = []calendar.ClockInterval{{From: 13 * 3600, To: 17 * 3600}}
	}
	a.Calendars["office"] = append(a.Calendars["office"],
		calendar.Dated{From: calendar.Date{Year: 2026, Month: 10, Day: 6}, Spec: later})
	r := build(t, a, happened(), "2026-10")
	elapsed := map[string]float64{}
	for _, m := range r.Objectives[0].Misses.All() {
		elapsed[m.ID] = m.Elapsed
	}
	if elapsed["INC1"] != 4*3600 || elapsed["INC2"] != 3*3600 { // 11 to 12 and 13 to 16; 13 to 16
		t.Errorf("%v", elapsed)
	}
	hours := ""
	for _, c := range r.Calendars {
		if c.Name == "office" {
			hours = c.Hours
		}
	}
	if !strings.HasPrefix(hours, "Mon 13:00") {
		t.Errorf("hours at the period's end: %s", hours)
	}
}

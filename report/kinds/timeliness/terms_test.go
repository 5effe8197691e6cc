package timeliness

import (
	"slices"
	"testing"

	"github.com/slareport/slareport/report/kinds/timeliness/targets"
)

func TestAClockRunsOnTheCalendarOfItsTargetElseOnItsObjectives(t *testing.T) {
	for _, c := range []struct {
		clock  Terms
		target targets.Within
		want   string
	}{
		{Terms{Calendar: "office"}, targets.Within{Calendar: "shift"}, "shift"},
		{Terms{Calendar: "office"}, targets.Within{}, "office"},
		{Terms{}, targets.Within{}, "always"},
		{Terms{Calendar: "office", By: "due"}, targets.Within{Calendar: "shift"}, "always"}, // a promised date is a date
	} {
		if got := c.clock.CalendarOf(&c.target); got != c.want {
			t.Errorf("%+v and %+v: %q, want %q", c.clock, c.target, got, c.want)
		}
	}
	for _, c := range []struct {
		clock Terms
		want  []string
	}{
		{Terms{Calendar: "office"}, []string{"office"}},
		{Terms{Calendar: "office", Within: []targets.Within{{}, {Calendar: "shift"}, {}}}, []string{"office", "shift"}},
		{Terms{Calendar: "office", Within: []targets.Within{{Calendar: "shift"}}}, []string{"shift"}},
		{Terms{By: "due"}, []string{"always"}},
	} {
		if got := c.clock.Calendars(); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.clock, got, c.want)
		}
	}
}

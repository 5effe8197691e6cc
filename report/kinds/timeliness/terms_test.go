package timeliness

import (
	"slices"
	"testing"
)

func TestATargetNamesTheCasesItIsFor(t *testing.T) {
	for _, c := range []struct {
		within Within
		keys   []KeyValue
		label  string
	}{
		{Within{}, nil, ""},
		{Within{Key: "priority", Match: "P1"}, []KeyValue{{"priority", "P1"}}, "P1"},
		{Within{Key: "impact", Match: "1", And: []KeyValue{{"urgency", "2"}, {"tier", "gold"}}},
			[]KeyValue{{"impact", "1"}, {"urgency", "2"}, {"tier", "gold"}}, "1/2/gold"},
	} {
		if got := c.within.Keys(); !slices.Equal(got, c.keys) || c.within.Label() != c.label {
			t.Errorf("%v, %q, want %v, %q", got, c.within.Label(), c.keys, c.label)
		}
	}
}

func TestAClockRunsOnTheCalendarOfItsTargetElseOnItsObjectives(t *testing.T) {
	for _, c := range []struct {
		clock  Terms
		target Within
		want   string
	}{
		{Terms{Calendar: "office"}, Within{Calendar: "shift"}, "shift"},
		{Terms{Calendar: "office"}, Within{}, "office"},
		{Terms{}, Within{}, "always"},
		{Terms{Calendar: "office", By: "due"}, Within{Calendar: "shift"}, "always"}, // a promised date is a date
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
		{Terms{Calendar: "office", Within: []Within{{}, {Calendar: "shift"}, {}}}, []string{"office", "shift"}},
		{Terms{Calendar: "office", Within: []Within{{Calendar: "shift"}}}, []string{"shift"}},
		{Terms{By: "due"}, []string{"always"}},
	} {
		if got := c.clock.Calendars(); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.clock, got, c.want)
		}
	}
}

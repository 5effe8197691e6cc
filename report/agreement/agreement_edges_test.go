package agreement

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// A value holds from its instant on, that instant included, until the next one's.
func TestADatedValueHoldsFromItsInstantOn(t *testing.T) {
	always := []Dated[string]{{timeline.NoInstant, "old"}, {100, "new"}, {200, "newer"}}
	later := []Dated[string]{{100, "new"}, {200, "newer"}}
	for _, c := range []struct {
		list []Dated[string]
		at   timeline.Instant
		want string
		ok   bool
	}{
		{always, timeline.MinInstant, "old", true}, {always, 99, "old", true}, {always, 100, "new", true}, {always, 199, "new", true},
		{always, 200, "newer", true}, {always, timeline.MaxInstant, "newer", true},
		{later, 99, "", false}, {later, 100, "new", true}, {nil, 100, "", false},
		{always, timeline.NoInstant, "old", true},
	} {
		if got, ok := At(c.list, c.at); got != c.want || ok != c.ok {
			t.Errorf("at %d: %q, %v, want %q", c.at, got, ok, c.want)
		}
	}
}

func TestTheStrongestEvidenceComesFirstUnlessTheAgreementSaysOtherwise(t *testing.T) {
	if got := fmt.Sprint(DefaultPrecedence()); got != "[claim state obligation cause upstream]" {
		t.Error(got)
	}
}

func TestAClientIsKnownByItsNameAndItsAliases(t *testing.T) {
	a := Agreement{Client: "Acme Retail", Aliases: []string{"acme"}}
	if got := a.Names(); !slices.Equal(got, []string{"Acme Retail", "acme"}) {
		t.Errorf("%q", got)
	}
}

func TestAnAgreementsPeriodsAreInItsZone(t *testing.T) {
	zone := time.FixedZone("east", 3600)
	a := Agreement{Zone: zone, Period: PeriodRule{Kind: calendar.Month, StartDay: 15}}
	if got := a.Cycle(); got != (calendar.Cycle{Kind: calendar.Month, StartDay: 15, Zone: zone}) {
		t.Errorf("%+v", got)
	}
}

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

// The words are those of agreement files and of the report: a file that was read last year must read the same.
func TestWordsOfAgreementsStay(t *testing.T) {
	for _, c := range []struct {
		words any
		want  string
	}{
		{[]Kind{KindAvailability, KindTimeliness, KindShare, KindStatistic, KindCount}, "[availability timeliness share statistic count]"},
		{[]CountsIn{Decided, Opened, Resolved, Closed}, "[decided opened resolved closed]"},
		{[]Method{ByRequest, BySlot, ByRun}, "[request slot run]"},
		{[]PriorityChange{AtStart, AtStop, Carry, RestartPriority}, "[at-start at-stop carry restart]"},
		{[]ReopenRule{Resume, First, RestartReopen}, "[resume first restart]"},
		{[]string{NoRepeat, Restore, BetweenFailures}, "[no_repeat restore between_failures]"},
	} {
		if got := fmt.Sprint(c.words); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func TestALengthOfTimeIsWantedInAUnit(t *testing.T) {
	for name, want := range map[string]string{
		"ms": "1/1000", "s": "1", "sec": "1", "min": "60", "m": "60", "h": "3600", "hours": "3600", "d": "86400", "days": "86400", " h ": "3600",
	} {
		if got, known := TimeUnit(name); !known || got.RatString() != want {
			t.Errorf("%q is %v s, want %s", name, got, want)
		}
	}
	for _, name := range strings.Fields(strings.NewReplacer(",", "", " or", "").Replace(TimeUnits)) { // what messages offer
		if _, known := TimeUnit(name); !known {
			t.Errorf("%q is offered and not known", name)
		}
	}
	for _, name := range []string{"", "%", "points", "wd", "H"} {
		if got, known := TimeUnit(name); known || got != nil {
			t.Errorf("%q is %v s", name, got)
		}
	}
}

func TestAStatisticsUnitIsItsOwnElseThatOfItsTarget(t *testing.T) {
	target := []Dated[Target]{{Value: Target{Unit: "ms"}}, {From: 1, Value: Target{Unit: "s"}}}
	for _, c := range []struct {
		own     string
		targets []Dated[Target]
		want    string
	}{{"h", target, "h"}, {"", target, "ms"}, {"", target[:1], "ms"}, {"", nil, ""}, {"h", nil, "h"}} {
		if got := (&Objective{Statistic: &Statistic{Unit: c.own}, Targets: c.targets}).UnitOf(); got != c.want {
			t.Errorf("%q with %v: %q, want %q", c.own, c.targets, got, c.want)
		}
	}
}

func TestTheTimeToRestoreIsADifference(t *testing.T) {
	for s, want := range map[Statistic]string{
		{Of: "outages", Value: Restore}: "to - from", {Of: "outages", Value: BetweenFailures}: "between_failures",
		{Of: "tickets", Value: Restore}: "restore", {Of: "outages", Value: "share"}: "share",
	} {
		if got := s.Formula(); got != want {
			t.Errorf("%+v: %q, want %q", s, got, want)
		}
	}
}

func TestAClockRunsOnTheCalendarOfItsTargetElseOnItsObjectives(t *testing.T) {
	for _, c := range []struct {
		clock  Timeliness
		target Within
		want   string
	}{
		{Timeliness{Calendar: "office"}, Within{Calendar: "shift"}, "shift"},
		{Timeliness{Calendar: "office"}, Within{}, "office"},
		{Timeliness{}, Within{}, "always"},
		{Timeliness{Calendar: "office", By: "due"}, Within{Calendar: "shift"}, "always"}, // a promised date is a date
	} {
		if got := c.clock.CalendarOf(&c.target); got != c.want {
			t.Errorf("%+v and %+v: %q, want %q", c.clock, c.target, got, c.want)
		}
	}
	for _, c := range []struct {
		clock Timeliness
		want  []string
	}{
		{Timeliness{Calendar: "office"}, []string{"office"}},
		{Timeliness{Calendar: "office", Within: []Within{{}, {Calendar: "shift"}, {}}}, []string{"office", "shift"}},
		{Timeliness{Calendar: "office", Within: []Within{{Calendar: "shift"}}}, []string{"shift"}},
		{Timeliness{By: "due"}, []string{"always"}},
	} {
		if got := c.clock.Calendars(); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.clock, got, c.want)
		}
	}
}

func TestMajorIncidentsAreThoseThatTheExportCallsSo(t *testing.T) {
	if got := DefaultMajor(); got.Outages != `severity in ["major", "critical"]` || got.Tickets != "" {
		t.Errorf("%+v", got)
	}
}

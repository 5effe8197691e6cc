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
		{always, timeline.MinInstant, "old", true}, {always, 99, "old", true}, {always, 100, "new", true},
		{always, 199, "new", true},
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

func TestALengthOfTimeIsWantedInAUnit(t *testing.T) {
	for name, want := range map[string]string{
		"ms": "1/1000", "s": "1", "sec": "1", "min": "60", "m": "60", "h": "3600", "hours": "3600", "d": "86400",
		"days": "86400", " h ": "3600",
	} {
		if got, known := TimeUnit(name); !known || got.RatString() != want {
			t.Errorf("%q is %v s, want %s", name, got, want)
		}
	}
	// what messages offer
	for _, name := range strings.Fields(strings.NewReplacer(",", "", " or", "").Replace(TimeUnits)) {
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

// Decides: incident-major.
func TestMajorIncidentsAreThoseThatTheExportCallsSo(t *testing.T) {
	if got := DefaultMajor(); got.Outages != `severity in ["major", "critical"]` || got.Tickets != "" {
		t.Errorf("%+v", got)
	}
}

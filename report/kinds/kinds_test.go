package kinds

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
)

func TestEachKindHasANameOfItsOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, terms := range All() {
		if seen[terms.Kind()] || terms.Kind() == "" || terms.Doc() == "" {
			t.Errorf("%q, %q", terms.Kind(), terms.Doc())
		}
		seen[terms.Kind()] = true
	}
}

// foreign are terms that no kind measures.
type foreign struct{ agreement.Terms }

func (foreign) Kind() string { return "mood" }

func TestWhatNoKindMeasuresIsAnError(t *testing.T) {
	for want, o := range map[string]agreement.Objective{
		`objective a: nothing measures the kind ""`:     {ID: "a"},
		`objective b: nothing measures the kind "mood"`: {ID: "b", Terms: foreign{}},
	} {
		if terms, err := Of(&o); terms != nil || err == nil || err.Error() != want {
			t.Errorf("%v, %v, want %s", terms, err, want)
		}
	}
	if terms, err := Of(&agreement.Objective{Terms: &count.Terms{}}); err != nil || terms.Kind() != count.Kind {
		t.Errorf("%v, %v", terms, err)
	}
}

// What a kind needs, and which records its filter is about, follow from its terms.
func TestTheRecordsOfAKindFollowFromItsTerms(t *testing.T) {
	for _, c := range []struct {
		terms             Terms
		records, filtered string
		samples           bool
	}{
		{&availability.Terms{}, "outages", "outages", false},
		{&availability.Terms{Samples: true}, "samples", "samples", true},
		{&timeliness.Terms{Of: "tickets"}, "tickets", "tickets", false},
		{&timeliness.Terms{Of: "outages"}, "outages", "outages", false},
		{&timeliness.Terms{Of: "updates"}, "ticket-events", "tickets", false},
		{&timeliness.Terms{Of: "tickets", Event: `to == "sent"`}, "ticket-events", "tickets", false},
		{&timeliness.Terms{Of: "tickets", Start: `to == "asked"`}, "ticket-events", "tickets", false},
		{&share.Terms{Of: "surveys"}, "surveys", "surveys", false},
		{&share.Terms{Of: "samples"}, "samples", "samples", true},
		{&statistic.Terms{Of: "tallies"}, "tallies", "tallies", false},
		{&statistic.Terms{Of: "samples", Value: "latency"}, "samples", "samples", true},
		{&count.Terms{Of: "outages"}, "outages", "outages", false},
	} {
		filtered, _ := c.terms.Filter()
		_, samples := c.terms.FromSamples()
		if c.terms.Records() != c.records || filtered != c.filtered || samples != c.samples {
			t.Errorf("%+v: needs %s, filters %s, samples %v", c.terms, c.terms.Records(), filtered, samples)
		}
	}
}

func TestTheUnitOfAValueIsThatOfItsKind(t *testing.T) {
	target := agreement.Target{Unit: "ms"}
	for terms, want := range map[Terms]string{
		&availability.Terms{}: "%", &timeliness.Terms{}: "%", &share.Terms{}: "%", &count.Terms{}: "",
		&statistic.Terms{}: "ms", &statistic.Terms{Unit: "s"}: "s",
	} {
		if got := terms.ValueUnit(target); got != want {
			t.Errorf("%s: %q, want %q", terms.Kind(), got, want)
		}
		if terms.Events() != (terms.Kind() == count.Kind) {
			t.Errorf("%s: events %v", terms.Kind(), terms.Events())
		}
	}
}

package statistic

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/wording"
)

func TestAStatisticsUnitIsItsOwnElseThatOfItsTarget(t *testing.T) {
	target := []agreement.Dated[agreement.Target]{{Value: agreement.Target{Unit: "ms"}},
		{From: 1, Value: agreement.Target{Unit: "s"}}}
	for _, c := range []struct {
		own     string
		targets []agreement.Dated[agreement.Target]
		want    string
	}{{"h", target, "h"}, {"", target, "ms"}, {"", target[:1], "ms"}, {"", nil, ""}, {"h", nil, "h"}} {
		if got := (&Terms{Unit: c.own}).UnitOf(&agreement.Objective{Targets: c.targets}); got != c.want {
			t.Errorf("%q with %v: %q, want %q", c.own, c.targets, got, c.want)
		}
	}
}

func TestTheTimeToRestoreIsADifference(t *testing.T) {
	for s, want := range map[Terms]string{
		{Of: "outages", Value: Restore}: "to - from", {Of: "outages", Value: BetweenFailures}: "between_failures",
		{Of: "tickets", Value: Restore}: "restore", {Of: "outages", Value: "share"}: "share",
	} {
		if got := s.Formula(); got != want {
			t.Errorf("%+v: %q, want %q", s, got, want)
		}
	}
}

// Decides: median-in-definition.
func TestTheDefinitionSaysWhichMedianWasAgreed(t *testing.T) {
	for language, want := range map[string][3]string{
		"en-GB": {
			"Median (of an even number of values the lower of the two middle ones) of score over all survey answers.",
			"Median (of an even number of values the mean of the two middle ones) of score over all survey answers.",
			"95th percentile (interpolated) of score over all survey answers.",
		},
		"de-DE": {
			"Median (bei gerader Anzahl der kleinere der beiden mittleren Werte) von Bewertung über alle Antworten.",
			"Median (bei gerader Anzahl der Mittelwert der beiden mittleren Werte) von Bewertung über alle Antworten.",
			"95. Perzentil (interpoliert) von Bewertung über alle Antworten.",
		},
	} {
		c, err := words.Load(language)
		if err != nil {
			t.Fatal(err)
		}
		for i, terms := range []Terms{
			{Of: "surveys", Value: "score", Take: "median"}, {Of: "surveys", Value: "score", Take: "median", Interpolate: true},
			{Of: "surveys", Value: "score", Take: "percentile", Percent: big.NewRat(95, 1), Interpolate: true},
		} {
			if got := terms.Definition(&wording.Words{Catalogue: c}, nil); got != want[i] {
				t.Errorf("%s: %q, want %q", language, got, want[i])
			}
		}
	}
}

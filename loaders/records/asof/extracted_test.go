package asof

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// The newest extraction counts, and of equal ones that of the first source.
//
// Decides: as-of-extracted.
func TestWhenTheDataWasExtracted(t *testing.T) {
	for _, c := range []struct {
		extracted map[string]timeline.Instant
		at        timeline.Instant
		source    string
	}{
		{nil, timeline.NoInstant, ""},
		{map[string]timeline.Instant{"b": 5}, 5, "b"},
		{map[string]timeline.Instant{"a": 4, "b": 5}, 5, "b"},
		{map[string]timeline.Instant{"a": 5, "b": 5}, 5, "a"},
		{map[string]timeline.Instant{"a": 6, "b": 5}, 6, "a"},
	} {
		e := &evidence.Evidence{
			Origins: []evidence.Origin{{Source: "a"}, {Source: "b"}, {Source: "b"}}, Extracted: c.extracted,
		}
		if at, source := Extracted(e); at != c.at || source != c.source {
			t.Errorf("%v: %v by %q", c.extracted, at, source)
		}
	}
}

// A row later than the extraction is named, one at its instant is not; nor is one that is alone, which is named as
// such.
func TestRowsLaterThanTheExtractionAreNamed(t *testing.T) {
	day := func(n int) timeline.Instant { return timeline.Instant(n) * timeline.Instant(timeline.Day) }
	for extracted, want := range map[timeline.Instant]int{day(20) - 1: 1, day(20): 0} {
		e := &evidence.Evidence{
			Origins: []evidence.Origin{{Source: "a"}}, Sources: []evidence.Source{{ID: "a", File: "a.csv"}},
			Extracted: map[string]timeline.Instant{"a": extracted},
			Dates: map[string]evidence.Dates{"a": {
				{Interval: timeline.Interval{From: day(1), To: day(20)}, Rows: 9},
				{Interval: timeline.Interval{From: day(9000), To: day(9000)}, Rows: 1},
			}},
		}
		if found := TellLater(e); len(found) != want || len(e.Sources[0].Findings) != want {
			t.Errorf("%v: %+v", extracted, found)
		}
	}
}

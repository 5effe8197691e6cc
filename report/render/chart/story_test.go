package chart

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
)

func incident(seconds float64, after ...float64) *report.Incident {
	i := &report.Incident{Seconds: seconds}
	for _, a := range after {
		i.Marks = append(i.Marks, report.Mark{After: a})
	}
	return i
}

func TestAStoryHasItsMarksInProportion(t *testing.T) {
	got := Story(incident(100, 0, 25, 100, 250), 0.05)
	want := []Moment{{1, 0, 0}, {2, 0.25, 0.25}, {3, 1, 1}}
	if len(got) != len(want) {
		t.Fatalf("%+v, want %+v: what comes after the end is not on the bar", got, want)
	}
	for k := range want {
		if got[k] != want[k] {
			t.Errorf("%+v, want %+v", got[k], want[k])
		}
	}
	if s := Story(incident(0, 0), 0.05); len(s) != 0 {
		t.Errorf("an incident without length has a bar: %+v", s)
	}
}

func TestNumbersOfAStoryKeepTheirDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var after []float64
		last := 0.0
		for range rapid.IntRange(1, 20).Draw(t, "marks") {
			last += rapid.Float64Range(0, 300).Draw(t, "step")
			after = append(after, last)
		}
		steps := Story(incident(last+1, after...), 0.05)
		if len(steps) != len(after) {
			t.Fatalf("%d of %d marks", len(steps), len(after))
		}
		for k, s := range steps {
			if s.At < 0 || s.At > 1 || s.Label < 0 || s.Label > 1 {
				t.Fatalf("%+v leaves the bar", s)
			}
			if k > 0 && s.Label-steps[k-1].Label < 0.05-1e-9 && math.Abs(s.Label) > 1e-9 {
				t.Fatalf("numbers %v and %v touch", steps[k-1].Label, s.Label)
			}
		}
	})
}

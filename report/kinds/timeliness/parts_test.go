package timeliness

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// However the cases are cut into parts: scores, misses, open cases, findings and their first rows are the same.
func TestCutsIntoPartsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := crowd(t)
		if rapid.Bool().Draw(t, "updates") {
			w.Objective.Terms.(*Terms).Of = "updates"
		}
		measured := func(size int) string {
			m, err := newMeter(w.Context(t), &w.Objective, w.Objective.Terms.(*Terms))
			if err != nil {
				t.Fatal(err)
			}
			if err := m.inParts(size); err != nil {
				t.Fatal(err)
			}
			told, err := json.Marshal(m.results())
			if err != nil {
				t.Fatal(err)
			}
			return string(told)
		}
		whole := measured(partSize)
		for size := 1; size <= 4; size++ {
			if cut := measured(size); cut != whole {
				t.Fatalf("in parts of %d:\n%s\nas a whole:\n%s", size, cut, whole)
			}
		}
	})
}

// A mistake in the agreement is told as for the whole, be there cases or none.
func TestMistakesAreToldWithoutCasesAndOfTheFirstPart(t *testing.T) {
	for _, tickets := range []int{0, 5} {
		w := busy(tickets)
		w.Objective.Terms.(*Terms).Where = "nonsense >"
		m, err := newMeter(w.Context(t), &w.Objective, w.Objective.Terms.(*Terms))
		if err != nil {
			t.Fatal(err)
		}
		if m.inParts(2) == nil {
			t.Errorf("%d tickets: a wrong condition is not told", tickets)
		}
	}
}

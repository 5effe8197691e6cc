package measure

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestDistinctKeepsTheFirstOfEach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(0, 40), 0, 100).Draw(t, "values")
		var d Distinct[int]
		var want []int
		for _, v := range values {
			d.Add(v)
			if !slices.Contains(want, v) {
				want = append(want, v)
			}
		}
		if !slices.Equal(d.List, want) {
			t.Fatalf("%v, want %v", d.List, want)
		}
	})
}

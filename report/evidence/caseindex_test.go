package evidence_test

import (
	"slices"
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// Who names a case is listed in order and once, however the ids are written and whatever stands between them.
func TestCasesAreFoundByWhoNamesThem(t *testing.T) {
	var x evidence.CaseIndex
	x.Add([]string{"T2", "t1 ", "T1", ""}, 0)
	x.Add(nil, 1)
	x.Add([]string{"T3"}, 2)
	x.Add([]string{"T1", "T10"}, 3)
	x.Sort()
	for id, want := range map[string][]int{
		"T1": {0, 3}, " t1": {0, 3}, "T2": {0}, "T10": {3}, "T3": {2}, "T": nil, "T4": nil, "": nil, " ": nil,
	} {
		if got := x.Of(id); !slices.Equal(got, want) {
			t.Errorf("%q is named by %v, want %v", id, got, want)
		}
	}
}

package duplicates

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence/lookup"
)

// No record of a frequent key is missed, and records come in order.
func TestFrequentMissesNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.IntRange(0, 30), 0, 60).Draw(t, "keys")
		least := rapid.Uint8Range(1, 4).Draw(t, "least")
		jobs := rapid.IntRange(1, 3).Draw(t, "jobs")
		list := Frequent(len(keys), least, func(i int32) uint64 { return lookup.Mix(uint64(keys[i]), 0) }, jobs)
		if !slices.IsSorted(list) {
			t.Fatalf("not in order: %v", list)
		}
		for i, key := range keys {
			n := len(slices.DeleteFunc(slices.Clone(keys), func(k int) bool { return k != key }))
			if n >= int(least) && !slices.Contains(list, int32(i)) {
				t.Fatalf("record %d with key %d is one of %d and not in %v", i, key, n, list)
			}
		}
	})
}

// Of a thousand keys, of which one comes three times and the others twice, hardly any but that one is frequent.
func TestFrequentTakesHardlyAnyOther(t *testing.T) {
	key := func(i int32) uint64 { return lookup.Mix(uint64(i%1000), 0) }
	if list := Frequent(2001, 3, key, 2); len(list) < 3 || len(list) > 500 || list[0] != 0 {
		t.Errorf("%d of 2001 records, from %d on", len(list), list[0])
	}
}

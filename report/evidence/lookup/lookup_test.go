package lookup

import (
	"testing"

	"pgregory.net/rapid"
)

// A table of few places, with hashes of few values, finds what a map finds: the first of a kind until it is replaced.
func TestTableFindsWhatAMapFinds(t *testing.T) { rapid.Check(t, tableFindsWhatAMapFinds) }

func FuzzTable(f *testing.F) { f.Fuzz(rapid.MakeFuzz(tableFindsWhatAMapFinds)) }

func tableFindsWhatAMapFinds(t *rapid.T) {
	keys := rapid.SliceOfN(rapid.IntRange(0, 40), 1, 60).Draw(t, "keys")
	hash := func(key int) uint64 { return Mix(uint64(key%7), 0) }
	same := func(i, j int32) bool { return keys[i] == keys[j] }
	table, known := New(len(keys)), map[int]int32{}
	for i := range int32(len(keys)) {
		key := keys[i]
		want, met := known[key]
		if !met {
			want = i
		}
		found, ok := table.Find(hash(key), i, same)
		if found != want || ok != met {
			t.Fatalf("record %d with key %d: found %d %v, want %d %v", i, key, found, ok, want, met)
		}
		known[key] = want
		if met && i%2 == 0 {
			table.Replace(hash(key), found, i)
			known[key] = i
		}
	}
	if rapid.Bool().Draw(t, "anew") {
		table.Reset()
		clear(known)
	}
	for key := range 41 {
		want, met := known[key]
		if !met {
			want = -1
		}
		if _, found := table.Look(hash(key), func(i int32) bool { return keys[i] == key }); found != want {
			t.Fatalf("key %d: found %d, want %d", key, found, want)
		}
	}
}

func TestTableIsAtMostHalfFull(t *testing.T) {
	for n := range 200 {
		if table := New(n); !table.Holds(n) || len(table.slots) > max(16, 4*n) {
			t.Errorf("a table for %d records has %d places", n, len(table.slots))
		}
	}
}

func TestATextAndItsBytesHaveOneHash(t *testing.T) {
	if Text("INC1") != Bytes([]byte("INC1")) {
		t.Error("they differ")
	}
}

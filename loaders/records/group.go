package records

import (
	"hash/maphash"
	"math/bits"
)

// groups are indexes of records, put together by a key: those of group g are order[start[g]:start[g+1]], in the
// order of the records. Groups come in the order of their first records.
type groups struct{ start, order []int32 }

// groupBy groups n records without a slice or a string for each group: logs hold millions of rows.
func groupBy(n int, hash func(i int32) uint64, same func(i, j int32) bool) groups {
	table := newLookup(n)
	owner := make([]int32, n)
	var first []int32 // record of each group
	group := make([]int32, n)
	for i := range int32(n) {
		found, ok := table.find(hash(i), i, same)
		if !ok {
			group[i] = int32(len(first))
			first = append(first, i)
			found = i
		}
		owner[i] = group[found]
	}
	g := groups{start: make([]int32, len(first)+1), order: make([]int32, n)}
	for _, o := range owner {
		g.start[o+1]++
	}
	for i := 1; i < len(g.start); i++ {
		g.start[i] += g.start[i-1]
	}
	next := append([]int32(nil), g.start...)
	for i, o := range owner {
		g.order[next[o]] = int32(i)
		next[o]++
	}
	return g
}

// count is the number of groups.
func (g groups) count() int { return len(g.start) - 1 }

// of is the records of a group.
func (g groups) of(i int) []int32 { return g.order[g.start[i]:g.start[i+1]] }

// lookup finds records by what makes them the same: a hash table of indexes, at most half full, that looks at
// neighbouring places on a collision. Beside each index stands a part of its hash, so that hardly any record is
// looked at in vain: a million of them do not fit a processor's cache.
type lookup struct {
	slots []uint64 // lower half of the hash and index + 1; 0 where empty
	shift int      // the upper bits of a hash are the place
	mask  uint64
}

func newLookup(n int) *lookup {
	size := max(4, bits.Len(uint(2*n)))
	return &lookup{make([]uint64, 1<<size), 64 - size, 1<<size - 1}
}

const lowerHalf = 1<<32 - 1

// find gives the record that is the same as record i; when there is none, i is it from now on.
func (t *lookup) find(hash uint64, i int32, same func(i, j int32) bool) (found int32, ok bool) {
	at, found := t.look(hash, func(j int32) bool { return same(j, i) })
	if found < 0 {
		t.slots[at] = hash<<32 | uint64(i+1)
		return i, false
	}
	return found, true
}

// look gives the record of a hash that is meant and its place; the record is negative, and the place free, when
// there is none.
func (t *lookup) look(hash uint64, meant func(i int32) bool) (at uint64, found int32) {
	for at = hash >> t.shift; ; at = (at + 1) & t.mask {
		slot := t.slots[at]
		if slot == 0 {
			return at, -1
		}
		if slot>>32 == hash&lowerHalf {
			if i := int32(slot&lowerHalf) - 1; meant(i) {
				return at, i
			}
		}
	}
}

// replace puts record i in the place of the one that is the same.
func (t *lookup) replace(hash uint64, old, i int32) {
	at, _ := t.look(hash, func(j int32) bool { return j == old })
	t.slots[at] = hash<<32 | uint64(i+1)
}

// seed makes the places of a table; no result depends on them.
var seed = maphash.MakeSeed()

func hashText(s string) uint64 { return maphash.String(seed, s) }

// mix adds a number to a hash, so that every bit of both may change every bit of the result.
func mix(hash, n uint64) uint64 {
	high, low := bits.Mul64(hash^n^spread, hash|1)
	return (high ^ low) * spread
}

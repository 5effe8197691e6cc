package duplicates

import (
	"slices"

	"github.com/slareport/slareport/report/evidence/lookup"
)

// groups are indexes of records, put together by a key: those of group g are order[start[g]:start[g+1]], in the
// order of the records. Groups come in the order of their first records.
type groups struct{ start, order []int32 }

// GroupBy groups n records without a slice or a string for each group: logs hold millions of rows.
func GroupBy(n int, hash func(i int32) uint64, same func(i, j int32) bool) groups {
	table := lookup.New(n)
	owner := make([]int32, n)
	var first []int32 // record of each group
	group := make([]int32, n)
	for i := range int32(n) {
		found, ok := table.Find(hash(i), i, same)
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

// Count is the number of groups.
func (g groups) Count() int { return len(g.start) - 1 }

// Of is the records of a group.
func (g groups) Of(i int) []int32 { return g.order[g.start[i]:g.start[i+1]] }

// Frequent lists the records, of n, of whose hash there are at least so many, and hardly any others: those of which
// the hashes agree in some bits. It is a glance at millions of records before they are grouped.
func Frequent(n int, least uint8, hash func(i int32) uint64, jobs int) []int32 {
	parts := partsOf(n, hash, jobs)
	found := make([][]int32, len(parts))
	sideBySide(jobs, func(job int) {
		var counts [frequentPlaces]uint8
		for p := job; p < len(parts); p += jobs {
			clear(counts[:])
			for _, h := range parts[p] {
				if c := &counts[h.place()]; *c < least {
					*c++
				}
			}
			for _, h := range parts[p] {
				if counts[h.place()] == least {
					found[p] = append(found[p], h.index())
				}
			}
		}
	})
	list := slices.Concat(found...)
	slices.Sort(list)
	return list
}

// frequentPlaces are enough for some million records, and fit a processor's cache.
const (
	placeBits      = 16
	frequentPlaces = 1 << placeBits
)

// place is a number by the bits of a hash that follow those of its part.
func (h hashed) place() int { return int(h>>(64-partBits-placeBits)) & (frequentPlaces - 1) }

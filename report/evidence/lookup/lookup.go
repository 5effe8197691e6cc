// Package lookup finds records by what makes them the same, where there are millions of them.
package lookup

import (
	"hash/maphash"
	"math/bits"
)

// Table finds records, given by their indexes, by their hashes: at most half full, and with a look at neighbouring
// places on a collision. Beside each index stands a part of its hash, so that hardly any record is looked at in
// vain: a million of them do not fit a processor's cache.
type Table struct {
	slots []uint64 // lower half of the hash and index + 1; 0 where empty
	shift int      // the upper bits of a hash are the place
	mask  uint64
}

// New makes a table for up to n records.
func New(n int) *Table {
	size := max(4, bits.Len(uint(2*n)))
	return &Table{make([]uint64, 1<<size), 64 - size, 1<<size - 1}
}

// Reset empties the table.
func (t *Table) Reset() { clear(t.slots) }

// Holds tells whether there is room for n records in all.
func (t *Table) Holds(n int) bool { return 2*n <= len(t.slots) }

const lowerHalf = 1<<32 - 1

// Find gives the record that is the same as record i; when there is none, i is it from now on.
func (t *Table) Find(hash uint64, i int32, same func(i, j int32) bool) (found int32, ok bool) {
	at, found := t.Look(hash, func(j int32) bool { return same(j, i) })
	if found < 0 {
		t.slots[at] = hash<<32 | uint64(i+1)
		return i, false
	}
	return found, true
}

// Add puts record i into the table, where none is the same.
func (t *Table) Add(hash uint64, i int32) { t.Find(hash, i, func(_, _ int32) bool { return false }) }

// Look gives the record of a hash that is meant and its place; the record is negative, and the place free, when
// there is none.
func (t *Table) Look(hash uint64, meant func(i int32) bool) (at uint64, found int32) {
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

// Replace puts record i in the place of the one that is the same.
func (t *Table) Replace(hash uint64, old, i int32) {
	at, _ := t.Look(hash, func(j int32) bool { return j == old })
	t.slots[at] = hash<<32 | uint64(i+1)
}

// seed makes the places of a table; no result depends on them.
var seed = maphash.MakeSeed()

// Text is the hash of a string.
func Text(s string) uint64 { return maphash.String(seed, s) }

// Bytes is the hash of the same string.
func Bytes(b []byte) uint64 { return maphash.Bytes(seed, b) }

// Of is the hash of a record by all of its fields.
func Of[R comparable](r R) uint64 { return maphash.Comparable(seed, r) }

// Texts adds a list of strings to a hash.
func Texts(hash uint64, list []string) uint64 {
	hash = Mix(hash, uint64(len(list)))
	for _, s := range list {
		hash = Mix(hash, Text(s))
	}
	return hash
}

// Mix adds a number to a hash, so that every bit of both may change every bit of the result.
func Mix(hash, n uint64) uint64 {
	const golden = 0x9e3779b97f4a7c15 // 2^64 by the golden ratio
	high, low := bits.Mul64(hash^n^golden, hash|1)
	return (high ^ low) * golden
}

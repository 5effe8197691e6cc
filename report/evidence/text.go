package evidence

import (
	"strings"
	"sync"
	"sync/atomic"
)

// Text is an interned string of 4 bytes: exports repeat the same few priorities, states and services in
// millions of rows, and a ticket has 17 texts. Equal texts compare equal with ==; the zero Text is the empty
// string. The number of a text depends on the order in which texts were met: no result may depend on it.
type Text struct{ number uint32 }

// interned is every text of the program, as package unique would keep them with pointers of twice the size.
// Nothing is ever taken out, so a Text stands for the same string for ever; String reads without a lock.
var interned = struct {
	mu      sync.RWMutex
	numbers map[string]uint32
	shelves atomic.Pointer[[]*shelf] // text n is at n/shelfSize, n%shelfSize
}{numbers: map[string]uint32{}}

// shelf is a place for texts; it is filled once and never moved.
type shelf [shelfSize]string

const shelfSize = 1 << 10

// T interns a string. Loaders keep the result per distinct cell, since interning costs a global look-up.
func T(s string) Text {
	if s == "" {
		return Text{}
	}
	interned.mu.RLock()
	n, known := interned.numbers[s]
	interned.mu.RUnlock()
	if !known {
		n = learn(s)
	}
	return Text{n}
}

// learn gives a string a number, unless somebody has just done so. Numbers count from 1.
func learn(s string) uint32 {
	interned.mu.Lock()
	defer interned.mu.Unlock()
	if n, known := interned.numbers[s]; known {
		return n
	}
	s = strings.Clone(s)
	n := uint32(len(interned.numbers) + 1)
	var shelves []*shelf
	if list := interned.shelves.Load(); list != nil {
		shelves = *list
	}
	if int(n/shelfSize) == len(shelves) {
		shelves = append(shelves[:len(shelves):len(shelves)], new(shelf))
		interned.shelves.Store(&shelves)
	}
	shelves[n/shelfSize][n%shelfSize] = s
	interned.numbers[s] = n
	return n
}

// String gives the text.
func (t Text) String() string {
	if t.number == 0 {
		return ""
	}
	return (*interned.shelves.Load())[t.number/shelfSize][t.number%shelfSize]
}

// Empty tells whether the cell was blank.
func (t Text) Empty() bool { return t.number == 0 }

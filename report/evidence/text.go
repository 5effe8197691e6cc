package evidence

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/slareport/slareport/report/evidence/lookup"
)

// Text is an interned string of 4 bytes: exports repeat the same few priorities, states and services in
// millions of rows, and a ticket has 17 texts. Equal texts compare equal with ==; the zero Text is the empty
// string. The number of a text depends on the order in which texts were met: no result may depend on it.
type Text struct{ number uint32 }

// interned is every text of the program, as package unique would keep them with pointers of twice the size.
// Nothing is ever taken out, so a Text stands for the same string for ever; String reads without a lock.
var interned = struct {
	mu      sync.RWMutex
	count   uint32
	numbers *lookup.Table            // of texts
	shelves atomic.Pointer[[]*shelf] // text n is at n/shelfSize, n%shelfSize
}{numbers: lookup.New(0)}

// shelf is a place for texts; it is filled once and never moved.
type shelf [shelfSize]string

const shelfSize = 1 << 10

// T interns a string. Loaders keep the result per distinct cell, since interning costs a global look-up.
func T(s string) Text {
	if s == "" {
		return Text{}
	}
	hash := lookup.Text(s)
	interned.mu.RLock()
	text := known(s, hash)
	interned.mu.RUnlock()
	if text.Empty() {
		text = learn(s, hash)
	}
	return text
}

// known is a text that was met before, empty for another one.
func known(s string, hash uint64) Text {
	_, n := interned.numbers.Look(hash, func(n int32) bool { return Text{uint32(n)}.String() == s })
	return Text{uint32(max(0, n))}
}

// learn gives a string a number, unless somebody has just done so. Numbers count from 1.
func learn(s string, hash uint64) Text {
	interned.mu.Lock()
	defer interned.mu.Unlock()
	if text := known(s, hash); !text.Empty() {
		return text
	}
	s = strings.Clone(s)
	interned.count++
	n := interned.count
	var shelves []*shelf
	if list := interned.shelves.Load(); list != nil {
		shelves = *list
	}
	if int(n/shelfSize) == len(shelves) {
		shelves = append(shelves[:len(shelves):len(shelves)], new(shelf))
		interned.shelves.Store(&shelves)
	}
	shelves[n/shelfSize][n%shelfSize] = s
	if interned.numbers.Holds(int(n)) {
		interned.numbers.Add(hash, int32(n))
		return Text{n}
	}
	interned.numbers = lookup.New(int(n))
	for m := uint32(1); m <= n; m++ {
		interned.numbers.Add(lookup.Text(Text{m}.String()), int32(m))
	}
	return Text{n}
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

package evidence

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/slareport/slareport/report/evidence/lookup"
)

// Text is an interned string of 4 bytes: exports repeat the same few priorities, states and services in
// millions of rows, and a ticket has 17 texts. Equal texts of one Texts compare equal with ==, those of two never do;
// the zero Text is the empty string. The number of a text depends on the order in which texts were met: no result may
// depend on it.
type Text struct{ number uint32 }

// String gives the text. It takes no lock, and needs no Texts at hand.
func (t Text) String() string {
	if t.number == 0 {
		return ""
	}
	return (*places.list.Load())[t.number/shelfSize].Load()[t.number%shelfSize]
}

// Empty tells whether the cell was blank.
func (t Text) Empty() bool { return t.number == 0 }

// Texts are the texts of one load. Whoever loads releases them, once nobody asks for any of them any more.
type Texts struct {
	mu      sync.RWMutex
	count   int32
	numbers *lookup.Table // of texts, which count from 0 here: text n is at n/shelfSize, n%shelfSize
	shelves []placed
}

// shelf is a place for texts; it is filled once and never moved. A load of few texts takes little.
type shelf [shelfSize]string

const shelfSize = 1 << 7

// placed is a shelf and its place among those of the program.
type placed struct {
	place uint32
	*shelf
}

// NewTexts begins with no text.
func NewTexts() *Texts { return &Texts{numbers: lookup.New(0)} }

// Of interns a string. Loaders keep the result per distinct cell, since interning costs a look-up that they share.
func (t *Texts) Of(s string) Text {
	if s == "" {
		return Text{}
	}
	hash := lookup.Text(s)
	if text := t.met(s, hash); !text.Empty() {
		return text
	}
	return t.learn(s, hash)
}

// Release gives back what the texts take. To ask for one of them afterwards, or for another one, panics: it would be a
// mistake that must not pass for another text.
func (t *Texts) Release() {
	t.mu.Lock()
	defer t.mu.Unlock()
	places.free(t.shelves)
	t.shelves, t.numbers = nil, nil
}

// met is a text that was met before, empty for another one.
func (t *Texts) met(s string, hash uint64) Text {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.known(s, hash)
}

func (t *Texts) known(s string, hash uint64) Text {
	_, n := t.numbers.Look(hash, func(n int32) bool { return t.at(n) == s })
	if n < 0 {
		return Text{}
	}
	return t.text(n)
}

func (t *Texts) at(n int32) string { return t.shelves[n/shelfSize].shelf[n%shelfSize] }

func (t *Texts) text(n int32) Text {
	return Text{t.shelves[n/shelfSize].place*shelfSize + uint32(n%shelfSize)}
}

// learn gives a string a number, unless somebody has just done so.
func (t *Texts) learn(s string, hash uint64) Text {
	t.mu.Lock()
	defer t.mu.Unlock()
	if text := t.known(s, hash); !text.Empty() {
		return text
	}
	n := t.count
	if n%shelfSize == 0 {
		empty := new(shelf)
		t.shelves = append(t.shelves, placed{places.put(empty), empty})
	}
	t.shelves[n/shelfSize].shelf[n%shelfSize] = strings.Clone(s)
	t.count++
	if t.numbers.Holds(int(t.count)) {
		t.numbers.Add(hash, n)
		return t.text(n)
	}
	t.numbers = lookup.New(int(t.count))
	for m := range t.count {
		t.numbers.Add(lookup.Text(t.at(m)), m)
	}
	return t.text(n)
}

// places are where the shelves of all loads stand: a Text has no room to say whose it is. They hold no texts
// themselves.
var places = directory{most: 1<<32/shelfSize - 1}

// directory finds shelves by their places, of which 0 is none: the zero Text would be on it.
type directory struct {
	mu   sync.Mutex
	most uint32 // the last place that there may be
	last uint32 // that was taken
	used uint32 // how many are taken
	list atomic.Pointer[[]atomic.Pointer[shelf]]
}

// put finds a place for a shelf. None is taken again before all others have been, so that a text that was released is
// on no shelf at all, for as long as can be.
func (d *directory) put(s *shelf) uint32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.used == d.most {
		panic("evidence: more texts at a time than have numbers")
	}
	for d.last = d.next(); d.at(d.last).Load() != nil; d.last = d.next() {
	}
	d.used++
	d.at(d.last).Store(s)
	return d.last
}

func (d *directory) next() uint32 { return d.last%d.most + 1 }

// at is a place in the list, which grows to hold it.
func (d *directory) at(place uint32) *atomic.Pointer[shelf] {
	var list []atomic.Pointer[shelf]
	if old := d.list.Load(); old != nil {
		list = *old
	}
	if int(place) >= len(list) {
		more := make([]atomic.Pointer[shelf], 2*place+1)
		for i := range list {
			more[i].Store(list[i].Load())
		}
		list = more
		d.list.Store(&list)
	}
	return &list[place]
}

// free empties the places of some shelves.
func (d *directory) free(shelves []placed) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range shelves {
		d.at(s.place).Store(nil)
	}
	d.used -= uint32(len(shelves))
}

// Shelves is how many shelves all loads have that were not released.
func Shelves() int {
	places.mu.Lock()
	defer places.mu.Unlock()
	return int(places.used)
}

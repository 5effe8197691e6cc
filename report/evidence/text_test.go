package evidence

import (
	"fmt"
	"sync"
	"testing"
)

var texts = NewTexts()

func T(s string) Text { return texts.Of(s) }

func TestATextIsItsStringAndOneForEqualStrings(t *testing.T) {
	if T("") != (Text{}) || !T("").Empty() || T("").String() != "" {
		t.Error("the blank text is not the zero Text")
	}
	if a, b := T("P1"), T(string([]byte{'P', '1'})); a != b || a.Empty() || a.String() != "P1" {
		t.Errorf("%q and %q", a, b)
	}
	if T("P1") == T("P2") {
		t.Error("two strings have one Text")
	}
}

// Goroutines meet the same new strings at the same time, more of them than a shelf holds.
func TestTextsOfSeveralGoroutinesAreTheSame(t *testing.T) {
	const goroutines, strings = 4, 3 * shelfSize
	var lists [goroutines][strings]Text
	var group sync.WaitGroup
	for g := range lists {
		group.Go(func() {
			for i := range strings {
				n := (i*7 + g*shelfSize/2) % strings
				lists[g][n] = T(fmt.Sprint("side by side ", n))
				if got := lists[g][n].String(); got != fmt.Sprint("side by side ", n) {
					t.Errorf("text %d reads %q", n, got)
				}
			}
		})
	}
	group.Wait()
	for g := range lists {
		if lists[g] != lists[0] {
			t.Errorf("goroutine %d has other texts", g)
		}
	}
}

// Two loads may be there at once, and one may go before the other.
func TestTextsOfTwoLoadsAreApart(t *testing.T) {
	one, two := NewTexts(), NewTexts()
	var ones, twos []Text
	for i := range 3 * shelfSize {
		ones, twos = append(ones, one.Of(fmt.Sprint("one ", i))), append(twos, two.Of(fmt.Sprint("two ", i)))
	}
	if one.Of("") != two.Of("") || one.Of("P1") == two.Of("P1") || one.Of("P1").String() != two.Of("P1").String() {
		t.Error("texts of two loads are mixed up")
	}
	one.Release()
	for i, x := range twos {
		if x.String() != fmt.Sprint("two ", i) || two.Of(x.String()) != x {
			t.Fatalf("text %d of the other load is %q", i, x)
		}
	}
	other := NewTexts()
	defer other.Release()
	for i := range 3 * shelfSize {
		other.Of(fmt.Sprint("other ", i))
	}
	for i, x := range ones {
		if !panics(func() { _ = x.String() }) {
			t.Fatalf("text %d is %q after its load was released", i, x)
		}
	}
	one.Release() // once more changes nothing
	if !panics(func() { one.Of("P1") }) || !panics(func() { one.Of("never met") }) || one.Of("") != (Text{}) {
		t.Error("a load that was released interns texts")
	}
	two.Release()
}

func panics(f func()) (is bool) {
	defer func() { is = recover() != nil }()
	f()
	return false
}

// A load of a few texts takes one shelf, and none before it has any.
func TestShelvesAreGivenBack(t *testing.T) {
	before := Shelves()
	load := NewTexts()
	for texts, want := range []int{0, 1} {
		for i := range texts * shelfSize {
			load.Of(fmt.Sprint("text ", i+1))
		}
		if got := Shelves() - before; got != want {
			t.Errorf("%d texts take %d shelves, want %d", texts*shelfSize, got, want)
		}
	}
	load.Of("one more")
	if got := Shelves() - before; got != 2 {
		t.Errorf("one text more than a shelf holds takes %d shelves", got)
	}
	load.Release()
	if got := Shelves() - before; got != 0 {
		t.Errorf("%d shelves are left", got)
	}
}

// A place is taken again when all others have been, and never while it is in use.
func TestPlacesAreTakenInTurn(t *testing.T) {
	d := directory{most: 4}
	put := func(want uint32) placed {
		t.Helper()
		s := new(shelf)
		got := d.put(s)
		if got != want || d.at(got).Load() != s {
			t.Errorf("place %d, want %d", got, want)
		}
		return placed{got, s}
	}
	one, two := put(1), put(2)
	d.free([]placed{one, two})
	put(3)
	put(4)
	one = put(1)
	put(2)
	if !panics(func() { d.put(new(shelf)) }) {
		t.Error("a fifth shelf found a place among four")
	}
	d.free([]placed{one})
	put(1)
}

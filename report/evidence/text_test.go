package evidence

import (
	"fmt"
	"sync"
	"testing"
)

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

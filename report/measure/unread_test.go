package measure_test

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

func rat(n int64) *big.Rat { return big.NewRat(n, 1) }

// Decides: unread-rows-bounded.
func TestRecordsThatCouldNotBeReadAreGoodOrMissed(t *testing.T) {
	for _, c := range []struct {
		name        string
		good, total int64
		atMost      bool
		unread      measure.Unread
		best, worst string // good/total
	}{
		{"one row", 9, 9, false, measure.Unread{Rows: 1}, "10/10", "9/10"},
		{"one row of what there should be little of", 1, 9, true, measure.Unread{Rows: 1}, "1/10", "2/10"},
		{"one cell of a record that counts", 8, 9, false, measure.Unread{Cells: 1}, "9/9", "7/9"},
		{"more cells than misses", 8, 9, false, measure.Unread{Cells: 3}, "11/11", "5/9"},
		{"more cells than good ones", 1, 2, false, measure.Unread{Cells: 3}, "4/4", "0/3"},
		{"nothing but the row", 0, 0, false, measure.Unread{Rows: 1}, "1/1", "0/1"},
		{"an hour of a good one", 8, 9, false, measure.Unread{Good: 1}, "8/9", "7/9"},
		{"an hour of a late one", 8, 9, false, measure.Unread{Missed: 1}, "9/9", "8/9"},
		{"hours of what there should be little of", 2, 9, true, measure.Unread{Good: 1, Missed: 1}, "1/9", "3/9"},
		{"excuses", 7, 9, false, measure.Unread{Excuses: true}, "9/9", "7/9"},
	} {
		r := measure.Result{Scores: measure.Scores{Contractual: measure.Share(rat(c.good), rat(c.total))}}
		r.Contractual.AtMost = c.atMost
		r.Bound(c.unread, c.atMost)
		text := func(s *measure.Score) string { return s.Good.Num().String() + "/" + s.Total.Num().String() }
		if best, worst := text(r.Best), text(r.Worst); best != c.best || worst != c.worst {
			t.Errorf("%s: %s and %s, want %s and %s", c.name, best, worst, c.best, c.worst)
		}
	}
}

// A share of which nobody knows how many records are missing can be anything, but not whole where a miss is known.
//
// Decides: unread-unbounded.
func TestAnUnknownNumberOfRecordsLeavesTheShareOpen(t *testing.T) {
	almost := big.NewRat(99_999, 1_000)
	for misses, whole := range map[int64]bool{0: true, 1: false, 2: false} {
		r := measure.Result{Scores: measure.Scores{Contractual: measure.Share(rat(10-misses), rat(10))}}
		unread := measure.Unread{Unbounded: true}
		if misses == 2 {
			unread = measure.Unread{Dark: dark}
		}
		r.Bound(unread, false)
		if best := r.Best.Value; best.Cmp(almost) < 0 || (best.Cmp(rat(100)) == 0) != whole {
			t.Errorf("%d misses: at best %s", misses, best.FloatString(9))
		}
		if r.Worst.Value.Cmp(big.NewRat(1, 1000)) > 0 || r.Best.Total != nil {
			t.Errorf("%d misses: at worst %s, of %v", misses, r.Worst.Value.FloatString(9), r.Best.Total)
		}
	}
}

// dark is a day of which a register says nothing.
var dark = timeline.Set{{From: 0, To: timeline.Instant(timeline.Day)}}

func TestEventsThatCouldNotBeReadAreThereOrNot(t *testing.T) {
	for _, c := range []struct {
		unread      measure.Unread
		atMost      bool
		best, worst *big.Rat // nil: without an end
	}{
		{measure.Unread{Rows: 2}, true, rat(3), rat(5)},
		{measure.Unread{Rows: 2}, false, rat(5), rat(3)},
		{measure.Unread{Cells: 4}, true, rat(0), rat(7)},
		{measure.Unread{Unbounded: true}, true, rat(3), nil},
		{measure.Unread{Unbounded: true}, false, nil, rat(3)},
		{measure.Unread{Dark: dark}, true, rat(3), nil},
		{measure.Unread{Dark: dark}, false, nil, rat(3)},
		{measure.Unread{Excuses: true}, true, rat(0), rat(3)},
	} {
		r := measure.Result{Scores: measure.Scores{Contractual: measure.Score{Value: rat(3)}}}
		r.Bound(c.unread, c.atMost)
		for _, x := range [][2]*big.Rat{{r.Best.Value, c.best}, {r.Worst.Value, c.worst}} {
			if (x[0] == nil) != (x[1] == nil) || x[0] != nil && x[0].Cmp(x[1]) != 0 {
				t.Errorf("%+v: %v, want %v", c.unread, x[0], x[1])
			}
		}
	}
}

// Where every record was taken out by an excuse, the evidence for excuses that could not be read may bring them back:
// nothing is left to judge in the best case, and what the client experienced counts in the worst.
func TestNothingLeftToJudgeIsOpenWithoutTheEvidenceForExcuses(t *testing.T) {
	for _, atMost := range []bool{false, true} {
		felt := measure.Share(rat(0), rat(1))
		if atMost {
			felt = measure.Share(rat(1), rat(1))
		}
		r := measure.Result{Scores: measure.Scores{Experienced: felt, Contractual: measure.Share(rat(0), rat(0))}}
		r.Bound(measure.Unread{Excuses: true}, atMost)
		if r.Best.Value != nil {
			t.Errorf("at most %t: at best %s, want nothing to judge", atMost, r.Best.Value)
		}
		if r.Worst.Value == nil || r.Worst.Value.Cmp(felt.Value) != 0 {
			t.Errorf("at most %t: at worst %v, want %s", atMost, r.Worst.Value, felt.Value)
		}
	}
}

func TestWhatWasReadHasNoBounds(t *testing.T) {
	r := measure.Result{Scores: measure.Scores{Contractual: measure.Share(rat(1), rat(2))}}
	if r.Bound(measure.Unread{}, false); r.Best != nil || r.Worst != nil {
		t.Errorf("%v, %v", r.Best, r.Worst)
	}
}

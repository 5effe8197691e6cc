package daily

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/measure"
)

// Of 31 days two were missed as read.
//
// Decides: unread-days.
func TestWhatCouldNotBeReadDecidesAboutNoMoreThanTheDays(t *testing.T) {
	for _, c := range []struct {
		name        string
		unread      measure.Unread
		spans       bool
		best, worst string // "" for nothing open
	}{
		{"nothing", measure.Unread{}, false, "", ""},
		{"a case", measure.Unread{Rows: 1}, false, "1", "3"},
		{"three cells", measure.Unread{Cells: 3}, false, "0", "5"},
		{"more than there are days", measure.Unread{Rows: 100}, false, "0", "31"},
		{"an outage", measure.Unread{Rows: 1}, true, "0", "31"},
		{"nobody knows what", measure.Unread{Unbounded: true}, false, "0", "31"},
		{"what excuses", measure.Unread{Excuses: true}, false, "0", "2"},
	} {
		two := measure.Score{Value: big.NewRat(2, 1)}
		r := &measure.Result{Scores: measure.Scores{Experienced: two, Contractual: two}}
		boundDays(r, c.unread, 31, c.spans, true)
		best, worst := "", ""
		if r.Best != nil {
			best, worst = r.Best.Value.RatString(), r.Worst.Value.RatString()
		}
		if best != c.best || worst != c.worst {
			t.Errorf("%s: between %q and %q, want %q and %q", c.name, best, worst, c.best, c.worst)
		}
	}
}

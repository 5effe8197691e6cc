package evidence_test

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Decides: unread-when.
func TestWhatCouldNotBeReadConcernsThePeriodsOfItsTimes(t *testing.T) {
	month := func(n int64) timeline.Interval {
		return timeline.Interval{From: timeline.Instant(n * 100), To: timeline.Instant(n*100 + 100)}
	}
	for _, c := range []struct {
		name     string
		from, to timeline.Instant
		row      [4]int // in the months 0 to 3
		cell     [4]int
		ticket   [4]int // with a cell of it, where there are too many to look at each
	}{
		{"at the first instant", 100, 100, [4]int{0, 1, 0, 0}, [4]int{0, 1, 1, 0}, [4]int{0, 1, 1, 1}},
		{"at the last instant", 199, 199, [4]int{0, 1, 0, 0}, [4]int{0, 1, 1, 0}, [4]int{0, 1, 1, 1}},
		{"at the first of the next", 200, 200, [4]int{0, 0, 1, 0}, [4]int{0, 0, 1, 1}, [4]int{0, 0, 1, 1}},
		{"over a bound", 199, 200, [4]int{0, 1, 1, 0}, [4]int{0, 1, 1, 1}, [4]int{0, 1, 1, 1}},
		{"long", 0, 399, [4]int{1, 1, 1, 1}, [4]int{1, 1, 1, 1}, [4]int{1, 1, 1, 1}},
	} {
		for p := range int64(4) {
			if g := (evidence.Gap{Records: "tickets", Cause: evidence.CellUnread,
				At: []timeline.Interval{{From: c.from, To: c.to}}}); g.In(month(p-1), month(p)) != c.ticket[p] {
				t.Errorf("%s, a ticket, month %d: not %d", c.name, p, c.ticket[p])
			}
			for cause, want := range map[evidence.GapCause]int{evidence.RowUnread: c.row[p], evidence.CellUnread: c.cell[p]} {
				g := evidence.Gap{Cause: cause, At: []timeline.Interval{{From: c.from, To: c.to}}}
				if got := g.In(month(p-1), month(p)); got != want {
					t.Errorf("%s, %s, month %d: %d, want %d", c.name, cause, p, got, want)
				}
				g.Undated = 2
				if got := g.In(month(p-1), month(p)); got != want+2 {
					t.Errorf("%s, %s, month %d, and two without a time: %d", c.name, cause, p, got)
				}
			}
		}
	}
}

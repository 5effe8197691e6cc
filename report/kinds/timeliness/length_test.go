package timeliness

import (
	"fmt"
	"testing"

	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/timeline"
)

// The opening hours of a case are told for a quarter of a year. What a longer case tells is a stretch for each party,
// whose counted time adds up all the same.
func TestTheHoursOfALongCaseAreNotTold(t *testing.T) {
	for _, c := range []struct {
		resolved string
		hours    bool
	}{
		{"2026-10-05T09:00", true}, // 92 days after the opening
		{"2026-10-05T09:01", false},
	} {
		w := resolving()
		w.Ticket("INC1", "2026-07-05T09:00", c.resolved, kindtest.Priority("P1"))
		w.State("INC1", "2026-09-01T10:00", "working", "Pending customer")
		w.State("INC1", "2026-09-20T12:00", "Pending customer", "working")
		w.Objective.CountsIn = "resolved"
		m := w.Last(t).Misses[0]
		if hours := len(m.Segments) > 100; hours != c.hours || !hours && len(m.Segments) != 3 {
			t.Errorf("until %s: %d segments", c.resolved, len(m.Segments))
		}
		var counted timeline.Micros
		for i := range m.Segments {
			if s := &m.Segments[i]; s.Counted {
				counted += s.Time()
			}
		}
		if counted != m.Elapsed {
			t.Errorf("until %s: segments of %d count, and %d went by", c.resolved, counted, m.Elapsed)
		}
	}
}

// Nobody looks at the hours of thousands of cases.
func TestTheHoursOfVeryManyCasesAreNotTold(t *testing.T) {
	w := resolving()
	for i := range 1000 {
		w.Ticket(fmt.Sprint("INC", i), "2026-09-01T09:00", "2026-10-05T09:00", kindtest.Priority("P1"))
	}
	w.Objective.CountsIn = "resolved"
	misses, pieces := w.Last(t).Misses, 0
	for i := range misses {
		pieces += len(misses[i].Segments)
	}
	if len(misses) != 1000 || len(misses[0].Segments) < 40 || len(misses[999].Segments) != 1 || pieces > 2*mostPieces {
		t.Errorf("%d misses with %d segments", len(misses), pieces)
	}
}

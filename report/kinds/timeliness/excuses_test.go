package timeliness

import (
	"testing"

	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
)

// A case of which the clock stands is open; it is a miss where the evidence that stops it is not there after all. The
// case here has 4 h on a calendar from 08:00 to 18:00, so that its clock passes them on Monday, 2 November at 09:00 if
// nobody stops it: no sooner, so that October is certain.
//
// Decides: excuses-period.
func TestALateCaseMayCountInAnyPeriodUntilItsEndWithoutTheEvidenceForExcuses(t *testing.T) {
	for _, c := range []struct {
		resolved       string // "": open
		october        string // worst of October, "": not open
		november       string
		novemberVolume string // at least and at most
	}{
		{"", "", "0/1", "0 1"},
		{"2026-11-03T10:00", "", "0/1", "1 1"}, // met in November once excused, missed in November without
		{"2026-12-01T10:00", "", "0/1", "0 1"}, // decided in November or in December
	} {
		w := resolving().In("2026-10", "2026-11")
		w.AsOf = kindtest.At("2026-12-03T06:00")
		w.Ticket("T", "2026-10-30T15:00", c.resolved, kindtest.Priority("P1"))
		w.State("T", "2026-10-30T16:00", "working", "Pending customer")
		w.Unread = []measure.Unread{{Excuses: true}, {Excuses: true}}
		for p, r := range w.ByPeriod(t) {
			want := []string{c.october, c.november}[p]
			got := ""
			if r.Worst != nil {
				got = r.Worst.Good.RatString() + "/" + r.Worst.Total.RatString()
			}
			if got != want {
				t.Errorf("resolved %q, period %d: at worst %q, want %q", c.resolved, p, got, want)
			}
			least, most := r.Volumes()
			if p == 1 && least.RatString()+" "+most.RatString() != c.novemberVolume {
				t.Errorf("resolved %q: from %s to %s cases, want %s", c.resolved, least, most, c.novemberVolume)
			}
		}
	}
}

package timeliness

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
)

// TestACaseThatHangsOnAnUnknownHourIsShownBothWays holds both sides of the hour that decides: P1 has 4 h from 08:00 to
// 18:00, with the rest of the next day for what was resolved on it.
//
// Decides: hour-unknown.
func TestACaseThatHangsOnAnUnknownHourIsShownBothWays(t *testing.T) {
	for _, c := range []struct {
		opened, resolved string
		days             evidence.Days
		want             string // contractual
		open             bool   // best and worst case differ
	}{
		{"2026-10-05T09:00", "2026-10-05T10:00", 0, "1/1", false},
		{"2026-10-05T09:00", "2026-10-05T09:00", evidence.DayDone, "1/1", true},      // until 18:00 are 9 h
		{"2026-10-05T14:00", "2026-10-05T14:00", evidence.DayDone, "1/1", false},     // until 18:00 are 4 h
		{"2026-10-05T13:59", "2026-10-05T13:59", evidence.DayDone, "1/1", true},      // a minute more
		{"2026-10-05T09:00", "2026-10-06T00:00", evidence.DayDone, "0/1", false},     // too late at midnight
		{"2026-10-05T00:00", "2026-10-05T13:00", evidence.DayBegun, "0/1", true},     // opened before 09:00, or not
		{"2026-10-05T00:00", "2026-10-05T12:00", evidence.DayBegun, "1/1", false},    // in time in any case
		{"2026-10-05T00:00", "2026-10-06T13:00", evidence.DayBegun, "0/1", false},    // late in any case
		{"2026-10-05T09:00", "2026-10-05T10:00", evidence.DayClosed, "1/1", false},   // nobody asks when it was closed
		{"2026-10-05T09:00", "2026-10-05T10:00", evidence.DayAnswered, "1/1", false}, // nor answered
	} {
		w := resolving()
		w.Ticket("T", c.opened, c.resolved, kindtest.Priority("P1"), func(t *evidence.Ticket) { t.Days = c.days })
		r := w.Last(t)
		kindtest.Scored(t, r, c.want+" "+c.want+" "+c.want)
		if open := r.Best != nil && r.Best.Good.Cmp(r.Worst.Good) != 0; open != c.open || open != (r.Unread.Hours() == 1) {
			t.Errorf("%+v: open %v, %+v", c, open, r.Unread)
		}
		if c.open && (r.Best.Good.RatString() != "1" || r.Worst.Good.RatString() != "0" || r.Worst.Total.RatString() != "1") {
			t.Errorf("%+v: from %v to %v of %v", c, r.Worst.Good, r.Best.Good, r.Worst.Total) // one case, once
		}
		told := false
		for _, f := range r.Findings {
			told = told || f.Key == "finding.hour-unknown"
		}
		if told != c.open {
			t.Errorf("%+v: %+v", c, r.Findings)
		}
	}
}

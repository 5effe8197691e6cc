package evidence

import (
	"testing"
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// A time that is known to the day only is read early or late, but never before what it followed or after what is known
// to have followed it.
func TestHoursKeepTheOrderOfWhatIsKnown(t *testing.T) {
	day := func(d, hour int) timeline.Instant {
		return timeline.Of(time.Date(2026, 10, d, hour, 0, 0, 0, time.UTC))
	}
	end := func(d int) timeline.Instant { return day(d+1, 0) - 1 }
	none := timeline.NoInstant
	for _, c := range []struct {
		name       string
		cases      Reading
		read, want Ticket
	}{
		{"early", Reading{}, Ticket{Opened: day(5, 0), Resolved: day(6, 0), Days: DayBegun | DayDone},
			Ticket{Opened: day(5, 0), Resolved: day(6, 0)}},
		{"late", Reading{true, true}, Ticket{Opened: day(5, 0), Resolved: day(6, 0), Days: DayBegun | DayDone},
			Ticket{Opened: end(5), Resolved: end(6)}},
		{"opened before it was resolved", Reading{BeginLate: true},
			Ticket{Opened: day(5, 0), Resolved: day(5, 9), Days: DayBegun}, Ticket{Opened: day(5, 9), Resolved: day(5, 9)}},
		{"both on one day", Reading{BeginLate: true},
			Ticket{Opened: day(5, 0), Resolved: day(5, 0), Days: DayBegun | DayDone}, Ticket{Opened: end(5), Resolved: end(5)}},
		{
			"answered before it was resolved", Reading{EndLate: true},
			Ticket{Opened: day(5, 8), Responded: day(5, 8), Resolved: day(5, 9), Days: DayAnswered},
			Ticket{Opened: day(5, 8), Responded: day(5, 9), Resolved: day(5, 9)},
		},
		{"not after the date of the data", Reading{EndLate: true},
			Ticket{Opened: day(9, 8), Resolved: day(9, 8), Days: DayDone}, Ticket{Opened: day(9, 8), Resolved: day(9, 12)}},
	} {
		for _, at := range []*timeline.Instant{&c.read.Responded, &c.read.Closed, &c.want.Responded, &c.want.Closed} {
			if *at == 0 {
				*at = none
			}
		}
		views, _ := Split(&Evidence{Tickets: []Ticket{c.read}}, [][]string{{"Acme"}})
		got := views[0].ByHours(Hours{Cases: c.cases, Zone: time.UTC, AsOf: day(9, 12)}).All.Tickets[0]
		if got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

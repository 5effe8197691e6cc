package main

import (
	"testing"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
)

// Known answers, counted on the fingers, for the reckoning that the truths rest on.

func TestWorkingTimePassesOverLunchNightAndHoliday(t *testing.T) {
	for _, c := range []struct {
		from string
		work time.Duration
		want string
	}{
		{"2026-10-05 11:00", hm(1, 0), "2026-10-05 12:00"},  // a full shift lands on the closing instant
		{"2026-10-05 11:00", hm(1, 1), "2026-10-05 12:31"},  // over lunch
		{"2026-10-05 17:30", hm(1, 0), "2026-10-06 08:30"},  // over night
		{"2026-10-09 15:30", hm(1, 0), "2026-10-13 08:30"},  // over the weekend and the training day
		{"2026-10-24 23:00", hm(0, 30), "2026-10-26 08:30"}, // over the night in which clocks went back
		{"2025-10-02 17:00", hm(2, 0), "2025-10-06 09:00"},  // over the Day of German Unity, a Friday
		{"2026-10-10 10:12", hm(0, 0), "2026-10-10 10:12"},  // no work takes no time, at any hour
		{"2026-10-05 06:00", hm(9, 30), "2026-10-05 18:00"}, // a whole day
		{"2026-10-09 08:00", hm(7, 0), "2026-10-09 16:00"},  // a whole Friday
		{"2026-10-09 12:00", hm(0, 30), "2026-10-09 13:30"}, // from the beginning of lunch
		{"2026-10-05 12:10", hm(0, 10), "2026-10-05 12:40"}, // from within lunch
		{"2026-10-05 18:00", hm(0, 10), "2026-10-06 08:10"}, // from the closing instant
	} {
		if got := brightwaterHours.After(clock.At(c.from), c.work); !got.Equal(clock.At(c.want)) {
			t.Errorf("%v after %s: %s, want %s", c.work, c.from, got.In(clock.Berlin), c.want)
		}
		if got := brightwaterHours.Worked(clock.At(c.from), clock.At(c.want)); got != c.work {
			t.Errorf("worked from %s to %s: %v, want %v", c.from, c.want, got, c.work)
		}
	}
}

func TestWorkingDaysEndAtTheCloseOfTheNth(t *testing.T) {
	for _, c := range []struct {
		from string
		days int
		want string
	}{
		{"2026-10-05 11:00", 3, "2026-10-08 18:00"},
		{"2026-09-30 10:00", 3, "2026-10-05 18:00"}, // the third of October is a Saturday
		{"2026-10-08 10:00", 2, "2026-10-13 18:00"}, // Friday, and Tuesday after the training day
		{"2026-10-10 10:00", 1, "2026-10-13 18:00"}, // from a Saturday
	} {
		want := brightwaterHours.Worked(clock.At(c.from), clock.At(c.want))
		if got := brightwaterHours.Days(clock.At(c.from), c.days); got != want {
			t.Errorf("%d days from %s: %v, want %v, until %s", c.days, c.from, got, want, c.want)
		}
	}
}

func TestTimesShownTwiceAreTheEarlier(t *testing.T) {
	want := time.Date(2026, time.October, 25, 0, 30, 0, 0, time.UTC)
	if got := clock.At("2026-10-25 02:30"); !got.Equal(want) {
		t.Errorf("got %s, want %s", got.UTC(), want)
	}
}

// The example of rules §5: a target of 4 h, 9 h 12 min of business time.
func TestButForTest(t *testing.T) {
	for _, c := range []struct {
		waited time.Duration
		stays  bool
	}{{hm(5, 40), false}, {hm(5, 12), false}, {hm(5, 11), true}, {hm(5, 0), true}} {
		stages := []stage{{work: hm(1, 0)}, {party: "customer", work: c.waited}, {work: hm(8, 12) - c.waited}}
		r := rule(brightwaterHours, clock.At("2026-10-06 08:10"), stages, hm(4, 0))
		if !r.bad || r.stays != c.stays {
			t.Errorf("%v of waiting: stays with the provider %v, want %v", c.waited, r.stays, c.stays)
		}
	}
}

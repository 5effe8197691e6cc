package calendar

import (
	"testing"

	"github.com/slareport/slareport/report/timeline"
)

// Decides: clock-change.
func TestLocalTimeAtBothEdgesOfAGapAndAnOverlap(t *testing.T) {
	for _, c := range []struct {
		zone, wall string
		micros     int
		want       string
		reading    Reading
	}{
		{"Europe/Berlin", "2026-03-29T01:59:59", 999_999, "2026-03-29T00:59:59.999999Z", Exact},
		{"Europe/Berlin", "2026-03-29T02:00:00", 0, "2026-03-29T01:00:00Z", Missing},
		{"Europe/Berlin", "2026-03-29T02:59:59", 999_999, "2026-03-29T01:59:59.999999Z", Missing},
		{"Europe/Berlin", "2026-03-29T03:00:00", 0, "2026-03-29T01:00:00Z", Exact},
		{"Europe/Berlin", "2026-10-25T01:59:59", 999_999, "2026-10-24T23:59:59.999999Z", Exact},
		{"Europe/Berlin", "2026-10-25T02:00:00", 0, "2026-10-25T00:00:00Z", Ambiguous},
		{"Europe/Berlin", "2026-10-25T02:59:59", 999_999, "2026-10-25T00:59:59.999999Z", Ambiguous},
		{"Europe/Berlin", "2026-10-25T03:00:00", 0, "2026-10-25T02:00:00Z", Exact},
		{"Australia/Lord_Howe", "2026-10-04T02:29:59", 0, "2026-10-03T15:59:59Z", Missing},
		{"Australia/Lord_Howe", "2026-10-04T02:30:00", 0, "2026-10-03T15:30:00Z", Exact},
		{"America/Sao_Paulo", "2017-10-15T00:00:00", 0, "2017-10-15T03:00:00Z", Missing},
		{"America/Sao_Paulo", "2018-02-17T23:30:00", 0, "2018-02-18T01:30:00Z", Ambiguous},
		{"America/Sao_Paulo", "2018-02-18T00:00:00", 0, "2018-02-18T03:00:00Z", Exact},
		{"Pacific/Apia", "2011-12-29T23:59:59", 0, "2011-12-30T09:59:59Z", Exact},
		{"Pacific/Apia", "2011-12-30T12:00:00", 0, "2011-12-30T22:00:00Z", Missing},
		{"Pacific/Apia", "2011-12-31T00:00:00", 0, "2011-12-30T10:00:00Z", Exact},
		{"Europe/Berlin", "2026-10-24T24:00:00", 0, "2026-10-24T22:00:00Z", Exact},
		{"Europe/Berlin", "1893-04-01T00:03:00", 0, "1893-03-31T23:09:32Z", Missing}, // long before the years looked up ahead
		{"Europe/Berlin", "2500-06-01T12:00:00", 0, "2500-06-01T10:00:00Z", Exact},   // long after them
		{"UTC", "1990-01-01T00:00:00", 0, "1990-01-01T00:00:00Z", Exact},             // at the edges of those years
		{"UTC", "2050-01-01T00:00:00", 0, "2050-01-01T00:00:00Z", Exact},
		{"Europe/Berlin", "1990-01-01T01:00:00", 0, "1990-01-01T00:00:00Z", Exact},
		{"Europe/Berlin", "2050-01-01T01:00:00", 0, "2050-01-01T00:00:00Z", Exact},
		{"UTC", "0001-01-01T00:00:00", 0, "0001-01-01T00:00:00Z", Exact},
		{"UTC", "9999-12-31T23:59:59", 999_999, "9999-12-31T23:59:59.999999Z", Exact},
	} {
		z := NewZone(location(t, c.zone))
		at, reading, err := wall(z, c.wall)
		at = at.Add(timeline.Micros(c.micros))
		if err != nil || at != instant(t, c.want) || reading != c.reading {
			t.Errorf("%s in %s is %s, %s (%v), want %s, %s", c.wall, c.zone, at, reading, err, c.want, c.reading)
		}
	}
}

func TestLocalTimeKeepsMicroseconds(t *testing.T) {
	at, _, err := LocalTime(NewZone(nil), 2026, 1, 2, 3, 4, 5, 678_901)
	if err != nil || at != instant(t, "2026-01-02T03:04:05.678901Z") {
		t.Errorf("got %s (%v)", at, err)
	}
	for _, last := range []int{0, 999_999} {
		at, _, err := LocalTime(NewZone(nil), 9999, 12, 31, 23, 59, 59, last)
		if err != nil || at != timeline.MaxInstant.Add(timeline.Micros(last)-999_999) {
			t.Errorf("the last second: %s (%v)", at, err)
		}
	}
	if at, _, err := LocalTime(NewZone(nil), 1, 1, 1, 0, 0, 0, 0); err != nil || at != timeline.MinInstant {
		t.Errorf("the first instant: %s (%v)", at, err)
	}
}

func TestAnOffsetHoldsFromItsVeryInstant(t *testing.T) {
	z := NewZone(location(t, "Europe/Berlin"))
	for text, want := range map[string]timeline.Micros{
		"2026-03-29T00:59:59.999999Z": timeline.Hour, "2026-03-29T01:00:00Z": 2 * timeline.Hour,
		"2026-10-25T00:59:59.999999Z": 2 * timeline.Hour, "2026-10-25T01:00:00Z": timeline.Hour,
	} {
		if got := z.Offset(instant(t, text)); got != want {
			t.Errorf("offset at %s is %d, want %d", text, got, want)
		}
	}
}

func TestLocalTimeErrors(t *testing.T) {
	utc, berlin, newYork := NewZone(nil), NewZone(location(t, "Europe/Berlin")), NewZone(location(t, "America/New_York"))
	for _, c := range []struct {
		zone                  *Zone
		y, mo, d, h, mi, s, u int
		want                  string
	}{
		{utc, 2021, 2, 30, 12, 12, 12, 0, "2021-02-30 does not exist: February 2021 has 28 days"},
		{utc, 0, 1, 1, 0, 0, 0, 0, "year 0 is not within 1 to 9999"},
		{utc, 2026, 1, 1, 24, 0, 1, 0, "24:00:01 does not exist: 24:00:00 is the end of the day"},
		{utc, 2026, 1, 1, 24, 1, 0, 0, "24:01:00 does not exist: 24:00:00 is the end of the day"},
		{utc, 2026, 1, 1, 24, 0, 0, 1, "24:00:00 does not exist: 24:00:00 is the end of the day"},
		{utc, 2026, 1, 1, 25, 0, 0, 0, "hour 25 is not within 0 to 23"},
		{utc, 2026, 1, 1, -1, 0, 0, 0, "hour -1 is not within 0 to 23"},
		{utc, 2026, 1, 1, 0, 60, 0, 0, "minute 60 is not within 0 to 59"},
		{utc, 2026, 1, 1, 0, -1, 0, 0, "minute -1 is not within 0 to 59"},
		{utc, 2026, 1, 1, 0, 0, 60, 0, "second 60 is not within 0 to 59"},
		{utc, 2026, 1, 1, 0, 0, -1, 0, "second -1 is not within 0 to 59"},
		{utc, 2026, 1, 1, 0, 0, 0, 1_000_000, "microsecond 1000000 is not within 0 to 999999"},
		{utc, 2026, 1, 1, 0, 0, 0, -1, "microsecond -1 is not within 0 to 999999"},
		{berlin, 1, 1, 1, 0, 0, 0, 0, "0001-01-01 is outside the years 1 to 9999 in UTC"},
		{newYork, 9999, 12, 31, 23, 0, 0, 0, "9999-12-31 is outside the years 1 to 9999 in UTC"},
		{utc, 9999, 12, 31, 24, 0, 0, 0, "9999-12-31 is outside the years 1 to 9999 in UTC"},
	} {
		at, _, err := LocalTime(c.zone, c.y, c.mo, c.d, c.h, c.mi, c.s, c.u)
		if err == nil || err.Error() != c.want || at != timeline.NoInstant {
			t.Errorf("%v: %s, error %v, want %s", c, at, err, c.want)
		}
	}
	for _, ok := range [][4]int{{0, 0, 0, 0}, {23, 59, 59, 999_999}, {24, 0, 0, 0}} {
		if _, _, err := LocalTime(utc, 2026, 1, 1, ok[0], ok[1], ok[2], ok[3]); err != nil {
			t.Errorf("%v: %v", ok, err)
		}
	}
}

func TestReadingNames(t *testing.T) {
	for r, want := range map[Reading]string{Exact: "exact", Ambiguous: "ambiguous", Missing: "missing"} {
		if r.String() != want {
			t.Errorf("reading %d is called %s, want %s", r, r, want)
		}
	}
}

func TestLocalDaysBeginAtTheirFirstInstant(t *testing.T) {
	for _, c := range []struct{ zone, day, begin string }{
		{"Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z"},
		{"Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z"},
		{"America/Sao_Paulo", "2017-10-15", "2017-10-15T03:00:00Z"}, // 01:00 on the wall
		{"America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00:00Z"},
		{"Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"}, // no such day: it is over as it begins
		{"Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"},
		{"America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z"}, // the first midnight of two
		{"America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z"},  // 23:30 goes forward to 00:30
		{"Asia/Kathmandu", "1986-01-01", "1985-12-31T18:30:00Z"},   // 00:00 goes forward to 00:15
		{"Asia/Kathmandu", "1986-01-02", "1986-01-01T18:15:00Z"},
	} {
		z := NewZone(location(t, c.zone))
		begin := z.StartOfDay(date(t, c.day))
		if begin != instant(t, c.begin) {
			t.Errorf("%s in %s begins at %s, want %s", c.day, c.zone, begin, c.begin)
		}
		if c.day == "2011-12-30" {
			continue
		}
		if got := z.DateOf(begin); got.String() != c.day {
			t.Errorf("the first instant of %s in %s is on %s", c.day, c.zone, got)
		}
		if got := z.DateOf(begin - 1); !got.Before(date(t, c.day)) {
			t.Errorf("the instant before %s in %s is on %s", c.day, c.zone, got)
		}
	}
	// The repeated last hour of 6 November 2010 comes after the first midnight: it is part of the 7th.
	z := NewZone(location(t, "America/St_Johns"))
	if got := z.DateOf(instant(t, "2010-11-07T03:00:00Z")); got.String() != "2010-11-07" {
		t.Errorf("the second 23:30 of 6 November is on %s", got)
	}
}

func TestZoneCanBeAskedBeyondTheYearsLookedUp(t *testing.T) {
	z := NewZone(location(t, "Europe/Berlin"))
	for text, want := range map[string]timeline.Micros{
		"1989-12-31T23:59:59Z": timeline.Hour, "1990-01-01T00:00:00Z": timeline.Hour,
		"2049-12-31T23:59:59Z": timeline.Hour, "2050-01-01T00:00:00Z": timeline.Hour,
		"2300-07-01T00:00:00Z": 2 * timeline.Hour, "1942-07-01T00:00:00Z": 2 * timeline.Hour,
	} {
		if got := z.Offset(instant(t, text)); got != want {
			t.Errorf("offset at %s is %d, want %d", text, got, want)
		}
	}
	if z.Location().String() != "Europe/Berlin" {
		t.Errorf("location %s", z.Location())
	}
}

package main

import (
	"fmt"
	"time"

	"github.com/slareport/slareport/report/tzdata"
)

// month is a calendar month.
type month struct {
	year int
	name time.Month
}

// reported is the month whose every figure is planted with care; the others are there for the trend.
var reported = month{2026, time.October}

// asOf is when the exports were made: nothing later is in them.
var asOf = time.Date(2026, time.November, 3, 5, 30, 0, 0, time.UTC)

// months are those that the exports cover, the one they were made in included.
func months() []month {
	var list []month
	for m := (month{2025, time.September}); m != (month{2026, time.December}); m = m.next() {
		list = append(list, m)
	}
	return list
}

func (m month) next() month {
	if m.name == time.December {
		return month{m.year + 1, time.January}
	}
	return month{m.year, m.name + 1}
}

// of is the month that an instant lies in, in the zone it carries.
func (m month) of(at time.Time) month { return month{at.Year(), at.Month()} }

func (m month) from(zone *time.Location) time.Time {
	return time.Date(m.year, m.name, 1, 0, 0, 0, 0, zone)
}

func (m month) to(zone *time.Location) time.Time { return m.next().from(zone) }

// index counts the months from the first one on.
func (m month) index() int { return (m.year-2025)*12 + int(m.name-time.September) }

func (m month) String() string { return fmt.Sprintf("%04d-%02d", m.year, m.name) }

var (
	berlin = zone("Europe/Berlin")
	london = zone("Europe/London")
)

func zone(name string) *time.Location {
	z, err := tzdata.Load(name)
	if err != nil {
		panic(err) // a mistake in the generator itself
	}
	return z
}

// at reads a local time of Berlin such as 2026-10-06 10:17. Of a time that clocks showed twice it takes the
// earlier one, as rules §1 have it.
func at(text string) time.Time { return in(berlin, text) }

func in(z *time.Location, text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, z)
	if err != nil {
		panic(err) // a mistake in the generator itself
	}
	if earlier := t.Add(-time.Hour); earlier.Format("2006-01-02 15:04") == text {
		return earlier
	}
	return t
}

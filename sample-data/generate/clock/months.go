// Package clock has the months of the sample, its zones, and the working hours of its offices: a plain reckoning of its
// own, which shares nothing with the program that is tested with it.
package clock

import (
	"fmt"
	"time"

	"github.com/slareport/slareport/report/tzdata"
)

// Month is a calendar month.
type Month struct {
	Year int
	Name time.Month
}

// Reported is the month whose every figure is planted with care; the others are there for the trend.
var Reported = Month{2026, time.October}

// AsOf is when the exports were made: nothing later is in them.
var AsOf = time.Date(2026, time.November, 3, 5, 30, 0, 0, time.UTC)

// Months are those that the exports cover, the one they were made in included.
func Months() []Month {
	var list []Month
	for m := (Month{2025, time.September}); m != (Month{2026, time.December}); m = m.next() {
		list = append(list, m)
	}
	return list
}

func (m Month) next() Month {
	if m.Name == time.December {
		return Month{m.Year + 1, time.January}
	}
	return Month{m.Year, m.Name + 1}
}

// Of is the month that an instant lies in, in the zone it carries.
func (m Month) Of(at time.Time) Month { return Month{at.Year(), at.Month()} }

func (m Month) From(zone *time.Location) time.Time {
	return time.Date(m.Year, m.Name, 1, 0, 0, 0, 0, zone)
}

func (m Month) To(zone *time.Location) time.Time { return m.next().From(zone) }

// Index counts the months from the first one on.
func (m Month) Index() int { return (m.Year-2025)*12 + int(m.Name-time.September) }

func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year, m.Name) }

var (
	Berlin = zone("Europe/Berlin")
	London = zone("Europe/London")
)

func zone(name string) *time.Location {
	z, err := tzdata.Load(name)
	if err != nil {
		panic(err) // a mistake in the generator itself
	}
	return z
}

// At reads a local time of Berlin such as 2026-10-06 10:17. Of a time that clocks showed twice it takes the
// earlier one, as rules §1 have it.
func At(text string) time.Time { return in(Berlin, text) }

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

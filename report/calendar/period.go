package calendar

import (
	"fmt"
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// Kind is how long a period lasts (rules §1). The zero Kind is Month, the default.
//
// Rule §1 (period-kinds): A period is a week, month, quarter, half-year or year, or a month that begins on day D.
type Kind uint8

// The kinds of period, with the form of their labels.
const (
	Month    Kind = iota // 2026-10
	Week                 // 2026-W41, ISO 8601: Monday to Sunday, the year is that of its Thursday
	Quarter              // 2026-Q3
	HalfYear             // 2026-H2
	Year                 // 2026
	kinds
)

// kindWords are the name of a kind in agreements, and what messages call one, several, and show for one.
type kindWords struct{ name, one, several, example string }

var kindTable = [kinds]kindWords{
	{"month", "a month", "months", "2026-10"},
	{"week", "an ISO week", "ISO weeks", "2026-W41"},
	{"quarter", "a quarter", "quarters", "2026-Q3"},
	{"half-year", "a half-year", "half-years", "2026-H2"},
	{"year", "a year", "years", "2026"},
}

func (k Kind) words() kindWords {
	if k >= kinds {
		k = Month
	}
	return kindTable[k]
}

// String is the name that agreements use.
func (k Kind) String() string { return k.words().name }

// Cycle is the rule by which time is cut into periods.
type Cycle struct {
	Kind Kind
	// StartDay is the day on which a Month begins, or a quarter, a half-year or a year of such months, 1 to 31; 0 is 1.
	// In a month without that day it begins on the last one. Such a period carries the label of the month in which it
	// begins.
	StartDay int
	Zone     *time.Location // nil is UTC
}

// Period is a stretch that a report covers, from local midnight to local midnight. Where midnight is
// skipped the first instant of the day stands in.
//
// Rule §1 (period-midnights): A period begins and ends at local midnight; a month in which clocks change is an hour
// shorter or longer.
type Period struct {
	Label string
	timeline.Interval
	Cycle Cycle
}

// Of is the period that an instant lies in.
func (c Cycle) Of(i timeline.Instant) Period {
	i = min(max(i, timeline.MinInstant), timeline.MaxInstant)
	zone := zoneOver(c.Zone, grow(timeline.Interval{From: i, To: i}))
	return c.from(c.begin(zone.DateOf(i)))
}

// Next is the period after p.
func (p Period) Next() Period { return p.Cycle.from(p.Cycle.step(p.begin(), 1)) }

// Previous is the period before p.
func (p Period) Previous() Period { return p.Cycle.from(p.Cycle.step(p.begin(), -1)) }

func (p Period) begin() Date {
	zone := zoneOver(p.Cycle.Zone, grow(timeline.Interval{From: p.From, To: p.From}))
	return p.Cycle.begin(zone.DateOf(p.From))
}

// from is the period that begins on a date.
func (c Cycle) from(begin Date) Period {
	next := c.step(begin, 1)
	return Period{
		Label:    c.label(begin),
		Interval: timeline.Interval{From: zoneOf(c.Zone, begin).StartOfDay(begin), To: zoneOf(c.Zone, next).StartOfDay(next)},
		Cycle:    c,
	}
}

// begin is the first date of the period that a date lies in.
func (c Cycle) begin(d Date) Date {
	switch c.Kind {
	case Week:
		return d.AddDays(-(int(d.Weekday()) + 6) % 7)
	case Quarter, HalfYear, Year:
		first, n := Cycle{Kind: Month, StartDay: c.StartDay}.begin(d), c.months()
		return c.monthBegin(first.Year, (int(first.Month)-1)/n*n+1)
	}
	begin := c.monthBegin(d.Year, int(d.Month))
	if d.Before(begin) {
		begin = c.step(begin, -1)
	}
	return begin
}

// step moves the first date of a period by n periods.
func (c Cycle) step(begin Date, n int) Date {
	if c.Kind == Week {
		return begin.AddDays(7 * n)
	}
	month := begin.Year*12 + int(begin.Month) - 1 + n*c.months()
	return c.monthBegin(floorDiv(month, 12), month-12*floorDiv(month, 12)+1)
}

// months is how many a period of whole months has.
func (c Cycle) months() int {
	switch c.Kind {
	case Quarter:
		return 3
	case HalfYear:
		return 6
	case Year:
		return 12
	}
	return 1
}

// monthBegin is where a period begins that begins in a month.
func (c Cycle) monthBegin(year, month int) Date {
	d := Date{year, time.Month(month), 1}
	if c.StartDay > 1 {
		d.Day = min(c.StartDay, d.daysInMonth())
	}
	return d
}

// label names the period that begins on a date.
//
// Convention time (month-label): A month that starts on day D carries the label of the month in which it begins.
func (c Cycle) label(begin Date) string {
	switch c.Kind {
	case Week:
		year, week := begin.week()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", begin.Year, (int(begin.Month)+2)/3)
	case HalfYear:
		return fmt.Sprintf("%04d-H%d", begin.Year, (int(begin.Month)+5)/6)
	case Year:
		return fmt.Sprintf("%04d", begin.Year)
	}
	return fmt.Sprintf("%04d-%02d", begin.Year, int(begin.Month))
}

// week is the ISO 8601 year and week of a Monday: those of the Thursday after it.
func (d Date) week() (year, week int) {
	thursday := d.AddDays(3)
	first := Date{thursday.Year, time.January, 1}
	return thursday.Year, (thursday.number()-first.number())/7 + 1
}

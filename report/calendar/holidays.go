package calendar

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/timeline"
)

// HolidayOn is a holiday in one year.
type HolidayOn struct {
	Date   Date // the local day that it closes
	Name   string
	Actual Date // where it would have fallen; differs from Date when the country moved it off a weekend
}

// Region is a country, or a part of one, whose public holidays a calendar keeps. Package regions has them by code.
type Region struct {
	Code string // ISO 3166 country or subdivision, such as DE or DE-BE
	Name string
	Year func(year int) []HolidayOn // the holidays observed in a year, by date; safe for concurrent use
}

// SortHolidays puts holidays in order of date; one that two sources name alike is listed once.
func SortHolidays(all []HolidayOn) []HolidayOn {
	slices.SortStableFunc(all, func(a, b HolidayOn) int {
		return cmp.Or(cmp.Compare(a.Date.number(), b.Date.number()), cmp.Compare(a.Name, b.Name))
	})
	return slices.CompactFunc(all, func(a, b HolidayOn) bool { return a.Date == b.Date && a.Name == b.Name })
}

// holidays lists the holidays of a year by date: those of the regions and its own.
func (s Spec) holidays(year int) []HolidayOn {
	var all []HolidayOn
	for _, r := range s.Regions {
		all = append(all, r.Year(year)...)
	}
	for _, h := range s.Holidays {
		if d, ok := h.Date.in(year); ok {
			all = append(all, HolidayOn{Date: d, Name: h.Name, Actual: d})
		}
	}
	return SortHolidays(all)
}

// in places a date, which may be one of every year, in a year. 29 February is in leap years only.
func (d Date) in(year int) (Date, bool) {
	if d.Year == 0 {
		d.Year = year
	}
	return d, d.Year == year && d.checkDay() == nil
}

// special maps the days of some years that do not keep the weekly hours to the hours they keep.
func (s Spec) special(from, to int) map[int][]ClockInterval {
	days := map[int][]ClockInterval{}
	for year := from; year <= to; year++ {
		for _, h := range s.holidays(year) {
			days[h.Date.number()] = nil
		}
		for _, yearly := range []bool{true, false} { // the dated ones last: they win
			for _, other := range s.Days {
				if d, ok := other.Date.in(year); ok && yearly == (other.Date.Year == 0) {
					days[d.number()] = tidy(other.Hours)
				}
			}
		}
	}
	return days
}

// HolidaysIn lists the holidays whose local day has a part in the window, by date, for the report to
// print (rules §1). Days that the calendar gave other hours all the same are not among them.
func (c *Calendar) HolidaysIn(window timeline.Interval) []HolidayOn {
	var all []HolidayOn
	for i := range c.versions {
		v := &c.versions[i]
		part := v.span.Intersect(window)
		if part.Empty() || v.spec.AlwaysOpen {
			continue
		}
		all = append(all, v.holidaysIn(part)...)
	}
	return all
}

func (v *version) holidaysIn(part timeline.Interval) []HolidayOn {
	zone := zoneOver(v.spec.Zone, grow(part))
	first, last := zone.DateOf(part.From), zone.DateOf(part.To-1)
	special := v.spec.special(first.Year, last.Year)
	var list []HolidayOn
	for year := first.Year; year <= last.Year; year++ {
		for _, h := range v.spec.holidays(year) {
			if !h.Date.Before(first) && !last.Before(h.Date) && special[h.Date.number()] == nil {
				list = append(list, h)
			}
		}
	}
	return list
}

// grow widens an interval so that a zone over it can place the local days at its ends.
func grow(v timeline.Interval) timeline.Interval {
	return timeline.Interval{From: v.From.Add(-aroundDay), To: v.To.Add(aroundDay)}
}

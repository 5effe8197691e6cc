package score

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/exact"
)

// calendars tells the calendars that the objectives use, with the holidays that fell in the period.
//
// Rule §1 (holidays-printed): The holidays that fell in the period are printed.
func (b *build) calendars() []report.Calendar {
	var names []string
	for i := range b.Agreement.Objectives {
		names = append(names, b.Kind(&b.Agreement.Objectives[i]).Calendars()...)
	}
	slices.Sort(names)
	out := []report.Calendar{}
	for _, name := range slices.Compact(names) {
		c := b.Context.Calendars[name]
		if c == nil {
			continue
		}
		told := report.Calendar{
			Name: name, Zone: b.zoneOf(name).String(), Agreed: exact.Decimal(exact.Seconds(c.Length(b.Period.Interval))),
			Holidays: []string{},
		}
		for _, h := range c.HolidaysIn(b.Period.Interval) {
			told.Holidays = append(told.Holidays, h.Date.String()+" "+h.Name)
		}
		told.Hours = b.hours(name)
		out = append(out, told)
	}
	return out
}

// zoneOf is the zone of a calendar's hours at the period's end.
func (b *build) zoneOf(name string) *time.Location {
	if spec, ok := specAt(b.Agreement.Calendars[name], b.Period); ok && spec.Zone != nil {
		return spec.Zone
	}
	return b.Agreement.Zone
}

// hours writes the weekly hours in force at the period's end.
func (b *build) hours(name string) string {
	spec, ok := specAt(b.Agreement.Calendars[name], b.Period)
	if !ok || spec.AlwaysOpen {
		return b.Words.T("calendar.always")
	}
	var parts []string
	for _, day := range weekdays {
		if hours := spec.Hours[day]; len(hours) > 0 {
			var list []string
			for _, h := range hours {
				list = append(list, h.String())
			}
			parts = append(parts, b.Words.T(fmt.Sprintf("day.%d", day))+" "+strings.Join(list, " "))
		}
	}
	return strings.Join(parts, ", ")
}

// weekdays is the week as calendars print it, Monday first.
var weekdays = []time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
}

// specAt is the version of a calendar in force at the period's end.
func specAt(versions []calendar.Dated, p calendar.Period) (spec calendar.Spec, ok bool) {
	last := (p.To - 1).In(p.Cycle.Zone)
	day := calendar.Date{Year: last.Year(), Month: last.Month(), Day: last.Day()}
	for _, v := range versions {
		if ok && day.Before(v.From) {
			break
		}
		spec, ok = v.Spec, true
	}
	return spec, ok
}

// Package calendars reads working hours (hours.go) and holidays (holidays.go), by name and by date.
package calendars

package times

import (
	"strconv"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// moment is what was read of a cell, before it becomes an instant.
type moment struct {
	cell.Civil
	offset  int  // seconds ahead of UTC
	zoned   bool // there was an offset
	timed   bool // there was a time of day
	assumed bool // day and month may be the other way round
	mixed   bool // other cells of the column have day and month the other way round
}

// cumulative is the days of a common year before each month, with the whole year at the end.
var cumulative = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// monthLength is the days of a month 1 to 12.
func monthLength(year, month int) int {
	if month == 2 && leap(year) {
		return 29
	}
	return cumulative[month] - cumulative[month-1]
}

// dayNumber counts the days from 1970-01-01 to a date in the Gregorian calendar.
func dayNumber(year, month, day int) int {
	y := year - 1
	n := y*365 + y/4 - y/100 + y/400 + cumulative[month-1] + day - 1 - daysTo1970
	if month > 2 && leap(year) {
		n++
	}
	return n
}

// daysTo1970 is the number of days from 0001-01-01 to 1970-01-01.
const daysTo1970 = 719162

// check gives what is impossible about a date and time, or nil.
func (m *moment) check() *finding.Message {
	switch {
	case m.Year < 1:
		return impossible("date.no-year", m.Year)
	case m.Month < 1 || m.Month > 12:
		return impossible("date.no-month", m.Month)
	case m.Day < 1:
		return impossible("date.no-day", m.Day)
	case m.Day > monthLength(m.Year, m.Month):
		month := finding.Say("month." + strconv.Itoa(m.Month))
		return impossible("date.short-month", month, m.Year, monthLength(m.Year, m.Month))
	case m.Hour == 24 && m.Minute == 0 && m.Second == 0 && m.Micros == 0:
		return nil
	case m.Hour > 23:
		return impossible("date.no-hour", m.Hour)
	case m.Minute > 59:
		return impossible("date.no-minute", m.Minute)
	case m.Second > 59:
		return impossible("date.no-second", m.Second)
	}
	return nil
}

func impossible(key string, args ...any) *finding.Message {
	m := finding.Say(key, args...)
	return &m
}

// instant makes an instant of a moment; reason is nil or why that is impossible. 24:00 is the end of the
// day (ISO 8601).
func (m *moment) instant(zone Zone) (at timeline.Instant, note cell.Note, reason *finding.Message) {
	if reason := m.check(); reason != nil {
		return timeline.NoInstant, 0, reason
	}
	if !m.timed {
		note = cell.DateOnly
	}
	midnight := timeline.Micros(0)
	if m.Hour == 24 {
		m.Hour, midnight = 23, timeline.Hour
	}
	if m.zoned || zone == nil {
		at = m.utc().Add(-timeline.Micros(m.offset) * timeline.Second)
	} else {
		var more cell.Note
		at, more = m.local(zone, midnight)
		return inBounds(at, note|more)
	}
	return inBounds(at.Add(midnight), note)
}

// utc reads the moment as a time of UTC.
func (m *moment) utc() timeline.Instant {
	seconds := (dayNumber(m.Year, m.Month, m.Day)*24+m.Hour)*3600 + m.Minute*60 + m.Second
	return timeline.Instant(seconds)*timeline.Instant(timeline.Second) + timeline.Instant(m.Micros)
}

// local reads the moment in a zone. The end of a day is the midnight that begins the next one.
func (m *moment) local(zone Zone, midnight timeline.Micros) (timeline.Instant, cell.Note) {
	if midnight > 0 {
		m.Hour = 0
		next := m.utc().Add(timeline.Day)
		if next > timeline.MaxInstant {
			return next, 0
		}
		date := next.Time()
		m.Year, m.Month, m.Day = date.Year(), int(date.Month()), date.Day()
	}
	at, reading := zone(m.Year, m.Month, m.Day, m.Hour, m.Minute, m.Second, m.Micros)
	switch reading {
	case Ambiguous:
		return at, cell.LocalAmbiguous
	case Missing:
		return at, cell.LocalMissing
	}
	return at, 0
}

// inBounds refuses instants that the report cannot hold.
func inBounds(at timeline.Instant, note cell.Note) (timeline.Instant, cell.Note, *finding.Message) {
	if at < timeline.MinInstant || at > timeline.MaxInstant {
		return timeline.NoInstant, 0, impossible("date.out-of-bounds")
	}
	return at, note, nil
}

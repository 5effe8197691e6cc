package filter

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/expr-lang/expr"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// literals are the two functions that write what the language has no literal for. They take texts written in
// the expression and nothing else, so that they are read once and a mistake is found before any record.
func literals() []expr.Option {
	unread := func(...any) (any, error) { return nil, fmt.Errorf("wants a text in quotation marks") }
	return []expr.Option{
		expr.Function("duration", unread, new(func(string) timeLength)),
		expr.Function("date", unread, new(func(string) moment)),
	}
}

// readLiteral reads the text of duration or date.
func readLiteral(function, text string, zone *time.Location) (any, error) {
	if function == "duration" {
		return readLength(text)
	}
	return readMoment(text, zone)
}

// readLength reads 30s, 15m, 4h, 1h30m or 2d; a day is 24 hours.
func readLength(text string) (timeLength, error) {
	wrong := fmt.Errorf("%q is no length of time: want such as 30s, 15m, 4h, 1h30m or 2d", text)
	days, clock, found := strings.Cut(text, "d")
	if !found {
		days, clock = "0", text
	} else if clock == "" {
		clock = "0s"
	}
	n, err := strconv.ParseUint(days, 10, 16)
	if err != nil {
		return timeLength{}, wrong
	}
	d, err := time.ParseDuration(clock)
	if err != nil || d < 0 || d%time.Microsecond != 0 {
		return timeLength{}, wrong
	}
	return timeLength{Amount{Millionths: int64(n)*int64(timeline.Day) + d.Microseconds()}}, nil
}

// readMoment reads a date, or a date with a time of day, in the agreement's zone unless it carries an offset.
func readMoment(text string, zone *time.Location) (moment, error) {
	if t, err := time.Parse(time.RFC3339, text); err == nil && t.UTC().Year() >= 1 && t.UTC().Year() <= 9999 {
		return moment{timeline.Of(t)}, nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04", time.DateTime} {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		at, _, err := calendar.LocalTime(
			calendar.NewZone(zone), t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(), 0,
		)
		if err != nil {
			return moment{}, err
		}
		return moment{at}, nil
	}
	return moment{}, fmt.Errorf("%q is no date: want 2026-10-01, 2026-10-01 08:00 or 2026-10-01T08:00:00+02:00", text)
}

package table

import (
	"strings"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Calendars lists the calendars in use with their hours, the agreed time in the period and the holidays in it.
func Calendars(r *report.Report, c *words.Catalogue) Table {
	return build("calendars", c, r.Calendars, []column[report.Calendar]{
		{"calendar", KindText, 12, func(k report.Calendar) Cell { return Text(k.Name) }},
		{"zone", KindText, 16, func(k report.Calendar) Cell { return Text(k.Zone) }},
		{"hours", KindText, 40, func(k report.Calendar) Cell { return Text(k.Hours) }},
		{"agreed", KindDuration, 11, func(k report.Calendar) Cell { return Cell{Kind: KindDuration, Raw: k.Agreed} }},
		{"holidays", KindText, 40, func(k report.Calendar) Cell { return Text(holidays(c, k)) }},
	})
}

// holidays are a calendar's holidays in the period with their dates as the locale writes them, "" where none fell in
// it: a calendar without a list of holidays proves nothing about the days.
func holidays(c *words.Catalogue, k report.Calendar) string {
	list := make([]string, len(k.Holidays))
	for i, h := range k.Holidays {
		day, name, _ := strings.Cut(h, " ")
		list[i] = strings.TrimSpace(localDay(c, day) + " " + name)
	}
	return c.Clauses(list)
}

// localDay writes "2026-10-03" as the locale does; a day has no zone. What is no day stays as it is.
func localDay(c *words.Catalogue, day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return c.In(time.UTC).Date(timeline.Of(t))
}

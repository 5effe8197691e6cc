package terms

import (
	"strings"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Calendars lists the calendars in use with their hours, the agreed time in the period and the holidays in it.
func Calendars(r *report.Report, c *words.Catalogue) table.Table {
	return table.Build("calendars", c, r.Calendars, []table.Filled[report.Calendar]{
		table.Fill("calendar", table.KindText, 12, func(k report.Calendar) table.Cell { return table.Text(k.Name) }),
		table.Fill("zone", table.KindText, 16, func(k report.Calendar) table.Cell { return table.Text(k.Zone) }),
		table.Fill("hours", table.KindText, 40, func(k report.Calendar) table.Cell { return table.Text(k.Hours) }),
		table.Fill("agreed", table.KindDuration, 11, func(k report.Calendar) table.Cell {
			return table.Cell{Kind: table.KindDuration, Raw: k.Agreed}
		}),
		table.Fill("holidays", table.KindText, 40, func(k report.Calendar) table.Cell {
			return table.Text(holidays(c, k))
		}),
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

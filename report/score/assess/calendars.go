package assess

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// Calendars expands the agreement's calendars over a window, with "always" among them.
func Calendars(a *agreement.Agreement, window timeline.Interval) map[string]*calendar.Calendar {
	all := map[string]*calendar.Calendar{
		"always": calendar.Expand(
			[]calendar.Dated{{Spec: calendar.Spec{Name: "always", Zone: a.Zone, AlwaysOpen: true}}}, window,
		),
	}
	for name, versions := range a.Calendars {
		all[name] = calendar.Expand(versions, window)
	}
	return all
}

package availability

import (
	"time"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/kinds/kindtest"
)

// network is a client in UTC with the availability of the service "wan", from outages, around the clock, in April 2026.
func network() *kindtest.World {
	w := kindtest.NewWorld()
	w.Objective.Terms = &Terms{}
	return w
}

// office makes a calendar "office": weekdays 08:00 to 12:00 and 13:00 to 18:00.
func office(w *kindtest.World) {
	spec := calendar.Spec{Name: "office", Zone: w.Agreement.Zone}
	for d := time.Monday; d <= time.Friday; d++ {
		spec.Hours[d] = []calendar.ClockInterval{{From: 8 * 3600, To: 12 * 3600}, {From: 13 * 3600, To: 18 * 3600}}
	}
	w.Agreement.Calendars["office"] = []calendar.Dated{{Spec: spec}}
	w.Objective.Terms.(*Terms).Calendar = "office"
}

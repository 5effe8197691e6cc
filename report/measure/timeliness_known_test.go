package measure

import (
	"testing"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// The service requests of a city in 2018: 4,209 of the 4,893 with a promised date were closed by it, 86.0208 %.
func TestSharedCityRequests(t *testing.T) {
	rows := table(t, "city-requests-2018.csv")
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	local := calendar.NewZone(zone)
	read := func(cell string) timeline.Instant {
		w, err := time.Parse(time.DateTime, cell)
		if err != nil {
			return timeline.NoInstant
		}
		at, _, err := calendar.LocalTime(local, w.Year(), int(w.Month()), w.Day(), w.Hour(), w.Minute(), w.Second(), 0)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	w := newWorld()
	w.a.Zone = zone
	w.periods = []calendar.Period{calendar.Cycle{Kind: calendar.Year, Zone: zone}.Of(at("2018-06-01"))}
	w.asOf = timeline.MinInstant
	const opened, due, closed, department = 1, 2, 3, 12
	for i, row := range rows {
		ticket := evidence.Ticket{
			ID: row[0], Category: evidence.T(row[department]), Opened: read(row[opened]), Due: read(row[due]), Closed: read(row[closed]),
			Responded: timeline.NoInstant, Resolved: timeline.NoInstant, Changed: timeline.NoInstant, Pos: evidence.Pos{Row: uint32(i + 2)},
		}
		w.asOf = max(w.asOf, ticket.Opened, ticket.Closed)
		w.all.Tickets = append(w.all.Tickets, ticket)
	}
	w.o = agreement.Objective{ID: "kept", Kind: agreement.KindTimeliness, CountsIn: agreement.Opened, Decimals: -1,
		Timeliness: &agreement.Timeliness{Of: "tickets", From: "opened", To: "closed", By: "due"}}
	r := w.last(t)
	scored(t, r, "4209/4893 4209/4893 4209/4893")
	if len(r.Findings) != 1 || r.Findings[0].Count != 7872-4893 || r.Open != 0 {
		t.Errorf("open %d, %+v", r.Open, r.Findings)
	}
	for name, want := range map[string]string{"PWDx": "3450/3492", "ISD": "638/976", "PARK": "63/130", "BPS_": "0/3", "GEN_": "1/1"} {
		w.o.Timeliness.Where = `category == "` + name + `"`
		scored(t, w.last(t), want+" "+want+" "+want)
	}
}

package kinds

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
)

// restoring is a desk whose outages are judged as a whole; one of them lasts from 23:30 to 05:30.
func restoring(terms agreement.Terms) *kindtest.World {
	w := kindtest.Desk()
	w.Objective.Service, w.Objective.Terms = "wan", terms
	w.Outage("O", "2026-10-13T23:30", "2026-10-14T05:30")
	return w
}

// An outage is judged by what is left of it without the excused time: a maintenance window over its first half hour
// leaves five and a half hours, and one over all of it leaves nothing.
//
// Decides: record-partly-excused, record-remainder.
func TestAnOutageIsJudgedByWhatIsLeftOfIt(t *testing.T) {
	longest := &statistic.Terms{Of: "outages", Value: statistic.Restore, Take: "max", Unit: "h"}
	for _, c := range []struct {
		name, from, to string
		terms          agreement.Terms
		want           string
	}{
		{"its first half hour", "2026-10-13T22:00", "2026-10-14T00:00", longest, "6 11/2 11/2"},
		{"its middle", "2026-10-14T01:00", "2026-10-14T02:00", longest, "6 5 5"},
		{"all of it", "2026-10-13T22:00", "2026-10-14T06:00", longest, "6 none none"},
		{"all but a second", "2026-10-13T23:30", "2026-10-14T05:29:59", longest, "6 1/3600 1/3600"},
		{"a part, counted", "2026-10-13T22:00", "2026-10-14T00:00", &count.Terms{Of: "outages"}, "1 1 1"},
		{"all, counted", "2026-10-13T22:00", "2026-10-14T06:00", &count.Terms{Of: "outages"}, "1 0 0"},
		{"too little is left", "2026-10-13T22:00", "2026-10-14T05:26",
			&count.Terms{Of: "outages", Where: `to - from >= duration("5m")`}, "1 0 0"},
		{"just enough is left", "2026-10-13T22:00", "2026-10-14T05:25",
			&count.Terms{Of: "outages", Where: `to - from >= duration("5m")`}, "1 1 1"},
		{"long in time", "2026-10-13T22:00", "2026-10-14T00:00",
			&share.Terms{Of: "outages", Good: `to - from <= duration("4h")`}, "0/1 0/1 0/1"},
		{"in time by what is left", "2026-10-13T22:00", "2026-10-14T01:30",
			&share.Terms{Of: "outages", Good: `to - from <= duration("4h")`}, "0/1 1/1 1/1"},
	} {
		w := restoring(c.terms)
		w.Claim("maintenance", c.from, c.to)
		t.Log(c.name)
		kindtest.Scored(t, w.Last(t), c.want)
	}
}

// A ticket that is judged as a whole is too: its time to resolve is what is left, and its states do not count.
func TestATicketIsJudgedByWhatIsLeftOfIt(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2026-10-05T08:00", "2026-10-05T10:00", "4 3 3"}, {"2026-10-05T12:00", "2026-10-05T20:00", "4 3 3"},
		{"2026-10-05T08:00", "2026-10-05T20:00", "4 none none"}, {"2026-10-06T08:00", "2026-10-06T20:00", "4 4 4"},
	} {
		w := kindtest.Desk()
		w.Objective.Terms = &statistic.Terms{Of: "tickets", Value: "resolved - opened", Take: "mean", Unit: "h"}
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T13:00")
		w.State("T", "2026-10-05T10:00", "working", "pending customer")
		w.Claim("customer", c.from, c.to, func(x *evidence.Claim) { x.Services = []string{"desk"} })
		kindtest.Scored(t, w.Last(t), c.want)
	}
}

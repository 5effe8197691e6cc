package kinds

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/measure"
)

// The details of very many records that are not good are worked out when somebody asks, and are those that the record
// has by itself: its value, whose it is and the rows that say so.
func TestDetailsOfRecordsThatAreLeftAreThoseOfTheRecordAlone(t *testing.T) {
	evening := func(i int) string {
		return time.Date(2026, 10, 5, 18, 0, i, 0, time.UTC).Format("2006-01-02T15:04:05")
	}
	caused := func(i int) evidence.Text { return texttest.T([]string{"", "customer", "provider"}[i%3]) }
	for name, c := range map[string]struct {
		world   func() *kindtest.World
		add     func(w *kindtest.World, i int)
		rows    int  // of a record
		parties bool // of those that follow each other, not all answer for theirs
	}{
		"surveys": {satisfaction, func(w *kindtest.World, i int) {
			w.Answered("2026-10-05", fmt.Sprintf("INC%05d", i), 1)
		}, 1, false},
		"contacts again": {calling, func(w *kindtest.World, i int) {
			id := fmt.Sprintf("INC%05d", i)
			w.Ticket(id, "2026-10-05T09:00", "2026-10-05T09:10", asking(id, "printer"))
			w.Ticket(id+"b", "2026-10-06T09:00", "2026-10-06T09:10", asking(id, "printer"))
		}, 2, false},
		"resolution times": {func() *kindtest.World {
			w := kindtest.Desk()
			w.Objective.Terms = &statistic.Terms{Of: "tickets", Value: "resolved - opened", Take: "mean", Unit: "h"}
			w.Objective.Targets = target(true, 4, "h")
			return w
		}, func(w *kindtest.World, i int) {
			w.Ticket(fmt.Sprintf("INC%05d", i), "2026-10-05T09:00", evening(i), func(x *evidence.Ticket) { x.Fault = caused(i) })
		}, 1, true},
		"outages": {func() *kindtest.World {
			w := kindtest.Desk()
			w.Objective.Service, w.Objective.Terms = "", &count.Terms{Of: "outages"}
			return w
		}, func(w *kindtest.World, i int) {
			w.Outage(fmt.Sprintf("O%05d", i), "2026-10-05T09:00", evening(i), func(o *evidence.Outage) { o.Fault = caused(i) })
		}, 1, true},
	} {
		many, n := c.world(), measure.MostDetails+10
		for i := range n {
			c.add(many, i)
		}
		misses := many.Last(t).Misses
		if len(misses) < n || misses[measure.MostDetails-1].Detail == nil || misses[measure.MostDetails].Detail != nil {
			t.Errorf("%s: %d misses, or their details are not left from the wanted one on", name, len(misses))
			continue
		}
		for i := measure.MostDetails; i < n; i++ {
			alone := c.world()
			c.add(alone, i)
			got, want := misses[i].Complete(), alone.Last(t).Misses[0]
			if len(got.Rows) != c.rows || misses[i].Detail != nil {
				t.Errorf("%s: the rows of %s are %v, or its details are kept", name, got.ID, got.Rows)
			}
			got.Rows, want.Rows = nil, nil // they lie elsewhere
			if got.ID != want.ID || !reflect.DeepEqual(got.Detail, want.Detail) {
				t.Errorf("%s: %s is %+v, alone %+v", name, got.ID, got.Detail, want.Detail)
			}
		}
		if d := misses[n-1].Complete(); c.parties && d.Outcome == misses[n-2].Complete().Outcome {
			t.Errorf("%s of several parties come out alike: %+v", name, d.Detail)
		}
	}
}

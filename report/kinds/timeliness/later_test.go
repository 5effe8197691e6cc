package timeliness

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// The details of very many misses are worked out when somebody asks, and are those that the case has by itself.
func TestDetailsThatAreLeftAreThoseOfTheCaseAlone(t *testing.T) {
	resolved := func(i int) string {
		return time.Date(2026, 10, 5, 15, 0, i, 0, time.UTC).Format("2006-01-02T15:04:05")
	}
	add := func(w *kindtest.World, i int) {
		id := fmt.Sprintf("INC%05d", i)
		w.Ticket(id, "2026-10-05T09:00", resolved(i), kindtest.Priority("P1"))
		if i%2 == 0 {
			w.State(id, "2026-10-05T10:00", "working", "Pending customer")
			w.State(id, "2026-10-05T10:01", "Pending customer", "working")
		}
	}
	many, count := resolving(), measure.MostDetails+100
	for i := range count {
		add(many, i)
	}
	misses := many.Last(t).Misses
	if len(misses) != count || misses[measure.MostDetails-1].Detail == nil || misses[measure.MostDetails].Detail != nil {
		t.Fatalf("%d misses, or their details are not left from the wanted one on", len(misses))
	}
	for i := measure.MostDetails; i < count; i++ {
		alone := resolving()
		add(alone, i)
		got, want := misses[i].Complete(), alone.Last(t).Misses[0]
		if len(got.Rows) == 0 || got.Rows[0].Row != uint32(i+2) {
			t.Fatalf("%s has the rows %v", got.ID, got.Rows)
		}
		paused := timeline.Micros(0)
		if i%2 == 0 {
			paused = timeline.Minute
		}
		if got.ByParty[party.Customer] != paused || got.Remains != got.Elapsed-paused {
			t.Errorf("%s: %d of the customer, %d remain of %d", got.ID, got.ByParty[party.Customer], got.Remains, got.Elapsed)
		}
		for _, d := range []*measure.Detail{got.Detail, want.Detail} { // rows lie elsewhere
			d.Rows = nil
			for k := range d.Segments {
				d.Segments[k].Rows = nil
			}
		}
		if !reflect.DeepEqual(got.Detail, want.Detail) || got.ID != want.ID || got.Window != want.Window {
			t.Fatalf("%s is %+v, alone %+v", got.ID, got.Detail, want.Detail)
		}
		if misses[i].Detail != nil {
			t.Fatal("the details are kept")
		}
	}
}

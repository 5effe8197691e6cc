package bounds

import (
	"testing"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
)

// A counter that could not be read leaves open how many requests there were, another cell only what one record says.
func TestACounterThatCouldNotBeReadLeavesTheNumberOpen(t *testing.T) {
	for field, unbounded := range map[string]bool{"sent": true, "received": true, "ok": false, "latency": false} {
		g := evidence.Gap{Records: "samples", Cause: evidence.CellUnread, Field: field}
		if u := opened(&g, calendar.Period{}, Measurement, 2); u.Unbounded != unbounded || (u.Cells == 2) == unbounded {
			t.Errorf("%s: %+v", field, u)
		}
	}
}

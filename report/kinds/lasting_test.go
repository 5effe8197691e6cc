package kinds

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/timeline"
)

// An outage that lasts is at least as long as what has passed.
//
// Decides: outage-lasts-in-filters, filter-lasting.
func TestAnOutageThatLastsIsAsLongAsWhatHasPassed(t *testing.T) {
	for where, want := range map[string]string{
		`to - from >= duration("5m")`: "1 1 1", `to - from < duration("5m")`: "0 0 0", `to == nil`: "1 1 1",
	} {
		w := kindtest.Desk()
		w.Objective.Service, w.Objective.Terms = "wan", &count.Terms{Of: "outages", Where: where}
		w.AsOf = kindtest.At("2026-10-05T09:05")
		w.Outage("O", "2026-10-05T09:00", "2026-10-05T09:00", func(o *evidence.Outage) { o.To = timeline.NoInstant })
		kindtest.Scored(t, w.Last(t), want)
	}
}

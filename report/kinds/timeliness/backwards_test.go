package timeliness

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/timeline"
)

// What stopped a clock before it began is in time if it lies after the case began: of outages and of tickets, by
// whichever fields.
//
// Decides: stop-before-start, negative-length.
func TestAStopBeforeTheStartIsInTimeAfterTheCaseBegan(t *testing.T) {
	outage := func(detected, acknowledged, notified string) func(*evidence.Outage) {
		return func(o *evidence.Outage) {
			o.Detected, o.Acknowledged, o.Notified = kindtest.At(detected), kindtest.At(acknowledged), kindtest.At(notified)
		}
	}
	for _, ends := range [][2]string{
		{"detected", "notified"}, {"detected", "acknowledged"}, {"acknowledged", "notified"},
	} {
		for _, c := range []struct{ early, want string }{
			{"2026-10-05T09:55", "1/1 1/1 1/1"}, {"2026-10-05T09:50", "1/1 1/1 1/1"}, {"2026-10-05T09:49:59", "0/0 0/0 0/0"},
		} {
			w := resolving()
			w.Objective.Service = "wan"
			w.Objective.Terms = &Terms{Of: "outages", From: ends[0], To: ends[1], Within: within("", "", 30*kindtest.Minute)}
			at := map[string]string{
				"detected": "2026-10-05T10:00", "acknowledged": "2026-10-05T10:00", "notified": "2026-10-05T10:00",
			}
			at[ends[1]] = c.early
			w.Outage("O", "2026-10-05T09:50", "2026-10-05T22:00", outage(at["detected"], at["acknowledged"], at["notified"]))
			r := w.Last(t)
			kindtest.Scored(t, r, c.want)
			if (len(r.Findings) > 0) != (c.want == "0/0 0/0 0/0") {
				t.Errorf("%v at %s: %v", ends, c.early, r.Findings)
			}
		}
	}
	w := resolving()
	w.Objective.Terms = &Terms{Of: "tickets", From: "responded", To: "resolved", Within: within("", "", kindtest.Hour)}
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T09:30",
		func(t *evidence.Ticket) { t.Responded = kindtest.At("2026-10-05T09:40") })
	kindtest.Scored(t, w.Last(t), "1/1 1/1 1/1")
}

// A case that ends before it begins is impossible, unless clocks may differ by as much.
func TestAStopBeforeTheCaseIsZeroWithinTheSkew(t *testing.T) {
	for early, want := range map[string]string{"2026-10-05T08:58": "1/1 1/1 1/1", "2026-10-05T08:57:59": "0/0 0/0 0/0"} {
		w := resolving()
		w.Agreement.Skew = 2 * timeline.Minute
		w.Ticket("T", "2026-10-05T09:00", early)
		kindtest.Scored(t, w.Last(t), want)
	}
}

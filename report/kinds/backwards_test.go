package kinds

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
)

// A record that ended before it began is scored by no kind of objective, and named. One that took no time is.
//
// Decides: record-backwards, impossible-values.
func TestARecordThatEndsBeforeItBeginsIsNotScored(t *testing.T) {
	for _, of := range []string{"tickets", "outages"} {
		length := map[string]string{"tickets": "resolved - opened", "outages": "to - from"}[of]
		for _, c := range []struct {
			terms agreement.Terms
			want  string
		}{
			{&statistic.Terms{Of: of, Value: length, Take: "mean", Unit: "h"}, "6 6 6"},
			{&statistic.Terms{Of: of, Value: length, Take: "median", Unit: "h"}, "1 1 1"},
			{&statistic.Terms{Of: of, Value: length, Take: "max", Unit: "h"}, "11 11 11"},
			{&count.Terms{Of: of}, "2 2 2"},
			{&share.Terms{Of: of, Good: length + ` <= duration("4h")`}, "1/2 1/2 1/2"},
		} {
			w := kindtest.Desk()
			w.Objective.Service, w.Objective.Terms, w.Objective.CountsIn = "", c.terms, agreement.Opened
			for id, end := range map[string]string{"A": "2026-10-07T12:00", "C": "2026-10-07T22:00", "D": "1990-01-01"} {
				if of == "tickets" {
					w.Ticket(id, "2026-10-07T11:00", end)
				} else {
					w.Outage(id, "2026-10-07T11:00", end)
				}
			}
			r := w.Last(t)
			kindtest.Scored(t, r, c.want)
			if len(r.Findings) != 1 || r.Findings[0].Count != 1 || r.Findings[0].Row == 0 {
				t.Errorf("%s %s: %v", of, c.want, r.Findings)
			}
		}
	}
	w := kindtest.Desk()
	w.Objective.Terms = &statistic.Terms{Of: "tickets", Value: "resolved - opened", Take: "mean", Unit: "h"}
	w.Ticket("A", "2026-10-07T11:00", "2026-10-07T11:00")
	w.Ticket("C", "2026-10-07T11:00", "2026-10-07T17:00")
	kindtest.Scored(t, w.Last(t), "3 3 3")
}

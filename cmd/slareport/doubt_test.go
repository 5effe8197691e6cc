package main

import (
	"testing"

	"github.com/slareport/slareport/report"
)

// An outage of an hour is excused by a claim that covers it. Of one of which the end could not be read nobody knows that
// it covers it, whether or not a cell of the outage could not be read as well: without the claim it is the provider's.
//
// Decides: unread-cells.
func TestARecordWithAnUnreadCellIsExcusedNoMoreSurelyThanAnother(t *testing.T) {
	const terms = `fault: {excuses: [customer], causes: {customer: customer, own: provider}, claims: {need: [approval]}}
objectives:
  - {id: number, count: {of: outages}, target: at most 0}
  - {id: restored, timeliness: {of: outages, from: from, to: to, within: 30m}, target: 100%}
  - {id: good, share: {of: outages, good: severity == "low"}, target: 90%}`
	for _, c := range []struct {
		cause, to string
		want      report.Verdict
	}{
		{"own", "2026-10-20 10:00", report.Excused},
		{"#N/A", "2026-10-20 10:00", report.Excused},
		{"own", "garbled", report.Unclear},
		{"#N/A", "garbled", report.Unclear},
	} {
		r := damagedReport(t, terms, with(
			rows("outages", "id,from,to,cause,severity", "O1,2026-10-20 08:00,2026-10-20 09:00,"+c.cause+",high"),
			rows("claims", "id,party,from,to,approved_by", "C1,customer,2026-10-20 08:00,"+c.to+",client"),
		))
		for _, id := range []string{"number", "restored", "good"} {
			if got := objective(t, r, id).Verdict; got != c.want {
				t.Errorf("cause %s, claim until %s: %s is %s, want %s", c.cause, c.to, id, got, c.want)
			}
		}
	}
}

package main

import (
	"testing"

	"github.com/slareport/slareport/report"
)

// Of outages of 299 s, of 300 s, and of ten minutes of which the customer answers for six, only the second lasts five
// minutes for the contract.
//
// Decides: event-shortest.
func TestOnlyOutagesOfTheShortestLengthAreEvents(t *testing.T) {
	of := func(terms string) trial {
		return trial{
			terms: "fault: {excuses: [customer]}\nobjectives: [{id: o, service: line, " + terms + "}]",
			rows: with(rows("outages", "id,service,from,to", "O1,line,2026-10-05 10:00:00,2026-10-05 10:04:59",
				"O2,line,2026-10-06 10:00:00,2026-10-06 10:05:00", "O3,line,2026-10-07 10:00:00,2026-10-07 10:10:00"),
				rows("claims", "id,party,from,to,reference", "C1,customer,2026-10-07 10:00:00,2026-10-07 10:06:00,R")),
		}
	}
	decides(t,
		flip{"all", of("count: {of: outages}, target: at most 2"), report.Missed, "3"},
		flip{"of five minutes", of("count: {of: outages, shortest: 5m}, target: at most 2"), report.Met, "1"},
		flip{"of five minutes and a filter", of(`count: {of: outages, shortest: 5m, where: id != "O2"}, target: at most 2`), report.Met, "0"},
		flip{"the mean of all", of("statistic: {of: outages, value: restore, take: mean, unit: min}, target: at most 5 min"), report.Excused, "4.661111"},
		flip{"the mean of those of five minutes", of("statistic: {of: outages, value: restore, take: mean, unit: min, shortest: 5m}, target: at most 4 min"), report.Missed, "5"},
	)
}

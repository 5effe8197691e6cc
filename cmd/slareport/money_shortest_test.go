package main

import (
	"strings"
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
		flip{"of five minutes and a filter", of(`count: {of: outages, shortest: 5m, where: id != "O2"}, target: at most 2`),
			report.Met, "0"},
		flip{"the mean of all", of("statistic: {of: outages, value: restore, take: mean, unit: min}, target: at most 5 min"),
			report.Excused, "4.661111"},
		flip{
			"the mean of those of five minutes",
			of("statistic: {of: outages, value: restore, take: mean, unit: min, shortest: 5m}, target: at most 4 min"),
			report.Missed, "5",
		},
	)
}

// O1 and O3 without what the customer answers for last 4 min 59 s and 4 min, O2 lasts 5 min.
//
// Decides: event-counted.
func TestOfAnOutageTheGraceAndPartsOfStepsDoNotCount(t *testing.T) {
	of := func(terms string) trial {
		return trial{
			terms: "fees: {line: 100.00}\nfault: {excuses: [customer]}\nobjectives: [{id: o, service: line, " + terms + "}]",
			rows: with(rows("outages", "id,service,from,to", "O1,line,2026-10-05 10:00:00,2026-10-05 10:04:59",
				"O2,line,2026-10-06 10:00:00,2026-10-06 10:05:00", "O3,line,2026-10-07 10:00:00,2026-10-07 10:10:00"),
				rows("claims", "id,party,from,to,reference", "C1,customer,2026-10-07 10:00:00,2026-10-07 10:06:00,R")),
		}
	}
	const restore = "statistic: {of: outages, value: restore, take: mean, unit: min"
	decides(t,
		flip{"all", of("count: {of: outages}, target: at most 2"), report.Missed, "3"},
		flip{"a grace of four minutes", of("count: {of: outages, grace: 4m}, target: at most 1"), report.Missed, "2"},
		flip{"of a second less", of("count: {of: outages, grace: 3m59s}, target: at most 1"), report.Missed, "3"},
		flip{"one whole part", of("count: {of: outages, whole: 5m}, target: at most 1"), report.Excused, "1"},
		flip{"after a grace", of("count: {of: outages, grace: 1m, whole: 4m}, target: at most 0"), report.Missed, "1"},
		flip{"the shortest is longer", of("count: {of: outages, grace: 1m, shortest: 5m}, target: at most 0"), report.Missed,
			"1"},
		flip{"the mean of whole minutes", of(restore + ", whole: 1m}, target: at most 4 min"), report.Missed, "4.333333"},
		flip{"the mean after a grace", of(restore + ", grace: 4m}, target: at most 1 min"), report.Excused, "0.991667"},
		flip{"the mean after a grace, of whole minutes", of(restore + ", grace: 4m, whole: 1m}, target: at most 1 min"),
			report.Excused, "1"},
	)
	step := of("count: {of: outages, grace: 4m}, target: at most 0, credit: {of: line, per-step: {each: 1s, pays: 1.00}}")
	if got := step.report(t).Credits.Payable; got != "119.00" { // 59 s of O1, 60 s of O2
		t.Errorf("what counts of the outages pays %s", got)
	}
	for terms, want := range map[string]string{
		"grace: 4m": "The first 4 min of each outage do not count.",
		"whole: 1m": "Of each outage only full steps of 1 min count.",
		"shortest: 5m, where: service == \"line\"": "Number of outages",
	} {
		o := objective(t, of("count: {of: outages, "+terms+"}, target: at most 2").report(t), "o")
		if got := strings.ReplaceAll(o.Definition, "\u00a0", " "); !strings.Contains(got, want) {
			t.Errorf("%s: %s", terms, got)
		}
	}
}

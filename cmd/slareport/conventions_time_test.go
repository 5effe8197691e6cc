package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// inTime asks for a resolution within four hours around the clock, uptime for 99.6 % of the month. Of tickets
// none may be opened.
const (
	inTime  = `objectives: [{id: o, timeliness: {to: resolved, within: 4h}, target: 60%}]`
	uptime  = `objectives: [{id: o, availability: {from: outages}, target: 99.6%}]`
	nothing = `objectives: [{id: o, count: {of: tickets}, target: at most 0}]`
)

// A millionth of a second beyond four hours is late; counted in seconds it would be in time. What is finer than
// that is dropped. An offset is turned into UTC: half past eleven at -02:00 is November, as a local time October.
//
// Decides: utc-instants, instant-precision.
func TestConventionTimeInstantsAreMicrosecondsInUTC(t *testing.T) {
	resolved := func(at string) trial {
		return trial{terms: inTime, rows: rows("tickets", "id,opened,resolved", "T1,2026-10-05 09:00:00,"+at)}
	}
	opened := func(at string) trial {
		return trial{terms: nothing, rows: rows("tickets", "id,opened", "T0,2026-09-01 12:00", "T1,"+at)}
	}
	decides(t,
		flip{"a microsecond late", resolved("2026-10-05 13:00:00.000001"), report.Missed, "0"},
		flip{"less than one late", resolved("2026-10-05 13:00:00.0000004"), report.Met, "100"},
		flip{"with an offset", opened("2026-10-31T23:30:00-02:00"), report.Met, "0"},
		flip{"the same in UTC", opened("2026-10-31T23:30:00Z"), report.Missed, "1"},
	)
}

// 2026-11-01 02:00 is November in UTC, and still 31 October, 22:00, in New York. Nine in the evening of 31 October is
// November in New York's source for an agreement of UTC. The workspace's zone, which is UTC, decides nothing.
//
// Decides: zone-of-cell.
func TestConventionTimeACellWithoutOffsetTakesTheSourcesZoneElseTheAgreements(t *testing.T) {
	opened := func(at, agreement, source string) trial {
		return trial{terms: "timezone: " + agreement + "\n" + nothing, keys: source,
			rows: rows("tickets", "id,client,opened", "T0,Acme Retail,2026-09-01 12:00", "T1, ACME retail,"+at)}
	}
	decides(t,
		flip{"the source's", opened("2026-10-31 21:00", "UTC", ", timezone: America/New_York"), report.Met, "0"},
		flip{"the agreement's", opened("2026-10-31 21:00", "UTC", ""), report.Missed, "1"},
		flip{"the agreement's, at its own midnight", opened("2026-11-01 02:00", "America/New_York", ""), report.Met, "0"},
		flip{"the source's, at another", opened("2026-11-01 02:00", "America/New_York", ", timezone: UTC"), report.Missed,
			"1"},
	)
}

// bolt is an agreement with another client in a zone.
func bolt(zone string) map[string]string {
	return map[string]string{
		"agreements/b.yaml": "id: B-1\nclient: Bolt Works\ntimezone: " + zone + "\ncurrency: EUR\n" + nothing + "\n",
	}
}

// Two in the night of 1 November is October in New York only in UTC.
//
// Decides: zone-without-client.
func TestConventionTimeARowWithoutAClientTakesTheZoneThatAgreementsShareElseTheWorkspaces(t *testing.T) {
	opened := func(client, other string) trial {
		return trial{terms: "timezone: America/New_York\n" + nothing, others: bolt(other),
			rows: rows("tickets", "id,client,opened", "T0,"+client+",2026-09-01 12:00", "T1,"+client+",2026-11-01 02:00")}
	}
	decides(t,
		flip{"they share one", opened("", "America/New_York"), report.Met, "0"},
		flip{"they differ", opened("", "Europe/Berlin"), report.Missed, "1"},
		flip{"they differ, and it has a client", opened("Acme Retail", "Europe/Berlin"), report.Met, "0"},
	)
}

// Opened at 09:00 in New York, which is 13:00 in UTC, resolved at 16:00 there. It waited for the customer from 10:00
// to 14:00: three hours remain of seven, within four. By the workspace's UTC the wait would lie before the opening,
// but for an hour: six would remain.
//
// Decides: zone-of-event.
func TestConventionTimeAnEventTakesTheZoneOfItsTicketsClient(t *testing.T) {
	waiting := func(terms, other, source string) trial {
		return trial{terms: "timezone: America/New_York\n" + terms + inTime, others: bolt(other), keys: source, rows: with(
			rows("tickets", "id,client,opened,resolved", "T1,Acme Retail,2026-10-05T09:00:00-04:00,2026-10-05T16:00:00-04:00"),
			rows("ticket-events", "ticket,at,what,from,to", "T1,2026-10-05 10:00,state,Open,Waiting",
				"T1,2026-10-05 14:00,state,Waiting,Open"))}
	}
	const waits = "fault: {excuses: [customer], states: {waiting: customer}, excused: kept}\n"
	decides(t,
		flip{"its client's", waiting(waits, "Europe/Berlin", ""), report.Excused, "100"},
		flip{"the workspace's", waiting(waits, "Europe/Berlin", ", timezone: UTC"), report.Missed, "0"},
	)
}

// By the month in which it ends, 2026-10 would go from 15 September to 14 October.
//
// Decides: month-label.
func TestConventionTimeAMonthCarriesTheLabelOfItsBegin(t *testing.T) {
	opened := func(at string) trial {
		return trial{
			terms: "period: {month-from: 15}\n" + nothing, rows: rows("tickets", "id,opened", "T0,2026-08-01 12:00", "T1,"+at),
		}
	}
	decides(t,
		flip{"in the month after", opened("2026-11-10 12:00"), report.Missed, "1"},
		flip{"before its day", opened("2026-10-10 12:00"), report.Met, "0"},
	)
}

// T2 has been open since 10:00. Nothing happened later, so that it is undecided: 1 of 1. If its due date, or the
// window of a maintenance to come, were the newest instant, its four hours would be over: 1 of 2.
//
// Decides: data-date, as-of-newest.
func TestConventionTimeDatesThatLieAheadDoNotMoveTheDateOfTheData(t *testing.T) {
	tickets := rows("tickets", "id,opened,resolved,due", "T1,2026-10-05 09:00,2026-10-05 10:00,",
		"T2,2026-10-05 10:00,,2026-10-20 10:00")
	ahead := with(tickets,
		rows("claims", "id,party,from,to,recorded", "C1,maintenance,2026-10-24 20:00,2026-10-24 22:00,2026-10-05 09:30"))
	later := with(tickets, rows("tickets-b", "id,opened,resolved,due", "T3,2026-10-05 14:00:01,2026-10-05 14:00:01,"))
	decides(t,
		flip{"as the data has it", trial{terms: inTime, rows: tickets, asOf: newest}, report.Met, "100"},
		flip{"with a window ahead", trial{terms: inTime, rows: ahead, asOf: newest}, report.Met, "100"},
		flip{"by --as-of", trial{terms: inTime, rows: tickets, asOf: "2026-10-20T10:00:00Z"}, report.Missed, "50"},
		flip{"something happened", trial{terms: strings.Replace(inTime, "60%", "70%", 1), rows: later, asOf: newest},
			report.Missed, "66.666667"},
	)
}

// Six cases were met within minutes, and T7 is open since the last of them: 6 of 6. Whatever happens in 2206 does not
// make it late; what happens half a year later does, even if it is one row.
//
// Decides: as-of-lone-date.
func TestConventionTimeADateThatIsAloneDoesNotMoveTheDateOfTheData(t *testing.T) {
	further := func(last ...string) trial {
		var tickets []string
		for i := range 6 {
			tickets = append(tickets, fmt.Sprintf("T%d,2026-10-0%d 09:00,2026-10-0%d 09:10", i+1, i+1, i+1))
		}
		tickets = append(tickets, "T7,2026-10-06 09:05,")
		return trial{
			terms: strings.Replace(inTime, "60%", "90%", 1),
			rows:  rows("tickets", "id,opened,resolved", append(tickets, last...)...), asOf: newest,
		}
	}
	decides(t,
		flip{"nothing later", further(), report.Met, "100"},
		flip{"in 2206", further("T8,2206-10-06 09:05,2206-10-06 09:06"), report.Met, "100"},
		flip{"no date", further("T8,2026-10-06 09:00,9999-12-31 00:00"), report.Met, "100"},
		flip{"in the next spring", further("T8,2027-04-06 09:00,2027-04-06 09:00"), report.Missed, "85.714286"},
	)
}

// Two hours down on 20 October. Of the 384 hours from the 16th on that leaves 382: 99.48 %. Of all 744 hours it
// would leave 742: 99.73 %. What was down before or after the agreement does not count.
//
// Decides: period-in-force.
func TestConventionTimeAPeriodIsMeasuredForTheTimeTheAgreementIsInForce(t *testing.T) {
	outages := func(terms, from, to string) trial {
		return trial{
			terms: terms + uptime,
			rows:  rows("outages", "id,from,to", "O0,2026-09-01 12:00,2026-09-01 12:01", "O1,"+from+","+to),
		}
	}
	const begins, ends = "effective: {from: 2026-10-16}\n", "effective: {from: 2026-01-01, to: 2026-10-16}\n"
	decides(t,
		flip{"begins within", outages(begins, "2026-10-20 10:00", "2026-10-20 12:00"), report.Missed, "99.479167"},
		flip{"holds throughout", outages("", "2026-10-20 10:00", "2026-10-20 12:00"), report.Met, "99.731183"},
		flip{"down before it begins", outages(begins, "2026-10-10 00:00", "2026-10-16 00:00"), report.Met, "100"},
		flip{"ends within", outages(ends, "2026-10-15 10:00", "2026-10-15 12:00"), report.Missed, "99.479167"},
		flip{"down after it ended", outages(ends, "2026-10-17 00:00", "2026-10-20 00:00"), report.Met, "100"},
	)
}

// One day of data, of which two hours were down: 22 of 24. Of the whole month it would be 742 of 744: 99.73 %.
//
// Decides: period-unfinished.
func TestConventionTimeAPeriodThatIsNotOverIsMeasuredToTheDateOfTheData(t *testing.T) {
	outages := func(asOf string) trial {
		return trial{terms: uptime, asOf: asOf, rows: rows("outages", "id,from,to", "O1,2026-10-01 10:00,2026-10-01 12:00")}
	}
	decides(t,
		flip{"after a day", outages("2026-10-02T00:00:00Z"), report.Missed, "91.666667"},
		flip{"after the month", outages("2026-11-01T00:00:00Z"), report.Met, "99.731183"},
	)
	if !found(outages("2026-10-02T00:00:00Z").report(t), "what comes after it is not counted") {
		t.Error("nobody is told that the period is not over")
	}
}

// A first record at midnight of 1 October says nothing about September; one a microsecond before does, and no
// outage is then no downtime: 100 %.
//
// Decides: period-before-data.
func TestConventionTimeAPeriodBeforeTheFirstRecordHasNoVolume(t *testing.T) {
	of := func(client, at string) trial {
		return trial{
			terms: uptime, period: "2026-09",
			rows: with(rows("outages", "id,from,to", "O1,2026-10-05 10:00,2026-10-05 12:00"),
				rows("tickets", "id,client,opened", "T1,"+client+","+at)),
		}
	}
	first := func(at string) trial { return of("", at) }
	decides(t,
		flip{"at its end", first("2026-10-01 00:00:00"), report.NoVolume, ""},
		flip{"before its end", first("2026-09-30 23:59:59.999999"), report.Met, "100"},
		flip{"before its end, of another client", of("Bolt Works", "2026-09-30 23:59:59.999999"), report.NoVolume, ""},
	)
}

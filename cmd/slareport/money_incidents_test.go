package main

import (
	"testing"
)

// Two lines of one service, down together on the 5th, and the first by itself on the 12th. Six started hours at 5 % of
// 1,000 are 300 for the 5th, and two are 100 for the 12th.
//
// Decides: incident-once, single-incident.
func TestAnIncidentIsCreditedOnceWhereOutagesArePricedOneByOne(t *testing.T) {
	const head = "id,service,from,to,parent"
	line := func(id, credit string) string {
		return "  - {id: " + id + ", service: " + id + ", availability: {from: outages}, target: 100%, credit: {of: line, " +
			credit + "}}\n"
	}
	terms := func(objectives string) string {
		return "fees: {line: 1000.00}\ncredits: {once-per-incident: yes}\nobjectives:\n" + objectives
	}
	const hours, fewer = "per: outage, per-step: {each: started 1h, pays: 5%}, cap: none",
		"per: outage, per-step: {each: started 1h, pays: 4%}, cap: none"
	both := rows("outages", head, "O1,a,2026-10-05 10:00,2026-10-05 16:00,P1", "O2,b,2026-10-05 10:00,2026-10-05 16:00,P1",
		"O3,a,2026-10-12 10:00,2026-10-12 12:00,")
	crossed := rows("outages", head, "O1,a,2026-10-05 10:00,2026-10-05 11:00,P1",
		"O2,b,2026-10-05 10:00,2026-10-05 16:00,P1",
		"O3,a,2026-10-12 10:00,2026-10-12 18:00,P2", "O4,b,2026-10-12 10:00,2026-10-12 12:00,P2")
	again := rows("outages", head, "O0,a,2026-09-05 10:00,2026-09-05 11:00,", "O1,a,2026-10-05 10:00,2026-10-05 16:00,P1",
		"O2,b,2026-10-05 10:00,2026-10-05 16:00,P1", "O3,a,2026-10-12 10:00,2026-10-12 12:00,")
	tickets := rows("tickets", "id,opened,responded,resolved",
		"T1,2026-10-05 10:00,2026-10-05 13:00,2026-10-06 13:00", "T2,2026-10-05 10:00,2026-10-05 13:00,2026-10-05 13:00",
		"T3,2026-10-05 10:00,2026-10-05 13:00,2026-10-05 13:00")
	late := func(answer, solution string) string {
		return "fees: {line: 1000.00}\ncredits: {once-per-incident: yes}\nobjectives:\n" +
			"  - {id: a, timeliness: {from: opened, to: responded, within: 1h}, target: 100%, credit: {of: line, " + answer +
			"}}\n" +
			"  - {id: b, timeliness: {from: opened, to: resolved, within: 8h}, target: 100%, credit: {of: line, " +
			solution + "}}\n"
	}
	for name, c := range map[string]struct {
		terms string
		rows  map[string]string
		a, b  string
	}{
		"both one by one, the first dearer":  {terms(line("a", hours) + line("b", fewer)), both, "400.00", "0.00"},
		"both one by one, the second dearer": {terms(line("a", fewer) + line("b", hours)), both, "80.00", "300.00"},
		"equal, the first id":                {terms(line("a", hours) + line("b", hours)), both, "400.00", "0.00"},
		// The sum of the first is larger, but of the 5th the second costs more.
		"each incident by itself": {terms(line("a", hours) + line("b", hours)), crossed, "400.00", "300.00"},
		"the other as a whole, dearer": {terms(line("a", hours) + line("b", "bands: {below 100%: 35%}")), both, "100.00",
			"350.00"},
		"the other as a whole, cheaper": {terms(line("a", hours) + line("b", "bands: {below 100%: 25%}")), both, "400.00",
			"0.00"},
		"bands of each": {
			terms(line("a", "per: outage, bands: {from 1h: 10%, from 5h: 20%}, cap: none") + line("b", hours)), both, "100.00",
			"300.00",
		},
		"a repeat doubles what it costs": {terms(line("a", fewer+", repeat: {times: 2}") + line("b", hours)), again,
			"640.00", "0.00"},
		"the cap is for what remains": {
			terms(line("a", "per: outage, per-step: {each: started 1h, pays: 4%}, cap: 9%") + line("b", hours)), both, "80.00",
			"300.00",
		},
		"late cases, of three the dearer": {late("per-miss: {pays: 20.00}", "per-miss: {pays: 50.00}"), tickets, "40.00",
			"50.00"},
		"late cases, the other way": {late("per-miss: {pays: 50.00}", "per-miss: {pays: 20.00}"), tickets, "150.00", "0.00"},
		"late cases, with a limit": {late("per-miss: {pays: 20.00, at-most: 30.00}", "per-miss: {pays: 50.00}"), tickets,
			"30.00", "50.00"},
		"late cases by priority": {late("per-miss: {pays: {others: 20.00}}", "per-miss: {pays: {others: 50.00}}"), tickets,
			"40.00", "50.00"},
	} {
		r := trial{terms: c.terms, rows: c.rows}.report(t)
		a, b := objective(t, r, "a"), objective(t, r, "b")
		if a.Credit.Payable != c.a || b.Credit.Payable != c.b {
			t.Errorf("%s: %s and %s, want %s and %s: %+v", name, a.Credit.Payable, b.Credit.Payable, c.a, c.b, a.Credit.Steps)
		}
	}
}

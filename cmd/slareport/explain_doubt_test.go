package main

import (
	"strings"
	"testing"
)

// doubtful is a workspace in which something of every record type could not be read.
var doubtful = trial{
	terms: `fees: {desk: 1000.00, line: 500.00}
fault: {excuses: [customer], states: {pending: customer}, causes: {customer: customer, own: provider}, claims: {need: [approval]}}
objectives:
  - {id: solved, service: desk, timeliness: {from: opened, to: resolved, within: {P1: 4h, P2: 8h, others: 24h}}, target: 95%, credit: {of: desk, bands: {below 95%: 10%}}}
  - {id: answered, service: desk, timeliness: {from: opened, to: responded, within: 1h}, target: 95%}
  - {id: urgent, service: desk, count: {of: tickets, where: 'priority == "P1"'}, target: at most 2}
  - {id: pleased, service: desk, share: {of: surveys, good: score >= 4}, target: 60%}
  - {id: marks, service: desk, statistic: {of: surveys, value: score, take: mean}, target: at least 3 points}
  - {id: up, service: line, availability: {from: outages}, target: 99%, credit: {of: line, bands: {below 99%: 10%}}}
  - {id: reach, service: line, availability: {from: samples, by: request}, target: 99%}`,
	rows: with(
		rows("tickets", "id,service,opened,responded,resolved,priority,cause",
			"T1,desk,2026-10-05 08:00,2026-10-05 08:10,2026-10-05 10:00,P1,own",
			"T2,desk,2026-10-06 08:00,2026-10-06 08:10,garbled,P1,own",
			"T3,desk,garbled,2026-10-07 08:10,2026-10-07 10:00,P2,own",
			"T4,desk,2026-10-08 08:00,2026-10-08 08:10,2026-10-08 20:00,#N/A,own",
			"T5,desk,2026-10-09 08:00,2026-10-09 08:10,2026-10-09 20:00,P2,#N/A",
			"T6,desk,2026-10-10 08:00,2026-10-10 08:10,2026-10-10 09:00,P2,own",
			"T7,desk,2026-10-11 08:00,oops,2026-10-11 12:00,P2,own"),
		rows("tickets-b", "id,service,opened,responded,resolved,priority,cause",
			"T6,desk,2026-10-10 08:00,2026-10-10 08:10,2026-10-10 23:00,P1,own"),
		rows("outages", "id,service,from,to,cause", "O1,line,2026-10-05 08:00,2026-10-05 09:00,own",
			"O2,line,2026-10-12 08:00,garbled,own"),
		rows("claims", "id,party,from,to,approved_by", "C1,customer,2026-10-05 08:00,2026-10-05 08:30,client",
			"C2,customer,2026-10-30 08:00,garbled,client", "C3,martians,2026-10-12 08:00,2026-10-12 08:30,client",
			"C4,customer,2026-09-01 08:00,2026-09-01 09:00,client"),
		rows("obligations", "id,party,what,due,provided,tickets", "B1,customer,access,2026-10-05 08:30,2026-10-05 09:00,T1",
			"B2,customer,access,2026-10-09 10:00,garbled,T5", "B3,customer,access,2026-10-09 10:00,2026-10-09 09:00,T1",
			"B4,customer,access,2026-10-09 10:00,,T1"),
		rows("surveys", "answer,at,score,ticket", "S1,2026-10-05 12:00,5,T1", "S2,2026-10-06 12:00,??,T2"),
		rows("samples", "at,service,ok,sent,received,latency", "2026-10-05 08:00,line,1,1,1,",
			"2026-10-05 08:05,line,maybe,1,1,", "2026-10-05 08:10,line,0,1,0,", "2026-10-05 08:15,line,,10,9,2.5",
			"half past nine,line,1,1,1,"),
		rows("ticket-events", "ticket,at,what,from,to", "T1,2026-10-05 08:20,state,new,pending",
			"T1,2026-10-05 08:40,state,pending,open",
			"T5,half past ten,state,new,pending"),
	),
}

// explained runs explain over the doubtful workspace.
func explained(t *testing.T, dir string, args ...string) string {
	t.Helper()
	var out strings.Builder
	run(
		t.Context(),
		append([]string{"explain", "-w", dir, "--period", "2026-10", "--as-of", "2026-11-05T00:00:00Z", "Acme Retail"},
			args...), nil, &out, &out,
	)
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(out.String())
}

// What could not be read of a case, or of what says who answers for it, is named, and with it what the case may be;
// what changes nothing leaves the answer as certain as it is.
func TestExplainSaysWhatIsNotCertain(t *testing.T) {
	const open = "how it counts in October 2026 is open: "
	const either = open + "at best it is no miss, at worst it is one"
	dir := doubtful.dir(t)
	for _, c := range []struct {
		objective, id string
		says          []string
		never         string
	}{
		{"solved", "T1", []string{"counts in October 2026 and is no miss: it kept what was promised"}, "open"},
		{
			"solved", "T2",
			[]string{"resolved could not be read", either,
				"so it is open whether it counts", ": open, as far as the evidence could be read"}, "provider’s",
		},
		{"solved", "T3", []string{"tickets.csv:4 is not loaded: opened cannot be read; how it would have counted is open"},
			"kept what was promised"},
		{"solved", "T4", []string{"priority could not be read", either}, "kept what was promised"},
		{"solved", "T5",
			[]string{"cause could not be read", either, "this may say who answers for it",
				"records of the source claims (claims) have values that could not be read.",
				"ticket-events.csv:4 is not loaded", "what it would have said of who answers is open"}, ""},
		{"solved", "T6", []string{"T6: 15 h", "Also recorded under this id", "kept what was promised", "tickets.csv:7"}, ""},
		{"solved", "T7", []string{"counts in October 2026 and is no miss: it kept what was promised"}, "responded could not"},
		{"answered", "T7", []string{"responded could not be read", either}, "kept what was promised"},
		{
			"urgent", "T4",
			[]string{"priority could not be read", open + "its value is 0 to 1",
				"as far as it could be read, the objective's filter leaves it out"}, "excluded by",
		},
		{"urgent", "T5", []string{"excluded by the objective's filter"}, "open"},
		{"pleased", "S2", []string{"score could not be read", either, "surveys.csv:3"}, "in no file"},
		{"pleased", "T2", []string{"score could not be read", either}, "not scored"},
		{"pleased", "T1", []string{"it kept what was promised"}, "open"},
		{"up", "O2", []string{"to could not be read", open + "at best 0 s are lost, at worst 472 h"}, ""},
		{"solved", "C1", []string{"a claim that was accepted: its time is not the provider's"}, "could not be read"},
		{
			"solved", "C2",
			[]string{"a claim that was refused as far as it could be read, since it lacks an interval",
				"to could not be read: what it excuses is open"}, "",
		},
		{
			"solved", "C3",
			[]string{"a claim that was refused as far as it could be read, since it lacks a party",
				"party could not be read"}, "",
		},
		{"solved", "C4", []string{"a claim that is not about October 2026"}, "in no file"},
		{"solved", "B1", []string{"an obligation of customer, due 5 Oct 2026 08:30 and overdue until 5 Oct 2026 09:00"},
			"could not be read"},
		{"solved", "B2",
			[]string{"due 9 Oct 2026 10:00", "provided could not be read: for how long it excuses anything is open"}, "not met"},
		{"solved", "B3", []string{"due 9 Oct 2026 10:00 and met in time, 9 Oct 2026 09:00"}, "overdue"},
		{"solved", "B4", []string{"due 9 Oct 2026 10:00 and not met up to the date of the data"}, "overdue"},
		{"reach", "2026-10-05 08:00",
			[]string{"a sample of line at 5 Oct 2026 08:00: up, sent 1, received 1\n", "samples.csv:2"}, "could not be read"},
		{"reach", "2026-10-05T10:05:00+02:00", []string{"ok is blank or could not be read: a figure"}, ": up"},
		{"reach", "5 Oct 2026 08:10",
			[]string{"a sample of line at 5 Oct 2026 08:10: down", "it is among the evidence of the miss line"}, ""},
		{"reach", "2026-10-05 08:15", []string{"08:15: sent 10, received 9, latency 2.5\n"}, "up"},
		{"reach", "2026-10-05 08:16",
			[]string{"is in no file that was read", "hint: data/samples.csv could not be read, or not all of it"}, "sample of"},
		{"reach", "half past nine",
			[]string{"samples.csv:6 is not loaded: at cannot be read; how it would have counted is open"}, "in no file"},
	} {
		said := explained(t, dir, c.objective, c.id)
		for _, want := range c.says {
			if !strings.Contains(said, want) {
				t.Errorf("%s %s: lacks %q:\n%s", c.objective, c.id, want, said)
			}
		}
		if before, _, _ := strings.Cut(said, "\nWhat is measured"); c.never != "" && strings.Contains(before, c.never) {
			t.Errorf("%s %s: says %q:\n%s", c.objective, c.id, c.never, said)
		}
	}
}

// What names a case that is in no data is told with the rows that name it, and so are the steps in claiming a credit by
// their reference; what another client's rows name is not.
func TestExplainKnowsWhatOnlyNamesACase(t *testing.T) {
	const head, date = "ticket,client,at,what,to", ",Acme Retail,2026-10-05 08:00,"
	late := rows("tickets", "id,client,opened,resolved", "T1,Acme Retail,2026-10-05 08:00,2026-10-06 08:00")
	w := trial{
		terms: "fees: {desk: 100.00}\ncredits: {claim: {within: 60d, of: period-end}}\nobjectives:\n" +
			"  - {id: o, timeliness: {from: opened, to: resolved, within: 4h}, target: 90%, " +
			"credit: {of: desk, bands: {below 90%: 5%}}}",
		rows: with(
			late, rows("ticket-events", head, "Z1"+date+"state,waiting", "Z2,,2026-10-05 08:00,state,waiting"),
			rows("claims", "id,client,party,ids", "C1,Acme Retail,customer,Z4"),
			rows("obligations", "id,client,party,what,due,tickets", "B1,Acme Retail,customer,key,2026-10-05 09:00,Z5"),
			rows("credit-claims", "client,period,objective,at,state,reference", "Acme Retail,2026-10,o,2026-11-03,claimed,R1",
				"Acme Retail,2026-10,,2026-11-30,granted,R1"),
		),
		others: map[string]string{"agreements/b.yaml": "id: B-1\nclient: Beta\ncurrency: EUR\n" +
			"objectives: [{id: o, timeliness: {from: opened, to: resolved, within: 4h}, target: 90%}]\n"},
	}
	dir := w.dir(t)
	const none = "no ticket and no outage of the data has this id"
	for id, says := range map[string][]string{
		"Z1": {none, "a change of a case in data/ticket-events.csv:2 names it"},
		"Z2": {`"Z2" is in no file that was read`},
		"Z4": {none, "a claim in data/claims.csv:2 names it"},
		"Z5": {none, "an obligation in data/obligations.csv:2 names it"},
		"R1": {
			"the credit of o of 2026-10 was claimed on 3 Nov 2026",
			"every credit of 2026-10 was granted on 30 Nov 2026 00:00, after the date of the data",
		},
	} {
		said := explained(t, dir, "o", id)
		for _, want := range says {
			if !strings.Contains(said, want) {
				t.Errorf("%s lacks %q:\n%s", id, want, said)
			}
		}
	}
}

// An objective in doubt names first what could not be read of it, by source, and what that leaves open of its figures
// and its money; one without any does not.
func TestExplainPutsTheDoubtOfAnObjectiveFirst(t *testing.T) {
	dir := doubtful.dir(t)
	said := explained(t, dir, "solved")
	at := 0
	for _, want := range []string{
		"What could not be read\n  2 records of the source claims (claims)", "at best met, at worst missed: ",
		"What is measured", "contractual ", "Misses (3), as far as the evidence could be read",
		"payable €0.00 to €100.00, before the limits of the agreement",
	} {
		i := strings.Index(said[at:], want)
		if i < 0 {
			t.Fatalf("lacks %q after %q:\n%s", want, said[:at], said)
		}
		at += i
	}
	whole := trial{
		terms: doubtful.terms,
		rows: rows("tickets", "id,service,opened,responded,resolved,priority",
			"T1,desk,2026-10-05 08:00,2026-10-05 08:10,2026-10-05 10:00,P1"),
	}
	if said := explained(t, whole.dir(t), "solved"); strings.Contains(said, "could not be read") ||
		strings.Contains(said, "could be read") || !strings.Contains(said, "Credit\n  Fee base") {
		t.Errorf("nothing is in doubt:\n%s", said)
	}
}

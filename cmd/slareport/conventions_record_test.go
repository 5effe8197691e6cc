package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
)

// done is a share of tickets, at least 60 %.
const done = `objectives: [{id: o, service: desk, share: {of: tickets, good: state == "done"}, target: 60%}]`

const doneHead = "id,client,service,opened,resolved,state"

// Of three rows two are good: 66.67 %. Were names compared letter by letter, only T1, which is not, and T3 would
// be the client's: 50 %. Without the alias T1 and T2 are: 50 %.
//
// Decides: client-by-name.
func TestConventionRecordAClientGoesByNameOrAlias(t *testing.T) {
	tickets := func(second string) map[string]string {
		return rows("tickets", doneHead,
			"T1,Acme Retail,desk,2026-10-05 09:00,2026-10-05 12:00,open",
			`T2,"`+second+`",desk,2026-10-06 09:00,2026-10-06 12:00,done`,
			"T3,acme ltd,desk,2026-10-07 09:00,2026-10-07 12:00,done")
	}
	decides(t,
		flip{"with the alias", trial{terms: "aliases: [ACME Ltd]\n" + done, rows: tickets(" ACME retail ")}, report.Met,
			"66.666667"},
		flip{"without it", trial{terms: done, rows: tickets(" ACME retail ")}, report.Missed, "50"},
		flip{"a letter apart", trial{terms: "aliases: [ACME Ltd]\n" + done, rows: tickets(" ACME retial ")}, report.Missed,
			"50"},
	)
}

// A good ticket and a bad one. Where neither names a client both are of both agreements: 50 %. Where the bad one alone
// is blank it may be either's: Acme is at 100 % without it and at 50 % with it, and the other has nothing for certain.
//
// Decides: client-blank, client-blank-beside-named.
func TestConventionRecordABlankClientBelongsToEveryAgreement(t *testing.T) {
	bolt := map[string]string{"agreements/b.yaml": "id: B-1\nclient: Bolt Works\ncurrency: EUR\n" + done}
	for clients, want := range map[[2]string][2]report.Verdict{
		{"", ""}:                       {report.Missed, report.Missed},
		{"Acme Retail", ""}:            {report.Unclear, report.Unclear},
		{"Acme Retail", "Bolt Works"}:  {report.Met, report.Missed},
		{"Acme Retail", "Acme Retail"}: {report.Missed, report.NoVolume},
	} {
		w := trial{terms: done, others: bolt, rows: rows("tickets", doneHead,
			"T1,"+clients[0]+",desk,2026-10-05 09:00,2026-10-05 12:00,done",
			"T2,"+clients[1]+",desk,2026-10-06 09:00,2026-10-06 12:00,open")}
		l := w.open(t, w.dir(t))
		for i, verdict := range want {
			r, err := l.report(i)
			if err != nil {
				t.Fatal(err)
			}
			if got := objective(t, r, "o").Verdict; got != verdict {
				t.Errorf("clients %q: %s is %s, want %s", clients, r.Client, got, verdict)
			}
		}
	}
}

// A ticket of Acmee is nobody's: 1 of 1. Taken for the nearest name it would make 1 of 2. It is not passed over in
// silence.
//
// Decides: client-unknown.
func TestConventionRecordANameThatNobodyHasIsAFindingOfCheck(t *testing.T) {
	tickets := func(client string) trial {
		return trial{terms: done, rows: rows("tickets", doneHead,
			"T1,Acme Retail,desk,2026-10-05 09:00,2026-10-05 12:00,done",
			"T2,"+client+",desk,2026-10-06 09:00,2026-10-06 12:00,open")}
	}
	decides(t,
		flip{"nobody's name", tickets("Acmee Retail"), report.Met, "100"},
		flip{"the client's", tickets("Acme Retail"), report.Missed, "50"},
	)
	for client, told := range map[string]bool{"Acmee Retail": true, "Acme Retail": false} {
		text, err := call("check", "-w", tickets(client).dir(t))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(text, `no agreement is with the client "Acmee Retail"`); got != told {
			t.Errorf("%s: told %v, want %v:\n%s", client, got, told, text)
		}
	}
}

// One ticket of the desk is good, one without a service is bad, two of the network are good: 1 of 2 for the desk.
// Without those that name no service it would be 1 of 1; an objective of no service sees 3 of 4.
//
// Decides: objective-service.
func TestConventionRecordAnObjectiveSeesItsServiceAndThoseWithout(t *testing.T) {
	tickets := rows("tickets", doneHead,
		"T1,,Desk,2026-10-05 09:00,2026-10-05 12:00,done",
		"T3,,wan,2026-10-06 09:00,2026-10-06 12:00,done",
		"T4,,wan,2026-10-06 09:00,2026-10-06 12:00,done")
	others := rows("tickets-b", doneHead, "T2,,,2026-10-06 09:00,2026-10-06 12:00,open")
	decides(t,
		flip{"of a service", trial{terms: done, rows: with(tickets, others)}, report.Missed, "50"},
		flip{"of none", trial{terms: strings.Replace(done, "service: desk, ", "", 1), rows: with(tickets, others)},
			report.Met, "75"},
	)
}

// Both exports have one ticket; only that of the second is bad.
//
// Decides: objective-source.
func TestConventionRecordAPlannedSourceIsTheOnlyOne(t *testing.T) {
	tickets := with(rows("tickets", doneHead, "T1,,desk,2026-10-05 09:00,2026-10-05 12:00,done"),
		rows("tickets-b", doneHead, "T2,,desk,2026-10-06 09:00,2026-10-06 12:00,open"))
	planned := strings.Replace(done, "target", "plan: {source: tickets}, target", 1)
	decides(t,
		flip{"planned", trial{terms: planned, rows: tickets}, report.Met, "100"},
		flip{"left open", trial{terms: done, rows: tickets}, report.Missed, "50"},
	)
}

// The record before the miss takes two lines, and the head is line 1: the miss begins in line 4. It is the second
// record, and row 3 of the same table as a sheet.
//
// Decides: record-position, row-number.
func TestConventionRecordARowIsTheLineOrTheRowOfTheSheetThatItBeginsIn(t *testing.T) {
	w := trial{terms: done, rows: rows("tickets", "id,service,opened,resolved,state,title",
		"T1,desk,2026-10-05 09:00,2026-10-05 12:00,done,\"two\nlines\"",
		"T2,desk,2026-10-06 09:00,2026-10-06 12:00,open,one")}
	o := w.judged(t, report.Missed, "50")
	if got := o.Misses.At(0).Rows; !slices.Equal(got, []string{"data/tickets.csv:4"}) {
		t.Errorf("the miss is in %v", got)
	}
	dir := w.dir(t)
	writeFiles(
		t, dir,
		map[string]string{
			"slareport.yaml": "provider: Meridian\ntimezone: UTC\nsources:\n" +
				"  - {id: tickets, files: data/tickets.xlsx, records: tickets}\n",
		},
	)
	f := excelize.NewFile()
	for i, row := range [][]any{{"id", "service", "opened", "resolved", "state", "title"},
		{"T1", "desk", "2026-10-05 09:00", "2026-10-05 12:00", "done", "two\nlines"},
		{"T2", "desk", "2026-10-06 09:00", "2026-10-06 12:00", "open", "one"}} {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(filepath.Join(dir, "data", "tickets.xlsx")); err != nil {
		t.Fatal(err)
	}
	r, err := w.open(t, dir).report(0)
	if err != nil {
		t.Fatal(err)
	}
	if got := objective(t, r, "o").Misses.At(0).Rows; !slices.Equal(got, []string{"data/tickets.xlsx:Sheet1!3"}) {
		t.Errorf("the miss of the sheet is in %v", got)
	}
}

// exported are the files of one source of tickets.
func exported(files ...string) trial {
	w := trial{
		terms: done,
		others: map[string]string{
			"slareport.yaml": "provider: Meridian\ntimezone: UTC\nsources:\n" +
				"  - {id: tickets, files: data/*.csv, records: tickets}\n",
		},
	}
	for i, rows := range files {
		w.others[fmt.Sprintf("data/%d.csv", i)] = "id,service,opened,resolved,changed,state\n" + rows + "\n"
	}
	return w
}

// Two exports hold the same ticket, open in one and done in the other. The one changed last counts, else that of the
// file that reaches further in time, else the one that comes last. If the first row counted, or both did, the verdicts
// would be others: with both each of them would be 1 of 2, and missed.
//
// Decides: contradicting-rows, duplicate-later-counts.
func TestConventionRecordTheLaterOfTwoRowsAboutATicketCounts(t *testing.T) {
	row := func(rest string) string { return "T1,desk,2026-10-01 09:00,2026-10-02 09:00," + rest }
	const further = "\nT2,desk,2026-10-20 09:00,2026-10-20 10:00,,done\nT3,desk,2026-10-20 09:00,2026-10-20 10:00,,open"
	decides(t,
		flip{"changed later", exported(row("2026-10-03 09:00,done"), row("2026-10-02 09:00,open")), report.Met, "100"},
		flip{"changed earlier", exported(row("2026-10-02 09:00,done"), row("2026-10-03 09:00,open")), report.Missed, "0"},
		flip{"in the file that reaches further", exported(row(",done")+further, row(",open")), report.Met, "66.666667"},
		flip{"in the other one", exported(row(",open")+further, row(",done")), report.Missed, "33.333333"},
		flip{"last", exported(row(",open"), row(",done")), report.Met, "100"},
		flip{"first", exported(row(",done"), row(",open")), report.Missed, "0"},
	)
	for _, s := range exported(row(",open"), row(",done")).report(t).Sources {
		if told := len(s.Findings) > 0; s.File == "data/0.csv" && (!told || s.Duplicates != 1) {
			t.Errorf("%s has %d duplicates and says %v", s.File, s.Duplicates, s.Findings)
		}
	}
}

// T1 is good in one system and bad in the other: two tickets, 1 of 2. Taken for one they would be 1 of 1 or 0 of 1, as
// they are within a source, where nobody knows which.
//
// Decides: same-number-in-sources.
func TestConventionRecordOneNumberInTwoSourcesIsTwoTickets(t *testing.T) {
	const good, bad = "T1,,desk,2026-10-05 09:00,2026-10-05 12:00,done", "T1,,desk,2026-10-05 09:00,2026-10-05 12:00,open"
	decides(t,
		flip{"two sources", trial{terms: done, rows: with(rows("tickets", doneHead, bad), rows("tickets-b", doneHead, good))},
			report.Missed, "50"},
		flip{"one", trial{terms: done, rows: rows("tickets", doneHead, bad, good)}, report.Unclear, "100"},
	)
}

// Two answers of the same second and score name nobody: two people may have given them, and 2 of 3 are good. As
// duplicates they would be one, 1 of 2. With a ticket they are one.
//
// Decides: survey-without-names.
func TestConventionRecordAnswersThatNameNobodyAreNeverDuplicates(t *testing.T) {
	answers := func(ticket string) trial {
		good := "2026-10-05 12:00," + ticket + ",5"
		return trial{
			terms: `objectives: [{id: o, share: {of: surveys, good: score >= 4}, target: 60%}]`,
			rows:  rows("surveys", "at,ticket,score", good, good, "2026-10-06 12:00,,1"),
		}
	}
	decides(t,
		flip{"nobody named", answers(""), report.Met, "66.666667"},
		flip{"a ticket named", answers("T1"), report.Missed, "50"},
	)
}

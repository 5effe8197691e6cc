package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// secret is in every cell of the other client that can hold a text, and in its names.
const secret = "zqxsecret"

// other is the other client's name in the exports, own the name of the client whose documents are looked at.
const other, own = "Zqxsecret Holding", "Bolt Works"

// export is a table of rows of both clients; the rows of the other client are marked by its name anywhere in them.
type export struct {
	name string // of the file, without its ending
	rows [][]string
}

// exportsOfBoth are exports of every record type with rows of both clients. Whatever can be wrong with a row is wrong
// with one of the other client's: dates, numbers, words, blanks, duplicates, contradictions, rows that are filtered,
// ids that the clients share, cells too many, names that nobody knows.
func exportsOfBoth() []export {
	n := 0
	word := func() string { n++; return fmt.Sprintf("%s%03d", secret, n) }
	duplicate := []string{word(), other, word(), "2026-10-07 09:00", "2026-10-07 09:30", "2026-10-07 12:00", "", word(),
		word(), word(), "7"}
	return []export{
		{"tickets", [][]string{
			{"id", "client", "service", "opened", "responded", "resolved", "priority", "state", "cause", "title", "cost",
				word()},
			{"B-1", own, "desk", "2026-01-05 09:00", "2026-01-05 09:10", "2026-01-05 10:00", "P1", "closed", "own change",
				"first", "1"},
			{"B-2", own, "desk", "2026-10-05 09:00", "2026-10-05 09:10", "2026-10-05 17:00", "P1", "closed", "own change",
				"late", "2"},
			{"B-3", own, "desk", "2026-10-06 09:00", "2026-10-06 09:10", "2026-10-06 10:00", "P1", "closed", "own change",
				"in time", "x"},
			{word(), other, word(), "2026-10-25 02:30", "2026-10-26", "31.12.2026", "P1", word(), word(), word(), "9", word(),
				word(), word()},
			{word(), other, word(), "2026-10-06 09:00", "2026-10-06 09:30", "2026-10-09 12:00", "P1", word(), word(), word(),
				"7"},
			{word(), other, word(), word(), "2026-10-06 09:30", "2026-10-09 12:00", "P1", word(), word(), word(), "7"},
			{word(), other, word(), "2026-10-06 09:00", word(), word(), "P1", word(), word(), word(), word()},
			{word(), other, word(), "2026-10-08 09:00", "2026-10-07 09:00", "2026-10-06 12:00", "P1", word(), word(), word(),
				"-7"},
			{"", other, word(), "2026-10-06 09:00", "", "", word(), word(), word(), word(), "7"},
			duplicate, slices.Clone(duplicate),
			{duplicate[0], other, word(), "2026-10-07 09:00", "", "", "P1", word(), word(), word(), "9"},
			{"B-2", other, "desk", "2026-10-07 09:00", "", "2026-10-09 12:00", "P1", word(), word(), word(), "9"},
			{word(), other, word(), "2026-10-25 02:30", "", "", "P1", "test", word(), word(), "9"},
			{"B-4", own, "desk", "2026-10-06 09:00", "2026-10-06 09:10", "2026-10-06 10:00", "P1", "closed", "own change",
				"in time", "1"},
			{"B-4", other, "desk", "2026-10-06 09:00", "", "2026-10-06 10:00", "P1", "test", word(), word(), "1"},
			{"B-5", own, "desk", "2026-10-06 09:00", "2026-10-06 09:10", "2026-10-06 10:00", "P1", "closed", "own change",
				"in time", "1"},
			{"B-5", other, "desk", word(), "", "2026-10-06 10:00", "P1", "closed", word(), word(), "1"},
			{word(), word(), word(), "2026-10-25 02:30", "", "", "P1", word(), word(), word(), "9"},
		}},
		{"events", [][]string{
			{"ticket", "client", "at", "what", "from", "to", "actor"},
			{"B-2", own, "2026-10-05 10:00", "state", "new", "pending customer", "agent"},
			{"B-2", own, "2026-10-05 14:00", "state", "pending customer", "closed", "agent"},
			{"B-2", other, "2026-10-05 11:00", "state", word(), word(), word()},
			{word(), other, word(), word(), word(), word(), word()},
			{word(), other, "2026-10-05 11:00", word(), word(), word(), word()},
			{word(), "", "2026-10-05 11:00", word(), word(), word(), word()},
			{duplicate[0], "", "2026-10-07 11:00", word(), word(), word(), word()},
			{"B-4", "", "2026-10-06 09:30", "state", word(), word(), word()},
			{"B-5", "", "2026-10-06 09:30", "state", word(), word(), word()},
			{"B-5", "", word(), "state", word(), word(), word()},
		}},
		{"outages", [][]string{
			{"id", "client", "service", "from", "to", "severity", "cause", "title", "share"},
			{"O-1", own, "wan", "2026-10-12 09:00", "2026-10-12 11:00", "1", "own change", "fibre", ""},
			{word(), other, word(), "2026-10-12 09:00", "2026-10-12 11:00", word(), word(), word(), ""},
			{"O-1", other, "wan", "2026-10-13 09:00", "2026-10-12 11:00", word(), word(), word(), "7"},
			{word(), other, word(), word(), word(), word(), word(), word(), word()},
			{"O-2", own, "wan", "2026-10-14 09:00", "2026-10-14 09:01", "1", "own change", "fibre", ""},
			{"O-2", other, "wan", word(), "2026-10-14 09:01", word(), word(), word(), ""},
		}},
		{"claims", [][]string{
			{"id", "client", "party", "ids", "from", "to", "reason", "reference", "recorded"},
			{"C-1", own, "customer", "B-2", "", "", "access", "R-1", "2026-10-06 10:00"},
			{"C-2", own, "customer", "", "2026-10-12 09:00", "2026-10-12 10:00", "", "", "2026-10-13 10:00"},
			{word(), other, word(), word(), word(), word(), word(), word(), word()},
			{word(), "", "customer", duplicate[0], "", "", word(), word(), "2026-10-13 10:00"},
			{word(), "", "customer", word(), "", "", word(), word(), "2026-10-13 10:00"},
			{word(), "", "customer", "B-4", "", "", word(), word(), "2026-10-13 10:00"},
			{word(), "", "customer", "B-5;O-2", "", "", word(), word(), "2026-10-13 10:00"},
			{word(), "", word(), "O-2", "", "", word(), word(), word()},
			{word(), other, "customer", "B-2", "", "", word(), word(), "2026-10-13 10:00"},
		}},
		{"surveys", [][]string{
			{"at", "client", "ticket", "score", "requester"},
			{"2026-10-06 12:00", own, "B-2", "2", "ann"},
			{"2026-10-06 12:00", own, "B-3", "5", "bob"},
			{"2026-10-06 12:00", other, word(), "1", word()},
			{word(), other, word(), word(), word()},
			{"2026-10-06 12:00", "", duplicate[0], "1", word()},
			{"2026-10-06 12:00", "", "B-4", word(), word()},
			{"2026-10-06 12:00", "", "B-5", "1", word()},
			{"2026-10-06 12:00", "", word(), "1", word()},
		}},
		{"obligations", [][]string{
			{"id", "client", "party", "what", "due", "provided", "tickets"},
			{"D-1", own, "customer", "a badge", "2026-10-05 09:30", "2026-10-05 10:00", "B-2"},
			{word(), other, word(), word(), "2026-10-05 09:30", word(), word()},
			{word(), "", "customer", word(), "2026-10-05 09:30", "", duplicate[0]},
			{word(), "", "customer", word(), "2026-10-05 09:30", "", word()},
			{word(), "", "customer", word(), "2026-10-05 09:30", "", "B-4"},
			{word(), "", "customer", word(), word(), "", "B-5"},
		}},
		{"credit-claims", [][]string{
			{"period", "client", "objective", "at", "state", "amount", "by", "reference"},
			{"2026-10", own, "uptime", "2026-11-01 10:00", "claimed", "150.00", "ann", "K-1"},
			{"2026-10", other, "uptime", "2026-11-01 09:00", "refused", "50.00", word(), word()},
			{"2026-10", other, word(), "2026-11-01 09:00", word(), word(), word(), word()},
			{word(), other, "uptime", word(), "claimed", "-1", word(), word()},
			{"", other, "uptime", "2026-11-01 09:00", "", "", word(), word()},
		}},
		{"tallies", [][]string{
			{"period", "client", "objective", "good", "total"},
			{"2026-10", own, "audits", "9", "10"},
			{"2026-10", other, "audits", "1", "10"},
			{"2026-10", other, word(), "11", "10"},
			{word(), other, word(), word(), word()},
		}},
		{"samples", append([][]string{
			{"at", "client", "service", "site", "sent", "received", "latency", "ok"},
			{"2026-10-03T10:00:00Z", other, "wan", word(), "10", "0", "7", "no"},
			{"2026-10-03T10:00:00Z", other, "wan", word(), "10", "11", "7", "no"},
			{word(), other, word(), word(), word(), word(), word(), word()},
			{"2026-10-03T10:00:00Z", other, word(), word(), word(), "-1", "12.5.1", word()},
			{"2026-10-03T10:00:00Z", word(), word(), word(), "10", "10", "7", "yes"},
		}, probesOfBoth(word)...)},
	}
}

// probesOfBoth are enough of them for the short way of reading; every third is the other client's, some told twice.
func probesOfBoth(word func() string) (rows [][]string) {
	site := word()
	for i := range 300 {
		at := fmt.Sprintf("2026-10-%02dT%02d:00:00Z", 4+i/24, i%24)
		if i%3 == 0 {
			row := []string{at, other, "wan", site, "10", fmt.Sprint(i % 7), "99.5", "no"}
			rows = append(rows, row)
			if i%30 == 0 {
				rows = append(rows, row)
			}
			continue
		}
		rows = append(rows, []string{at, own, "wan", "north", "10", fmt.Sprint(9 + i%2), "12.5", "yes"})
	}
	return rows
}

// torn tells whether a row has more cells than the head: nobody knows whose it is, so that it may be the client's,
// whose documents count it among what could not be read.
func (x *export) torn(row []string) bool { return len(row) > len(x.rows[0]) }

// isOther tells whose a row is; the first row is everybody's but for the secret.
func isOther(row []string) bool {
	return strings.Contains(strings.ToLower(strings.Join(row, " ")), secret) && !slices.Contains(row, own)
}

// asCSV writes an export as a text file.
func (x export) asCSV(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(x.rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// asWorkbook writes an export as a workbook.
func (x export) asWorkbook(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i := range x.rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &x.rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// leakAgreement is an agreement that rests on every record type.
const leakAgreement = `id: %[1]s
client: %[2]s
currency: EUR
contacts: {account-manager: %[3]s@meridian.example, client: [%[3]s@client.example], finance: [%[3]s@finance.example]}
fees: {%[4]s: 1000.00, %[5]s: 2000.00}
calendars: {office: {hours: {mon-fri: 08:00-18:00}}}
fault:
  excuses: [customer]
  states: {pending customer: customer}
  causes: {customer change: customer, own change: provider}
  claims: {need: [reference], within: 30d}
major: {outages: 'severity == "1"'}
objectives:
  - id: resolve
    name: Resolved %[3]s
    service: %[4]s
    timeliness: {from: opened, to: resolved, calendar: office, within: {P1: 4h, P2: 8h}}
    target: 80%%
    credit: {of: %[4]s, bands: {below 80%%: 10%%}}
  - id: uptime
    name: Uptime %[3]s
    service: %[5]s
    availability: {from: outages, calendar: office}
    target: 99.9%%
    credit: {of: %[5]s, bands: {below 99.9%%: 10%%}, claim: {within: 30d, of: incident-end}}
  - id: loss
    name: Loss %[3]s
    service: %[5]s
    share: {of: samples, good: received, all: sent}
    target: 99%%
  - id: latency
    name: Latency %[3]s
    service: %[5]s
    statistic: {of: samples, value: latency, take: p95, unit: ms}
    target: at most 50 ms
  - id: csat
    name: Satisfied %[3]s
    share: {of: surveys, good: score >= 4}
    target: 90%%
  - id: audits
    name: Audits %[3]s
    share: {of: tallies, good: good, all: total}
    target: 95%%
`

// leakWorkspace writes a workspace with the exports of both clients, and files that only the other one has.
func leakWorkspace(t *testing.T, exports []export, ending string) string {
	t.Helper()
	files := map[string]string{
		"agreements/bolt.yaml": fmt.Sprintf(leakAgreement, "BOLT-2026", own, "bolt", "desk", "wan"),
		"agreements/other.yaml": fmt.Sprintf(leakAgreement, "OTHER-"+secret, other, secret, secret+"-desk",
			secret+"-wan"),
		"data/tickets-" + secret + ".csv": "id,client,opened\n" + secret + "-1," + other + ",2026-10-05 09:00\n",
	}
	settings := "provider: Meridian Managed Services\ntimezone: UTC\nsources:\n"
	for _, x := range exports {
		where := ""
		if x.name == "tickets" {
			where = ", where: 'state != \"test\" and client != \"" + secret + " test\"'"
		}
		settings += fmt.Sprintf("  - {id: %s, files: [data/%s*.*, data/%s-missing-%s.csv], records: %s%s}\n", x.name, x.name,
			secret, x.name, recordTypeOf(x.name), where)
		if ending == "csv" {
			files["data/"+x.name+".csv"] = x.asCSV(t)
		} else {
			files["data/"+x.name+".xlsx"] = x.asWorkbook(t)
		}
	}
	files["slareport.yaml"] = settings
	dir := t.TempDir()
	writeFiles(t, dir, files)
	return dir
}

func recordTypeOf(name string) string {
	if name == "events" {
		return "ticket-events"
	}
	return name
}

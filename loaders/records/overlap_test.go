package records

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/evidence"
)

// kept is the tickets that count: id, state and row.
func kept(e *evidence.Evidence) (list []string) {
	for i := range e.Tickets {
		list = append(list, e.Tickets[i].ID+" "+e.Tickets[i].State.String()+" "+e.Where(e.Tickets[i].Pos))
	}
	return list
}

// accounts are those of all files.
func accounts(e *evidence.Evidence) (list []string) {
	for _, s := range e.Sources {
		list = append(list, s.File+" "+accountOf(s))
	}
	return list
}

func wantFindings(t *testing.T, e *evidence.Evidence, want ...string) {
	t.Helper()
	got := findingsOf(e)
	for _, w := range want {
		if !strings.Contains(got, w+"\n") {
			t.Errorf("findings lack\n%s\nthey are\n%s", w, got)
		}
	}
}

// A city's requests, exported at the end of each month with the month before in them, and blank reasons of one space:
// no column says when a row was changed.
const (
	cityHead = "case_enquiry_id,open_dt,sla_target_dt,closed_dt,on_time,case_status,closure_reason,case_title," +
		"department\n"
	cityJanuary = cityHead +
		"101002296910,2018-01-01 02:39:14,,2018-01-01 02:40:23,ONTIME,Closed,Case Closed. Case Invalid ,Animal Generic " +
		"Request,INFO\n" +
		"101002296940,2018-01-01 04:42:00,2018-05-01 05:42:34,,ONTIME,Open, ,\"Pest Infestation - Residential\",ISD\n" +
		"101002297000,2018-01-31 23:58:00,2018-02-02 08:30:00,,ONTIME,Open, ,Pick up Dead Animal,PWDx\n"
	cityFebruary = cityHead +
		"101002297000,2018-01-31 23:58:00,2018-02-02 08:30:00,2018-02-01 09:12:44,ONTIME,Closed,Case Closed. Case Resolved " +
		",Pick up Dead Animal,PWDx\n" +
		"101002296910,2018-01-01 02:39:14,,2018-01-01 02:40:23,ONTIME,Closed,Case Closed. Case Invalid ,Animal Generic " +
		"Request,INFO\n" +
		"101002310001,2018-02-14 11:00:00,2018-02-16 11:00:00,,ONTIME,Open, ,Pick up Dead Animal,PWDx\n" +
		",2018-02-15 11:00:00,,,ONTIME,Open, ,Nobody's,PWDx\n" +
		"101002310002,2018-02-15 11:00:00,,,ONTIME,Open, ,Test,TEST\n"
	citySource = "files: data/*.csv, records: tickets, timezone: America/New_York, where: category != \"TEST\"," +
		" columns: {id: case_enquiry_id, opened: open_dt, due: sla_target_dt, resolved: closed_dt, state: case_status, " +
		"cause: closure_reason, title: case_title, category: department}"
)

// The export that reaches further in time counts, whatever the files are called.
//
// Decides: overlapping-exports, duplicate-later-counts.
func TestTheLaterOfTwoOverlappingExportsCounts(t *testing.T) {
	for name, files := range map[string]folder{
		"in order of names":   {"data/2018-01.csv": cityJanuary, "data/2018-02.csv": cityFebruary},
		"against their order": {"data/requests (1).csv": cityFebruary, "data/requests (2).csv": cityJanuary},
	} {
		e := files.load(t, "\n  - {id: city, "+citySource+"}")
		var january, february string
		for file, text := range files {
			if text == cityJanuary {
				january = file
			} else {
				february = file
			}
		}
		got := kept(e)
		slices.Sort(got)
		first := january // of equal rows the first one stays
		if february < january {
			first = february
		}
		row := map[string]string{january: ":2", february: ":3"}[first]
		want := []string{
			"101002296910 Closed " + first + row, "101002296940 Open " + january + ":3",
			"101002297000 Closed " + february + ":2", "101002310001 Open " + february + ":4",
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: kept %q, want %q", name, got, want)
		}
		for _, s := range e.Sources {
			want := map[string]string{january: "3 2 1 0 0", february: "5 3 0 1 1"}[s.File]
			if first == february && s.File == january {
				want = "3 1 2 0 0"
			} else if first == january && s.File == february {
				want = "5 2 1 1 1"
			}
			if accountOf(s) != want {
				t.Errorf("%s: %s: account %s, want %s", name, s.File, accountOf(s), want)
			}
		}
		wantFindings(
			t, e,
			`warning `+january+`:4: ticket "101002297000" stands otherwise in `+february+
				`:2, and that row counts: the newest date of its file is later (say under columns which one tells when a ticket `+
				`was last changed: {changed: …})`,
		)
	}
}

// The same with a workbook that a desk sends with updates and the date of the last change.
//
// Decides: overlapping-exports.
func TestOverlappingWorkbooksAndTextReconcile(t *testing.T) {
	at := func(month, day, hour int) time.Time {
		return time.Date(2026, time.Month(month), day, hour, 0, 0, 0, time.UTC)
	}
	head := []any{"Number", "Opened", "Resolved", "Updated", "State", "Priority"}
	september := workbookOf(t, map[string][][]any{"Incidents": {
		{"Incidents of September"}, head,
		{"INC0010001", at(9, 1, 8), at(9, 1, 10), at(9, 2, 8), "Closed", "2 - High"},
		{"INC0010002", at(9, 29, 8), nil, at(9, 29, 9), "On Hold", "3 - Moderate"},
		{"INC0010003", at(9, 30, 8), nil, at(9, 30, 9), "New", "3 - Moderate"},
		{},
		{"INC0010003", at(9, 30, 8), nil, at(9, 30, 9), "New", "3 - Moderate"},
	}}, "Incidents")
	october := "Number,Opened,Resolved,Updated,State,Priority\n" +
		"INC0010002,2026-09-29 08:00,2026-10-02 12:00,2026-10-03 08:00,Closed,3 - Moderate\n" +
		"INC0010003,2026-09-30 08:00,,2026-09-30 09:00,New,3 - Moderate\n" +
		"INC0010004,2026-10-05 08:00,,2026-10-05 09:00,New,1 - Critical\n" +
		"INC0010004,2026-10-05 08:00,,2026-10-05 09:00,In Progress,1 - Critical\n" +
		"INC0010002,2026-09-29 08:00,2026-10-02 12:00,2026-10-02 12:00,Resolved,3 - Moderate\n"
	e := folder{"data/09.xlsx": september, "data/10.csv": october}.load(t,
		"\n  - {id: desk, files: 'data/*', records: tickets, columns: {id: Number, opened: Opened, resolved: Resolved, "+
			"changed: Updated, state: State}}")
	if got, want := kept(e), []string{
		"INC0010001 Closed data/09.xlsx:Incidents!3", "INC0010003 New data/09.xlsx:Incidents!5",
		"INC0010002 Closed data/10.csv:2", "INC0010004 In Progress data/10.csv:5",
	}; !slices.Equal(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	if got, want := accounts(e), []string{"data/09.xlsx 4 2 2 0 0", "data/10.csv 5 2 3 0 0"}; !slices.Equal(got, want) {
		t.Errorf("accounts %q, want %q", got, want)
	}
	wantFindings(t, e,
		`note data/09.xlsx:4: ticket "INC0010002" stands otherwise in data/10.csv:2, and that row counts: it was changed `+
			`later`,
		`warning data/10.csv:4: ticket "INC0010004" stands otherwise in data/10.csv:5, and that row counts: it comes last, `+
			`and no date tells which is newer`,
		`note data/10.csv:6: ticket "INC0010002" stands otherwise in data/10.csv:2, and that row counts: it was changed `+
			`later`)
}

// Of three states of one ticket the finding of each row names the one that counts in the end.
//
// Decides: contradicting-rows.
func TestAConflictNamesTheRowThatCountsInTheEnd(t *testing.T) {
	e := folder{
		"data/a.csv": "id,opened,changed,state\n1,2026-09-01T00:00:00Z,2026-09-02T00:00:00Z,open\n",
		"data/b.csv": "id,opened,changed,state\n1,2026-09-01T00:00:00Z,2026-09-03T00:00:00Z,hold\n",
		"data/c.csv": "id,opened,changed,state\n1,2026-09-01T00:00:00Z,2026-09-04T00:00:00Z,closed\n",
		"data/d.csv": "id,opened,changed,state\n1,2026-09-01T00:00:00Z,2026-09-04T00:00:00Z,closed\n",
	}.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	for _, file := range []string{"a", "b"} {
		wantFindings(t, e,
			"note data/"+file+`.csv:2: ticket "1" stands otherwise in data/c.csv:2, and that row counts: it was changed later`)
	}
	if got := accounts(e); !slices.Equal(
		got, []string{"data/a.csv 1 0 1 0 0", "data/b.csv 1 0 1 0 0", "data/c.csv 1 1 0 0 0", "data/d.csv 1 0 1 0 0"},
	) {
		t.Errorf("accounts %q", got)
	}
}

// One ticket under two names of its client is one ticket; under the names of two clients it is two.
func TestATicketKeepsItsClientUnderAnotherName(t *testing.T) {
	agreement := "id: A\nclient: Acme Retail\naliases: [ACME Retail GmbH]\ncurrency: EUR\nobjectives:\n" +
		"  - {id: fcr, share: {of: tickets, good: first_contact}, target: 90%}\n"
	e := folder{
		"agreements/acme.yaml": agreement,
		"data/a.csv": "id,opened,client\n1,2026-09-01T00:00:00Z,acme retail\n2,2026-09-01T00:00:00Z,Acme Retail\n" +
			"3,2026-09-01T00:00:00Z,Acme Retail\n",
		"data/b.csv": "id,opened,client\n1,2026-09-01T00:00:00Z,ACME Retail GmbH\n2,2026-09-01T00:00:00Z,Bolt\n" +
			"4,2026-09-02T00:00:00Z,Bolt\n",
	}.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if got := accounts(e); !slices.Equal(got, []string{"data/a.csv 3 2 1 0 0", "data/b.csv 3 3 0 0 0"}) {
		t.Errorf("accounts %q\n%s", got, findingsOf(e))
	}
	wantFindings(t, e,
		`warning data/a.csv:2: ticket "1" stands otherwise in data/b.csv:2, and that row counts: the newest date of its `+
			`file is later (say under columns which one tells when a ticket was last changed: {changed: …})`,
		`warning data/b.csv:3: ticket "2" is also in data/a.csv:3, of another client: both count (an event that names the `+
			`ticket by id alone goes to neither: let the export, or set, name its client)`)
}

// Two sources may be two systems that number alike: both records count, and the finding names both rows.
//
// Decides: same-number-in-sources.
func TestTheSameIDInTwoSourcesIsToldAndBothCount(t *testing.T) {
	const hint = " (if they are one case, leave one of the files out (exclude), narrow where, or name one source in the " +
		"plan of the objective)"
	e := folder{
		"data/old.csv": "id,opened,state\n1,2026-09-01T00:00:00Z,open\n2,2026-09-01T00:00:00Z,open\n" +
			"3,2026-09-01T00:00:00Z,open\n",
		"data/new.csv": "id,opened,state\n1,2026-09-01T00:00:00Z,open\n2,2026-09-01T00:00:00Z,closed\n" +
			"4,2026-09-01T00:00:00Z,open\n",
		"data/outages.csv": "id,from,to\no1,2026-09-01T00:00:00Z,2026-09-01T01:00:00Z\n",
		"data/status.csv": "id,from,to\no1,2026-09-01T00:00:00Z,2026-09-01T02:00:00Z\n" +
			"o1,2026-09-02T00:00:00Z,2026-09-02T02:00:00Z\n,2026-09-03T00:00:00Z,2026-09-03T02:00:00Z\n",
	}.load(t,
		"\n  - {id: archive, files: data/old.csv, records: tickets}\n  - {id: desk, files: data/new.csv, records: tickets}"+
			"\n  - {id: outages, files: data/outages.csv, records: outages}\n"+
			"  - {id: status, files: data/status.csv, records: outages}")
	if got, want := accounts(e),
		[]string{"data/old.csv 3 3 0 0 0", "data/new.csv 3 3 0 0 0", "data/outages.csv 1 1 0 0 0",
			"data/status.csv 3 3 0 0 0"}; !slices.Equal(got, want) {
		t.Errorf("accounts %q, want %q", got, want)
	}
	wantFindings(t, e,
		`warning data/new.csv:2: ticket "1" is also in data/old.csv:2, of the source archive: both count`+hint+" ×2",
		`warning data/status.csv:2: outage "o1" is also in data/outages.csv:2, of the source outages: both count`+hint+" ×2")
}

// A claim that was approved later, an outage that has ended and an obligation that was met are one record each; a
// claim with a row for each of its tickets is several.
//
// Decides: contradicting-rows, duplicate-later-counts.
func TestTheLaterStateOfClaimsOutagesAndObligationsCounts(t *testing.T) {
	e := folder{
		"data/claims-1.csv": "id,party,from,to,ids,recorded,approved by\n" +
			"C1,customer,2026-09-01T00:00:00Z,2026-09-01T02:00:00Z,,2026-09-02T00:00:00Z,\n" +
			"C2,customer,,,T1,2026-09-02T00:00:00Z,\nC2,customer,,,T2,2026-09-02T00:00:00Z,\n",
		"data/claims-0.csv": "id,party,from,to,ids,recorded,approved by\n" +
			"C1,customer,2026-09-01T00:00:00Z,2026-09-01T02:00:00Z,,2026-09-02T00:00:00Z,Ms Roe\n" +
			"C3,customer,,,T9,2026-10-02T00:00:00Z,\n",
		"data/obligations-1.csv": "id,party,what,due,provided,tickets\nO1,customer,a key,2026-09-01T00:00:00Z,,T1\n",
		"data/obligations-2.csv": "id,party,what,due,provided,tickets\n" +
			"O1,customer,a key,2026-09-01T00:00:00Z,2026-09-05T00:00:00Z,T1\n",
		"data/outages-1.csv": "id,from,to,service\nX,2026-09-01T00:00:00Z,,wan\n",
		"data/outages-2.csv": "id,from,to,service\nX,2026-09-01T00:00:00Z,2026-09-01T03:00:00Z,wan\n",
	}.load(
		t,
		"\n  - {id: c, files: data/claims-*.csv, records: claims}\n"+
			"  - {id: o, files: data/obligations-*.csv, records: obligations}\n"+
			"  - {id: x, files: data/outages-*.csv, records: outages}",
	)
	if len(e.Claims) != 4 || e.Claims[0].ApprovedBy != "Ms Roe" {
		t.Errorf("%d claims: %+v", len(e.Claims), e.Claims)
	}
	if len(e.Obligations) != 1 || !e.Obligations[0].Provided.Known() || len(e.Outages) != 1 || !e.Outages[0].To.Known() {
		t.Errorf("%+v\n%+v", e.Obligations, e.Outages)
	}
	const why = ", and that row counts: the newest date of its file is later"
	wantFindings(t, e,
		`warning data/claims-1.csv:2: claim "C1" stands otherwise in data/claims-0.csv:2`+why,
		`warning data/obligations-1.csv:2: obligation "O1" stands otherwise in data/obligations-2.csv:2`+why,
		`warning data/outages-1.csv:2: outage "X" stands otherwise in data/outages-2.csv:2`+why)
}

package records

import (
	"strings"
	"testing"
)

// Rows are equal when every column is, whichever type of records they make.
//
// Decides: equal-rows, columns-of-overlaps.
func TestRowsThatDifferWhereNothingReadsThemAreSeveral(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		files  folder
		want   []string // rows, loaded, duplicates, filtered and rejected of each file
	}{
		"regions of a tally": {
			"records: tallies",
			folder{
				"data/a.csv": "period,objective,region,good,total\n2026-10,fcr,north,90,100\n2026-10,fcr,south,90,100\n" +
					"2026-10,fcr,south,90,100\n",
			},
			[]string{"data/a.csv 3 2 1 0 0"},
		},
		"the same in a file that overlaps": {
			"records: tallies",
			folder{
				"data/a.csv": "period,objective,region,good,total\n2026-10,fcr,north,90,100\n2026-10,fcr,south,90,100\n",
				"data/b.csv": "period,objective,region,good,total\n2026-10,fcr,South ,90,100\n2026-10,fcr,west,90,100\n",
			},
			[]string{"data/a.csv 2 2 0 0 0", "data/b.csv 2 2 0 0 0"},
		},
		"the columns in another order": {
			"records: tallies",
			folder{
				"data/a.csv": "period,objective,region,good,total\n2026-10,fcr,north,90,100\n2026-10,fcr,south,90,100\n",
				"data/b.csv": "region,total,good,objective,period\nsouth,100,90,fcr,2026-10\nwest,100,90,fcr,2026-10\n",
			},
			[]string{"data/a.csv 2 2 0 0 0", "data/b.csv 2 1 1 0 0"},
		},
		"a column that one export lacks": {
			"records: tallies",
			folder{
				"data/a.csv": "period,objective,good,total\n2026-10,fcr,90,100\n",
				"data/b.csv": "period,objective,region,good,total\n2026-10,fcr,north,90,100\n",
			},
			[]string{"data/a.csv 1 1 0 0 0", "data/b.csv 1 0 1 0 0"},
		},
		"outages without an id": {
			"records: outages",
			folder{
				"data/a.csv": "service,from,to,circuit\nwan,2026-10-01 08:00,2026-10-01 09:00,A\n" +
					"wan,2026-10-01 08:00,2026-10-01 09:00,B\n",
			},
			[]string{"data/a.csv 2 2 0 0 0"},
		},
		"answers of a survey": {
			"records: surveys",
			folder{
				"data/a.csv": "at,score,ticket,question\n2026-10-01 08:00,5,T1,Speed\n2026-10-01 08:00,5,T1,Manners\n" +
					"2026-10-01 08:00,5,T1,Manners\n",
			},
			[]string{"data/a.csv 3 2 1 0 0"},
		},
		"changes": {
			"records: ticket-events",
			folder{
				"data/a.csv": "ticket,at,what,from,to,field\nT1,2026-10-01 08:00,other,a,b,x\nT1,2026-10-01 08:00,other,a,b,y\n",
			},
			[]string{"data/a.csv 2 2 0 0 0"},
		},
		"claims without a name": {
			"records: claims",
			folder{"data/a.csv": "party,from,to,line\ncustomer,2026-10-01,2026-10-02,A\ncustomer,2026-10-01,2026-10-02,B\n"},
			[]string{"data/a.csv 2 2 0 0 0"},
		},
		"obligations without a name": {
			"records: obligations",
			folder{"data/a.csv": "party,what,due,line\ncustomer,access,2026-10-01,A\ncustomer,access,2026-10-01,B\n"},
			[]string{"data/a.csv 2 2 0 0 0"},
		},
	} {
		e := c.files.load(t, "\n  - {id: s, files: data/*.csv, "+c.source+"}")
		if got := accounts(e); strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// What has an identity is one record however its rows differ, and that is told.
//
// Decides: equal-rows.
func TestRowsOfOneTicketAreOneRecordAndThatIsTold(t *testing.T) {
	e := folder{
		"data/a.csv": "id,opened,watchers\nT1,2026-10-01 08:00,ann\nT1,2026-10-01 08:00,bob\n",
	}.load(t, "\n  - {id: s, files: data/*.csv, records: tickets}")
	if got := accounts(e); got[0] != "data/a.csv 2 1 1 0 0" {
		t.Error(got)
	}
	wantFindings(
		t, e,
		`note data/a.csv:2: ticket "T1" stands otherwise in data/a.csv:3, in columns that nothing reads, and that row `+
			`counts: it comes last, and no date tells which is newer`,
	)
}

// A return within the minute is a change; the same row twice in a row is not, nor is one that comes again with its
// file.
//
// Decides: change-back.
func TestAReturnIsAChange(t *testing.T) {
	const head, log = "ticket,at,what,from,to\n", "data/a.csv"
	a, b := "T1,2026-10-01 08:00,state,Active,Waiting\n", "T1,2026-10-01 08:00,state,Waiting,Active\n"
	for name, c := range map[string]struct {
		files folder
		want  string
	}{
		"there and back and there": {folder{log: head + a + b + a}, "data/a.csv 3 3 0 0 0"},
		"twice over":               {folder{log: head + a + b + a + b}, "data/a.csv 4 4 0 0 0"},
		"the same twice":           {folder{log: head + a + a + b}, "data/a.csv 3 2 1 0 0"},
		"in two files": {
			folder{log: head + a + b + a, "data/b.csv": head + a + b + a}, "data/a.csv 3 3 0 0 0; data/b.csv 3 0 3 0 0",
		},
	} {
		e := c.files.load(t, "\n  - {id: s, files: data/*.csv, records: ticket-events}")
		if got := strings.Join(accounts(e), "; "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	e := folder{log: "id,opened,at,state\n" +
		"T1,2026-10-01 08:00,2026-10-01 09:00,Active\nT1,2026-10-01 08:00,2026-10-01 09:00,Waiting\n" +
		"T1,2026-10-01 08:00,2026-10-01 09:00,Active\n",
	}.load(t, "\n  - {id: s, files: data/*.csv, records: [tickets, ticket-events], columns: {ticket: id, to: state}}")
	var states []string
	for i := range e.Events {
		states = append(states, e.Events[i].To.String())
	}
	if got := strings.Join(states, " "); got != "Active Waiting Active" || e.Tickets[0].State.String() != "Active" {
		t.Errorf("states %q, the ticket is %q", got, e.Tickets[0].State)
	}
}

package records

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// An export of tickets gives their surveys, too: who was asked, who answered, and how.
func TestZendesksSatisfactionScoresAreSurveys(t *testing.T) {
	e := folder{"data/a.csv": "Id,Requester,Subject,Status,Priority,Created at,Updated at,Solved at,Organization," +
		"Satisfaction Score,Reopens\n" +
		"1,Ann,a,Closed,High,2026-10-01 03:04:05 +0100,2026-10-02 03:04:05 +0100,2026-10-01 13:04:05 +0100,Acme,Good,0\n" +
		"2,Bob,b,Closed,High,2026-10-01 03:04:05 +0100,2026-10-02 03:04:05 +0100,2026-10-01 13:04:05 +0100,Acme,Bad with " +
		"comment,0\n" +
		"3,Cem,c,Closed,High,2026-10-01 03:04:05 +0100,2026-10-02 03:04:05 +0100,2026-10-01 13:04:05 +0100,Acme,Offered,0\n" +
		"4,Dee,d,Closed,High,2026-10-01 03:04:05 +0100,2026-10-02 03:04:05 +0100,2026-10-01 13:04:05 +0100,Acme,Not " +
		"Offered,0\n" +
		"5,Eve,e,Open,High,2026-10-01 03:04:05 +0100,2026-10-02 03:04:05 +0100,,Acme,Not Offered,0\n" +
		"7,Gus,g,Closed,High,2026-10-01 03:04:05 +0100,2026-10-02 03:04:05 +0100,2026-10-01 13:04:05 +0100,Acme,,0\n" +
		"6,Fay,f,Closed,High,2026-10-01 03:04:05 +0100,2026-10-02 03:04:05 +0100,2026-10-01 13:04:05 +0100,Acme,Splendid,0\n",
	}.load(t, "\n  - {id: desk, files: data/*.csv, preset: zendesk, records: [tickets, surveys]}")
	if len(e.Tickets) != 7 || len(e.Surveys) != 4 || accountOf(e.Sources[0]) != "7 7 0 0 0" {
		t.Fatalf("%d tickets, %d surveys, account %s\n%s", len(e.Tickets), len(e.Surveys), accountOf(e.Sources[0]),
			findingsOf(e))
	}
	for i, want := range []evidence.Fixed{evidence.One, 0, evidence.NoFixed, evidence.NoFixed} {
		s := e.Surveys[i]
		if s.Score != want || s.Scale != evidence.One || i < 3 && s.Ticket != e.Tickets[i].ID || !s.At.Known() ||
			s.Client.String() != "Acme" {
			t.Errorf("survey %d is %+v", i, s)
		}
	}
	wantFindings(
		t, e,
		`error data/a.csv:8 [Satisfaction Score]: "Splendid" is not a number: left blank (numbers look like 1234.56, 1,`+
			`234.56, 1.234,56 or 98.5%, without a unit)`,
	)
	plain := folder{"data/a.csv": "Id,Created at\n1,2026-10-01 03:04:05 +0100\n"}.load(t,
		"\n  - {id: desk, files: data/*.csv, preset: zendesk, records: [tickets]}")
	if got := findingsOf(plain); len(plain.Tickets) != 1 || got != "" {
		t.Errorf("an export without scores: %s", got)
	}
}

package records

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/merge"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// eventLines tells events as lines: ticket time what from→to row.
func eventLines(e *evidence.Evidence) string {
	var b strings.Builder
	for _, ev := range e.Events {
		fmt.Fprintf(&b, "%s %s %d %s→%s %d\n", ev.Ticket, ev.At.Time().Format("01-02 15:04"), ev.What, ev.From, ev.To,
			ev.Pos.Row)
	}
	return b.String()
}

const incidentLog = `number,incident_state,opened_at,sys_updated_at,sys_updated_by,priority,assignment_group,category,resolved_at,closed_at,reopen_count
INC1,New,1/3/2016 08:00,1/3/2016 08:05,Updated by 1,3 - Moderate,?,?,?,?,0
INC2,New,1/3/2016 09:00,1/3/2016 09:05,Updated by 2,1 - Critical,Group 1,Cat 1,?,?,0
INC1,Awaiting User Info,1/3/2016 08:00,1/3/2016 10:00,Updated by 1,2 - High,Group 7,Cat 9,?,?,0
INC1,Awaiting User Info,1/3/2016 08:00,1/3/2016 11:00,Updated by 3,2 - High,Group 8,?,?,?,0
INC1,Closed,1/3/2016 08:00,2/3/2016 11:00,Updated by 3,2 - High,Group 8,?,1/3/2016 12:00,2/3/2016 11:00,1
INC1,Closed,1/3/2016 08:00,2/3/2016 11:00,Updated by 3,2 - High,Group 8,?,1/3/2016 12:00,2/3/2016 11:00,1
INC1,Resolved,?,1/3/2016 12:00,Updated by 3,2 - High,Group 8,?,1/3/2016 12:00,?,0
`

const logSource = "\n  - {id: log, files: data/*.csv, records: [tickets, ticket-events], preset: servicenow-eventlog}"

// Decides: event-log.
func TestAnEventLogGivesTicketsAndTheirChanges(t *testing.T) {
	e := folder{"data/log.csv": incidentLog}.load(t, logSource)
	want := `INC1 03-01 08:05 1 →New 2
INC2 03-01 09:05 1 →New 3
INC1 03-01 10:00 1 New→Awaiting User Info 4
INC1 03-01 10:00 2 P3→P2 4
INC1 03-01 11:00 3 Group 7→Group 8 5
INC1 03-02 11:00 1 Resolved→Closed 6
INC1 03-01 12:00 1 Awaiting User Info→Resolved 8
`
	if got := eventLines(e); got != want {
		t.Errorf("got\n%s\nwant\n%s\n%s", got, want, findingsOf(e))
	}
	if len(e.Tickets) != 2 || e.Tickets[0].ID != "INC2" {
		t.Fatalf("%d tickets, the first %+v", len(e.Tickets), e.Tickets[0])
	}
	one := e.Tickets[1]
	if one.State.String() != "Closed" || one.Priority.String() != "P2" || one.Assignee.String() != "Group 8" ||
		one.Category.String() != "Cat 9" || one.Reopened != 1 || one.Pos.Row != 6 {
		t.Errorf("%+v", one)
	}
	if one.Opened != instant(t, "2016-03-01T08:00:00Z") || one.Resolved != instant(t, "2016-03-01T12:00:00Z") ||
		one.Changed != instant(t, "2016-03-02T11:00:00Z") {
		t.Errorf("%+v", one)
	}
	if got := accountOf(e.Sources[0]); got != "7 6 1 0 0" {
		t.Errorf("account %s\n%s", got, findingsOf(e))
	}
}

func TestALogWithoutOpenedTakesTheFirstRow(t *testing.T) {
	e := folder{"data/log.csv": "id,at,state\nA,2026-10-02T00:00:00Z,closed\nA,2026-10-01T00:00:00Z,new\n"}.load(t,
		"\n  - {id: log, files: data/*.csv, records: [tickets, ticket-events], columns: {ticket: id, to: state}}")
	if len(e.Tickets) != 1 || e.Tickets[0].Opened != instant(t, "2026-10-01T00:00:00Z") ||
		e.Tickets[0].State.String() != "closed" {
		t.Errorf("%+v\n%s", e.Tickets, findingsOf(e))
	}
	if got := findingsOf(e); !strings.Contains(
		got, "note data/log.csv:3: no row of this ticket says when it was opened: its first row is used instead",
	) {
		t.Errorf("findings\n%s", got)
	}
}

func TestALogsFilterDropsWholeRows(t *testing.T) {
	e := folder{"data/log.csv": incidentLog}.load(
		t,
		strings.Replace(logSource, "}", `, where: {tickets: category != "Cat 1", ticket-events: actor != "Updated by 1"}}`,
			1),
	)
	if got := accountOf(e.Sources[0]); got != "7 3 1 3 0" || len(e.Tickets) != 1 {
		t.Errorf("account %s, %d tickets\n%s", got, len(e.Tickets), findingsOf(e))
	}
}

func TestLogRowsThatAreBrokenAreRejectedOnce(t *testing.T) {
	e := folder{"data/log.csv": "id,at,state\nA,never,closed\n,2026-10-01T00:00:00Z,new\n"}.load(t,
		"\n  - {id: log, files: data/*.csv, records: [tickets, ticket-events], columns: {ticket: id, to: state}}")
	if got := accountOf(e.Sources[0]); got != "2 0 0 0 2" {
		t.Errorf("account %s\n%s", got, findingsOf(e))
	}
}

func TestARowThatFeedsTwoTypesIsLoadedWhenAnyRecordCameOfIt(t *testing.T) {
	e := folder{"data/a.csv": "id,opened,at,what,from,to\n" +
		"1,2026-10-01T00:00:00Z,2026-10-01T00:00:00Z,state,a,b\n" + // both
		"1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,state,b,c\n" + // the ticket is a duplicate, the event is not
		"1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,state,b,c\n" + // both are duplicates
		"2,2026-10-01T00:00:00Z,never,state,b,c\n" + // the ticket alone
		"3,never,never,state,b,c\n"}.load(t, // neither
		"\n  - {id: s, files: data/*.csv, records: [tickets, ticket-events], columns: {ticket: id}}")
	if got := accountOf(e.Sources[0]); got != "5 3 1 0 1" || len(e.Tickets) != 2 || len(e.Events) != 2 {
		t.Errorf("account %s, %d tickets, %d events\n%s", got, len(e.Tickets), len(e.Events), findingsOf(e))
	}
}

func TestValuesWithoutTheOneBeforeBecomeChanges(t *testing.T) {
	e := folder{"data/e.csv": "ticket,at,what,to\n" +
		"A,2026-10-01T01:00:00Z,state,open\nA,2026-10-01T03:00:00Z,state,open\nA,2026-10-01T02:00:00Z,state,hold\n" +
		"A,2026-10-01T04:00:00Z,state,open\nA,2026-10-01T05:00:00Z,comment,hello\nA,2026-10-01T06:00:00Z,comment,hello\n" +
		"B,2026-10-01T06:00:00Z,state,open\n"}.load(t,
		"\n  - {id: e, files: data/*.csv, records: ticket-events}")
	want := `A 10-01 01:00 1 →open 2
A 10-01 03:00 1 hold→open 3
A 10-01 02:00 1 open→hold 4
A 10-01 05:00 4 →hello 6
A 10-01 06:00 4 →hello 7
B 10-01 06:00 1 →open 8
`
	if got := eventLines(e); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if s := e.Sources[0]; accountOf(s) != "7 6 0 1 0" ||
		!reflect.DeepEqual(s.Reasons[0],
			evidence.Reason{Kind: account.Filtered, Message: merge.NoChange.Message(), Count: 1, Row: 5}) {
		t.Errorf("%+v", s)
	}
}

// Decides: overlapping-exports.
func TestDuplicatesWithinASource(t *testing.T) {
	e := folder{
		"data/09.csv": "id,opened,changed,state\n1,2026-09-01T00:00:00Z,2026-09-02T00:00:00Z,open\n" +
			"2,2026-09-01T00:00:00Z,,open\n3,2026-09-01T00:00:00Z,2026-09-09T00:00:00Z,closed\n",
		"data/10.csv": "id,opened,changed,state\n1,2026-09-01T00:00:00Z,2026-10-02T00:00:00Z,closed\n" +
			"2,2026-09-01T00:00:00Z,,closed\n3,2026-09-01T00:00:00Z,2026-09-08T00:00:00Z,open\n" +
			"1,2026-09-01T00:00:00Z,2026-10-02T00:00:00Z,closed\n",
	}.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	var got []string
	for i := range e.Tickets {
		got = append(got, e.Tickets[i].ID+" "+e.Where(e.Tickets[i].Pos)+" "+e.Tickets[i].State.String())
	}
	if want := "3 data/09.csv:4 closed, 1 data/10.csv:2 closed, 2 data/10.csv:3 closed"; strings.Join(got, ", ") != want {
		t.Errorf("kept %s, want %s", strings.Join(got, ", "), want)
	}
	if a, b := accountOf(e.Sources[0]), accountOf(e.Sources[1]); a != "3 1 2 0 0" || b != "4 2 2 0 0" {
		t.Errorf("accounts %s and %s", a, b)
	}
	if r := e.Sources[1].Reasons; len(r) != 2 ||
		wordstest.English(r[0].Message) != wordstest.English(merge.OlderRow.Message()) ||
		!finding.Same(r[1].Message, merge.EqualRow.Message()) {
		t.Errorf("reasons %+v", r)
	}
}

// Decides: contradicting-rows.
func TestDuplicatesOfOtherRecords(t *testing.T) {
	for name, c := range map[string]struct{ records, rows, account string }{
		"events": {
			"ticket-events",
			"ticket,at,what,from,to,actor\n1,2026-10-01T00:00:00Z,state,a,b,x\n1,2026-10-01T00:00:00Z,state,a,b,y\n" +
				"1,2026-10-01T00:00:00Z,state,a,c,x\n", "3 2 1 0 0",
		},
		"outages": {
			"outages",
			"id,from,to,service\n1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,a\n" +
				"1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,a\n1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,b\n" +
				"1,2026-10-02T00:00:00Z,,a\n", "4 3 1 0 0",
		},
		"an outage that has ended": {"outages",
			"id,from,to\n1,2026-10-01T00:00:00Z,\n1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z\n", "2 1 1 0 0"},
		"outages without id": {"outages",
			"from,to\n2026-10-01T00:00:00Z,\n2026-10-01T00:00:00Z,2026-10-01T01:00:00Z\n2026-10-01T00:00:00Z,\n", "3 2 1 0 0"},
		"claims": {"claims", "party,ids,from\ncustomer,a;b,\ncustomer,\"a,b\",\ncustomer,a,\n", "3 2 1 0 0"},
		"surveys": {"surveys",
			"at,ticket,score\n2026-10-01T00:00:00Z,1,5\n2026-10-01T00:00:00Z,1,5\n2026-10-01T00:00:00Z,1,4\n", "3 2 1 0 0"},
		"surveys without a name": {"surveys", "at,score\n2026-10-01T00:00:00Z,5\n2026-10-01T00:00:00Z,5\n", "2 2 0 0 0"},
		"tallies":                {"tallies", "period,objective,value\n2026-10,a,1\n2026-10,a,1\n2026-10,a,2\n", "3 2 1 0 0"},
		"obligations": {"obligations",
			"party,due,tickets\ncustomer,2026-10-01,a\ncustomer,2026-10-01,a\ncustomer,2026-10-01,b\n", "3 2 1 0 0"},
		"claims for credit": {
			"credit-claims",
			"period,at,amount\n2026-10,2026-11-01T00:00:00Z,5\n2026-10,2026-11-01T00:00:00Z,5\n2026-10,2026-11-01T00:00:00Z,6\n",
			"3 2 1 0 0",
		},
	} {
		if got := accountOf(loadOne(t, c.records, c.rows).Sources[0]); got != c.account {
			t.Errorf("%s: account %s, want %s", name, got, c.account)
		}
	}
}

package records

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
)

// loadFor loads a folder for some clients, each with an agreement.
func loadFor(t *testing.T, files folder, sources string, clients ...string) *evidence.Evidence {
	t.Helper()
	w := openWorkspace(t, files.write(t), sources)
	w.Agreements = nil
	for _, c := range clients {
		w.Agreements = append(w.Agreements, &agreement.Agreement{Client: c, Zone: w.Zone})
	}
	e, err := Load(t.Context(), w, Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	checkBooks(t, e)
	return e
}

// accountsFor tells the account of every audience of a source, by the clients that count it and the one that reads it.
func accountsFor(e *evidence.Evidence, source int, clients ...string) map[string]string {
	names := make([][]string, len(clients))
	for i := range clients {
		names[i] = clients[i : i+1]
	}
	views, _ := evidence.Split(e, names)
	out := map[string]string{}
	for _, p := range e.Sources[source].Parts {
		key := ""
		for i, v := range views {
			if v.Counts(p.Audience) {
				key += clients[i][:1]
			}
			if v.Reads(p.Audience) {
				key += "!"
			}
		}
		out[key] = fmt.Sprintf("%d %d %d %d %d, %d findings", p.Rows, p.Loaded, p.Duplicates, p.Filtered, p.Rejected,
			len(p.Findings))
	}
	return out
}

func wantParts(t *testing.T, got, want map[string]string) {
	t.Helper()
	for key, part := range want {
		if got[key] != part {
			t.Errorf("%q has %q, want %q", key, got[key], part)
		}
	}
	if len(got) != len(want) {
		t.Errorf("parts %q", got)
	}
}

const mixedTickets = "id,client,opened,state\n" +
	"1,Acme,2026-10-01 10:00,a\n" +
	"1,Acme,2026-10-01 10:00,a\n" + // a duplicate
	"2,Acme,never,a\n" +
	"3,Bolt,2026-10-01 10:00,a\n" +
	"4,Bolt,2026-10-01 10:00,test\n" +
	"5,Else,2026-10-01 10:00,a\n" +
	"6,,2026-10-01 10:00,a\n" +
	"7,Bolt,2026-10-01 10:00,a,b,c\n" // too many cells

// Decides: accounts-by-client.
func TestAccountsAreDividedByClient(t *testing.T) {
	const source = "\n  - {id: t, files: data/t.csv, records: tickets, where: state != \"test\"}"
	files := folder{"data/t.csv": mixedTickets}
	wantParts(t, accountsFor(loadFor(t, files, source, "Acme", "Bolt"), 0, "Acme", "Bolt"), map[string]string{
		"A!": "3 1 1 0 1, 1 findings", "B!": "2 1 0 1 0, 0 findings", "AB": "1 1 0 0 0, 0 findings",
		"": "2 1 0 0 1, 1 findings",
	})
	wantParts(t, accountsFor(loadFor(t, files, source, "Acme"), 0, "Acme"), map[string]string{
		"A!": "5 2 1 0 2, 2 findings", "": "3 2 0 1 0, 0 findings",
	})
	const fixed = "\n  - {id: t, files: data/t.csv, records: tickets, set: {client: Bolt}}"
	wantParts(t, accountsFor(loadFor(t, files, fixed, "Acme", "Bolt"), 0, "Acme", "Bolt"), map[string]string{
		"B!": "8 5 1 0 2, 3 findings",
	})
}

// An expression of a filter may name other clients.
//
// Decides: clients-apart.
func TestTheFilterOfASharedSourceIsHidden(t *testing.T) {
	const source = "\n  - {id: t, files: data/t.csv, records: tickets, where: state != \"test\"}"
	for want, clients := range map[string][]string{
		"left out by the filter of the source": {"Acme", "Bolt"}, `where: state != "test"`: {"Bolt"},
	} {
		found := false
		for _, p := range loadFor(t, folder{"data/t.csv": mixedTickets}, source, clients...).Sources[0].Parts {
			for _, r := range p.Reasons {
				found = found || r.Kind == account.Filtered && wordstest.English(r.Message) == want
			}
		}
		if !found {
			t.Errorf("%v: no rows are %q", clients, want)
		}
	}
}

// Rows that name a case instead of a client are those of the client whose case it is, also when the cases are read
// later.
//
// Decides: client-by-cases.
func TestRowsAreOfTheClientsOfTheirCases(t *testing.T) {
	e := loadFor(t, folder{
		"data/e.csv": "ticket,at,what,from,to\n1,2026-10-01 11:00,state,a,b\n3,2026-10-01 11:00,state,a,b\n" +
			"3,never,state,a,b\n9,2026-10-01 11:00,state,a,b\n",
		"data/s.csv": "at,ticket,score\n2026-10-01 11:00,1,5\n2026-10-01 11:00,3,5\n2026-10-01 11:00,9,5\n",
		"data/t.csv": mixedTickets,
	},
		"\n  - {id: e, files: data/e.csv, records: ticket-events}\n  - {id: s, files: data/s.csv, records: surveys}\n"+
			"  - {id: t, files: data/t.csv, records: tickets}", "Acme", "Bolt")
	wantParts(t, accountsFor(e, 0, "Acme", "Bolt"),
		map[string]string{"A!": "1 1 0 0 0, 0 findings", "B!": "2 1 0 0 1, 1 findings", "": "1 1 0 0 0, 1 findings"})
	wantParts(t, accountsFor(e, 1, "Acme", "Bolt"),
		map[string]string{"A!": "1 1 0 0 0, 0 findings", "B!": "1 1 0 0 0, 0 findings", "": "1 1 0 0 0, 1 findings"})
	wantFindings(
		t, e,
		"warning data/e.csv:5: the row names no client, and no ticket or outage of the data: it counts for no client (are "+
			"the tickets exported for the same time?)",
	)
}

// A log with one id for tickets of two clients has two tickets, each with its own changes. Rows that name no client are
// of the only one that others name.
//
// Decides: event-of-shared-id.
func TestLogsOfTwoClientsAreTwoTickets(t *testing.T) {
	const head = "number,company,incident_state,sys_updated_at,opened_at\n"
	const source = "\n  - {id: l, files: data/l.csv, records: [tickets, ticket-events], columns: {id: number, ticket: " +
		"number, client: company, at: sys_updated_at, to: incident_state, state: incident_state, opened: opened_at}}"
	e := loadFor(t, folder{"data/l.csv": head +
		"1,Acme,New,2026-10-01 10:00,2026-10-01 10:00\n1,Bolt,New,2026-10-01 11:00,2026-10-01 11:00\n" +
		"1,Acme,Closed,2026-10-01 12:00,\n" +
		"2,Bolt,New,2026-10-01 10:00,2026-10-01 10:00\n2,,Closed,2026-10-01 12:00,\n"}, source, "Acme", "Bolt")
	views, _ := evidence.Split(e, [][]string{{"Acme"}, {"Bolt"}})
	if len(e.Tickets) != 3 || len(views[0].Tickets) != 1 || len(views[1].Tickets) != 2 {
		t.Fatalf("tickets %+v", e.Tickets)
	}
	if events := views[0].EventsOf(views[0].Tickets[0]); len(events) != 2 {
		t.Errorf("the ticket of one client has %d events, want its two", len(events))
	}
	for _, i := range views[1].Tickets {
		if n, want := len(views[1].EventsOf(i)), map[string]int{"1": 1, "2": 2}[e.Tickets[i].ID]; n != want {
			t.Errorf("ticket %s has %d events, want %d", e.Tickets[i].ID, n, want)
		}
	}
}

// A client that cannot be read is not every client.
//
// Decides: client-unreadable.
func TestRowsWhoseClientCannotBeReadAreNobodys(t *testing.T) {
	sheet := workbookOf(t, map[string][][]any{"T": {
		{"id", "client", "opened"}, {"1", "Acme", "2026-10-01 10:00"}, {"2", nil, "2026-10-01 10:00"},
	}}, "T")
	sheet = inSheet(t, sheet, func(f *excelize.File) error { return f.SetCellFormula("T", "B3", "1/0") })
	e := loadFor(t, folder{"data/t.xlsx": sheet}, "\n  - {id: t, files: data/t.xlsx, records: tickets}", "Acme", "Bolt")
	wantParts(t, accountsFor(e, 0, "Acme", "Bolt"),
		map[string]string{"A!": "1 1 0 0 0, 0 findings", "": "1 0 0 0 1, 1 findings"})
}

// inSheet changes a workbook.
func inSheet(t *testing.T, content string, change func(*excelize.File) error) string {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if err := cmp.Or(change(f), f.Write(&b)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Decides: accounts-by-client.
func TestOwners(t *testing.T) {
	two := func(left int, clients ...string) *owners.Directory {
		w := &workspace.Workspace{LeftOut: left}
		for _, c := range clients {
			w.Agreements = append(w.Agreements, &agreement.Agreement{Client: c, Aliases: []string{"shared", c + " Ltd"}})
		}
		return owners.New(w)
	}
	o := two(0, "Acme", "Bolt")
	if o.Of(texttest.T("acme")) != o.Of(texttest.T(" ACME LTD ")) ||
		o.Of(texttest.T("Acme")) == o.Of(texttest.T("Bolt")) || o.Of(texttest.T("Else")) != owners.Nobody {
		t.Error("names of a client are not one owner, or those of two clients are")
	}
	if o.List[o.Of(texttest.T("shared"))] != evidence.AudienceOfSeveral("shared") ||
		o.List[o.Blank] != evidence.AudienceOfEverybody() || o.Unread != owners.Nobody {
		t.Error("what several clients share is not for the provider")
	}
	if o = two(0, "Acme"); o.List[o.Unread] != evidence.AudienceOf("Acme") || o.Blank != o.Unread {
		t.Error("what nobody names is not the only client's")
	}
	if o = two(1, "Acme"); o.Unread != owners.Nobody || o.List[o.Blank] != evidence.AudienceOfEverybody() {
		t.Error("a client whose agreement cannot be used is none")
	}
	if o = two(0, "Acme", "Acme"); o.List[o.Of(texttest.T("shared"))] != evidence.AudienceOf("acme") {
		t.Error("two agreements with one client are two clients")
	}
}

package records

import (
	"strings"
	"testing"
)

// Decides: references-to-nothing, references-filtered.
func TestRowsThatNameNoCaseOfTheDataAreToldWithTheirNumber(t *testing.T) {
	const tickets = "\n  - {id: t, files: data/t.csv, records: tickets}\n  - {id: o, files: data/o.csv, records: outages}"
	cases := folder{
		"data/t.csv": "id,opened\nINC-1,2026-10-01 08:00\nINC-2,2026-10-02 08:00\n",
		"data/o.csv": "id,service,from,to\nOUT-1,wan,2026-10-01 08:00,2026-10-01 09:00\n",
	}
	for name, c := range map[string]struct{ records, rows, want string }{
		"history": {
			"ticket-events",
			"ticket,at,what,from,to\nINC-1,2026-10-01 09:00,state,a,b\nINC-8,2026-10-01 09:00,state,a,b\n" +
				"INC-9,2026-10-01 09:00,state,a,b\n",
			`warning data/x.csv:3 [ticket]: "INC-8" is in no data`,
		},
		"surveys": {"surveys", "at,score,ticket\n2026-10-01,5,INC-1\n2026-10-02,5,INC-9\n",
			`warning data/x.csv:3 [ticket]: "INC-9" is in no data`},
		"claims": {"claims", "party,ids\ncustomer,INC-1\ncustomer,\"INC-1, OUT-9\"\n",
			`warning data/x.csv:3 [ids]: "OUT-9" is in no data`},
		"obligations": {"obligations", "party,what,due,tickets\ncustomer,access,2026-10-01,INC-9\n",
			`warning data/x.csv:2 [tickets]: "INC-9" is in no data`},
		"outages": {"claims", "party,ids\ncustomer,out-1\ncustomer,inc-2\n", ""},
	} {
		files := folder{"data/x.csv": c.rows}
		for file, text := range cases {
			files[file] = text
		}
		got := findingsOf(
			files.load(t, tickets+"\n  - {id: x, files: data/x.csv, set: {client: Acme}, records: "+c.records+"}"),
		)
		if c.want == "" && strings.Contains(got, "is in no data") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestRowsAboutCasesThatAFilterLeavesOutAreANote(t *testing.T) {
	files := folder{
		"data/t.csv": "id,opened,category\nINC-1,2026-10-01 08:00,Request\n",
		"data/x.csv": "ticket,at,what,from,to\nINC-1,2026-10-01 09:00,state,a,b\n",
	}
	const events = "\n  - {id: x, files: data/x.csv, set: {client: Acme}, records: ticket-events}"
	for source, want := range map[string]string{
		"\n  - {id: t, files: data/t.csv, records: tickets, where: category != \"Request\"}": "note data/x.csv:2",
		"\n  - {id: t, files: data/t.csv, records: tickets}":                                 "",
		"": "",
	} {
		got := findingsOf(files.load(t, source+events))
		if told := strings.Contains(got, "is in no data"); told != (want != "") || !strings.Contains(got, want) {
			t.Errorf("%s: %s", source, got)
		}
	}
}

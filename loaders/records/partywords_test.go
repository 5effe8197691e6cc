package records

import (
	"fmt"
	"strings"
	"testing"
)

// Decides: party-words, party-unknown.
func TestWordsForPartiesThatNobodyUnderstandsAreUnread(t *testing.T) {
	const excusing = "id: A\nclient: Acme\naliases: [Acme Ltd]\ncurrency: EUR\ntimezone: UTC\n" +
		"fault: {excuses: [customer]}\n" +
		"objectives:\n  - {id: n, count: {of: tickets}, target: at most 1}\n"
	const unknown = "cells-unread "
	for _, c := range []struct{ name, agreement, records, text, gaps, found string }{
		{"a ticket", excusing, "tickets", "id,opened,fault\n1,2026-10-01T00:00:00Z,Kunde\n2,2026-10-02T00:00:00Z, kunde \n",
			unknown + "tickets data/a.csv fault 2026-10-01T00:00 2026-10-02T00:00",
			`error data/a.csv:2 [fault]: "Kunde" is no party: who answers for the row is unknown (map it under values of this ` +
				`source, such as values: {fault: {"Kunde": customer}}`},
		{"an outage", excusing, "outages", "id,from,to,fault\n1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,them\n",
			unknown + "outages data/a.csv fault 2026-10-01T00:00/2026-10-01T01:00",
			`error data/a.csv:2 [fault]: "them" is no party`},
		{"a claim", excusing, "claims", "party,ids\nKunde,1\n", unknown + "claims data/a.csv party 1 undated",
			`error data/a.csv:2 [party]: "Kunde" is no party`},
		{"an obligation", excusing, "obligations", "party,due,provided,services\nn/a,2026-10-01T00:00:00Z,,wan\n",
			unknown + "obligations data/a.csv party 2026-10-01T00:00", `error data/a.csv:2 [party]: "n/a" is no party`},
		{"words that are understood", excusing, "tickets",
			"id,opened,client,fault\n1,2026-10-01T00:00:00Z,Acme,Third party\n" +
				"2,2026-10-01T00:00:00Z,Acme,acme ltd\n3,2026-10-01T00:00:00Z,Acme,vendor\n" +
				"4,2026-10-01T00:00:00Z,Acme,Undetermined\n5,2026-10-01T00:00:00Z,Acme,n/a\n6,2026-10-01T00:00:00Z,Acme,\n",
			"", ""},
		{"a row of nobody", excusing, "tickets", "id,opened,client,fault\n1,2026-10-01T00:00:00Z,Others,Kunde\n", "", ""},
		{"nobody is excused", strings.Replace(excusing, "fault: {excuses: [customer]}\n", "", 1), "tickets",
			"id,opened,fault\n1,2026-10-01T00:00:00Z,Kunde\n",
			"", `note data/a.csv:2 [fault]: "Kunde" is no party`},
	} {
		e := folder{"data/a.csv": c.text, "agreements/a.yaml": c.agreement}.load(t,
			"\n  - {id: s, files: data/*.csv, records: "+c.records+"}")
		found := findingsOf(e)
		if got := gapsOf(e); got != c.gaps || !strings.Contains(found, c.found) ||
			c.found == "" && strings.Contains(found, "no party") {
			t.Errorf("%s: %q, want %q\n%s\nwant %s", c.name, got, c.gaps, found, c.found)
		}
	}
}

// Of very many words the first hundred are told one by one, and the others in one finding that counts their rows.
func TestVeryManyWordsForPartiesAreSummedUp(t *testing.T) {
	const agreement = "id: A\nclient: Acme\ncurrency: EUR\ntimezone: UTC\nfault: {excuses: [customer]}\n" +
		"objectives:\n  - {id: n, count: {of: tickets}, target: at most 1}\n"
	for _, c := range []struct {
		words, findings int
		last            string
	}{
		{100, 100, `error data/a.csv:101 [party]: "w100" is no party: who answers for the row is unknown`},
		{
			101, 101,
			`error data/a.csv:102 [party]: 1 more finding of this kind from here on: "w101" is no party: who answers for ` +
				`the row is unknown`,
		},
		{
			250, 101,
			`error data/a.csv:102 [party]: 150 more findings of this kind from here on; ` +
				`the first: "w101" is no party: who answers for the row is unknown`,
		},
	} {
		var text strings.Builder
		text.WriteString("party,ids\n")
		for i := range c.words {
			fmt.Fprintf(&text, "w%d,1\n", i+1)
		}
		text.WriteString(fmt.Sprintf("w%d,1\n", c.words)) // one word twice
		e := folder{
			"data/a.csv": text.String(), "data/t.csv": "id,opened\n1,2026-10-01T00:00:00Z\n", "agreements/a.yaml": agreement,
		}.
			load(t, "\n  - {id: s, files: data/a.csv, records: claims}\n  - {id: t, files: data/t.csv, records: tickets}")
		n, rows := 0, 0
		var last string
		for _, line := range strings.Split(findingsOf(e), "\n") {
			if strings.Contains(line, "is no party") {
				n, last = n+1, line
			}
		}
		for i := range e.Sources {
			for _, f := range e.Sources[i].Findings {
				if f.Column == "party" {
					rows += f.Count
				}
			}
		}
		if n != c.findings || !strings.HasPrefix(last, c.last) || rows != c.words+1 {
			t.Errorf("%d words: %d findings about %d rows, the last %s", c.words, n, rows, last)
		}
	}
}

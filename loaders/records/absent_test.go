package records

import (
	"strings"
	"testing"
)

// Decides: absent-columns, absent-ends.
func TestAFileWithoutAColumnLeavesItsRecordsOpen(t *testing.T) {
	outages := "\n  - {id: o, files: 'data/*.csv', records: outages"
	tickets := "\n  - {id: t, files: 'data/*.csv', records: tickets"
	for _, c := range []struct {
		name, source string
		files        folder
		gaps         string
		found        string // "" for nothing
	}{
		{"no end of outages", outages + "}", folder{"data/a.csv": "id,from\n1,2026-10-01T00:00:00Z\n"},
			"cells-unread outages data/a.csv to 2026-10-01T00:00", "error data/a.csv: no column for to of the outages"},
		{"a length is an end", outages + "}", folder{"data/a.csv": "id,from,duration\n1,2026-10-01T00:00:00Z,5 min\n"}, "",
			""},
		{"a state that says open", outages + "}",
			folder{"data/a.csv": "id,from,state\n1,2026-10-01T00:00:00Z,ongoing\n2,2026-10-02T00:00:00Z,over\n"},
			"cells-unread outages data/a.csv to 2026-10-02T00:00", "error data/a.csv: no column for to of the outages"},
		{"named and not there", outages + ", columns: {to: Ende}}",
			folder{"data/a.csv": "id,from,to\n1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z\n"},
			"cells-unread outages data/a.csv to 2026-10-01T00:00",
			`error data/a.csv: no column for to of the outages: none is headed "Ende"`},
		{"another file has it", outages + "}", folder{
			"data/a.csv": "id,from,to,share\n1,2026-10-01T00:00:00Z,,0.5\n",
			"data/b.csv": "id,from,to\n2,2026-10-02T00:00:00Z,\n"},
			"cells-unread outages data/b.csv share 2026-10-02T00:00", "warning data/b.csv: no column for share of the outages"},
		{"blank is not absent", outages + "}", folder{"data/a.csv": "id,from,to\n1,2026-10-01T00:00:00Z,\n"}, "", ""},
		{"a constant", outages + ", set: {share: '0.5'}}", folder{
			"data/a.csv": "id,from,to\n1,2026-10-01T00:00:00Z,\n", "data/b.csv": "id,from,to\n2,2026-10-02T00:00:00Z,\n"},
			"", ""},
		{"tickets that nobody asks to be resolved", tickets + "}",
			folder{"data/a.csv": "id,opened\n1,2026-10-01T00:00:00Z\n"}, "", ""},
		{"tickets that others resolve", tickets + "}", folder{
			"data/a.csv": "id,opened,responded,resolved\n1,2026-10-01T00:00:00Z,,\n",
			"data/b.csv": "id,opened,responded\n2,2026-10-02T00:00:00Z,2026-10-02T00:00:00Z\n"},
			"cells-unread tickets data/b.csv resolved 2026-10-02T00:00",
			"error data/b.csv: no column for resolved of the tickets"},
		{"closing stands for it", tickets + "}", folder{
			"data/a.csv": "id,opened,resolved,closed\n1,2026-10-01T00:00:00Z,,\n",
			"data/b.csv": "id,opened,closed\n2,2026-10-02T00:00:00Z,\n"}, "", ""},
		{"a log", "\n  - {id: t, files: 'data/*.csv', records: [tickets, ticket-events], columns: {ticket: id, to: state}}",
			folder{"data/a.csv": "id,opened,at,state\n1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,new\n"}, "", ""},
		{"obligations", "\n  - {id: o, files: 'data/*.csv', records: obligations}",
			folder{"data/a.csv": "party,due,services\ncustomer,2026-10-01T00:00:00Z,wan\n"},
			"cells-unread obligations data/a.csv provided 2026-10-01T00:00",
			"error data/a.csv: no column for provided of the obligations"},
		{"claims of intervals", "\n  - {id: c, files: 'data/*.csv', records: claims}",
			folder{"data/a.csv": "party,from\ncustomer,2026-10-01T00:00:00Z\n"},
			"cells-unread claims data/a.csv to 2026-10-01T00:00", "error data/a.csv: no column for to of the claims"},
		{"claims of cases", "\n  - {id: c, files: 'data/*.csv', records: claims}",
			folder{"data/a.csv": "party,ids\ncustomer,7\n"}, "", ""},
	} {
		dir := c.files.write(t)
		e, err := Load(t.Context(), openWorkspace(t, dir, c.source), Options{Jobs: 2})
		if err != nil {
			t.Fatal(err)
		}
		got := gapsOf(e)
		found := findingsOf(e)
		if got != c.gaps || !strings.Contains(found, c.found) || c.found == "" && strings.Contains(found, "no column") {
			t.Errorf("%s: %q, want %q\n%s\nwant %q", c.name, got, c.gaps, found, c.found)
		}
	}
}

// An objective that measures up to the resolution needs the column for it.
func TestTheResolutionThatAnObjectiveAsksForMustHaveAColumn(t *testing.T) {
	for stop, want := range map[string]string{
		"responded": "",
		"resolved": "cells-unread tickets data/a.csv resolved 2026-10-01T00:00\n" +
			"cells-unread tickets data/a.csv responded 2026-10-01T00:00",
	} {
		e := folder{
			"data/a.csv": "id,opened,responded\n1,2026-10-01T00:00:00Z,\n",
			"agreements/a.yaml": "id: A\nclient: Acme\ncurrency: EUR\ntimezone: UTC\nobjectives:\n" +
				"  - {id: r, timeliness: {from: opened, to: " + stop + ", within: 8h}, target: 95%}\n",
		}.load(t, "\n  - {id: t, files: 'data/*.csv', records: tickets}")
		if got := gapsOf(e); got != want {
			t.Errorf("to %s: %q, want %q\n%s", stop, got, want, findingsOf(e))
		}
	}
}

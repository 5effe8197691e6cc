package records

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// gapsOf says what could not be read, a line a gap.
func gapsOf(e *evidence.Evidence) string {
	var lines []string
	for _, g := range e.Gaps {
		text := fmt.Sprintf("%s %s %s %s", g.Cause, g.Records, g.File, g.Field)
		for _, v := range g.At {
			text += " " + strings.TrimSuffix(v.From.String(), ":00Z")
			if v.To != v.From {
				text += "/" + strings.TrimSuffix(v.To.String(), ":00Z")
			}
		}
		if g.Undated > 0 {
			text += fmt.Sprintf(" %d undated", g.Undated)
		}
		lines = append(lines, strings.Join(strings.Fields(text), " "))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// Everything that could not be read is a gap: whole files, rows, and cells of rows.
//
// Decides: source-unread, head-alone.
func TestWhatCannotBeReadIsAGap(t *testing.T) {
	const source = "\n  - {id: o, files: 'data/o*', records: outages}"
	const sound = "from,to,service\n2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,wan\n"
	for _, c := range []struct{ name, source, file, text, want string }{
		{"sound", source, "o.csv", sound, ""},
		{"a head and no rows", source, "o.csv", "from,to,service\n", ""},
		{"missing", source, "x.csv", sound, "source-unread outages data/o*"},
		{"empty", source, "o.csv", "", "source-unread outages data/o.csv"},
		{"a page", source, "o.csv", "<!DOCTYPE html><html><body>Please sign in</body></html>\n",
			"source-unread outages data/o.csv"},
		{"no workbook", source, "o.xlsx", "PK\x03\x04 and so on", "source-unread outages data/o.xlsx"},
		{"no column for the begin", source, "o.csv", "kind,service\nx,wan\n", "source-unread outages data/o.csv"},
		{"nor any row", source, "o.csv", "kind,service\n", "source-unread outages data/o.csv"},
		{"a title", source, "o.csv", "Outages of October\n", "source-unread outages data/o.csv"},
		{"another language", source, "o.csv", "Kennung;Anfang;Schluss\n", "source-unread outages data/o.csv"},
		{"an export of tickets", source, "o.tsv", "id\topened\tresolved\n", "source-unread outages data/o.tsv"},
		{"no column for the end, no row", source, "o.csv", "from\n", "source-unread outages data/o.csv"},
		{"no column that is mapped, no row", source[:len(source)-1] + ", columns: {service: Line}}", "o.csv", "from,to\n",
			"source-unread outages data/o.csv"},
		{"a title above a head", source, "o.csv", "Outages of October\n\nfrom;to\n", ""},
		{"one of two types", "\n  - {id: t, files: 'data/o*', records: [tickets, outages]}", "o.csv",
			"id,opened,resolved\n1,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z\n", "source-unread outages data/o.csv"},
		{"every row", source, "o.csv", "from,to,service\nsoon,later,wan\n", "source-unread outages data/o.csv"},
		{"a row without any time", source, "o.csv", sound + "soon,,wan\n", "rows-rejected outages data/o.csv 1 undated"},
		{"a row with an end", source, "o.csv", sound + "soon,2026-10-03T02:00:00Z,wan\n",
			"rows-rejected outages data/o.csv 0001-01-01T00:00/2026-10-03T02:00"},
		{"backwards", source, "o.csv", sound + "2026-10-03T02:00:00Z,2026-10-02T02:00:00Z,wan\n",
			"rows-rejected outages data/o.csv 2026-10-02T02:00/2026-10-03T02:00"},
		{"an end that is none", source, "o.csv", sound + "2026-10-03T02:00:00Z,later,wan\n",
			"cells-unread outages data/o.csv to 2026-10-03T02:00"},
		{"left out", source[:len(source)-1] + ", where: 'service == \"wan\"'}", "o.csv", sound + "soon,,lan\n", ""},
		{"a ticket", "\n  - {id: t, files: 'data/o*', records: tickets}", "o.csv",
			"id,opened,resolved\n1,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z\n2,2026-10-01T00:00:00Z,tomorrow\n",
			"cells-unread tickets data/o.csv resolved 2026-10-01T00:00\n" +
				"cells-unread tickets data/o.csv responded 2026-10-01T00:00"},
		{"a log", "\n  - {id: t, files: 'data/o*', records: [tickets, ticket-events], columns: {ticket: id, to: state}}",
			"o.csv",
			"id,opened,at,state\n1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,new\n2,2026-10-01T00:00:00Z,x,new\n",
			"rows-rejected ticket-events data/o.csv 1 undated\nrows-rejected tickets data/o.csv 1 undated"},
	} {
		dir := folder{"data/" + c.file: c.text}.write(t)
		e, err := Load(t.Context(), openWorkspace(t, dir, c.source), Options{Jobs: 2})
		if err != nil {
			t.Fatal(err)
		}
		if got := gapsOf(e); got != c.want {
			t.Errorf("%s: %q, want %q\n%s", c.name, got, c.want, findingsOf(e))
		}
	}
}

// The gaps of samples are those of the last pass over their files.
func TestTheGapsOfSamplesAreCountedOnce(t *testing.T) {
	dir := folder{
		"data/s.csv": "at,service,ok\n2026-10-01T00:00:00Z,wan,yes\nnever,wan,yes\n2026-10-01T00:02:00Z,wan,perhaps\n",
	}.write(t)
	w := openWorkspace(t, dir, "\n  - {id: s, files: data/s.csv, records: samples}")
	e, err := Load(t.Context(), w, Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		sink := func() func(*evidence.Batch) { return func(*evidence.Batch) {} }
		if err := StreamSamples(t.Context(), w, e, Options{Jobs: 2}, sink); err != nil {
			t.Fatal(err)
		}
		want := "cells-unread samples data/s.csv ok 2026-10-01T00:02\nrows-rejected samples data/s.csv 1 undated"
		if got := gapsOf(e); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What could not be read is whose rows it was, and of nobody where that could not be read either.
func TestAGapIsOfTheClientOfItsRows(t *testing.T) {
	files := folder{
		"data/t.csv": "id,client,opened\n1,Acme,2026-10-01T00:00:00Z\n2,Acme,soon\n3,Bolt,soon\n4,Stranger,soon\n",
	}
	e := loadFor(t, files, "\n  - {id: t, files: data/t.csv, records: tickets}", "Acme", "Bolt", "Other")
	views, _ := evidence.Split(e, [][]string{{"Acme"}, {"Bolt"}, {"Other"}})
	for i, want := range []int{1, 1, 0} {
		n := 0
		for _, g := range e.Gaps {
			if views[i].Concerned(g.Audience) {
				n += g.Undated
			}
		}
		if n != want {
			t.Errorf("client %d: %d rows, want %d of %+v", i, n, want, e.Gaps)
		}
	}
}

// What agreements part records by is kept of a row as far as it could be read, and the row of a record of which a cell
// could not be.
func TestAGapSaysWhatCouldBeReadOfItsRows(t *testing.T) {
	files := folder{"data/t.csv": "id,opened,resolved,category,priority,title\n" +
		"1,2026-10-01T00:00:00Z,2026-10-01T01:00:00Z,A,P1,x\n" +
		"2,soon,,A,P1,y\n3,later,,A,P1,z\n4,soon,,B,,x\n5,2026-10-01T00:00:00Z,soon,,P2,x\n"}
	e := loadFor(t, files, "\n  - {id: t, files: data/t.csv, records: tickets}", "Acme")
	var got []string
	for _, g := range e.Gaps {
		got = append(got, fmt.Sprintf("%s %s%v %d %v", g.Cause, g.Field, g.Read, g.Undated+len(g.At), g.Rows))
	}
	want := []string{"rows-rejected map[category:A priority:P1] 2 []", "rows-rejected map[category:B] 1 []",
		"cells-unread resolvedmap[priority:P2] 1 [{0 6}]", "cells-unread respondedmap[priority:P2] 1 [{0 6}]"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

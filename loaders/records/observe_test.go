package records

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
)

func TestDatesAreSettledOverAllFilesOfASource(t *testing.T) {
	files := folder{"data/01.csv": "id,opened\n1,03/04/2026 10:00\n", "data/02.csv": "id,opened\n2,05/04/2026 10:00\n3,13/04/2026 10:00\n"}
	e := files.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if len(e.Tickets) != 3 || e.Tickets[0].Opened != instant(t, "2026-04-03T10:00:00Z") {
		t.Errorf("%+v\n%s", e.Tickets, findingsOf(e))
	}
	delete(files, "data/02.csv")
	e = files.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if got := findingsOf(e); len(e.Tickets) != 0 || !strings.Contains(got, `"03/04/2026 10:00" may be day and month or month and day`) {
		t.Errorf("%+v\n%s", e.Tickets, got)
	}
	e = files.load(t, "\n  - {id: t, files: data/*.csv, records: tickets, date-order: month-first}")
	if len(e.Tickets) != 1 || e.Tickets[0].Opened != instant(t, "2026-03-04T10:00:00Z") {
		t.Errorf("%+v", e.Tickets)
	}
}

func TestDoubtfulDatesAreFollowedToTheLastFile(t *testing.T) {
	files := folder{}
	for i := range observedFiles + 10 {
		files[fmt.Sprintf("data/%03d.csv", i)] = fmt.Sprintf("id,opened\n%d,03/04/2026 10:00\n", i)
	}
	files["data/zzz.csv"] = "id,opened\nlast,04/13/2026 10:00\n"
	e := files.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if len(e.Tickets) != observedFiles+11 || e.Tickets[0].Opened != instant(t, "2026-03-04T10:00:00Z") {
		t.Errorf("%d tickets\n%s", len(e.Tickets), findingsOf(e))
	}
}

func TestDoubtfulDatesAreFollowedDownAFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,opened\n")
	for i := range observedRows + 100 {
		fmt.Fprintf(&b, "%d,03/04/2026 10:00\n", i)
	}
	b.WriteString("last,13/04/2026 10:00\n")
	e := folder{"data/a.csv": b.String()}.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if len(e.Tickets) != observedRows+101 {
		t.Errorf("%d tickets\n%s", len(e.Tickets), findingsOf(e))
	}
}

func TestNumbersAreSettledOverAllColumnsOfASource(t *testing.T) {
	e := folder{"data/a.csv": "id,opened,cost\n1,2026-01-01,\"1,234\"\n2,2026-01-01,\"12,5\"\n"}.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if e.Tickets[0].Cost != 1_234_000 || e.Tickets[1].Cost != 12_500_000 {
		t.Errorf("%v %v\n%s", e.Tickets[0].Cost, e.Tickets[1].Cost, findingsOf(e))
	}
	e = folder{"data/a.csv": "id,opened,cost\n1,2026-01-01,\"1,234\"\n"}.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if got := findingsOf(e); e.Tickets[0].Cost != 1234_000_000 || !strings.Contains(got, `warning data/a.csv:2 [cost]: "1,234": "1,234" was read as 1234`) {
		t.Errorf("%v\n%s", e.Tickets[0].Cost, got)
	}
}

func TestDeclaredFormsOfDates(t *testing.T) {
	e := folder{"data/a.csv": "id,opened\n1,31.12.2026 23:59\n2,2026-12-31 23:59\n"}.load(t, "\n  - {id: t, files: data/*.csv, records: tickets, dates: dd.MM.yyyy HH:mm}")
	if len(e.Tickets) != 1 || !strings.Contains(findingsOf(e), `"2026-12-31 23:59" is not written as declared, dd.MM.yyyy HH:mm: row not loaded`) {
		t.Errorf("%+v\n%s", e.Tickets, findingsOf(e))
	}
}

func TestTextsOfCells(t *testing.T) {
	for _, c := range []struct {
		raw  cell.Raw
		want string
	}{
		{cell.Plain(" a b "), "a b"}, {cell.Plain("\u00a0x\u00a0"), "x"}, {cell.Plain("é"), "é"}, {cell.Plain(" "), ""},
		{cell.Raw{Text: []byte("1001"), Kind: cell.Number}, "1001"},
		{cell.Raw{Text: []byte("1.0123456E7"), Kind: cell.Number}, "10123456"},
		{cell.Raw{Text: []byte("-1.5E-1"), Kind: cell.Number}, "-0.15"},
		{cell.Raw{Text: []byte("1"), Kind: cell.Bool}, "true"}, {cell.Raw{Text: []byte("0"), Kind: cell.Bool}, "false"},
		{cell.Raw{Text: []byte("45000"), Kind: cell.Date}, "2023-03-15"}, {cell.Raw{Text: []byte("45000.5"), Kind: cell.Date}, "2023-03-15 12:00:00"},
		{cell.Raw{Kind: cell.Date}, ""}, {cell.Raw{Kind: cell.Elapsed}, ""},
		{cell.Raw{Text: []byte("1.5"), Kind: cell.Elapsed}, "36:00:00"}, {cell.Raw{Text: []byte("0.25"), Kind: cell.Clock}, "6:00:00"},
		{cell.Raw{Text: []byte("#N/A"), Kind: cell.Fault}, ""},
	} {
		if got, err := textOf(c.raw); err != nil || string(got) != c.want {
			t.Errorf("%+v is %q, %v, want %q", c.raw, got, err, c.want)
		}
	}
	for want, raw := range map[string]cell.Raw{
		`"#REF!" is an error of the workbook, wanted a text`:    {Text: []byte("#REF!"), Kind: cell.Fault},
		"the formula has no stored result, wanted a text":       {Kind: cell.Uncached},
		`"x" is not a serial date, wanted days such as 45000.5`: {Text: []byte("x"), Kind: cell.Date},
		`"1E99" is too large`:                                   {Text: []byte("1E99"), Kind: cell.Number},
		`"x" is not a duration of a spreadsheet`:                {Text: []byte("x"), Kind: cell.Clock},
	} {
		if _, err := textOf(raw); err == nil || !strings.Contains(wordstest.Error(err), want) {
			t.Errorf("%+v: error %v, want %s", raw, err, want)
		}
	}
}

func TestTextsAreInternedOnce(t *testing.T) {
	var texts texts
	var words words
	for i := range maxKnown + 100 {
		s := fmt.Sprint("text ", i)
		if texts.of([]byte(s)) != evidence.T(s) || words.of([]byte(s)) != s {
			t.Fatal(s)
		}
	}
	if len(texts.known) != maxKnown {
		t.Errorf("%d texts are remembered, want %d", len(texts.known), maxKnown)
	}
	long := strings.Repeat("x", 2*blockSize)
	if words.of([]byte(long)) != long || words.of([]byte("short")) != "short" || words.of([]byte("short")) != "short" {
		t.Error("words are not what they were")
	}
}

// A cell keeps its text, whichever of the short ways it takes, and however often it comes.
func sameTexts(t failer, cells []string) {
	var texts texts
	var words words
	copies := make([]string, len(cells))
	for i, s := range cells {
		if got := texts.of([]byte(s)); got != evidence.T(s) {
			t.Fatalf("%q is interned as %q after %q", s, got, cells[:i])
		}
		copies[i] = words.of([]byte(s))
		if got, want := trim([]byte(s)), bytes.TrimSpace([]byte(s)); !bytes.Equal(got, want) {
			t.Fatalf("%q is trimmed to %q, want %q", s, got, want)
		}
	}
	if !slices.Equal(copies, cells) {
		t.Fatalf("%q are copied as %q", cells, copies)
	}
}

func drawTexts(t *rapid.T) {
	sameTexts(t, rapid.SliceOf(rapid.OneOf(rapid.StringMatching(`[ab ]{0,4}`), rapid.StringMatching(`abcd[ab]{0,2}abcd`), rapid.String())).Draw(t, "cells"))
}

func TestTextsAreWhatTheFileHolds(t *testing.T) { rapid.Check(t, drawTexts) }

func FuzzTexts(f *testing.F) { f.Fuzz(rapid.MakeFuzz(drawTexts)) }

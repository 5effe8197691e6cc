package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/finding"
)

// Every file that is known and no table is named, with what to do.
func TestWhatIsNoTableIsNamed(t *testing.T) {
	check := func(begin, what, suffix, hint string) {
		t.Helper()
		_, err := open("data/export", []byte(begin+strings.Repeat("x", 100)), Options{})
		want := "data/export: the file is " + wordstest.English(finding.Say(what, suffix)) +
			", wanted delimited text (.csv, .tsv) or a workbook (.xlsx); hint: " + wordstest.English(finding.Say(hint))
		if err == nil || wordstest.Error(err) != want {
			t.Errorf("%q: %v; want %s", begin, err, want)
		}
	}
	for _, s := range signatures {
		check(s.begin, s.what, s.suffix, s.hint)
	}
	for _, m := range markups {
		check(m.begin, m.what, m.suffix, m.hint)
		check("\xEF\xBB\xBF \r\n"+strings.ToUpper(m.begin), m.what, m.suffix, m.hint)
	}
}

// Every finding about a file says in words what was done and what to look at.
func TestEveryFindingHasItsWords(t *testing.T) {
	told := map[Kind]bool{}
	check := func(kind Kind, want, name string, data []byte, o Options) {
		t.Helper()
		table, err := open(name, data, o)
		if err != nil {
			t.Fatal(err)
		}
		_, found, err := all(table)
		if err != nil {
			t.Fatal(err)
		}
		found = append(table.Findings, found...)
		i := slices.IndexFunc(found, func(f Finding) bool { return f.Kind == kind })
		if i < 0 || wordstest.English(found[i].Message()) != want {
			t.Errorf("%s: %+v; want %s", kind, found, want)
		}
		told[kind] = true
	}
	text := func(s string) []byte { return []byte(s) }
	rows := [][]any{{"Number", "Opened", "State"}, {1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	sheets := func(change func(*excelize.File)) []byte { return book(t, change, "S", rows, "T", rows) }
	check(Suffix, "the file is a workbook, whatever its name says", "a.csv", sheets(nil), Options{Sheet: "S"})
	check(Encoding, "the file is read as UTF-16 LE", "a.csv", text("\xFF\xFEa\x00,\x00b\x00\n\x001\x00,\x002\x00\n\x00"),
		Options{})
	check(Delimiter, "cells are separated by a semicolon, as most rows agree on", "a.csv", text("a;b\n1;2\n"), Options{})
	check(Delimiter, "cells are separated by a comma, as most rows agree on", "a.tsv", text("a,b\n1,2\n"), Options{})
	check(OneColumn, "no delimiter was found: every row is one cell", "a.csv", text("a\n1\n"), Options{})
	check(HeaderFound, "the names of the columns were found in row 2; rows above it are not read", "a.csv",
		text("Report,\na,b\n1,2\n"), Options{Want: []string{"b"}})
	check(SameName, `2 columns are named "a"`, "a.csv", text("a,a\n1,2\n"), Options{})
	check(SheetChosen, `sheet "S" was chosen of "S", "T": declare the sheet to be sure`, "a.xlsx", sheets(nil), Options{})
	check(HiddenSheet, `sheet "T" is hidden in the workbook`, "a.xlsx",
		sheets(func(f *excelize.File) { f.SetSheetVisible("T", false) }), Options{Sheet: "T"})
	check(FewerRows, "the sheet says that it reaches to row 99, and its last row is 4", "a.xlsx",
		sheets(func(f *excelize.File) { f.SetSheetDimension("S", "A1:C99") }), Options{Sheet: "S"})
	for _, c := range []struct {
		kind      Kind
		one, many string
		row       string
	}{
		{MixedEncoding, "1 line is not UTF-8 and read as Windows-1252", "2 lines are not UTF-8 and read as Windows-1252",
			"\xE4,2,3\n"},
		{BlankRows, "1 row is blank and skipped", "2 rows are blank and skipped", "\n"},
		{RepeatedHeader, "1 row is the header once more and skipped", "2 rows are the header once more and skipped",
			"ä,b,c\n"},
		{
			ShortRows,
			"1 row has fewer cells than the header: the missing ones count as blank; a line break in a cell without quotes " +
				"does this too",
			"2 rows have fewer cells than the header: the missing ones count as blank; a line break in a cell without quotes " +
				"does this too", "1,2\n",
		},
	} {
		for n, want := range map[int]string{1: c.one, 2: c.many} {
			check(c.kind, want, "a.csv", text("ä,b,c\n1,2,3\n"+strings.Repeat(c.row, n)+"4,5,6\n"), Options{})
		}
	}
	for n, want := range map[int][3]string{
		1: {
			"1 row has cells right of the header, where no column has a name: they are not read",
			"1 row is hidden or filtered in the workbook and read all the same",
			"1 merged area reaches below the header: only the first cell of each has the value, the others are blank",
		},
		2: {
			"2 rows have cells right of the header, where no column has a name: they are not read",
			"2 rows are hidden or filtered in the workbook and read all the same",
			"2 merged areas reach below the header: only the first cell of each has the value, the others are blank",
		},
	} {
		data := sheets(func(f *excelize.File) {
			for row := range n {
				f.SetCellValue("S", fmt.Sprintf("F%d", row+2), "note")
				f.SetRowVisible("S", row+2, false)
				f.MergeCell("S", fmt.Sprintf("A%d", row+2), fmt.Sprintf("B%d", row+2))
			}
		})
		for i, kind := range []Kind{BeyondHeader, HiddenRows, MergedCells} {
			check(kind, want[i], "a.xlsx", data, Options{Sheet: "S"})
		}
	}
	if len(told) != 16 {
		t.Errorf("cases of %d kinds", len(told))
	}
}

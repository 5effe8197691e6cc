package table

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/finding"
)

func open(name string, data []byte, o Options) (*Table, error) {
	return Open(name, bytes.NewReader(data), int64(len(data)), o)
}

func mustOpen(t testing.TB, name, text string, o Options) *Table {
	t.Helper()
	table, err := open(name, []byte(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// show writes a row as "number: cell|cell" over the columns of the header, or "number! problem".
func show(t *Table, r *Row) string {
	if r.Err != nil {
		return fmt.Sprintf("%d! %s", r.Number, wordstest.Error(r.Err))
	}
	var cells []string
	for i := range t.Header {
		cells = append(cells, string(r.Cell(i).Text))
	}
	return fmt.Sprintf("%d: %s", r.Number, strings.Join(cells, "|"))
}

// each reads all rows in turn.
func each(t *Table, f func(*Row)) ([]Finding, error) {
	pass, err := t.Scan()
	if err != nil {
		return nil, err
	}
	for b := (Block{}); ; {
		if err := pass.Next(&b); err == io.EOF {
			return pass.Findings(), nil
		} else if err != nil {
			return pass.Findings(), err
		}
		for b.Next() {
			f(&b.Row)
		}
		if err := b.Err(); err != nil {
			return pass.Findings(), err
		}
	}
}

func all(t *Table) (rows []string, findings []Finding, err error) {
	findings, err = each(t, func(r *Row) { rows = append(rows, show(t, r)) })
	return rows, findings, err
}

// sideBySide reads all rows on several goroutines and puts them in the order of the blocks. The error is that of
// the first block that has one, else that of the pass.
func sideBySide(t *Table, workers int) (rows []string, findings []Finding, err error) {
	pass, err := t.Scan()
	if err != nil {
		return nil, nil, err
	}
	var mu sync.Mutex
	var group sync.WaitGroup
	blocks, damage := map[int][]string{}, map[int]error{}
	for range workers {
		group.Go(func() {
			for b := (Block{}); pass.Next(&b) == nil; {
				var own []string
				for b.Next() {
					own = append(own, show(t, &b.Row))
				}
				mu.Lock()
				blocks[b.Index], damage[b.Index] = own, b.Err()
				mu.Unlock()
			}
		})
	}
	group.Wait()
	for i := range len(blocks) {
		rows = append(rows, blocks[i]...)
		err = cmp.Or(err, damage[i])
	}
	if last := pass.Next(&Block{}); last != io.EOF {
		err = cmp.Or(err, last)
	}
	return rows, pass.Findings(), err
}

func kinds(findings []Finding) (all []Kind) {
	for _, f := range findings {
		all = append(all, f.Kind)
	}
	return all
}

func names(t *Table) (all []string) {
	for _, c := range t.Header {
		all = append(all, c.Name)
	}
	return all
}

// book makes a workbook; each sheet is a list of rows.
func book(t testing.TB, change func(*excelize.File), sheets ...any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i := 0; i < len(sheets); i += 2 {
		name := sheets[i].(string)
		if i == 0 {
			f.SetSheetName("Sheet1", name)
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for n, row := range sheets[i+1].([][]any) {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTextAndWorkbookGiveTheSameRows(t *testing.T) {
	text := mustOpen(t, "jan.csv", "Number,Opened\nINC1,a\nINC2,b\n", Options{})
	data := book(t, nil, "Incidents", [][]any{{"Number", "Opened"}, {"INC1", "a"}, {"INC2", "b"}})
	sheet := mustOpen(t, "jan.xlsx", string(data), Options{})
	for _, table := range []*Table{text, sheet} {
		rows, findings, err := all(table)
		if want := []string{"2: INC1|a", "3: INC2|b"}; !slices.Equal(rows, want) || len(findings)+len(table.Findings) > 0 ||
			err != nil {
			t.Error(table.Name, rows, findings, table.Findings, err)
		}
	}
}

func TestTheHeaderIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		o    Options
		row  int
		want []string
	}{
		"first row": {"a,b\nc,d\n", Options{}, 1, []string{"a", "b"}},
		"wanted names": {"Report,Incidents\nby,desk\n\nNumber,Opened\n1,2\n",
			Options{Want: []string{"opened", "number"}}, 4, []string{"Number", "Opened"}},
		"most wanted names": {"Number,of calls\nNumber,Opened\n1,2\n", Options{Want: []string{"Opened", "Number"}}, 2,
			[]string{"Number", "Opened"}},
		"title above": {"Report\n\nNumber,Opened,State\n1,2,3\n", Options{}, 3,
			[]string{"Number", "Opened", "State"}},
		"title of two cells": {"Report,October\nNumber,Opened,State,Group,Item\n1,2,3,4,5\n", Options{}, 2,
			[]string{"Number", "Opened", "State", "Group", "Item"}},
		"numbers are no names": {"1,2,3\nNumber,Opened,State\n1,2,3\n", Options{}, 2, []string{"Number", "Opened", "State"}},
		"one column":           {"Number\n1\n2\n", Options{}, 1, []string{"Number"}},
		"declared":             {"a,b\nc,d\ne,f\n", Options{HeaderRow: 2}, 2, []string{"c", "d"}},
		"declared far down": {strings.Repeat("x,y\n", 99) + "c,d\ne,f\n", Options{HeaderRow: 100}, 100,
			[]string{"c", "d"}},
		"repeated names":       {"Sprint,Sprint,Key,\n1,2,3,\n", Options{}, 1, []string{"Sprint", "Sprint", "Key", ""}},
		"white space in names": {"\" Opened\n at \",b\u00a0c\n1,2\n", Options{}, 1, []string{"Opened at", "b c"}},
		"quote in a title": {"Report \"x\" of y\nNumber,Opened\n1,2\n", Options{Delimiter: ','}, 2,
			[]string{"Number", "Opened"}},
	} {
		table := mustOpen(t, "a.csv", c.text, c.o)
		if table.HeaderRow != c.row || !slices.Equal(names(table), c.want) {
			t.Errorf("%s: row %d, %q", name, table.HeaderRow, names(table))
		}
		found := slices.Contains(kinds(table.Findings), HeaderFound)
		if found != (c.row > 1 && c.o.HeaderRow == 0) {
			t.Errorf("%s: %v", name, table.Findings)
		}
		if rows, _, err := all(table); err != nil || len(rows) == 0 ||
			!strings.HasPrefix(rows[0], fmt.Sprint(table.HeaderRow+1)) && !strings.HasPrefix(rows[0], "3") {
			t.Errorf("%s: %q, %v", name, rows, err)
		}
	}
}

func TestRowsThatDoNotFitTheHeader(t *testing.T) {
	const head = "a,b,c\n"
	for name, c := range map[string]struct {
		text string
		want []string
		kind []Kind
	}{
		"blank rows":      {head + "\n , ,\t\n,,\n1,2,3\n", []string{"5: 1|2|3"}, []Kind{BlankRows}},
		"too few cells":   {head + "1,2\n1,2,3\n", []string{"2: 1|2|", "3: 1|2|3"}, []Kind{ShortRows}},
		"too many, blank": {head + "1,2,3,, \n", []string{"2: 1|2|3"}, nil},
		"too many": {
			head + "1,2,3,4\n1,2,3\n",
			[]string{"2! the row has 4 cells and the header 3; hint: a delimiter inside a cell needs quotes around the cell",
				"3: 1|2|3"}, nil,
		},
		"header again":         {head + "1,2,3\na,b,c\n1,2,3\n", []string{"2: 1|2|3", "4: 1|2|3"}, []Kind{RepeatedHeader}},
		"header again, partly": {head + "a,b,3\n", []string{"2: a|b|3"}, nil},
		"cut off": {head + "1,2,3\n1,2", []string{"2: 1|2|3",
			"3! the file ends in the middle of this row: it has 2 of 3 cells, and no line end; hint: was the export or copy " +
				"cut off?"}, nil},
		"no line end at the end": {head + "1,2,3", []string{"2: 1|2|3"}, nil},
		"after an open quote": {head + "1,\"2,3\n4\n5,6,7\n", []string{
			`2! the quote before "2,3" is never closed: the cell would run on to line 4; ` +
				`hint: a cell with quotes is written "5"" pipe"; the lines after this one were read on their own`,
			"3! the row has 1 of 3 cells and follows a row with a quote that is not closed; hint: mend the quotes of the row " +
				"above", "4: 5|6|7"}, nil},
		"mixed encodings": {head + "1,\xE4,3\n", []string{"2: 1|ä|3"}, []Kind{MixedEncoding}},
	} {
		table := mustOpen(t, "a.csv", c.text, Options{})
		rows, findings, err := all(table)
		if err != nil || !slices.Equal(rows, c.want) || !slices.Equal(kinds(findings), c.kind) {
			t.Errorf("%s: %q, %v, %v", name, rows, findings, err)
		}
		for _, f := range findings {
			if f.Row == 0 || f.Count == 0 || wordstest.English(f.Message()) == "" {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
	table := mustOpen(t, "a.csv", head+"1\n", Options{})
	each(table, func(r *Row) {
		if r.Missing != 2 || r.Len() != 1 {
			t.Error(r.Missing, r.Len())
		}
	})
}

func TestFindingsAreSentences(t *testing.T) {
	table := mustOpen(t, "a.csv", "a,b\n1\n2\n\n", Options{})
	_, findings, _ := all(table)
	want := []Finding{
		{BlankRows, []any{finding.Count(1)}, 4, 1},
		{ShortRows, []any{finding.Count(2)}, 2, 2},
	}
	if !reflect.DeepEqual(findings, want) {
		t.Errorf("%+v", findings)
	}
}

func TestWhatWasFoundOutAboutATextFileIsTold(t *testing.T) {
	for _, c := range []struct {
		name, text string
		o          Options
		want       []Kind
	}{
		{"a.csv", "a;b\n1;2\n", Options{}, []Kind{Delimiter}},
		{"a.csv", "a;b\n1;2\n", Options{Delimiter: ';'}, nil},
		{"a.csv", "sep=;\na;b\n1;2\n", Options{}, nil},
		{"a.tsv", "a\tb\n1\t2\n", Options{}, nil},
		{"a.tsv", "a,b\n1,2\n", Options{}, []Kind{Delimiter}},
		{"a.csv", "a\n1\n", Options{}, []Kind{OneColumn}},
		{"a.csv", "\xFF\xFEa\x00,\x00b\x00\n\x00", Options{}, []Kind{Encoding}},
		{"a.csv", "a,a\n", Options{}, []Kind{SameName}},
	} {
		table := mustOpen(t, c.name, c.text, c.o)
		if !slices.Equal(kinds(table.Findings), c.want) {
			t.Errorf("%q: %v", c.text, table.Findings)
		}
	}
}

func TestSheetsAreChosen(t *testing.T) {
	cover := [][]any{{"Service report"}, {"October", "Meridian"}}
	data := [][]any{{"Incidents of October"}, {nil, nil}, {"Number", "Opened"}, {"INC1", 45000}}
	file := book(t, func(f *excelize.File) {
		f.SetSheetVisible("Old", false)
	}, "Cover", cover, "Empty", [][]any{}, "Incidents", data, "Old", data)
	for _, c := range []struct {
		o     Options
		sheet string
		row   int
		want  []Kind
	}{
		{Options{}, "Cover", 2, []Kind{SheetChosen, HeaderFound}},
		{Options{Want: []string{"Number"}}, "Incidents", 3, []Kind{SheetChosen, HeaderFound}},
		{Options{Sheet: "incidents "}, "Incidents", 3, []Kind{HeaderFound}},
		{Options{Sheet: "OLD"}, "Old", 3, []Kind{HiddenSheet, HeaderFound}},
		{Options{Sheet: "Incidents", HeaderRow: 3}, "Incidents", 3, nil},
	} {
		table, err := open("a.xlsx", file, c.o)
		if err != nil || table.Sheet != c.sheet || table.HeaderRow != c.row || !slices.Equal(kinds(table.Findings), c.want) {
			t.Errorf("%+v: %+v, %v", c.o, table, err)
		}
	}
}

func TestFindingsOfSheets(t *testing.T) {
	file := book(t, func(f *excelize.File) {
		f.MergeCell("S", "A1", "B1")
		f.MergeCell("S", "A2", "A3")
		f.SetRowVisible("S", 3, false)
		f.SetCellValue("S", "E3", "note")
		f.SetSheetDimension("S", "A1:C99")
		f.SetRowHeight("S", 6, 30)
	}, "S", [][]any{{"a", nil, "c"}, {"x", 1, 2}, {nil, 3, 4}, {"y"}})
	table, err := open("a.csv", file, Options{HeaderRow: 1})
	if err != nil {
		t.Fatal(err)
	}
	rows, findings, err := all(table)
	if want := []string{"2: x|1|2", "3: |3|4", "4: y||"}; err != nil || !slices.Equal(rows, want) {
		t.Errorf("%q, %v", rows, err)
	}
	if want := []Kind{BeyondHeader, BlankRows, HiddenRows, MergedCells, FewerRows}; !slices.Equal(kinds(findings), want) ||
		!slices.Equal(kinds(table.Findings), []Kind{Suffix}) {
		t.Errorf("%+v, %+v", findings, table.Findings)
	}
}

func gz(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPackedText(t *testing.T) {
	data := gz(t, "a,b\n"+strings.Repeat("1,2\n", 200_000))
	table, err := open("a.csv.gz", data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if rows, _, err := all(table); len(rows) != 200_000 || err != nil {
		t.Error(len(rows), err)
	}
	table, err = open("a.csv.gz", data[:len(data)-200], Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := all(table); err == nil ||
		wordstest.Error(err) != "a.csv.gz: the packed file (.gz) is damaged: it is cut off; hint: copy or export it again" {
		t.Error(err)
	}
	data[len(data)-6] ^= 1
	if _, _, err = all(table); err == nil {
		t.Error("a second pass reads anew")
	}
	table, _ = open("a.csv.gz", data, Options{})
	if _, _, err := all(table); err == nil || !strings.Contains(wordstest.Error(err), "it does not match its checksum") {
		t.Error(err)
	}
	if _, err := open("a.csv.gz", data[:12], Options{}); err == nil ||
		!strings.Contains(wordstest.Error(err), "it is cut off") {
		t.Error(err)
	}
	if _, err := open("a.csv.gz", append(data[:9:9], "junkjunkjunkjunk"...), Options{}); err == nil ||
		!strings.Contains(wordstest.Error(err), "damaged: it cannot be unpacked") {
		t.Error(err)
	}
	large := gz(t, "a,b\n"+strings.Repeat("1,2\n", 1<<18-1)) // one megabyte, to the byte
	if _, err := open("a.csv.gz", large, Options{MaxBytes: 1 << 20}); err != nil {
		t.Error(err)
	}
	if _, err := open("a.csv.gz", large, Options{MaxBytes: 1<<20 - 1}); err == nil ||
		wordstest.Error(err) != "a.csv.gz: the packed file (.gz) has 1 MB and unpacks to more than the limit of 1 MB; "+
			"hint: if it can be trusted, raise max-bytes of this source, or unpack it" {
		t.Error(err)
	}
}

// compound is the header and directory of an old Office file.
func compound(entry string) string {
	head := make([]byte, 512)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	head[0x1E], head[0x30] = 9, 1
	return string(head) + strings.Repeat("\x00", 512) + string(wide(entry)) + strings.Repeat("\x00", 512)
}

func zipped(name string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.Create(name)
	w.Close()
	return b.String()
}

func TestOpenErrorsNameTheFileAndGiveAHint(t *testing.T) {
	sheet := string(book(t, nil, "A", [][]any{{"x", "y"}}, "B", [][]any{}))
	empty := string(
		book(t, func(f *excelize.File) { f.SetSheetVisible("B", false) }, "A", [][]any{}, "B", [][]any{{"x", "y"}}),
	)
	for _, c := range []struct {
		name, data string
		o          Options
		want, hint string
	}{
		{"a.csv", "", Options{}, "a.csv: the file is empty", "did the export finish?"},
		{"a.csv", " \n", Options{}, "the file is empty", ""},
		{"a.csv", "%PDF-1.7", Options{}, "the file is a PDF, wanted delimited text (.csv, .tsv) or a workbook (.xlsx)",
			"export the data as"},
		{"a.csv", "\x89PNG", Options{}, "is a picture", ""},
		{"a.csv", "Rar!", Options{}, "is an archive (.rar)", "unpack it"},
		{"a.xlsx", "PK\x05\x06", Options{}, "is an empty zip file", "is the export empty?"},
		{"a.xls", "<html><table>", Options{}, "is a web page", "name it .xls"},
		{"a.xlsx", "\xEF\xBB\xBF\n <!DOCTYPE html>", Options{}, "is a web page", "name it .xls"},
		{"a.xls", "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", Options{}, "is an XML file",
			"save it there as .xlsx"},
		{"a.csv", "{\"a\":1}", Options{}, "is a JSON file", ""},
		{"a.xlsx", "a,b\n1,2\n", Options{}, "the file is text, and its name says workbook", "name it .csv"},
		{"a.ods", "a,b\n1,2\n", Options{}, "the file is text, and its name says workbook", ""},
		{"a.xlsx", compound("EncryptedPackage"), Options{}, "the workbook is protected with a password",
			"remove the password"},
		{"a.xls", compound("Workbook"), Options{}, "is an old workbook (.xls)", "save it as .xlsx"},
		{"a.doc", compound("WordDocument"), Options{}, "is an old Office file", ""},
		{"a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Options{}, "is an old Office file", ""},
		{"a.xlsx", zipped("x.txt"), Options{}, "is a zip file without a workbook in it", "unpack it"},
		{"a.xlsx", sheet[:len(sheet)/2], Options{}, "the workbook is damaged: it is no complete zip file", "cut off"},
		{"a.xlsx", sheet, Options{Sheet: "C"}, `a.xlsx: there is no sheet "C"`, `the workbook has "A", "B"`},
		{"a.xlsx", sheet, Options{Sheet: "b"}, `sheet "B" is empty`, `the workbook has "A", "B"`},
		{"a.xlsx", empty, Options{}, `no visible sheet has data`, `the workbook has "A", "B" (hidden)`},
		{"a.csv", "a,b\n", Options{Sheet: "A"}, `sheet "A" was declared, and the file is text`, "leave the sheet out"},
		{"a.csv", "a,b\n", Options{Delimiter: '"'}, "cannot be the delimiter", "usual ones"},
		{"a.csv", "a,b\n", Options{Encoding: "x"}, `"x" is not an encoding that is read`, "windows-1252"},
		{"a.csv", "a,b\n\n1,2\n", Options{HeaderRow: 2}, "row 2 was declared as header, and is blank, malformed or not there",
			"the first that is not blank is 1"},
		{"a.csv", "a,b\n", Options{HeaderRow: 9}, "row 9 was declared as header", ""},
		{"a.csv", "1,2\n3,4\n", Options{}, "none of the first 50 rows looks like names of columns", "declare the header row"},
		{"a.csv", ",,\n", Options{}, "there are no rows", "is the export empty?"},
	} {
		_, err := open(c.name, []byte(c.data), c.o)
		if err == nil || !strings.Contains(wordstest.Error(err), c.want) ||
			!strings.HasPrefix(wordstest.Error(err), c.name+": ") || !strings.Contains(hintOf(err), c.hint) {
			t.Errorf("%v; want %q, hint %q", err, c.want, c.hint)
		}
	}
}

func hintOf(err error) string {
	var p *finding.Problem
	if errors.As(err, &p) {
		return wordstest.English(p.Hint)
	}
	return ""
}

type broken struct{}

func (broken) ReadAt([]byte, int64) (int, error) { return 0, errors.New("disk on fire") }

func TestReadErrorsAreHandedOn(t *testing.T) {
	if _, err := Open("a.csv", broken{}, 10, Options{}); err == nil || wordstest.Error(err) != "a.csv: disk on fire" {
		t.Error(err)
	}
}

// damagedBook is a workbook whose sheet breaks after many rows.
func damagedBook() []byte {
	var rows strings.Builder
	for i := 1; i <= 40_000; i++ {
		if i == 30_000 {
			rows.WriteString(`<oops/>`)
		}
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="str"><v>a%d</v></c><c r="B%d" t="str"><v>b</v></c></row>`, i, i, i, i)
	}
	return rawBook(rows.String())
}

// rawBook is a workbook of one sheet with rows as they are written.
func rawBook(rows string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<R><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></R>`,
		"xl/s.xml":                   "<worksheet><sheetData>" + rows + "</sheetData></worksheet>",
	} {
		part, _ := w.Create(name)
		io.WriteString(part, text)
	}
	w.Close()
	return b.Bytes()
}

func TestADamagedSheetEndsEveryWayOfReadingWithItsError(t *testing.T) {
	table, err := open("a.xlsx", damagedBook(), Options{HeaderRow: 1})
	if err != nil {
		t.Fatal(err)
	}
	want := "a.xlsx: the workbook is damaged: xl/s.xml after row 29999 has <oops> between the rows; hint: open it in a " +
		"spreadsheet program and save it again"
	if _, _, err := all(table); err == nil || wordstest.Error(err) != want {
		t.Error(err)
	}
	for range 5 {
		rows, _, err := sideBySide(table, 3)
		if err == nil || wordstest.Error(err) != want || len(rows) == 0 || len(rows) >= 39_999 {
			t.Error(len(rows), err)
		}
	}
}

func TestReadingSideBySideGivesWhatReadingInTurnGives(t *testing.T) {
	lines := []string{"1,2,3\n", "\n", "1,2\n", "1,\"2\n2\",3\n", "1,2,3,4\n", "a,b,c\n", "1,\"x\"y,3\n", "\xE4,2,3\n",
		",,\n"}
	for seed := range uint64(8) {
		random := rand.New(rand.NewPCG(seed, 0))
		var text strings.Builder
		text.WriteString("a,b,c\n")
		for range 1 + random.IntN(12) {
			text.WriteString(strings.Repeat(lines[random.IntN(len(lines))], 1+random.IntN(20_000)))
		}
		table := mustOpen(t, "a.csv", text.String(), Options{})
		want, wantFindings, err := all(table)
		if err != nil {
			t.Fatal(err)
		}
		got, findings, err := sideBySide(table, 1+random.IntN(4))
		if err != nil || !slices.Equal(got, want) || !reflect.DeepEqual(findings, wantFindings) {
			t.Fatalf("seed %d: %d rows of %d, %v, %v, %v", seed, len(got), len(want), findings, wantFindings, err)
		}
	}
}

// Each block tells how much of the file it and those before it are; nobody knows that of what is unpacked or decoded.
func TestBlocksTellHowMuchOfTheFileTheyAre(t *testing.T) {
	text := "a,b\n" + strings.Repeat("1,2\n", 200_000)
	rows := strings.Repeat(`<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>`, 20_000)
	utf16 := "\xFF\xFE" + strings.Join(strings.Split(text, ""), "\x00") + "\x00"
	for name, c := range map[string]struct {
		data  []byte
		known bool
	}{
		"a.csv": {[]byte(text), true}, "a.xlsx": {rawBook(rows), true}, "a.csv.gz": {gz(t, text), false},
		"b.csv": {[]byte(utf16), false},
	} {
		table, err := open(name, c.data, Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		pass, err := table.Scan()
		if err != nil {
			t.Fatal(name, err)
		}
		var shares []float64
		for b := (Block{}); pass.Next(&b) == nil; {
			shares = append(shares, b.Share)
		}
		last := shares[len(shares)-1]
		if len(shares) < 2 || !slices.IsSorted(shares) || last > 1 || c.known != (shares[0] > 0) || c.known != (last > 0.99) {
			t.Errorf("%s: %v", name, shares)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"), "a.csv", 0, uint8(0))
	f.Add([]byte("\xFF\xFEa\x00"), "a.csv", 1, uint8(';'))
	f.Add(book(f, nil, "A", [][]any{{"x", "y"}, {1, 2}}), "a.xlsx", 0, uint8(0))
	f.Add(gz(f, "a,b\n1,2\n"), "a.csv.gz", 0, uint8(0))
	f.Fuzz(func(t *testing.T, data []byte, name string, header int, delimiter uint8) {
		table, err := open(name, data, Options{HeaderRow: header % 100, Delimiter: delimiter, MaxBytes: 1 << 20})
		if err == nil {
			all(table)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var text bytes.Buffer
	text.WriteString("Number,Opened,Resolved,Priority,Text\n")
	for i := range 200_000 {
		fmt.Fprintf(&text, "INC%07d,2026-01-02 03:04:05,2026-01-03 03:04:05,2 - High,\"Printer, floor %d\"\n", i, i%30)
	}
	rows := [][]any{{"Number", "Opened", "Resolved", "Priority", "Text"}}
	for i := range 20_000 {
		rows = append(rows,
			[]any{fmt.Sprintf("INC%07d", i), 45000.5, 45001.5, "2 - High", fmt.Sprintf("Printer, floor %d", i%30)})
	}
	for name, data := range map[string][]byte{"a.csv": text.Bytes(), "a.xlsx": book(b, nil, "S", rows)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				table, err := open(name, data, Options{})
				if err != nil {
					b.Fatal(err)
				}
				n := 0
				if _, err := each(table, func(*Row) { n++ }); err != nil || n < 20_000 {
					b.Fatal(n, err)
				}
			}
		})
	}
}

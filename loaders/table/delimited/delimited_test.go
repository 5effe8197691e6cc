package delimited

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/finding"
)

// row is what tests compare: "line: cell|cell" or "line! problem".
func rows(f *File) (out []string, tally Tally, err error) {
	s, err := f.Split()
	if err != nil {
		return nil, tally, err
	}
	var c Chunk
	var scan Scanner
	for {
		if err := s.Next(&c); err == io.EOF {
			return out, tally, nil
		} else if err != nil {
			return out, tally, err
		}
		f.Reset(&scan, c)
		for scan.Next() {
			r := &scan.Record
			if r.Err != nil {
				text, hint, _ := strings.Cut(wordstest.Error(r.Err), "; hint: ")
				if hint == "" {
					text += " without a hint"
				}
				out = append(out, fmt.Sprintf("%d! %s", r.Line, text))
				continue
			}
			var cells []string
			for _, cell := range r.cells() {
				cells = append(cells, string(cell))
			}
			out = append(out, fmt.Sprintf("%d: %s", r.Line, strings.Join(cells, "|")))
		}
		tally.Blank += scan.Tally.Blank
		tally.Decoded += scan.Tally.Decoded
		if tally.FirstDecoded == 0 {
			tally.FirstDecoded = scan.Tally.FirstDecoded
		}
		if tally.FirstBlank == 0 {
			tally.FirstBlank = scan.Tally.FirstBlank
		}
	}
}

func open(t testing.TB, text string, o Options) *File {
	t.Helper()
	f, err := Open(func() (io.Reader, error) { return strings.NewReader(text), nil }, o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func utf16Bytes(text string, order func([]byte, uint16) []byte) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order(out, unit)
	}
	return string(out)
}

func little(b []byte, u uint16) []byte { return append(b, byte(u), byte(u>>8)) }
func big(b []byte, u uint16) []byte    { return append(b, byte(u>>8), byte(u)) }

func TestRecordsOfAllGrammars(t *testing.T) {
	const plain = "id,name\n1,Köln\n"
	want := []string{"1: id|name", "2: 1|Köln"}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"LF":                        {plain, want},
		"CRLF":                      {"id,name\r\n1,Köln\r\n", want},
		"CR":                        {"id,name\r1,Köln\r", want},
		"no line end at the end":    {"id,name\n1,Köln", want},
		"UTF-8 with mark":           {"\xEF\xBB\xBFid,name\n1,Köln\n", want},
		"mark before a quote":       {"\xEF\xBB\xBF\"id\",name\n1,Köln\n", want},
		"UTF-16 LE with mark":       {"\xFF\xFE" + utf16Bytes(plain, little), want},
		"UTF-16 BE with mark":       {"\xFE\xFF" + utf16Bytes(plain, big), want},
		"UTF-16 LE without mark":    {utf16Bytes(plain, little), want},
		"UTF-16 BE without mark":    {utf16Bytes(plain, big), want},
		"Windows-1252":              {"id,name\n1,K\xF6ln\n", want},
		"sep= line":                 {"sep=;\nid;name\n1;Köln\n", []string{"2: id|name", "3: 1|Köln"}},
		"sep= line, CRLF":           {"sep=;\r\nid;name\r\n1;Köln\r\n", []string{"2: id|name", "3: 1|Köln"}},
		"sep= line in quotes":       {"\"SEP=|\"\nid|name\n1|Köln\n", []string{"2: id|name", "3: 1|Köln"}},
		"sep= line of a CR file":    {"sep=;\rid;name\r1;Köln\r", []string{"2: id|name", "3: 1|Köln"}},
		"semicolons":                {"id;name\n1;Köln\n", want},
		"tabs":                      {"id\tname\n1\tKöln\n", want},
		"bars":                      {"id|name\n1|Köln\n", want},
		"quoted delimiter":          {"id,name\n1,\"Köln, Rhein\"\n", []string{"1: id|name", "2: 1|Köln, Rhein"}},
		"doubled quotes":            {"id,name\n1,\"the \"\"dome\"\"\"\n", []string{"1: id|name", `2: 1|the "dome"`}},
		"line end in a cell":        {"id,name\n1,\"a\nb\"\n2,c\n", []string{"1: id|name", "2: 1|a\nb", "4: 2|c"}},
		"CRLF in a cell":            {"id,name\r\n1,\"a\r\nb\"\r\n2,c\r\n", []string{"1: id|name", "2: 1|a\nb", "4: 2|c"}},
		"LF in a cell of a CR file": {"id,name\r1,\"a\nb\"\r2,c\r", []string{"1: id|name", "2: 1|a\nb", "4: 2|c"}},
		"empty cells":               {"id,name,x\n,,\n\"\",\"\",\n", []string{"1: id|name|x", "2: ||", "3: ||"}},
		"blank lines":               {"id,name\n\n\r\n1,a\n\n", []string{"1: id|name", "4: 1|a"}},
		"white space is kept":       {"id,name\n 1 , a\t\n", []string{"1: id|name", "2:  1 | a\t"}},
		"CR inside a cell":          {"id,name\n1,a\rb\n", []string{"1: id|name", "2: 1|a\rb"}},
		"more or fewer cells":       {"id,name\n1\n1,2,3\n1,2\n", []string{"1: id|name", "2: 1", "3: 1|2|3", "4: 1|2"}},
		"one column":                {"id\n1\n2\n", []string{"1: id", "2: 1", "3: 2"}},
		"quoted last cell, no end":  {"id,name\n1,\"a\"", []string{"1: id|name", "2: 1|a"}},
		"delimiter at the end":      {"id,name\n1,", []string{"1: id|name", "2: 1|"}},
		"quoted, then delimiter":    {"id,name\n\"1\",", []string{"1: id|name", "2: 1|"}},
	} {
		got, _, err := rows(open(t, c.text, Options{}))
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}

func TestMalformedRowsCostOnlyTheirLine(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"never closed": {
			"a,b\n1,\"x\n2,z\n3,y\n",
			[]string{"1: a|b", `2! the quote before "x" is never closed: the cell would run on to line 4`, "3: 2|z", "4: 3|y"},
		},
		"never closed in the last cell of the file": {
			"a,b\n1,x\n2,\"z \"\"q\r\n", []string{"1: a|b", "2: 1|x", "3: 2|z \"q"},
		},
		"never closed in the last row, before its last cell": {
			"a,b\n1,x\n\"2,z\n",
			[]string{"1: a|b", "2: 1|x", `3! the quote before "2,z" is never closed: the cell would run on to line 3`},
		},
		"closed by a later row": {
			"a,b\n1,\"x\n2,\"z\"\n3,y\n",
			[]string{"1: a|b", `2! "z\"" follows the closing quote of a cell on line 3, wanted a comma or the end of the line`,
				"3: 2|z", "4: 3|y"},
		},
		"doubled quotes survive being read again": {
			"a,b\n\"1\n\"\"x\"\"\",\"y\nz\"z\n2,z\n",
			[]string{"1: a|b", `2! "z" follows the closing quote of a cell on line 4, wanted a comma or the end of the line`,
				"3! \"z\" follows", "4: z\"z", "5: 2|z"},
		},
		"zero bytes": {
			"a,bbbbbbbbbb\n1,\x00\n2,z\n",
			[]string{"1: a|bbbbbbbbbb", "2! the row has zero bytes", "3: 2|z"},
		},
	} {
		got, _, err := rows(open(t, c.text, Options{Delimiter: ','}))
		ok := err == nil && len(got) == len(c.want)
		for i := range c.want {
			ok = ok && strings.HasPrefix(got[i], c.want[i])
		}
		if !ok {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}

func TestRowsInsideWhatAMalformedRowClaimsAreMarked(t *testing.T) {
	var s Scanner
	s.Reset(Chunk{Data: []byte("1,\"x\n2,y\n3,\"z\"\n4,w\n"), Line: 1}, ',')
	var suspects []bool
	for s.Next() {
		suspects = append(suspects, s.Record.Suspect)
	}
	if !slices.Equal(suspects, []bool{false, true, true, false}) {
		t.Error(suspects)
	}
}

func TestTheLastRowTellsWhetherItsLineEnds(t *testing.T) {
	for text, want := range map[string]bool{
		"a\nb": true, "a\nb\n": false, "a\n\"b\"": true, "a\n\"b\"\n": false, "a\n\"b\"\r\n": false,
	} {
		var s Scanner
		s.Reset(Chunk{Data: []byte(text), Line: 1, Last: true}, ',')
		unended := false
		for s.Next() {
			unended = s.Record.Unended
		}
		if unended != want {
			t.Errorf("%q: %v", text, unended)
		}
	}
}

func TestDelimiterVote(t *testing.T) {
	named := func(cells [][]byte) int {
		n := 0
		for _, c := range cells {
			if s := string(c); s == "Number" || s == "Opened" {
				n++
			}
		}
		return n
	}
	for name, c := range map[string]struct {
		text string
		want byte
		hits func([][]byte) int
	}{
		"comma":                  {"a,b\n1,2\n", ',', nil},
		"decimal commas":         {"a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n1,5;2,5;3,5\n", ';', nil},
		"commas in quotes":       {"a;b\n\"1,2,3,4\";5\n\"1,2,3,4\";5\n", ';', nil},
		"semicolon in each text": {"a,b,c\nx,y;z,1\nx,y;z,1\n", ',', nil},
		"bars in times":          {"a,b,c\nx|y,y,z\n", ',', nil},
		"report head before": {
			"Export of incidents\nmade by: desk, night\n\nNumber;Opened;Text\n1;2;a, b\n2;3;c, d\n", ';', named,
		},
		"report head before, no name": {"Export of incidents\nmade by desk\n\nNumber;Opened;Text\n1;2;a, b\n2;3;c\n", ';',
			nil},
		"one column":                      {"a\n1\n", ',', nil},
		"one column with a comma in text": {"number\n1\n2\n3, or 4\n", ',', nil},
		"malformed rows do not vote":      {"a;b\n1;2\n\"x\"y,z;1\n2;3\n", ';', nil},
	} {
		f := open(t, c.text, Options{Hits: c.hits})
		if f.Delimiter != c.want || !f.Voted {
			t.Errorf("%s: %q", name, f.Delimiter)
		}
	}
	if f := open(t, "sep=;\na,b;c\n", Options{Delimiter: ','}); f.Delimiter != ',' || f.Voted || f.Columns != 2 {
		t.Errorf("a declared delimiter wins: %+v", f)
	}
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct{ text, declared, name, want string }{
		{"a\n\xA4\n", "iso-8859-15", "iso-8859-15", "2: €"},
		{"a\n\xC4\xD6\n", "Windows-1251", "windows-1251", "2: ДЦ"},
		{"a\n\xF6\n", "utf-8", "UTF-8", "2! the row is not UTF-8, as was declared"},
		{"\xEF\xBB\xBFa\nö\n", "UTF8", "UTF-8", "2: ö"},
		{"\xFF\xFE" + utf16Bytes("a\nö\n", little), "utf-16", "utf-16", "2: ö"},
		{utf16Bytes("a\nö\n", big), "utf-16be", "utf-16be", "2: ö"},
	} {
		f := open(t, c.text, Options{Encoding: c.declared})
		got, _, err := rows(f)
		if f.Encoding != c.name || len(got) != 2 || got[1] != c.want || err != nil {
			t.Errorf("%s: %s, %q, %v", c.declared, f.Encoding, got, err)
		}
	}
	got, tally, err := rows(open(t, "a,b\nö,1\n\xF6,2\nx,3\n\xE4,4\n", Options{}))
	if want := []string{"1: a|b", "2: ö|1", "3: ö|2", "4: x|3", "5: ä|4"}; !slices.Equal(got, want) ||
		tally != (Tally{Decoded: 2, FirstDecoded: 3}) || err != nil {
		t.Error(got, tally, err)
	}
}

func TestOpenErrors(t *testing.T) {
	fails := errors.New("disk on fire")
	for _, c := range []struct {
		text     string
		encoding string
		want     string
	}{
		{"", "", "the file is empty; hint: did the export finish?"},
		{" \r\n\n", "", "the file is empty"},
		{"a\x00\x00b\n", "", "the file is not text: it has many zero bytes; hint: export the data"},
		{"a", "klingon", `"klingon" is not an encoding that is read; hint: wanted utf-8, iso-8859-1`},
		{"\xFF\xFE\x00\x00a\x00\x00\x00", "", "the file is encoded as UTF-32, which is not read; hint: save it as UTF-8"},
	} {
		_, err := Open(func() (io.Reader, error) { return strings.NewReader(c.text), nil }, Options{Encoding: c.encoding})
		if err == nil || !strings.HasPrefix(wordstest.Error(err), c.want) {
			t.Errorf("%q: %v; want %q", c.text, err, c.want)
		}
	}
	if _, err := Open(func() (io.Reader, error) { return nil, fails }, Options{}); err != fails {
		t.Error(err)
	}
	if err := CheckDelimiter('"'); err == nil || !strings.Contains(wordstest.Error(err), "cannot be the delimiter") {
		t.Error(err)
	}
	if CheckDelimiter('~') != nil {
		t.Error("any other byte may")
	}
	for delimiter, want := range map[byte]string{
		',': "a comma", ';': "a semicolon", '\t': "a tab", ' ': "a space", '|': "|",
	} {
		if got := wordstest.English(finding.Say("file.delimiter", Name(delimiter))); !strings.Contains(got, "by "+want+",") {
			t.Error(got)
		}
	}
}

func TestALineThatIsTooLongCostsOneRowAndNotAllOfMemory(t *testing.T) {
	long := strings.Repeat("x", 3*longestRecord)
	const lost = "! the line is longer than 4 MiB"
	for text, want := range map[string][]string{
		"a,b\n" + long:                               {"1: a|b", "2" + lost},
		"a,b\n" + long + "\n1,2\n":                   {"1: a|b", "2" + lost, "3: 1|2"},
		long + "\n" + long + "\n1,2\n":               {"1" + lost, "2" + lost, "3: 1|2"},
		"a,b\r" + long + "\r1,2\r":                   {"1: a|b", "2" + lost, "3: 1|2"},
		"a,b\n" + long[:longestRecord-1] + "\n1,2\n": {"1: a|b", "2: " + long[:longestRecord-1], "3: 1|2"},
		"a,b\n" + long[:longestRecord] + "\n1,2\n":   {"1: a|b", "2" + lost, "3: 1|2"},
	} {
		before := allocated()
		got, _, err := rows(open(t, text, Options{}))
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%d bytes: %d rows, %v", len(text), len(got), err)
			for _, row := range got {
				t.Errorf("  %.60s", row)
			}
		}
		if grown := allocated() - before; grown > 10*longestRecord {
			t.Errorf("%d bytes were allocated for %d of text", grown, len(text))
		}
	}
}

// A line of more cells than any table has columns is lost, and no other; cells take no memory before they are counted.
func TestALineWithTooManyCellsCostsOneRow(t *testing.T) {
	const lost = "! the line has more than 100,000 cells"
	most := strings.Repeat(",", mostCells-1)
	quoted := `"` + strings.Repeat("x,", 2*mostCells) + `",1`
	for text, want := range map[string][]string{
		"a,b\n" + most + "\n1,2\n":  {"1: a|b", "2: " + strings.ReplaceAll(most, ",", "|"), "3: 1|2"},
		"a,b\n" + most + ",\n1,2\n": {"1: a|b", "2" + lost, "3: 1|2"},
		"a,b\n" + `"x"` + most +
			"\n1,2\n": {"1: a|b", "2: x" + strings.ReplaceAll(most, ",", "|"), "3: 1|2"},
		"a,b\n" + `"x"` + most + ",\n1,2\n": {"1: a|b", "2" + lost, "3: 1|2"},
		"a,b\n" + quoted +
			"\n1,2\n": {"1: a|b", "2: " + strings.Trim(quoted[:len(quoted)-2], `"`) + "|1", "3: 1|2"},
		"a,b\n" + strings.Repeat(",", longestRecord/2) + "\n": {"1: a|b", "2" + lost},
	} {
		before := allocated()
		got, _, err := rows(open(t, text, Options{}))
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%.20q: %d rows, %v", text, len(got), err)
			for _, row := range got {
				t.Errorf("  %.60s", row)
			}
		}
		if grown := allocated() - before; grown > 10*longestRecord {
			t.Errorf("%d bytes were allocated for %d of text", grown, len(text))
		}
	}
}

// allocated is how many bytes the program has allocated so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func TestAnUnclosedQuoteInALargeFileCostsOneRow(t *testing.T) {
	var text strings.Builder
	text.WriteString("id,text\n")
	for i := range 500_000 {
		if i == 1000 {
			text.WriteString("broken,\"no end\n")
			continue
		}
		fmt.Fprintf(&text, "%d,some text\n", i)
	}
	got, _, err := rows(open(t, text.String(), Options{}))
	bad := slices.DeleteFunc(slices.Clone(got), func(row string) bool { return !strings.Contains(row, "!") })
	if err != nil || len(got) != 500_001 || len(bad) != 1 ||
		!strings.HasPrefix(bad[0], "1002! the quote before \"no end\" is never closed") {
		t.Error(len(got), bad, err)
	}
}

// document draws records with all that is allowed in cells.
func document(t *rapid.T) string {
	cell := rapid.OneOf(
		rapid.StringMatching(`[a-zäö 0-9.]{0,12}`),
		rapid.Map(rapid.StringMatching("[a-z,;\"\n ]{0,12}"), func(s string) string {
			return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}),
	)
	record := rapid.Map(rapid.SliceOfN(cell, 1, 6), func(cells []string) string { return strings.Join(cells, ",") })
	return strings.Join(rapid.SliceOfN(record, 1, 60).Draw(t, "records"), "\n")
}

func TestChunksOfAnySizeGiveTheSameRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "x,y\n" + document(t)
		f, err := Open(func() (io.Reader, error) { return strings.NewReader(text), nil }, Options{Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		want, wantTally, err := rows(f)
		if err != nil {
			t.Fatal(err)
		}
		f.chunk = rapid.IntRange(1, 100).Draw(t, "chunk")
		got, tally, err := rows(f)
		if err != nil || !slices.Equal(got, want) || tally != wantTally {
			t.Fatalf("chunks of %d: %q; want %q", f.chunk, got, want)
		}
	})
}

func TestEveryLineOfADamagedFileIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte("x,y\n" + document(t))
		for range rapid.IntRange(0, 5).Draw(t, "mutations") {
			text[rapid.IntRange(3, len(text)-1).Draw(t, "at")] = rapid.SampledFrom([]byte("\",\nx")).Draw(t, "byte")
		}
		f, err := Open(func() (io.Reader, error) { return bytes.NewReader(text), nil }, Options{Delimiter: ','})
		if err != nil {
			t.Skip()
		}
		f.chunk = rapid.IntRange(1, 400).Draw(t, "chunk")
		accounted(t, f, text)
	})
}

// accounted checks that records, errors and blank lines cover all lines once.
func accounted(t interface{ Fatalf(string, ...any) }, f *File, text []byte) {
	s, err := f.Split()
	if err != nil {
		t.Fatalf("%v", err)
	}
	var c Chunk
	var scan Scanner
	next := 1
	if f.sepLine {
		next = 2
	}
	if f.mac {
		text = bytes.ReplaceAll(text, []byte{'\r'}, newline)
	}
	for {
		if err := s.Next(&c); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%v", err)
		}
		if c.Line != next {
			t.Fatalf("chunk begins at line %d, wanted %d", c.Line, next)
		}
		f.Reset(&scan, c)
		blank := 0
		for scan.Next() {
			next += scan.Tally.Blank - blank
			blank = scan.Tally.Blank
			if scan.Record.Line != next {
				t.Fatalf("record at line %d, wanted %d", scan.Record.Line, next)
			}
			next = scan.line
		}
		next += scan.Tally.Blank - blank
	}
	if lines := bytes.Count(text, newline) + 1; next != lines && next != lines+1 {
		t.Fatalf("%d lines accounted for, %d there", next, lines)
	}
}

// sameAsCSV fails unless a text is read as encoding/csv reads it, whatever parts its cells and however it is cut into
// chunks. What encoding/csv refuses is another test's matter.
func sameAsCSV(t interface{ Fatalf(string, ...any) }, text []byte, delimiter byte, chunk int) {
	file, err := Open(func() (io.Reader, error) { return bytes.NewReader(text), nil }, Options{Delimiter: delimiter})
	if err != nil {
		return
	}
	file.chunk = chunk
	got, _, err := rows(file)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if file.charset.decoder == nil {
		accounted(t, file, text[file.charset.bom:])
	}
	if file.mac || file.sepLine || file.charset.decoder != nil || file.charset.bom > 0 || !utf8.Valid(text) ||
		bytes.IndexByte(text, 0) >= 0 {
		return // what encoding/csv does not know
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord, r.Comma = -1, rune(delimiter)
	var want []string
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			if !errors.Is(err, csv.ErrBareQuote) && !errors.Is(err, csv.ErrQuote) { // which pythonRows decides
				t.Fatalf("%q: %q; encoding/csv: %v", text, got, err)
			}
			return
		}
		line, _ := r.FieldPos(0)
		want = append(want, fmt.Sprintf("%d: %s", line, strings.Join(cells, "|")))
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%q: %q; encoding/csv: %q", text, got, want)
	}
}

const delimiters = ",;\t| "

func TestRecordsAreThoseOfEncodingCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		delimiter := rapid.SampledFrom([]byte(delimiters)).Draw(t, "delimiter")
		text := []byte(strings.ReplaceAll("x,y\n"+document(t), ",", string(delimiter)))
		for range rapid.IntRange(0, 3).Draw(t, "mutations") {
			text[rapid.IntRange(3, len(text)-1).Draw(t, "at")] = rapid.SampledFrom([]byte("\",\r\nx")).Draw(t, "byte")
		}
		sameAsCSV(t, text, delimiter, rapid.IntRange(1, 400).Draw(t, "chunk"))
	})
}

func FuzzCSV(f *testing.F) {
	for _, text := range []string{
		"a,b\n1,2\n", "\"a\",\"b\"\"c\"\n\"x\ny\",z", "a,\"b", "a,b\r\n\r\n1,\"2\r\n3\"\r\n", "\"a\"b\n", "a\rb\n",
		",,\n\"\"\n", "a,b,", "\r", "\"\r", "x\"y\n",
		strings.Repeat("a,\"b\n\"", 50),
	} {
		f.Add([]byte(text), uint8(7), uint8(0))
	}
	f.Fuzz(func(t *testing.T, text []byte, chunk, delimiter uint8) {
		sameAsCSV(t, text, delimiters[int(delimiter)%len(delimiters)], int(chunk)+1)
	})
}

func benchmarkText(rows int, ticket func(*rand.Rand, *bytes.Buffer, int)) []byte {
	var b bytes.Buffer
	random := rand.New(rand.NewPCG(1, 2))
	for i := range rows {
		ticket(random, &b, i)
	}
	return b.Bytes()
}

func sample(r *rand.Rand, b *bytes.Buffer, i int) {
	site := fmt.Sprintf("site-%d", r.IntN(40))
	if i%7 == 0 {
		site = `"site, north"`
	}
	fmt.Fprintf(b, "2026-01-%02dT%02d:%02d:%02dZ,client-%d,wan,%s,%d,%d,%d.%02d,%d.%d,up\n",
		1+r.IntN(28), r.IntN(24), r.IntN(60), r.IntN(60), r.IntN(20), site, 100, 98+r.IntN(3), r.IntN(90), r.IntN(100),
		r.IntN(9), r.IntN(10))
}

func ticket(r *rand.Rand, b *bytes.Buffer, i int) {
	fmt.Fprintf(b,
		"INC%07d,\"Printer on floor %d, room %d\",caller%d,%d - High,Closed,Service Desk,Hardware,2026-01-%02d "+
			"09:%02d:%02d,2026-01-%02d 12:%02d:%02d,2026-02-%02d 12:00:00,true,%d,0,ci%d\n",
		i, r.IntN(30), r.IntN(500), r.IntN(9000), 1+r.IntN(4), 1+r.IntN(28), r.IntN(60), r.IntN(60), 1+r.IntN(28), r.IntN(60),
		r.IntN(60), 1+r.IntN(28), r.IntN(4), r.IntN(700))
}

func BenchmarkScan(b *testing.B) {
	for name, text := range map[string][]byte{
		"samples": benchmarkText(200_000, sample), "tickets": benchmarkText(100_000, ticket),
	} {
		f, err := Open(func() (io.Reader, error) { return bytes.NewReader(text), nil }, Options{Delimiter: ','})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name+"/split", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			var c Chunk
			for b.Loop() {
				s, _ := f.Split()
				for s.Next(&c) == nil {
				}
			}
		})
		b.Run(name+"/all", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var c Chunk
			var scan Scanner
			cells := 0
			for b.Loop() {
				s, _ := f.Split()
				for s.Next(&c) == nil {
					scan.Reset(c, ',')
					for scan.Next() {
						cells += len(scan.Record.Spans)
					}
				}
			}
		})
		b.Run(name+"/encoding-csv", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				r := csv.NewReader(bytes.NewReader(text))
				r.ReuseRecord = true
				for {
					if _, err := r.Read(); err != nil {
						break
					}
				}
			}
		})
	}
}

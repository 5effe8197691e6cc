package samples

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/recordstest"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
)

// sampleOf is a sample with its series.
type sampleOf struct {
	evidence.Series
	evidence.Sample
}

// bothPaths reads a file, of text or a workbook, by the fast path and by the plain one.
func bothPaths(t rapid.TB, text string,
	spec *sources.Spec) (fast, plain []sampleOf, fastBooks, plainBooks account.Books, isFast bool) {
	path := "f.csv"
	if strings.HasPrefix(text, "PK") {
		path = "f.xlsx"
	}
	root := fstest.MapFS{path: &fstest.MapFile{Data: []byte(text)}}
	read := func(fast bool) ([]sampleOf, account.Books, bool) {
		in := &input.File{Binder: columns.NewBinder(spec), Path: path, Size: int64(len(text))}
		if !in.Open(root) {
			return nil, in.Books, false
		}
		defer in.Close()
		source, err := rows.NewSource(spec, &workspace.Workspace{}, owners.New(&workspace.Workspace{}), texttest.Texts)
		if err != nil {
			t.Fatal(err)
		}
		source.Observe(context.Background(), root, []*input.File{in})
		plain, err := rows.NewReader(Kind().Kind, in.Bound[0], source, in.Heads)
		if err != nil {
			return nil, in.Books, false
		}
		parser := rows.Parser(plain)
		if fast {
			parser = newFast(plain, in.Bound[0], source)
		}
		_, isFast := parser.(*Fast)
		b := &recordset.Batcher{}
		b.Begin(0, 0)
		if err := readAll(in, parser, &recordset.Set{Samples: b}); err != nil {
			in.Fail(err)
		}
		return tell(&b.Batch), in.Books, isFast
	}
	plain, plainBooks, _ = read(false)
	fast, fastBooks, isFast = read(true)
	return fast, plain, fastBooks, plainBooks, isFast
}

// readAll makes samples of the rows of a file that can be told apart.
func readAll(in *input.File, parser rows.Parser, out *recordset.Set) error {
	pass, err := in.Table.Scan()
	if err != nil {
		return err
	}
	for b := (table.Block{}); ; {
		if err := pass.Next(&b); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		for b.Next() {
			if b.Row.Err != nil {
				continue
			}
			what, whose := parser.Row(&b.Row, evidence.Pos{Row: uint32(b.Row.Number)}, &in.Books, out)
			in.Books.Settle(whose, what, b.Row.Number)
		}
		if err := b.Err(); err != nil {
			in.RowsMissing(err)
		}
	}
}

func tell(b *evidence.Batch) (list []sampleOf) {
	for _, s := range b.Samples {
		series := b.Series[s.Series]
		s.Series = 0
		list = append(list, sampleOf{series, s})
	}
	return list
}

// samePaths fails unless both paths tell the same samples and keep the same books.
func samePaths(t rapid.TB, text string, spec *sources.Spec) {
	fast, plain, fastBooks, plainBooks, _ := bothPaths(t, text, spec)
	if !slices.Equal(fast, plain) {
		t.Fatalf("fast and plain differ for\n%s\nfast  %+v\nplain %+v", text, fast, plain)
	}
	if !reflect.DeepEqual(fastBooks, plainBooks) {
		t.Fatalf("books differ for\n%s\nfast  %+v\nplain %+v", text, fastBooks, plainBooks)
	}
}

const usualSamples = `at,client,service,site,sent,received,latency,jitter,ok
2026-10-01T00:00:00Z,Acme,wan,ber,10,10,12.5,0.25,up
2026-10-01 00:00:30Z,Acme,wan,ber,10,9,7,,down
2026-10-01T00:01:00.25Z,"Acme",wan,,,,,,
2026-10-25T02:30:00,Acme,wan,ber,0,0,0.000001,999999.999999,up
`

func TestUsualSamplesTakeTheFastPath(t *testing.T) {
	fast, plain, _, books, isFast := bothPaths(t, usualSamples, recordstest.SamplesSource(nil))
	var account evidence.Source
	books.Close(&account, owners.New(&workspace.Workspace{}))
	if !isFast || len(fast) != 4 || !slices.Equal(fast, plain) || account.Loaded != 4 {
		t.Errorf("fast path %t, %d samples, %+v", isFast, len(fast), books)
	}
	first := fast[0]
	if first.Client.String() != "Acme" || first.Site.String() != "ber" || first.Sent != 10 ||
		first.Latency != 12_500_000 || first.Jitter != 250_000 || first.OK != evidence.Yes || first.Row != 2 {
		t.Errorf("first sample is %+v", first)
	}
	if third := fast[2]; third.Sent != -1 || third.Received != -1 || third.Latency.Known() || third.OK != evidence.Blank ||
		third.At.String() != "2026-10-01T00:01:00.25Z" {
		t.Errorf("third sample is %+v", third)
	}
}

func TestThePlainPathIsTakenWhereTheFastOneCannotSee(t *testing.T) {
	for name, change := range map[string]func(*sources.Spec){
		"a filter looks at cells": func(s *sources.Spec) { s.Records[0].Where = `col["site"] == "ber"` },
		"numbers stand for something": func(s *sources.Spec) {
			s.Records[0].Values["latency"] = map[string]string{"7": ""}
		},
		"dates have a declared form":     func(s *sources.Spec) { s.Dates = []string{"yyyy-MM-dd'T'HH:mm:ss[.SSS]X"} },
		"times are something else first": func(s *sources.Spec) { s.Records[0].Values["at"] = map[string]string{"x": ""} },
	} {
		if _, _, _, _, isFast := bothPaths(t, usualSamples, recordstest.SamplesSource(change)); isFast {
			t.Errorf("%s: the fast path is taken", name)
		}
		samePaths(t, usualSamples, recordstest.SamplesSource(change))
	}
}

// oddCells are cells of every column, the usual ones and those at the edges of what the fast path takes.
var oddCells = [][]string{
	recordstest.OddTimes,
	{"Acme", "acme", " Acme ", "", `"Ac,me"`, `"Ac""me"`, "Ärzte", "x"},
	{"wan", "lan", ""},
	{"ber", "ham", "", "n/a"},
	{"10", "0", "", "-1", "1.0", "1.5", "1,000", `"1,000"`, "999999999", "1000000000", "007", "ten", "1e3", " 5", "50%"},
	{"10", "9", "", "-", "11", `"10"`},
	{"12.5", "7", "", ".5", "5.", "1.2345678", "123456789012", "1234567890123", "1.2.3", "1,234", "1.234", "-3",
		"0.000001", "12345.678901", "abc", "98%", `"1,5"`},
	{"0.25", "", "0", "nan"},
	{"up", "down", "", "Up", "yes", "0", "1", "pending", "maybe", " up", "✓"},
}

func drawSamples(t *rapid.T) string {
	var b strings.Builder
	b.WriteString("at,client,service,site,sent,received,latency,jitter,ok\n")
	for range rapid.IntRange(1, 30).Draw(t, "rows") {
		for i, cells := range oddCells {
			if i > 0 {
				b.WriteByte(',')
			}
			usual := rapid.IntRange(0, 3).Draw(t, "odd") > 0
			if usual {
				b.WriteString(cells[0])
				continue
			}
			b.WriteString(rapid.SampledFrom(cells).Draw(t, "cell"))
		}
		b.WriteString(rapid.SampledFrom([]string{"\n", "\n", "\n", "\r\n", ",extra\n", "\n\n", "\n\"open,\n"}).Draw(t, "end"))
	}
	return b.String()
}

// drawSpec varies what a source may declare of samples.
func drawSpec(t *rapid.T) *sources.Spec {
	return recordstest.SamplesSource(func(s *sources.Spec) {
		s.Decimal = rapid.SampledFrom([]string{"", ".", ","}).Draw(t, "decimal")
		s.Records[0].Where = rapid.SampledFrom(
			[]string{"", `client != "acme"`, `lower(service) == "wan" and site != "ham"`, `col["ok"] != "down"`},
		).Draw(t, "where")
		if rapid.Bool().Draw(t, "zone") {
			s.Zone, _ = time.LoadLocation("Europe/Berlin")
		}
		if rapid.Bool().Draw(t, "values") {
			s.Records[0].Values["ok"] = map[string]string{"pending": "", "maybe": "yes"}
			s.Records[0].Values["client"] = map[string]string{"x": "Acme"}
		}
		if rapid.Bool().Draw(t, "constant") {
			delete(s.Records[0].Columns, "sent")
			s.Records[0].Set["sent"] = "4"
			s.Records[0].Set["provider"] = "Meridian"
		}
	})
}

func fastAndPlainAreTheSame(t *rapid.T) { samePaths(t, drawSamples(t), drawSpec(t)) }

func TestFastAndPlainSamplesAreTheSame(t *testing.T) { rapid.Check(t, fastAndPlainAreTheSame) }

func FuzzDrawnSamples(f *testing.F) { f.Fuzz(rapid.MakeFuzz(fastAndPlainAreTheSame)) }

// In a workbook a cell can hold the zero by which the fast path parts the names of a series.
func TestNamesWithZerosAreNotTakenForOthers(t *testing.T) {
	cells := func(row int, texts ...string) (xml string) {
		for i, text := range texts {
			xml += fmt.Sprintf(`<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, row, text)
		}
		return fmt.Sprintf(`<row r="%d">%s</row>`, row, xml)
	}
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", `<Types/>`},
		{"_rels/.rels", `<R><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></R>`},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="A" id="a"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<R><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></R>`},
		{"xl/s.xml",
			`<worksheet><sheetData>` + cells(1, "at", "client", "service") + cells(2, "2026-10-01T00:00:00Z", "a", "_x0000_b") +
				cells(3, "2026-10-01T00:01:00Z", "a_x0000_", "b") + cells(4, "2026-10-01T00:02:00Z", "a", "_x0000_b") +
				`</sheetData></worksheet>`},
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		part, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(part, p.text)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	fast, plain, _, _, isFast := bothPaths(t, b.String(), recordstest.SamplesSource(nil))
	if !isFast || len(plain) != 3 || !slices.Equal(fast, plain) {
		t.Errorf("fast %t: %+v, plain %+v", isFast, fast, plain)
	}
}

func FuzzSamples(f *testing.F) {
	f.Add(usualSamples, "", false)
	f.Add("at,ok\n2026-10-25 02:30:00,up\n01/02/2026 10:00,down\n", "", true)
	f.Add("at,client,latency\n2026-10-01T00:00:00Z,\"a\"\"b\",\"1,234\"\n", `client != "x"`, true)
	f.Fuzz(func(t *testing.T, text, where string, berlin bool) {
		samePaths(t, text, recordstest.SamplesSource(func(s *sources.Spec) {
			s.Records[0].Where = where
			if berlin {
				s.Zone, _ = time.LoadLocation("Europe/Berlin")
			}
		}))
	})
}

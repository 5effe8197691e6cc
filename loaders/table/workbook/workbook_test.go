package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/words/wordstest"
)

// letters show the kind of a cell in tests.
var letters = map[cell.Kind]string{
	cell.Text: "", cell.Number: "n:", cell.Bool: "b:", cell.Date: "d:", cell.Clock: "c:", cell.Elapsed: "e:",
	cell.Fault: "!:", cell.Uncached: "f:",
}

// rows reads a sheet as "number: cell|cell", an error of a row as "number! problem", hidden rows with ~.
func rows(s *Sheet, chunk int) (out []string, err error) {
	split, err := s.Split()
	if err != nil {
		return nil, err
	}
	split.size = chunk
	var c Chunk
	var r Reader
	for {
		if err := split.Next(&c); err == io.EOF {
			return out, nil
		} else if err != nil {
			return out, err
		}
		r.Reset(s, c)
		for r.Next() {
			out = append(out, show(&r.Row))
		}
		if err := r.Err(); err != nil {
			return out, err
		}
	}
}

func show(row *Row) string {
	if row.Err != nil {
		return fmt.Sprintf("%d! %s", row.Number, wordstest.English(row.Err.Message))
	}
	var cells []string
	for _, c := range row.Cells {
		cells = append(cells, letters[c.Kind()]+string(c.Text))
	}
	mark := ""
	if row.Hidden {
		mark = "~"
	}
	return fmt.Sprintf("%d%s: %s", row.Number, mark, strings.Join(cells, "|"))
}

// parts of a small workbook.
const (
	contentTypes = `<?xml version="1.0" encoding="UTF-8"?><Types ` +
		`xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	topLinks = `<Relationships><Relationship Id="rId1" ` +
		`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" ` +
		`Target="xl/workbook.xml"/></Relationships>`
	bookXML   = `<workbook xmlns:r="r"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`
	bookLinks = `<Relationships><Relationship Id="rId1" Type="x/worksheet" ` +
		`Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" ` +
		`Target="sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="/xl/styles.xml"/></Relationships>`
	textsXML = `<sst><si><t>one</t></si><si><r><t>t</t></r><r><t xml:space="preserve">w ` +
		`o</t></r><rPh><t>reading</t></rPh></si><si/><si><t>a_x000D_b_x005F_ &amp; &#228;&#xE4;</t></si></sst>`
	stylesXML = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd ` +
		`hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf ` +
		`numFmtId="164"/><xf numFmtId="46"><alignment/></xf><xf numFmtId="20"/></cellXfs><cellStyles/></styleSheet>`
)

// pack makes a workbook file of a sheet; extra parts replace the usual ones, "" leaves one out.
func pack(t testing.TB, sheet string, extra map[string]string) []byte {
	t.Helper()
	return packWith(t, zip.Store, sheet, extra)
}

func packWith(t testing.TB, method uint16, sheet string, extra map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"[Content_Types].xml": contentTypes, "_rels/.rels": topLinks, "xl/workbook.xml": bookXML,
		"xl/_rels/workbook.xml.rels": bookLinks,
		"xl/sharedStrings.xml":       textsXML, "xl/styles.xml": stylesXML, "xl/worksheets/sheet1.xml": sheet,
	}
	for name, content := range extra {
		all[name] = content
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	names := []string{}
	for name, content := range all {
		if content != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(part, all[name])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openBytes(data []byte) (*Book, error) { return Open(bytes.NewReader(data), int64(len(data)), 0) }

// sheetRows reads the first sheet of a workbook file.
func sheetRows(data []byte) ([]string, error) {
	b, err := openBytes(data)
	if err != nil {
		return nil, err
	}
	return rows(&b.Sheets[0], 4<<10)
}

func TestCellsOfAllTypes(t *testing.T) {
	for name, c := range map[string]struct{ row, want string }{
		"shared text":             {`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, "1: one"},
		"shared runs, no reading": {`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, "1: tw o"},
		"empty shared text":       {`<row r="1"><c r="A1" t="s"><v>2</v></c></row>`, "1: "},
		"escapes and references":  {`<row r="1"><c r="A1" t="s"><v>3</v></c></row>`, "1: a\rb_ & ää"},
		"inline text": {
			`<row r="1"><c r="A1" t="inlineStr"><is><t>a&lt;b</t></is></c><c r="B1" ` +
				`t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c></row>`, "1: a<b|xy",
		},
		"text in CDATA": {`<row r="1"><c r="A1" t="inlineStr"><is><t>a<![CDATA[<&>]]>b</t></is></c></row>`,
			"1: a<&>b"},
		"number": {`<row r="1"><c r="A1"><v>1.50</v></c><c r="B1" t="n"><v>2E-3</v></c></row>`,
			"1: n:1.50|n:2E-3"},
		"date, elapsed, clock": {
			`<row r="1"><c r="A1" s="1"><v>45000.5</v></c><c r="B1" s="2"><v>1.5</v></c><c r="C1" s="3"><v>0.5</v></c></row>`,
			"1: d:45000.5|e:1.5|c:0.5",
		},
		"styled text is text": {`<row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row>`, "1: one"},
		"ISO date":            {`<row r="1"><c r="A1" t="d"><v>2026-01-02</v></c></row>`, "1: 2026-01-02"},
		"yes or no":           {`<row r="1"><c r="A1" t="b"><v>1</v></c></row>`, "1: b:1"},
		"error":               {`<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`, "1: !:#DIV/0!"},
		"formula with result": {
			`<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"x"</f><v>x</v></c></row>`, "1: n:2|x",
		},
		"formula with empty result": {`<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>`, "1: "},
		"formula without result": {
			`<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f t="shared" si="0"/><v/></c><c r="C1" t="str"><f>"x"</f></c></row>`,
			"1: f:|f:|f:",
		},
		"gaps":          {`<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row>`, "2: |n:1||n:2"},
		"no references": {`<row><c><v>1</v></c><c><v>2</v></c></row>`, "1: n:1|n:2"},
		"styled blanks": {`<row r="1"><c r="A1" s="1"/><c r="B1" s="1"></c></row>`, "1: |"},
		"empty row":     {`<row r="7"/>`, "7: "},
		"hidden":        {`<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>`, "1~: n:1"},
		"extensions and comments": {
			"<row r='1'>\n <!-- <c> --><c r='A1'> <v>1<!-- x -->2</v><extLst><ext><v>9</v></ext></extLst></c><extLst/>\n</row>",
			"1: n:12",
		},
		"white space in tags": {"<row\tr = \"1\" ><c r=\"A1\"\n><v >1</v ></c\n></row >", "1: n:1"},
	} {
		got, err := sheetRows(pack(t, "<worksheet><sheetData>"+c.row+"</sheetData></worksheet>", nil))
		if err != nil || len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}

func TestPrefixesAndFormsOfTheSheet(t *testing.T) {
	for name, sheet := range map[string]string{
		"plain": `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
		"prefixed": `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c ` +
			`r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
		"with the rest": "\uFEFF<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n" +
			"<worksheet><sheetPr/><dimension ref='A1'/><cols><col min='1'/></cols><sheetData>\n" +
			"<row r='1'><c r='A1'><v>1</v></c></row>\n</sheetData><pageMargins/></worksheet>\n<!-- end -->",
	} {
		for _, chunk := range []int{1, 30, chunkSize} {
			b, err := openBytes(pack(t, sheet, nil))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := rows(&b.Sheets[0], chunk); err != nil || !slices.Equal(got, []string{"1: n:1"}) {
				t.Errorf("%s: %q, %v", name, got, err)
			}
		}
	}
	if got, err := sheetRows(pack(t, `<worksheet><sheetData/></worksheet>`, nil)); len(got) != 0 || err != nil {
		t.Error(got, err)
	}
}

func TestNumberFormats(t *testing.T) {
	for format, want := range map[string]cell.Kind{
		"General": cell.Number, "general": cell.Number, "0.00": cell.Number, "#,##0 \"days\"": cell.Number,
		"0.00E+00":   cell.Number,
		"yyyy-mm-dd": cell.Date, "dd/mm/yyyy hh:mm:ss": cell.Date, "[$-407]d. mmmm yyyy": cell.Date, "mmm": cell.Date,
		"m/d/yy h:mm":              cell.Date,
		"yyyy\\-mm\\-dd\\ hh:mm;@": cell.Date, "dddd": cell.Date, "e\"年\"m\"月\"": cell.Date, "ggge": cell.Date,
		"hh:mm": cell.Clock, "h:mm AM/PM": cell.Clock, "h a/p": cell.Clock, "mm:ss": cell.Clock, "mm:ss.0": cell.Clock,
		"ss": cell.Clock, "mm\":\"ss": cell.Clock,
		"[h]:mm:ss": cell.Elapsed, "[HH]:MM": cell.Elapsed, "[mm]:ss": cell.Elapsed, "[ss].00": cell.Elapsed,
		"[Red][h]:mm": cell.Elapsed,
		"[Red]0.00":   cell.Number, "[>100]0;0.0": cell.Number, "0;yyyy": cell.Number, "\"d\"0": cell.Number,
		"\\d0": cell.Number, "_d0": cell.Number, "*d0": cell.Number,
		"@": cell.Number, "": cell.Number, "\"unclosed": cell.Number, "[unclosed": cell.Number, "[Blue]General": cell.Number,
		"0\\": cell.Number, "mm;ss": cell.Date, "mm[Red]ss": cell.Date, "mm\\sss": cell.Clock,
	} {
		if got := formatKind(format); got != want {
			t.Errorf("%q: %v, want %v", format, got, want)
		}
	}
	for id, want := range map[int]cell.Kind{0: cell.Number, 13: cell.Number, 14: cell.Date, 17: cell.Date, 18: cell.Clock,
		21: cell.Clock, 22: cell.Date, 23: cell.Number,
		26: cell.Number, 27: cell.Date, 36: cell.Date, 37: cell.Number, 44: cell.Number, 45: cell.Clock, 46: cell.Elapsed,
		47: cell.Clock, 48: cell.Number, 49: cell.Number, 50: cell.Date, 58: cell.Date, 59: cell.Number} {
		if got := builtin(id).Kind; got != want {
			t.Errorf("format %d: %v, want %v", id, got, want)
		}
	}
}

func TestColumnNamesAndReferences(t *testing.T) {
	for column, name := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := ColumnName(column); got != name {
			t.Errorf("%d: %s", column, got)
		}
		if c, r, ok := readRef([]byte(name + "17")); c != column || r != 17 || !ok {
			t.Errorf("%s17: %d, %d, %v", name, c, r, ok)
		}
	}
	for _, ref := range []string{"", "A", "1", "a1", "A0", "XFE1", "A1048577", "A-1", "A1x", "AAAAAAAAAAAA1"} {
		if _, _, ok := readRef([]byte(ref)); ok {
			t.Errorf("%q is no reference", ref)
		}
	}
}

// written is a workbook made by excelize, with the rows that must be read from it.
func written(t testing.TB, stream, base1904 bool, count int) ([]byte, []string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	date, err1 := f.NewStyle(&excelize.Style{NumFmt: 22})
	custom := "[h]:mm:ss"
	span, err2 := f.NewStyle(&excelize.Style{CustomNumFmt: &custom})
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	if base1904 {
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &base1904}); err != nil {
			t.Fatal(err)
		}
	}
	var w *excelize.StreamWriter
	if stream {
		var err error
		if w, err = f.NewStreamWriter("Sheet1"); err != nil {
			t.Fatal(err)
		}
	}
	var want []string
	for i := 1; i <= count; i++ {
		row := []any{
			fmt.Sprintf("INC%05d", i), fmt.Sprintf("<text & %d> ü\nline", i%7),
			excelize.Cell{StyleID: date, Value: 45000.25 + float64(i)},
			excelize.Cell{StyleID: span, Value: 1.5}, i, 0.5, i%2 == 0,
		}
		flag := "0"
		if i%2 == 0 {
			flag = "1"
		}
		want = append(want,
			fmt.Sprintf("%d: INC%05d|<text & %d> ü\nline|d:%v|e:1.5|n:%d|n:0.5|b:%s", i, i, i%7, 45000.25+float64(i), i, flag))
		if stream {
			if err := w.SetRow(fmt.Sprintf("A%d", i), row); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for n, v := range row {
			name := fmt.Sprintf("%s%d", ColumnName(n), i)
			if c, ok := v.(excelize.Cell); ok {
				f.SetCellStyle("Sheet1", name, name, c.StyleID)
				v = c.Value
			}
			if err := f.SetCellValue("Sheet1", name, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	if stream {
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), want
}

func TestWorkbooksOfExcelizeReadBack(t *testing.T) {
	for _, stream := range []bool{false, true} {
		data, want := written(t, stream, false, 300)
		b, err := openBytes(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, chunk := range []int{200, 5000, chunkSize} {
			if got, err := rows(&b.Sheets[0], chunk); err != nil || !slices.Equal(got, want) {
				t.Errorf("stream %v, chunks of %d: %d rows, %v", stream, chunk, len(got), err)
				for i := range got {
					if got[i] != want[i] {
						t.Fatalf("%q; want %q", got[i], want[i])
					}
				}
			}
		}
	}
}

func TestTheEpochOf1904IsKeptWithTheCells(t *testing.T) {
	data, _ := written(t, false, true, 1)
	b, err := openBytes(data)
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Sheets[0].Split()
	if err != nil {
		t.Fatal(err)
	}
	var c Chunk
	var r Reader
	if err := s.Next(&c); err != nil {
		t.Fatal(err)
	}
	r.Reset(&b.Sheets[0], c)
	if !r.Next() || !r.Row.Cells[2].Format.Base1904 || r.Row.Cells[2].Kind() != cell.Date {
		t.Fatal(r.Row, r.Err())
	}
	if civil, err := r.Row.Cells[2].Civil(); err != nil || civil.Year != 2027 {
		t.Error(civil, err)
	}
}

func TestSheetsAreListedWithoutCharts(t *testing.T) {
	book := `<workbook xmlns:r="r"><workbookPr date1904="true"/><sheets><sheet name="A &amp; ` +
		`B" r:id="rId1"/><sheet name="Old" state="veryHidden" r:id="rId4"/><sheet name="Chart" ` +
		`r:id="rId5"/></sheets></workbook>`
	links := `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship ` +
		`Id="rId4" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId5" Type="x/chartsheet" ` +
		`Target="c.xml"/><Relationship Id="rId6" Type="x/hyperlink" Target="http://x" TargetMode="External"/></Relationships>`
	b, err := openBytes(
		pack(t, `<worksheet><sheetData/></worksheet>`,
			map[string]string{"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links}),
	)
	if err != nil || len(b.Sheets) != 2 || b.Sheets[0].Name != "A & B" || b.Sheets[0].Hidden || !b.Sheets[1].Hidden ||
		!b.base1904 {
		t.Error(b, err)
	}
}

func TestAWorkbookMayLackTextsAndStyles(t *testing.T) {
	links := `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	extra := map[string]string{
		"xl/_rels/workbook.xml.rels": links, "xl/styles.xml": "", "xl/sharedStrings.xml": "", "_rels/.rels": "",
	}
	got, err := sheetRows(pack(t, `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`, extra))
	if err != nil || !slices.Equal(got, []string{"1: n:1"}) {
		t.Error(got, err)
	}
}

func TestMergedAreasAndTheClaimedLastRowAreKnownAtTheEnd(t *testing.T) {
	sheet := `<worksheet><dimension ref="A1:C90"/><sheetData><row r="1"/><row ` +
		`r="2"/><row/></sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A1:A3"/><mergeCell ` +
		`ref="A9:C9"/><mergeCell ref="A9"/><mergeCell ref="junk:"/></mergeCells></worksheet>`
	b, err := openBytes(pack(t, sheet, nil))
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Sheets[0].Split()
	if err != nil {
		t.Fatal(err)
	}
	for c := (Chunk{}); err == nil; err = s.Next(&c) {
	}
	count, first := s.Merged(1)
	claimed, last := s.Claimed()
	if err != io.EOF || count != 2 || first != 2 || claimed != 90 || last != 3 {
		t.Error(err, count, first, claimed, last)
	}
}

func TestALargeTextAndManyPages(t *testing.T) {
	var s sharedTexts
	for i := range 300 {
		if err := s.add(bytes.Repeat([]byte{byte(i)}, 20_000+i)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 300 {
		if got := s.get(i); len(got) != 20_000+i || got[0] != byte(i) || got[len(got)-1] != byte(i) {
			t.Fatal(i, len(got))
		}
	}
	var small sharedTexts // they end where pages do
	for i := range 3 * pageSize / 4 {
		if err := small.add(fmt.Appendf(nil, "%06d", i)[:i%3*3]); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 3 * pageSize / 4 {
		if got := string(small.get(i)); got != fmt.Sprintf("%06d", i)[:i%3*3] {
			t.Fatal(i, got)
		}
	}
	if kept := 3 * pageSize / 4 / stride; len(small.at) != kept {
		t.Errorf("%d places, want %d", len(small.at), kept)
	}
	if err := s.add(make([]byte, pageSize)); err == nil || err.Error() != "flaw.long-text" {
		t.Error(err)
	}
}

func TestEscapesOfSpreadsheets(t *testing.T) {
	for text, want := range map[string]string{
		"a_x000A_b": "a\nb", "_x005F_x000A_": "_x000A_", "_xD83D__xDE00_": "😀", "_xD83D_": "\uFFFD", "_x12_": "_x12_",
		"_xZZZZ_": "_xZZZZ_", "x_x": "x_x",
	} {
		if got := string(unescape([]byte(text))); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestAFormatShowsAUnit holds what stands beside the digits of a number, and whether a date has a time of day.
func TestAFormatShowsAUnit(t *testing.T) {
	for format, want := range map[string]string{
		"0.00%": "%", "0%": "%", `0.0 "ms"`: "ms", `0\ \m\i\n`: "min", "#,##0.00 [$€-407]": "€", `[$EUR] #,##0.00`: "EUR",
		`_-* #,##0.00\ "€"_-;-* #,##0.00\ "€"_-`: "€", "$#,##0.00": "$", "£#,##0": "£", "General": "", "0.00": "",
		"[Red]0.00": "", "0.00E+00": "", `0;"-"`: "",
	} {
		if f := formatOf(format); f.Kind != cell.Number || f.Unit != want {
			t.Errorf("%s: %v %q, want %q", format, f.Kind, f.Unit, want)
		}
	}
	for format, day := range map[string]bool{"yyyy-mm-dd": true, "dd.mm.yyyy;@": true, "yyyy-mm-dd hh:mm": false} {
		if s := formatOf(format); s.Kind != cell.Date || s.Day != day {
			t.Errorf("%s: %+v", format, s)
		}
	}
	for id, unit := range map[int]string{9: "%", 10: "%"} {
		if s := builtin(id); s.Kind != cell.Number || s.Unit != unit {
			t.Errorf("%d: %+v", id, s)
		}
	}
	for id, day := range map[int]bool{14: true, 15: true, 22: false, 27: true, 33: false, 57: true} {
		if s := builtin(id); s.Kind != cell.Date || s.Day != day {
			t.Errorf("%d: %+v", id, s)
		}
	}
}

package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/finding"
)

func TestDamagedSheetsAreErrorsWithPartAndRow(t *testing.T) {
	const head = `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`
	const tail = `</sheetData></worksheet>`
	for _, c := range []struct{ sheet, want string }{
		{` `, "has no sheetData"},
		{`<chartsheet/>`, "is no worksheet but <chartsheet>"},
		{`<worksheet></worksheet>`, "has no sheetData"},
		{`<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>`, "declares a document type, which is refused"},
		{`<?xml version="1.0" encoding="UTF-16"?><worksheet/>`, "is encoded as UTF-16, wanted UTF-8"},
		{`junk<worksheet/>`, `has text outside of elements: "junk"`},
		{`<![CDATA[junk]]><worksheet/>`, `has text outside of elements: "junk"`},
		{head, "ends inside <sheetData>"},
		{head + `<row r="2"><c r="A2"><v>2</v></c>`, "ends inside <sheetData>"},
		{head + `</sheetData>`, "ends inside <worksheet>"},
		{head + tail + `<x/`, "is cut off"},
		{head + `</sheetData><sheetData/></worksheet>`, "has sheetData twice"},
		{head + `</sheetData></worksheet><worksheet><sheetData>`, "has sheetData twice"},
		{head + `<row r="1"/>` + tail, `has a row numbered "1"`},
		{head + `<row r="0"/>` + tail, `has a row numbered "0"`},
		{head + `<row r="x"/>` + tail, `has a row numbered "x"`},
		{head + `<row r="1048577"/>` + tail, `has a row numbered "1048577"`},
		{head + `<rov r="2"/>` + tail, "after row 1 has <rov> between the rows"},
		{head + `<row r="2"><d/></row>` + tail, "has <d> in row 2"},
		{head + `<row r="2">x</row>` + tail, "has text between the cells of row 2"},
		{head + `<row r="2"><c r="A3"/></row>` + tail, `has a cell "A3" in row 2 after column `},
		{head + `<row r="2"><c r="B2"/><c r="A2"/></row>` + tail, `has a cell "A2" in row 2 after column B`},
		{head + `<row r="2"><c r="B2"/><c r="B2"/></row>` + tail, `has a cell "B2" in row 2 after column B`},
		{head + `<row r="2"><c r="A2" s="x"/></row>` + tail, `has a cell with the style "x" in row 2`},
		{head + `<row r="2"><c r="A2">1</c></row>` + tail, "has text beside the value of a cell in row 2"},
		{head + `<row r="2"><c r="A2"><w>1</w></c></row>` + tail, "has <w> in a cell of row 2"},
		{head + `<row r="2"><c r="A2"><v><b/></v></c></row>` + tail, "has <b> in the value of a cell in row 2"},
		{head + `<row r="2"><c r="XFD2"/><c/></row>` + tail, "has more than 16,384 cells in row 2"},
		{head + `<row r="2"><c r="A2"><v>1</c></row>` + tail, "after row 1 has </c> where </v> must come"},
		{head + `<row r="2"></c></row>` + tail, "has </c> where </row> must come"},
		{head + `</row>` + tail, "has </row> where </> must come"},
		{head + `<row r="2"><c r="A2"><v>&nbsp;</v></c></row>` + tail, `has the unknown reference "&nbsp;"`},
		{head + `<row r="2"><c r="A2"><v>a & b</v></c></row>` + tail, `has an & that begins no reference: "& b"`},
		{head + `<row r="2"><c r="A2"><v>&#0;</v></c></row>` + tail, `has the unknown reference "&#0;"`},
		{head + `<row r="2"><c r="A2"><v>` + "\xff" + `</v></c></row>` + tail, "has text that is not UTF-8"},
		{head + `<row r=2/>` + tail, "has an attribute without quotes in <row>"},
		{head + `<row r/>` + tail, "has a malformed attribute in <row>"},
		{head + `<row r="2"s="1"/>` + tail, "has no space before an attribute of <row>"},
		{head + `<row r="<"/>` + tail, "has a < in an attribute of <row>"},
		{head + `<row / r="2">` + tail, "has a / inside the tag <row>"},
		{head + `< row/>` + tail, `has a < that begins no tag: "< row/>"`},
		{head + `<row r="2"></row x>` + tail, "has a malformed end tag </row"},
		{head + `<row r="2"><!-- </row>` + tail, "is cut off"},
		{head + `<row r="2"><c r="A2"><v>1</v></c></row>` + strings.Repeat(" ", longestRow+chunkSize) + tail,
			"has a row longer than 4 MiB"},
		{`<worksheet a="` + strings.Repeat("x", longestToken) + `">`, "has a tag or text longer than 4 MiB"},
	} {
		_, err := sheetRows(pack(t, c.sheet, nil))
		p, ok := err.(*finding.Problem)
		if !ok || !strings.Contains(wordstest.English(p.Message), c.want) ||
			!strings.HasPrefix(wordstest.English(p.Message), "the workbook is damaged: xl/worksheets/sheet1.xml ") ||
			p.Hint.Empty() {
			t.Errorf("%.80s: %v; want %q", c.sheet[min(len(c.sheet), len(head)):], err, c.want)
		}
	}
}

func TestCellsThatCannotBeToldMakeTheirRowAnError(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{`<c r="C2" t="s"><v>4</v></c>`, "2! cell C2 refers to the shared text \"4\", and there are 4"},
		{`<c r="C2" t="s"><v>-1</v></c>`, "2! cell C2 refers to the shared text \"-1\", and there are 4"},
		{`<c r="C2" s="4"><v>1</v></c>`, "2! cell C2 has the style 4, and there are 4"},
		{`<c r="C2" t="new"><v>1</v></c>`, "2! cell C2 has a type that is not known"},
	} {
		sheet := `<worksheet><sheetData><row r="2"><c r="A2"/>` + c.cell +
			`<c r="D2" t="s"><v>99</v></c></row><row r="3"><c r="A3"><v>1</v></c></row></sheetData></worksheet>`
		got, err := sheetRows(pack(t, sheet, nil))
		if err != nil || !slices.Equal(got, []string{c.want, "3: n:1"}) {
			t.Errorf("%s: %q, %v", c.cell, got, err)
		}
	}
}

func TestWhatIsNoWorkbookIsNamed(t *testing.T) {
	none := map[string]string{"_rels/.rels": "", "xl/workbook.xml": "", "[Content_Types].xml": ""}
	with := func(names ...string) map[string]string {
		all := map[string]string{}
		for name := range none {
			all[name] = ""
		}
		for _, name := range names {
			all[name] = "x"
		}
		return all
	}
	for _, c := range []struct {
		extra map[string]string
		want  string
	}{
		{with("content.xml", "mimetype"),
			"the file is an OpenDocument file, wanted a workbook (.xlsx); hint: open it in a spreadsheet program"},
		{with("xl/workbook.bin"), "the file is a binary workbook (.xlsb)"},
		{with("word/document.xml"), "the file is a text document (.docx)"},
		{with("ppt/presentation.xml"), "the file is a presentation (.pptx)"},
		{with("Index/Document.iwa"), "the file is an Apple Numbers file"},
		{with(), "the file is a zip file without a workbook in it"},
		{map[string]string{"xl/workbook.xml": ""}, "the workbook is damaged: xl/workbook.xml is missing"},
		{map[string]string{"xl/workbook.xml": `<workbook/>`}, "the workbook is damaged: xl/workbook.xml names no worksheet"},
		{map[string]string{"xl/workbook.xml": `<workbook><sheets><sheet name="A" id="a"/><sheet name="B" ` +
			`id="b"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<R><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" ` +
				`Type="x/worksheet" Target="S.xml"/></R>`},
			"xl/workbook.xml names xl/S.xml for two sheets"},
		{map[string]string{"xl/workbook.xml": `<workbook`}, "the workbook is damaged: xl/workbook.xml is cut off"},
		{map[string]string{"xl/styles.xml": ""}, "the workbook is damaged: xl/styles.xml is missing"},
		{map[string]string{"xl/styles.xml": `<a></b>`}, "xl/styles.xml has </b> where </a> must come"},
		{map[string]string{"xl/sharedStrings.xml": `<sst><si>`}, "xl/sharedStrings.xml ends inside <si>"},
		{map[string]string{"xl/sharedStrings.xml": "<sst><si><t>\xff</t></si></sst>"},
			"xl/sharedStrings.xml has text that is not UTF-8"},
		{map[string]string{"xl/sharedStrings.xml": "<sst><si><t>" + strings.Repeat("x", pageSize) + "</t></si></sst>"},
			"has a text longer than 256 KiB"},
		{map[string]string{"xl/_rels/workbook.xml.rels": `<R><Relationship Id="&x;"/></R>`},
			`has the unknown reference "&x;"`},
		{map[string]string{"_rels/.rels": `<R`}, "_rels/.rels is cut off"},
		{map[string]string{"XL/Styles.xml": stylesXML}, "stands in the workbook twice"},
	} {
		_, err := openBytes(pack(t, "<worksheet/>", c.extra))
		if err == nil || !strings.Contains(wordstest.Error(err), c.want) {
			t.Errorf("%v; want %q", err, c.want)
		}
	}
	if _, err := openBytes([]byte("no zip")); err == nil ||
		wordstest.Error(err) != "the workbook is damaged: it is no complete zip file; hint: was the download or copy cut "+
			"off? Export it again" {
		t.Error(err)
	}
}

// What the layers below say is a flaw of the part, at the row after which it was met.
func TestErrorsOfUnpackingNameThePart(t *testing.T) {
	for want, err := range map[string]error{
		"the workbook is damaged: a.xml after row 3 cannot be unpacked; hint: ":            flate.CorruptInputError(1),
		"the workbook is damaged: a.xml after row 3 cannot be read (disk on fire); hint: ": errors.New("disk on fire"),
		"the workbook is damaged: a.xml after row 3 has more than 4 GiB of text; hint: ":   flawed("flaw.too-much-text"),
		"the workbook is damaged: a.xml after row 3 has the unknown reference \"&x;\"; " +
			"hint: ": flawed("flaw.unknown-reference", []byte("&x;")),
	} {
		if got := wordstest.Error(damaged(afterRow("a.xml", 3), err)); !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestTheLimitForUnpackedBytes(t *testing.T) {
	data := packWith(t, zip.Deflate, `<worksheet><sheetData/>`+strings.Repeat(" ", 3<<20)+`</worksheet>`, nil)
	if len(data) > 1<<20 {
		t.Fatalf("%d bytes are no bomb", len(data))
	}
	for limit, want := range map[int64]string{
		4 << 20: "",
		3 << 20: "the workbook unpacks to 4 MB, more than the limit of 3 MB; hint: if it can be trusted, raise max-bytes " +
			"of this source, or save the sheet as .csv",
		100: "the workbook unpacks to 4 MB, more than the limit of 1 MB; hint: ",
	} {
		b, err := Open(bytes.NewReader(data), int64(len(data)), limit)
		if want != "" {
			if err == nil || !strings.HasPrefix(wordstest.Error(err), want) {
				t.Errorf("%d: %v", limit, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for range 3 { // a sheet may be read any number of times
			if got, err := rows(&b.Sheets[0], chunkSize); len(got) != 0 || err != nil {
				t.Fatal(got, err)
			}
		}
	}
	huge := bytes.Clone(data)
	for _, part := range []string{"xl/worksheets/sheet1.xml", "xl/workbook.xml"} { // sizes beyond any sum
		binary.LittleEndian.PutUint32(entry(t, huge, part)[24:], 0xFFFFFFFE)
	}
	if _, err := openBytes(huge); err == nil ||
		!strings.Contains(wordstest.Error(err), "unpacks to 8,193 MB, more than the limit of 256 MB") {
		t.Error(err)
	}
}

// entry finds the directory entry of a part in a zip file.
func entry(t testing.TB, data []byte, name string) []byte {
	t.Helper()
	const fixed = 46
	for at := bytes.Index(data, []byte("PK\x01\x02")); at >= 0 && at+fixed < len(data); {
		e := data[at:]
		size := int(binary.LittleEndian.Uint16(e[28:]))
		if string(e[fixed:fixed+size]) == name {
			return e
		}
		next := bytes.Index(e[1:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		at += 1 + next
	}
	t.Fatal("no such part")
	return nil
}

func TestALyingDirectoryIsFound(t *testing.T) {
	const part = "xl/worksheets/sheet1.xml"
	sheet := func() string {
		var b strings.Builder
		b.WriteString("<worksheet><sheetData>")
		for i := 1; i <= 100; i++ {
			fmt.Fprintf(&b, `<row r="%d"><c r="A%d"><v>%d</v></c></row>`, i, i, i)
		}
		b.WriteString("</sheetData></worksheet>")
		return b.String()
	}()
	for name, c := range map[string]struct {
		change func(e []byte)
		want   string
	}{
		"checksum": {func(e []byte) { e[16] ^= 1 }, "does not match its checksum"},
		"shorter": {func(e []byte) {
			binary.LittleEndian.PutUint32(e[24:], binary.LittleEndian.Uint32(e[24:])/2)
		}, "is longer than the directory says"},
		"longer": {func(e []byte) {
			binary.LittleEndian.PutUint32(e[24:], binary.LittleEndian.Uint32(e[24:])*2)
		}, "is cut off"},
		"packed shorter": {func(e []byte) {
			binary.LittleEndian.PutUint32(e[20:], binary.LittleEndian.Uint32(e[20:])/2)
		}, "is cut off"},
		"method":    {func(e []byte) { e[10] = 77 }, "is packed in a way that is not read"},
		"protected": {func(e []byte) { e[8] |= 1 }, "protected with a password"},
		"place":     {func(e []byte) { e[42] += 3 }, "not where it says"},
	} {
		data := packWith(t, zip.Deflate, sheet, nil)
		c.change(entry(t, data, part))
		got, err := sheetRows(data)
		if err == nil || !strings.Contains(wordstest.Error(err), c.want) {
			t.Errorf("%s: %d rows, %v; want %q", name, len(got), err, c.want)
		}
	}
}

// rowsAndSheet splits the rows of a sheet's XML from what stands around them.
func sheetXML(t testing.TB, data []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		if f.Name == "xl/worksheets/sheet1.xml" {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
	}
	t.Fatal("no sheet")
	return ""
}

func TestACutOffSheetNeverGivesFewerRowsWithoutAnError(t *testing.T) {
	data, want := written(t, true, false, 5)
	xml := sheetXML(t, data)
	styles := map[string]string{"xl/styles.xml": strings.Replace(stylesXML, "</cellXfs>", "<xf/><xf/></cellXfs>", 1)}
	for cut := range len(xml) - 1 {
		if got, err := sheetRows(pack(t, xml[:cut], styles)); err == nil {
			t.Fatalf("cut at %d of %d: %d of %d rows and no error", cut, len(xml), len(got), len(want))
		}
	}
}

func TestACutOffWorkbookIsAlwaysAnError(t *testing.T) {
	data, _ := written(t, false, false, 40)
	for cut := 0; cut < len(data); cut += 7 {
		if got, err := sheetRows(data[:cut]); err == nil {
			t.Fatalf("cut at %d of %d: %d rows and no error", cut, len(data), len(got))
		}
	}
}

func TestAChangedWorkbookNeverGivesFewerRowsWithoutAnError(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	data, want := written(t, false, false, 40)
	for range 1000 {
		changed := bytes.Clone(data)
		for range 1 + random.IntN(3) {
			changed[random.IntN(len(changed))] ^= byte(1 << random.IntN(8))
		}
		if got, err := sheetRows(changed); err == nil && !slices.Equal(got, want) {
			t.Fatalf("%d of %d rows and no error", len(got), len(want))
		}
	}
}

func TestAChangedSheetNeverGivesFewerRowsWithoutAnError(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	data, want := written(t, true, false, 40)
	xml := []byte(sheetXML(t, data))
	styles := map[string]string{"xl/styles.xml": strings.Replace(stylesXML, "</cellXfs>", "<xf/><xf/></cellXfs>", 1)}
	for range 1000 {
		changed := bytes.Clone(xml)
		from := random.IntN(len(changed))
		switch to := min(from+1+random.IntN(40), len(changed)); random.IntN(3) {
		case 0:
			changed = slices.Delete(changed, from, to)
		case 1:
			changed = slices.Insert(changed, from, changed[from:to]...)
		default:
			changed[from] = "<>/\"& xrc0"[random.IntN(10)]
		}
		if got, err := sheetRows(pack(t, string(changed), styles)); err == nil && len(got) < len(want) {
			t.Fatalf("%d of %d rows and no error after a change at %d: %q", len(got), len(want), from,
				changed[max(from-60, 0):min(from+60, len(changed))])
		}
	}
}

// sameRows fails unless a sheet gives the same rows in one chunk and in many, and by the short way for usual cells and
// without it: a second space before an attribute is enough to leave that.
func sameRows(t testing.TB, sheet string) {
	whole, err := sheetRows(pack(t, sheet, nil))
	b, openErr := openBytes(pack(t, sheet, nil))
	if openErr != nil {
		t.Fatal(openErr)
	}
	pieces, pieceErr := rows(&b.Sheets[0], 1)
	if (err == nil) != (pieceErr == nil) || err == nil && !slices.Equal(whole, pieces) {
		t.Fatalf("%q, %v in one chunk; %q, %v in many", whole, err, pieces, pieceErr)
	}
	spaced, spacedErr := sheetRows(pack(t, strings.ReplaceAll(sheet, `<c r=`, `<c  r=`), nil))
	if (err == nil) != (spacedErr == nil) || err == nil && !slices.Equal(whole, spaced) {
		t.Fatalf("%q, %v by the short way; %q, %v by the long one", whole, err, spaced, spacedErr)
	}
}

// drawSheet draws rows of cells, most of them in the usual form.
func drawSheet(t *rapid.T) string {
	const head, tail = `<worksheet><sheetData>`, `</sheetData></worksheet>`
	draw := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	out := head
	for row := range rapid.IntRange(1, 6).Draw(t, "rows") {
		out += fmt.Sprintf(`<row r="%d">`, row+1)
		column := 0
		for range rapid.IntRange(0, 5).Draw(t, "cells") {
			column += rapid.IntRange(0, 2).Draw(t, "gap")
			out += fmt.Sprintf(`<c r="%s%d"`, ColumnName(column), row+1) +
				draw("style", "", ` s="1"`, ` s="9"`, ` s=""`, ` s="x"`) +
				draw("type", "", ` t="s"`, ` t="str"`, ` t="inlineStr"`, ` t="b"`, ` t="e"`, ` t="d"`, ` t="n"`, ` t="x"`, ` t="`,
					` x="y"`)
			value := draw("value", "1", "0", "3", "4", "", "45000.5", "_x0041_", "a&amp;b", "a & b", "<b/>", "ä", " 2 ")
			out += draw("content", "><v>"+value+"</v></c>", "><v>"+value+"</v></c>", "><is><t>"+value+"</t></is></c>", "/>",
				"><f>1</f><v>"+value+"</v></c>", "><v></v></c>", ">"+value+"</c>")
			column++
		}
		out += "</row>"
	}
	return out + tail
}

func TestTheShortWayOfCellsAgreesWithTheTokenizer(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) { sameRows(t, drawSheet(rt)) })
}

func FuzzXLSX(f *testing.F) {
	data, _ := written(f, false, false, 3)
	f.Add(data, "")
	f.Add([]byte{}, `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`)
	f.Add(
		[]byte{},
		`<x:worksheet><x:sheetData><x:row/><x:row><x:c t="inlineStr"><x:is><x:t>_x0041_&amp;`+
			`</x:t></x:is></x:c></x:row></x:sheetData><mergeCell ref="A1:B2"/></x:worksheet>`,
	)
	f.Fuzz(func(t *testing.T, data []byte, sheet string) {
		sheetRows(data)
		sameRows(t, sheet)
	})
}

// tickets makes a large workbook of 14 columns.
func tickets(b testing.TB, count int) []byte {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	date, err := f.NewStyle(&excelize.Style{NumFmt: 22})
	if err != nil {
		b.Fatal(err)
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for i := 1; i <= count; i++ {
		at := 45000 + float64(i%86400)/86400
		row := []any{
			fmt.Sprintf("INC%07d", i), fmt.Sprintf("Printer %d on floor %d", i%500, i%30), fmt.Sprintf("caller%d", i%9000),
			"2 - High", "Closed", "Service Desk", "Hardware",
			excelize.Cell{StyleID: date, Value: at}, excelize.Cell{StyleID: date, Value: at + 0.25},
			excelize.Cell{StyleID: date, Value: at + 3}, i % 4, 0.5, i%2 == 0, "ci" + fmt.Sprint(i%700),
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkRows(b *testing.B) {
	data := tickets(b, 20_000)
	b.Run("unpack", func(b *testing.B) {
		for b.Loop() {
			book, err := openBytes(data)
			if err != nil {
				b.Fatal(err)
			}
			s, _ := book.Sheets[0].Split()
			for c := (Chunk{}); s.Next(&c) == nil; {
			}
		}
	})
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			book, err := openBytes(data)
			if err != nil {
				b.Fatal(err)
			}
			s, _ := book.Sheets[0].Split()
			var r Reader
			n := 0
			for c := (Chunk{}); s.Next(&c) == nil; {
				for r.Reset(&book.Sheets[0], c); r.Next(); n++ {
				}
			}
			if n != 20_000 {
				b.Fatal(n)
			}
		}
	})
	b.Run("excelize", func(b *testing.B) {
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
			if err != nil {
				b.Fatal(err)
			}
			rows, err := f.Rows("Sheet1")
			if err != nil {
				b.Fatal(err)
			}
			for rows.Next() {
				if _, err := rows.Columns(); err != nil {
					b.Fatal(err)
				}
			}
			f.Close()
		}
	})
}

package files

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Sheet is one sheet of a workbook. A cell is nil, a string, an int, a number or a date.
type Sheet struct {
	Name   string
	Widths []int // of the columns, in characters
	Merged []string
	Rows   [][]any
}

// number is a decimal as it is written; date is a local time without a zone, as spreadsheets have them.
type (
	Number string
	Date   time.Time
)

// Row adds one and gives its number.
func (s *Sheet) Row(cells ...any) int {
	s.Rows = append(s.Rows, cells)
	return len(s.Rows)
}

// Styles of cells, as styleSheet lists them.
const (
	plain = iota
	stamped
	headed
	titled
)

const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespace  = `"http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	office     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages   = "http://schemas.openxmlformats.org/package/2006/"
	mime       = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	styleSheet = xmlHead + `<styleSheet xmlns=` + namespace +
		`><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm:ss"/></numFmts>` +
		`<fonts count="3"><font><sz val="10"/><name val="Arial"/></font>` +
		`<font><b/><sz val="10"/><name val="Arial"/></font><font><b/><sz val="14"/><name val="Arial"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill>` +
		`<fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
		`<cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/>` +
		`<xf fontId="1" applyFont="1"/><xf fontId="2" applyFont="1"/></cellXfs></styleSheet>`
)

// Workbook writes sheets as XLSX. The parts are stored in fixed order, without compression and without times:
// what a compressor gives may change with the version of Go, these bytes do not.
func Workbook(sheets ...*Sheet) []byte {
	var types, list, links strings.Builder
	shared := &strings.Builder{}
	index := map[string]int{}
	type part struct{ name, content string }
	var parts []part
	for i, s := range sheets {
		n := strconv.Itoa(i + 1)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%s.xml" ContentType="%sworksheet+xml"/>`, n, mime)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%s" r:id="rId%s"/>`, escaped(s.Name), n, n)
		fmt.Fprintf(&links, `<Relationship Id="rId%s" Type="%s/worksheet" Target="worksheets/sheet%s.xml"/>`, n, office, n)
		parts = append(parts, part{"xl/worksheets/sheet" + n + ".xml", s.xml(shared, index)})
	}
	parts = append([]part{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="` + packages +
			`content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + mime + `sheet.main+xml"/>` + types.String() +
			`<Override PartName="/xl/styles.xml" ContentType="` + mime + `styles+xml"/>` +
			`<Override PartName="/xl/sharedStrings.xml" ContentType="` + mime + `sharedStrings+xml"/></Types>`},
		{
			"_rels/.rels",
			xmlHead + `<Relationships xmlns="` + packages + `relationships"><Relationship Id="rId1" Type="` + office +
				`/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		},
		{
			"xl/workbook.xml",
			xmlHead + `<workbook xmlns=` + namespace + ` xmlns:r="` + office + `"><sheets>` + list.String() +
				`</sheets></workbook>`,
		},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="` + packages + `relationships">` + links.String() +
			`<Relationship Id="rIdStyles" Type="` + office + `/styles" Target="styles.xml"/>` +
			`<Relationship Id="rIdStrings" Type="` + office + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/styles.xml", styleSheet},
	}, parts...)
	parts = append(
		parts,
		part{
			"xl/sharedStrings.xml",
			fmt.Sprintf(`%s<sst xmlns=%s uniqueCount="%d">%s</sst>`, xmlHead, namespace, len(index), shared),
		},
	)

	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(p.content))
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func (s *Sheet) xml(shared *strings.Builder, index map[string]int) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet xmlns=` + namespace + `><cols>`)
	for i, w := range s.Widths {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, w)
	}
	b.WriteString(`</cols><sheetData>`)
	for i, cells := range s.Rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, c := range cells {
			b.WriteString(cellXML(columnName(j)+strconv.Itoa(i+1), c, shared, index))
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	if len(s.Merged) > 0 {
		fmt.Fprintf(&b, `<mergeCells count="%d">`, len(s.Merged))
		for _, m := range s.Merged {
			b.WriteString(`<mergeCell ref="` + m + `"/>`)
		}
		b.WriteString(`</mergeCells>`)
	}
	b.WriteString(`</worksheet>`)
	return b.String()
}

func cellXML(ref string, c any, shared *strings.Builder, index map[string]int) string {
	style := plain
	switch v := c.(type) {
	case nil:
		return ""
	case int:
		return fmt.Sprintf(`<c r="%s"><v>%d</v></c>`, ref, v)
	case Number:
		return fmt.Sprintf(`<c r="%s"><v>%s</v></c>`, ref, v)
	case Date:
		if time.Time(v).IsZero() {
			return ""
		}
		return fmt.Sprintf(`<c r="%s" s="%d"><v>%s</v></c>`, ref, stamped, serial(time.Time(v)))
	case head:
		style, c = headed, string(v)
	case Title:
		style, c = titled, string(v)
	}
	s := c.(string)
	if s == "" {
		return ""
	}
	n, known := index[s]
	if !known {
		n = len(index)
		index[s] = n
		shared.WriteString(`<si><t xml:space="preserve">` + escaped(s) + `</t></si>`)
	}
	return fmt.Sprintf(`<c r="%s" s="%d" t="s"><v>%d</v></c>`, ref, style, n)
}

// head and title are texts in the style of a column's head and of a title line.
type (
	head  string
	Title string
)

// Heads are the cells of a head line.
func Heads(names ...string) []any {
	row := make([]any, len(names))
	for i, n := range names {
		row[i] = head(n)
	}
	return row
}

// serial is the day number of the local time that the instant's zone shows: days since 30 December 1899.
func serial(t time.Time) string {
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	seconds := int64(wall.Sub(epoch) / time.Second)
	return strconv.FormatFloat(float64(seconds)/86400, 'f', -1, 64)
}

func columnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return columnName(i/26-1) + columnName(i%26)
}

func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a builder takes everything
	}
	return b.String()
}

package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// inCalc gives workbooks as LibreOffice computes them anew, by name; all go through one call, since it is slow to
// start.
func inCalc(t *testing.T, books map[string][]byte) map[string][]byte {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("soffice is missing: install libreoffice-calc, or run .ci/test, which does")
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "in"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "profile", "user"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "profile", "user", "registrymodifications.xcu"), []byte(alwaysCompute),
		0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to",
		"xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out")}
	for name, content := range books {
		path := filepath.Join(dir, "in", name+".xlsx")
		if err := os.WriteFile(path, withoutValues(t, content), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	computed := map[string][]byte{}
	for name := range books {
		content, err := os.ReadFile(filepath.Join(dir, "out", name+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		computed[name] = content
	}
	return computed
}

// alwaysCompute tells LibreOffice to trust no value that a file brings.
const alwaysCompute = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

var valueOfFormula = regexp.MustCompile(`(</f>)<v>[^<]*</v>`)

// withoutValues takes the values away that formulas were written with, so that what comes back was computed.
func withoutValues(t *testing.T, content []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range z.File {
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(valueOfFormula.ReplaceAll(part(t, z, f.Name), []byte("$1"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// found is a cell as a file has it.
type found struct{ formula, value, kind string }

// number is the cell's figure.
func (c found) number(t *testing.T) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(c.value, 64)
	if err != nil {
		t.Fatalf("%+v is no number", c)
	}
	return f
}

// cellsOf reads every cell of a workbook by sheet and place, without any library's opinion of it.
func cellsOf(t *testing.T, content []byte) map[string]map[string]found {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	unpack(t, z, "xl/workbook.xml", &book)
	unpack(t, z, "xl/_rels/workbook.xml.rels", &links)
	shared := sharedTexts(t, z)
	out := map[string]map[string]found{}
	for _, s := range book.Sheets {
		for _, l := range links.Relationship {
			if l.ID == s.ID {
				out[s.Name] = sheetCells(t, z, "xl/"+strings.TrimPrefix(l.Target, "/xl/"), shared)
			}
		}
	}
	return out
}

func part(t *testing.T, z *zip.Reader, name string) []byte {
	t.Helper()
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func unpack(t *testing.T, z *zip.Reader, name string, into any) {
	t.Helper()
	if err := xml.Unmarshal(part(t, z, name), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func sharedTexts(t *testing.T, z *zip.Reader) []string {
	if _, err := z.Open("xl/sharedStrings.xml"); err != nil {
		return nil
	}
	var texts struct {
		SI []struct {
			T string   `xml:"t"`
			R []string `xml:"r>t"`
		} `xml:"si"`
	}
	unpack(t, z, "xl/sharedStrings.xml", &texts)
	var out []string
	for _, s := range texts.SI {
		out = append(out, s.T+strings.Join(s.R, ""))
	}
	return out
}

func sheetCells(t *testing.T, z *zip.Reader, name string, shared []string) map[string]found {
	var sheet struct {
		Rows []struct {
			Cells []struct {
				R string `xml:"r,attr"`
				T string `xml:"t,attr"`
				F string `xml:"f"`
				V string `xml:"v"`
				I string `xml:"is>t"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	unpack(t, z, name, &sheet)
	out := map[string]found{}
	for _, row := range sheet.Rows {
		for _, c := range row.Cells {
			v := c.V + c.I
			if c.T == "s" {
				n, err := strconv.Atoi(c.V)
				if err != nil || n >= len(shared) {
					t.Fatalf("%s %s: no shared text %q", name, c.R, c.V)
				}
				v = shared[n]
			}
			out[c.R] = found{c.F, v, c.T}
		}
	}
	return out
}

// compareFormulas holds every formula's value as it was written against what LibreOffice makes of it, and gives how
// many there were.
func compareFormulas(t *testing.T, name string, written, computed map[string]map[string]found) int {
	t.Helper()
	n := 0
	for sheet, cells := range written {
		for place, c := range cells {
			if c.formula == "" {
				continue
			}
			n++
			if problem := differs(c, computed[sheet][place]); problem != "" {
				t.Errorf("%s %s!%s: =%s: %s", name, sheet, place, c.formula, problem)
			}
		}
	}
	return n
}

func differs(a, b found) string {
	if b.kind == "e" {
		return "error " + b.value
	}
	x, errX := strconv.ParseFloat(a.value, 64)
	y, errY := strconv.ParseFloat(b.value, 64)
	switch {
	case errX == nil && errY == nil && math.Abs(x-y) <= 1e-6*math.Max(1, math.Abs(x)*1e-6):
		return ""
	case a.value == b.value:
		return ""
	}
	return fmt.Sprintf("written as %q, computed as %q", a.value, b.value)
}

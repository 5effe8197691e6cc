package workbook_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/workbook"
)

func render(t testing.TB, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := workbook.Render(&b, r, fixture.Words(t, r.Locale)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, content []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestSameReportSameBytes(t *testing.T) {
	first := render(t, fixture.Report(t, "en-GB"))
	for range 5 {
		if !bytes.Equal(first, render(t, fixture.Report(t, "en-GB"))) {
			t.Fatal("two workbooks of one report differ")
		}
	}
}

// recalculated is the workbook as LibreOffice computes it.
func recalculated(t *testing.T, content []byte) *excelize.File {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in", "penalties.xlsx")
	if err := os.MkdirAll(filepath.Dir(in), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in, content, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", dir, in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "penalties.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return open(t, got)
}

// TestLibreOfficeRecomputesEveryFigure compares each formula's result with the engine's figure.
func TestLibreOfficeRecomputesEveryFigure(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE"} {
		r := fixture.Report(t, locale)
		c := fixture.Words(t, locale)
		f := recalculated(t, render(t, r))
		rows, err := f.GetRows(c.T("sheet.credits"), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) < 10 {
			t.Fatalf("%d rows of credits", len(rows))
		}
		for i, row := range rows[1:] {
			amount, err := strconv.ParseFloat(row[4], 64)
			if err != nil {
				t.Fatalf("row %d: %v", i+2, err)
			}
			engine, err := strconv.ParseFloat(row[5], 64)
			if err != nil {
				t.Fatalf("row %d: %v", i+2, err)
			}
			if amount-engine > 0.005 || engine-amount > 0.005 || row[6] != c.T("credits.agrees") {
				t.Errorf("%s row %d, %s %s: %v recomputed, %v reported, %s", locale, i+2, row[0], row[1], amount, engine, row[6])
			}
		}
		for _, sheet := range f.GetSheetList() {
			all, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range all {
				for k, value := range row {
					if len(value) > 1 && value[0] == '#' {
						t.Errorf("%s!%d:%d is %s", sheet, i+1, k+1, value)
					}
				}
			}
		}
	}
}

func TestTextNeverBecomesAFormula(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	r.Objectives[0].Misses[0].Title = `=HYPERLINK("http://example.invalid")`
	r.Objectives[0].Misses[0].Why = "@SUM(1+1)"
	f := open(t, render(t, r))
	rows, err := f.GetRows("Misses")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for i, row := range rows {
		for k, value := range row {
			if value != r.Objectives[0].Misses[0].Title {
				continue
			}
			found = true
			name, err := excelize.CoordinatesToCellName(k+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if formula, err := f.GetCellFormula("Misses", name); err != nil || formula != "" {
				t.Errorf("%s holds the formula %q (%v)", name, formula, err)
			}
		}
	}
	if !found {
		t.Error("the title is not in the sheet")
	}
}

func TestEverySheetIsThere(t *testing.T) {
	f := open(t, render(t, fixture.Report(t, "en-GB")))
	want := []string{"Summary", "Credits", "Parameters", "Misses", "Claims", "Undetermined", "Sources"}
	got := f.GetSheetList()
	if len(got) != len(want) {
		t.Fatalf("sheets %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("sheet %d is %s, want %s", i+1, got[i], want[i])
		}
	}
}

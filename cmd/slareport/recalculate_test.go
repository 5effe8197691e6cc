package main

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// alwaysCompute tells LibreOffice to trust no value that a file brings.
const alwaysCompute = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

// TestLibreOfficeComputesEveryBookOfTheSample has each workbook of the sample, and the one over all clients, computed
// anew: every formula gives what it was written with, none gives an error, and every check agrees.
func TestLibreOfficeComputesEveryBookOfTheSample(t *testing.T) {
	needLibreOffice(t)
	out := sampleOut(t)
	written, err := filepath.Glob(filepath.Join(out, "*", "penalties.xlsx"))
	if err != nil || len(written) != 5 {
		t.Fatalf("%d workbooks: %v", len(written), err)
	}
	formulas := 0
	for path, computed := range recomputed(t, append(written, filepath.Join(out, "penalties.xlsx"))) {
		formulas += sameBook(t, path, computed)
	}
	if formulas < 500 {
		t.Errorf("%d formulas in all the books: they are not live", formulas)
	}
}

func needLibreOffice(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("soffice is missing: install libreoffice-calc, or run .ci/test, which does")
	}
}

// recomputed has LibreOffice compute workbooks anew, all in one call, and gives by their paths what it wrote.
func recomputed(t *testing.T, books []string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	profile := filepath.Join(dir, "profile", "user")
	if err := os.MkdirAll(profile, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(profile, "registrymodifications.xcu"), []byte(alwaysCompute), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{
		"-env:UserInstallation=file://" + filepath.Dir(profile), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
		"--outdir", filepath.Join(dir, "out"),
	}
	computed := map[string]string{}
	for i, path := range books {
		name := strconv.Itoa(i) + ".xlsx"
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
		computed[path] = filepath.Join(dir, "out", name)
		args = append(args, filepath.Join(dir, name))
	}
	if said, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, said)
	}
	return computed
}

// sameBook compares each formula's value as it was written with the one that was computed, and counts them.
func sameBook(t *testing.T, path, computed string) int {
	t.Helper()
	before, after := openBook(t, path), openBook(t, computed)
	n := 0
	for _, sheet := range before.GetSheetList() {
		rows, err := before.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				formula, err := before.GetCellFormula(sheet, cell)
				if err != nil || formula == "" {
					continue
				}
				n++
				want, got := raw(t, before, sheet, cell), raw(t, after, sheet, cell)
				if !sameFigure(want, got) || strings.HasPrefix(got, "#") {
					t.Errorf("%s, %s!%s: =%s was written as %q and is computed as %q", path, sheet, cell, formula, want, got)
				}
			}
		}
	}
	return n
}

func openBook(t *testing.T, path string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

func raw(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// sameFigure compares texts as they are, figures to what a double can hold of cents.
func sameFigure(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-9*math.Max(1, math.Abs(x))
}

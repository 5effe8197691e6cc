package main

import (
	"errors"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render"
)

// figures are what the scorecard says of an objective, as documents print it: digits, marks and signs alone.
type figures struct{ name, experienced, contractual, credit string }

// printed are the figures of a report with the marks of its locale.
func printed(t *testing.T, r *report.Report) []figures {
	t.Helper()
	marks := strings.NewReplacer()
	if strings.HasPrefix(r.Locale, "de") {
		marks = strings.NewReplacer(",", ".", ".", ",")
	} else if !strings.HasPrefix(r.Locale, "en") {
		t.Fatalf("this test does not know the marks of %s", r.Locale)
	}
	var all []figures
	for _, o := range r.Objectives {
		if low, high, is := o.Within(); is { // what was read of it is no value: the ends stand there
			between := marks.Replace(grouped(low.Shown)) + marks.Replace(grouped(high.Shown))
			all = append(all, figures{o.Name, "", between, marks.Replace(grouped(o.Credit.Payable))})
			continue
		}
		all = append(
			all,
			figures{o.Name, marks.Replace(grouped(o.Experienced.Shown)), marks.Replace(grouped(o.Contractual.Shown)),
				marks.Replace(grouped(o.Credit.Payable))},
		)
	}
	return all
}

// grouped puts a comma before every three digits of the whole part.
func grouped(decimal string) string {
	whole, fraction, _ := strings.Cut(decimal, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

var notFigure = regexp.MustCompile(`[^0-9.,]`)

// Every figure of the scorecard is the same in report.json, on the page, in the workbook and in the PDF.
func TestDocumentsAgreeOnEveryFigure(t *testing.T) {
	out := sampleOut(t)
	for _, r := range readReports(t, out) {
		t.Run(r.Slug, func(t *testing.T) {
			dir := filepath.Join(out, r.Slug)
			want := printed(t, r)
			if got := pageFigures(t, filepath.Join(dir, "summary.html")); !slices.Equal(got, want) {
				t.Errorf("summary.html says %v\nreport.json %v", got, want)
			}
			compareWorkbook(t, filepath.Join(dir, "penalties.xlsx"), r)
			comparePDF(t, filepath.Join(dir, "report.pdf"),
				slices.DeleteFunc(want, func(f figures) bool { return f.experienced == "" }))
		})
	}
}

var (
	scorecard = regexp.MustCompile(`(?s)<table class="scorecard">(.*?)</table>`)
	body      = regexp.MustCompile(`(?s)<tbody>(.*?)</tbody>`)
	tableRow  = regexp.MustCompile(`(?s)<tr>(.*?)</tr>`)
	tableCell = regexp.MustCompile(`(?s)<t[dh][^>]*>(.*?)</t[dh]>`)
	tag       = regexp.MustCompile(`(?s)<[^>]*>`)
)

// pageFigures reads the scorecard of summary.html: the columns are objective, verdict, target, experienced,
// attributable, contractual and, last, credit.
func pageFigures(t *testing.T, path string) (all []figures) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	card := scorecard.FindSubmatch(content)
	if card == nil {
		t.Fatalf("%s has no scorecard", path)
	}
	for _, row := range tableRow.FindAllSubmatch(body.Find(card[1]), -1) {
		var cells []string
		for _, c := range tableCell.FindAllSubmatch(row[1], -1) {
			cells = append(cells, html.UnescapeString(tag.ReplaceAllString(string(c[1]), "")))
		}
		if len(cells) < 7 {
			t.Fatalf("%s: a row of the scorecard has the cells %q", path, cells)
		}
		digits := func(i int) string { return notFigure.ReplaceAllString(cells[i], "") }
		all = append(all, figures{cells[0], digits(3), digits(5), digits(len(cells) - 1)})
	}
	return all
}

// compareWorkbook compares the sheet Summary with the report: numbers, not their formats.
func compareWorkbook(t *testing.T, path string, r *report.Report) {
	t.Helper()
	rows := readFirstSheet(t, path)
	byName := map[string][]string{}
	for _, row := range rows {
		if len(row) >= 11 {
			byName[row[0]] = row
		}
	}
	for _, o := range r.Objectives {
		row := byName[o.Name]
		if row == nil {
			t.Errorf("%s has no row %q", path, o.Name)
			continue
		}
		for _, c := range []struct{ what, cell, want string }{
			{"experienced", row[3], o.Experienced.Value}, {"attributable", row[4], o.Attributable.Value},
			{"contractual", row[5], o.Contractual.Value}, {"payable", row[10], o.Credit.Payable},
		} {
			if _, _, is := o.Within(); is && c.what != "payable" {
				if sameNumber(c.cell, c.want) {
					t.Errorf("%s: %s %s is %q, as it was read", path, o.ID, c.what, c.cell)
				}
				continue
			}
			if !sameNumber(c.cell, c.want) {
				t.Errorf("%s: %s %s is %q, report.json says %q", path, o.ID, c.what, c.cell, c.want)
			}
		}
	}
	if !slices.ContainsFunc(rows, func(row []string) bool {
		return len(row) == 2 && strings.HasSuffix(row[0], " "+r.Currency) && sameNumber(row[1], r.Credits.Payable)
	}) {
		t.Errorf("%s does not say that %s is payable", path, r.Credits.Payable)
	}
}

func sameNumber(cell, decimal string) bool {
	if decimal == "" {
		_, err := strconv.ParseFloat(cell, 64)
		return err != nil
	}
	a, errA := strconv.ParseFloat(cell, 64)
	b, errB := strconv.ParseFloat(decimal, 64)
	return errA == nil && errB == nil && a == b
}

func readFirstSheet(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// comparePDF finds, for every objective, a line of the PDF's text with its figures in the order of the
// scorecard. Names may break over lines, figures may not.
func comparePDF(t *testing.T, path string, want []figures) {
	t.Helper()
	if !slices.Contains(render.Names(), "pdf") {
		return
	}
	text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("pdftotext is missing: install poppler-utils, or run .ci/test, which does")
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	for _, f := range want {
		i := slices.IndexFunc(lines, func(line string) bool { return hasInOrder(line, f) })
		if i < 0 {
			t.Errorf("%s has no line with %v", path, f)
			continue
		}
		lines = slices.Delete(lines, i, i+1) // two objectives with the same figures need two lines
	}
}

// hasInOrder tells whether a line ends with an objective's figures: experienced, contractual, credit.
func hasInOrder(line string, f figures) bool {
	var words []string
	for _, w := range strings.Fields(strings.ReplaceAll(line, "\u00a0", " ")) {
		if w = notFigure.ReplaceAllString(w, ""); w != "" {
			words = append(words, w)
		}
	}
	for _, figure := range []string{f.experienced, f.contractual, f.credit} {
		if figure == "" {
			continue // nothing to judge
		}
		i := slices.Index(words, figure)
		if i < 0 {
			return false
		}
		words = words[i+1:]
	}
	return len(words) == 0
}

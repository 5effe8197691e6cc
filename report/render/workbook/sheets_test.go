package workbook_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/internal/fixture"
)

func TestSheetsThatHaveSomethingToShow(t *testing.T) {
	for locale, want := range map[string][]string{
		"en-GB": {"Summary", "Credits", "Parameters", "Division", "Misses", "Claims", "Undetermined", "Watch list", "Trend",
			"Sources"},
		"de-DE": {"Übersicht", "Gutschriften", "Parameter", "Aufteilung", "Verfehlungen", "Einwände", "Ungeklärt",
			"Beobachtung", "Verlauf", "Quellen"},
	} {
		if got := open(t, render(t, fixture.Report(t, locale))).GetSheetList(); !slices.Equal(got, want) {
			t.Errorf("sheets %v, want %v", got, want)
		}
	}
}

// An empty sheet would say that there is nothing of its kind, whether or not anybody looked.
func TestSheetsWithNothingToShowAreLeftOut(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	r.Claims, r.WatchList, r.Sources = report.Claims{}, nil, nil
	for i := range r.Objectives {
		o := &r.Objectives[i]
		o.Misses, o.Undetermined, o.Trend = report.Many[report.Miss]{}, nil, nil
	}
	want := []string{"Summary", "Credits", "Parameters", "Division"}
	if got := open(t, render(t, r)).GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets %v, want %v", got, want)
	}
}

// hostile are texts that a spreadsheet could take for something else, or that do not fit.
var hostile = []string{`=HYPERLINK("http://example.invalid")`, "@SUM(1+1)", "+1", "-1+2", "\t=1", "=cmd|' /C calc'!A0",
	"a\x00b\x0bc", "]]>&<script>", "_x003D_1+1", strings.Repeat("long ", 9000), "&Z&F", `"quoted"`, "'=1",
	"Ünï \U0001F600 \uFFFE"}

func TestTextNeverBecomesAFormula(t *testing.T) {
	for _, text := range hostile {
		r := newContract(4).report(t)
		r.Client, r.Provider, r.Agreement, r.Headline = text, text, text, text
		for i := range r.Objectives {
			o := &r.Objectives[i]
			o.Name, o.Service, o.ValueUnit = text, text, text
			o.Misses = report.ManyOf(report.Miss{ID: text, Title: text, Why: text, Weight: "1", Group: text, Rule: text,
				Rows: []string{text}, Outcome: report.OutcomeMissed, Party: "provider"})
		}
		for k := range r.Credits.Fees {
			r.Credits.Fees[k].Service = text
		}
		for _, c := range r.Credits.Ledger.Cells {
			for k := range c.Words.Args {
				c.Words.Args[k] = ledger.Arg{Text: text}
			}
			c.How, c.Unit = ledger.Plain(text), text
		}
		r.Sources = []report.Source{{ID: text, File: text, SHA256: text}}
		r.Claims.Refused = report.ManyOf(report.Claim{
			ID: text, Party: "customer", Reason: text, Reference: text, Lacks: []string{text}, Row: text,
		})
		plain := newContract(4).report(t)
		if got, want := formulas(t, render(t, r)), formulas(t, render(t, plain)); got > want {
			t.Errorf("%.30q makes %d formulas of %d", text, got, want)
		}
		r.Currency = "EUR"
		portfolio(t, []*report.Report{r})
	}
}

// formulas counts those of a workbook. It fails where one is not made of what formulas here are made of.
func formulas(t *testing.T, content []byte) int {
	t.Helper()
	known := regexp.MustCompile(`^[A-Za-z0-9_$:.,()<>=+*/" '!üÜ-]*$`)
	n := 0
	for sheet, cells := range cellsOf(t, content) {
		for place, c := range cells {
			if c.formula == "" {
				continue
			}
			n++
			if !known.MatchString(c.formula) || strings.Contains(c.formula, "HYPERLINK") {
				t.Errorf("%s!%s has the formula %s", sheet, place, c.formula)
			}
		}
	}
	return n
}

// TestSheetsTellTheirExtent reads every sheet's own word for where it ends, which readers that trust it go by.
func TestSheetsTellTheirExtent(t *testing.T) {
	r := newContract(4).report(t)
	list := make([]report.Miss, 500)
	for i := range list {
		list[i] = report.Miss{ID: fmt.Sprint("M", i), Weight: "1", Outcome: report.OutcomeMissed, Party: "provider"}
	}
	r.Objectives[0].Misses = report.ManyOf(list...)
	content := render(t, r)
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	dimension, lastRow := regexp.MustCompile(`<dimension ref="A1:([A-Z]+)([0-9]+)"`),
		regexp.MustCompile(`<row r="([0-9]+)"`)
	sheets := 0
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			continue
		}
		sheets++
		text := part(t, z, f.Name)
		said, rows := dimension.FindSubmatch(text), lastRow.FindAllSubmatch(text, -1)
		if said == nil || len(rows) == 0 {
			t.Errorf("%s says nothing of its extent", f.Name)
			continue
		}
		end, _ := strconv.Atoi(string(said[2]))
		if last, _ := strconv.Atoi(string(rows[len(rows)-1][1])); end < last || end > last+2 {
			t.Errorf("%s ends in row %d and says %d", f.Name, last, end)
		}
	}
	if want := len(open(t, content).GetSheetList()); sheets != want {
		t.Errorf("%d sheets, want %d", sheets, want)
	}
}

// TestOnlyParametersAreOpen looks at the protection: every sheet is, without a password, and only inputs may change.
func TestOnlyParametersAreOpen(t *testing.T) {
	const locale = "en-GB"
	r := newContract(4).report(t)
	r.Locale = locale
	f := open(t, render(t, r))
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r := 1; r <= min(len(rows), 60); r++ {
			for column := 1; column <= 8; column++ {
				place := string(rune('A'+column-1)) + strconv.Itoa(r)
				id, err := f.GetCellStyle(sheet, place)
				if err != nil {
					t.Fatal(err)
				}
				style, err := f.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				open := style.Protection != nil && !style.Protection.Locked
				if want := sheet == words(t, locale).T("sheet.parameters") && column == 3 && r > 1; open != want &&
					(want || id != 0) {
					t.Errorf("%s!%s is open: %v", sheet, place, open)
				}
			}
		}
	}
	z, err := zip.NewReader(bytes.NewReader(render(t, newContract(4).report(t))),
		int64(len(render(t, newContract(4).report(t)))))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range z.File {
		if strings.HasPrefix(entry.Name, "xl/worksheets/sheet") {
			text := string(part(t, z, entry.Name))
			if !strings.Contains(text, "<sheetProtection") || strings.Contains(text, "hashValue") ||
				strings.Contains(text, "password=") {
				t.Errorf("%s is not protected as it should be", entry.Name)
			}
			for _, want := range []string{"fitToPage", "orientation=\"landscape\"", "<oddFooter>"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s prints without %s", entry.Name, want)
				}
			}
		}
	}
}

package workbook_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/workbook"
	lexicon "github.com/slareport/slareport/report/words"
)

// catalogues are read once.
var catalogues = map[string]*lexicon.Catalogue{}

func words(t testing.TB, locale string) *lexicon.Catalogue {
	t.Helper()
	if catalogues[locale] == nil {
		catalogues[locale] = fixture.Words(t, locale)
	}
	return catalogues[locale]
}

func render(t testing.TB, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := workbook.Render(&b, r, words(t, r.Locale), ""); err != nil {
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
	first := render(t, newContract(4).report(t))
	for range 10 {
		if !bytes.Equal(first, render(t, newContract(4).report(t))) {
			t.Fatal("two workbooks of one report differ")
		}
	}
}

// Package workbook draws the penalty workbook: every credit from the contract's numbers to what is payable,
// with formulas that a reader can change and follow, and the evidence beside it.
//
// Sheets are written in order by the stream writer, so that a book with very many misses costs little memory.
// The library loses what is set after a sheet is closed; everything about a sheet is therefore set before.
package workbook

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// sheets lists the workbook's sheets in order: the words key of the name, and what writes it.
var sheets = []struct {
	key   string
	write func(*book, *report.Report, string) error
}{
	{"sheet.summary", writeSummary},
	{"sheet.credits", writeCredits},
	{"sheet.parameters", writeParameters},
	{"sheet.misses", tables([]float64{30, 14, 30, 9, 15, 13, 11, 12, 12, 14, 17, 17, 80, 40, 40}, table.AllMisses)},
	{"sheet.claims", tables([]float64{16, 15, 17, 17, 24, 30, 16, 14, 40, 44, 28}, table.ClaimsAccepted, table.ClaimsRefused)},
	{"sheet.undetermined", tables([]float64{34, 18, 16, 16, 16, 16, 16, 16}, table.Undetermined)},
	{"sheet.sources", tables([]float64{16, 40, 20, 11, 11, 12, 11, 11, 70}, table.Sources, table.Reasons, table.Digests)},
}

// Render writes a client's penalty workbook. The same report and words give the same bytes.
func Render(w io.Writer, r *report.Report, c *words.Catalogue) (err error) {
	zone, err := time.LoadLocation(r.Period.Timezone)
	if err != nil {
		return err
	}
	f := excelize.NewFile()
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
	}()
	b := &book{file: f, words: c.In(zone), minor: r.Credits.MinorUnits, zone: zone, brand: brand(r), title: r.Client + " · " + c.Month(r.Period.Label)}
	b.styles = &styles{file: f, ids: map[look]int{}, brand: b.brand}
	if err := properties(f, r, c); err != nil {
		return err
	}
	for _, s := range sheets {
		if err := s.write(b, r, c.T(s.key)); err != nil {
			return fmt.Errorf("sheet %s: %w", c.T(s.key), err)
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		return err
	}
	f.SetActiveSheet(0)
	f.SetZipWriter(newSortedZip)
	return f.Write(w)
}

// properties are what a file manager shows; the times are those of the data, not of the build.
func properties(f *excelize.File, r *report.Report, c *words.Catalogue) error {
	at := r.AsOf
	if t, err := time.Parse(time.RFC3339Nano, r.AsOf); err == nil {
		at = t.UTC().Format("2006-01-02T15:04:05Z")
	}
	full := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}); err != nil {
		return err
	}
	return f.SetDocProps(&excelize.DocProperties{
		Title: r.Client + " " + r.Period.Label, Subject: r.Agreement, Creator: r.Provider, LastModifiedBy: r.Provider,
		Created: at, Modified: at, Language: c.Locale(),
	})
}

func brand(r *report.Report) string {
	color := strings.TrimPrefix(strings.ToUpper(r.Brand.Color), "#")
	if len(color) != 6 {
		return "1F3A52"
	}
	return color
}

// tables writes one or more tables below each other. The head of a single one is frozen and filters.
func tables(widths []float64, make ...func(*report.Report, *words.Catalogue) table.Table) func(*book, *report.Report, string) error {
	single := len(make) == 1
	return func(b *book, r *report.Report, name string) error {
		frozen := 0
		if single {
			frozen = 1
		}
		s, err := b.begin(name, widths, frozen)
		if err != nil {
			return err
		}
		for i, m := range make {
			t := m(r, b.words)
			if i > 0 {
				s.row++
			}
			if !single {
				if _, err := s.write(cell{value: t.Title, look: look{strong: true}}); err != nil {
					return err
				}
			}
			if err := s.table(t, single); err != nil {
				return err
			}
		}
		return s.out.Flush()
	}
}

package workbook

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report/words"
)

// book is one workbook being written.
type book struct {
	file      *excelize.File
	styles    *styles
	words     *words.Catalogue
	formats   formats
	minor     int            // decimals of the currency
	zone      *time.Location // of the agreement: instants stand in its local time
	title     string
	extents   map[string]string // by part: the range of cells that a sheet has
	tables    int
	differing int // checks that fail
}

// newBook begins a workbook with its sheets, named by keys of the catalogue, in order. Sheets may be written in any
// order; everything about one has to be set before it is closed, since the library loses what comes later.
func newBook(c *words.Catalogue, keys []string, currency string, minor int, brand, scratch string) (*book, error) {
	b := &book{
		file: excelize.NewFile(excelize.Options{TmpDir: scratch}), words: c, minor: minor,
		formats: formatsOf(c, currency, minor), extents: map[string]string{},
	}
	b.styles = &styles{file: b.file, ids: map[look]int{}, brand: brand}
	for i, key := range keys {
		if i == 0 {
			if err := b.file.SetSheetName("Sheet1", c.T(key)); err != nil {
				return b, err
			}
			continue
		}
		if _, err := b.file.NewSheet(c.T(key)); err != nil {
			return b, err
		}
	}
	b.file.SetActiveSheet(0)
	return b, nil
}

// properties are what a file manager shows; the times are those of the data, not of the build. asOf is RFC 3339.
func (b *book) properties(title, subject, creator, asOf string) error {
	if t, err := time.Parse(time.RFC3339Nano, asOf); err == nil {
		asOf = t.UTC().Format("2006-01-02T15:04:05Z")
	}
	full := true
	if err := b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}); err != nil {
		return err
	}
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: plain(title), Subject: plain(subject), Creator: plain(creator), LastModifiedBy: plain(creator),
		Created: asOf, Modified: asOf, Language: b.words.Locale(),
	})
}

// finish writes the file.
func (b *book) finish(w io.Writer) error {
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newSortedZip(w, b.extents) })
	return b.file.Write(w)
}

// page sets up how a sheet prints: landscape, one page wide, with the document, the sheet and page x of y below.
func (b *book) page(name string) error {
	landscape, size, one, zero, fit := "landscape", 9, 1, 0, true
	if b.words.Letter() {
		size = 1
	}
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &size, FitToWidth: &one, FitToHeight: &zero}); err != nil {
		return err
	}
	side, foot := 0.4, 0.6
	if err := b.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: &foot}); err != nil {
		return err
	}
	footer := "&L" + footerText(b.title) + "&C" + footerText(name) + "&R&P / &N"
	if err := b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: footer}); err != nil {
		return err
	}
	return b.file.ProtectSheet(
		name,
		&excelize.SheetProtectionOptions{
			AutoFilter: true, FormatColumns: true, FormatRows: true, Sort: true, SelectLockedCells: true,
			SelectUnlockedCells: true,
		},
	)
}

// footerText escapes the mark that begins a code in headers and footers, whose length is bounded.
func footerText(s string) string {
	if runes := []rune(s); len(runes) > 80 {
		s = string(runes[:80]) + "…"
	}
	return strings.ReplaceAll(plain(s), "&", "&&")
}

// name gives a cell or a range a name for formulas.
func (b *book) name(name, sheet, cells string) error {
	return b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: quoted(sheet) + "!" + cells})
}

// flag turns the cells of a range red where a check fails.
func (b *book) flag(sheet, area string) error {
	red, err := b.file.NewConditionalStyle(
		&excelize.Style{
			Font: &excelize.Font{Color: "FFFFFF", Bold: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"A3201D"}},
		},
	)
	if err != nil {
		return err
	}
	return b.file.SetConditionalFormat(
		sheet, area,
		[]excelize.ConditionalFormatOptions{
			{Type: "cell", Criteria: "==", Value: `"` + b.words.T("credits.differs") + `"`, Format: &red},
		},
	)
}

// quoted writes a sheet's name as formulas need it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// part is the name under which a sheet stands in the file.
func (b *book) part(sheet string) string {
	for id, name := range b.file.GetSheetMap() {
		if name == sheet {
			return fmt.Sprintf("xl/worksheets/sheet%d.xml", id)
		}
	}
	return ""
}

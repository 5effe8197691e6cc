package xlsx

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report/words"
)

// Book is one workbook being written.
type Book struct {
	file      *excelize.File
	styles    *styles
	Words     *words.Catalogue
	Formats   Formats
	minor     int            // decimals of the currency
	Zone      *time.Location // of the agreement: instants stand in its local time
	Title     string
	extents   map[string]string // by part: the range of cells that a sheet has
	tables    int
	Differing int // checks that fail
}

// New begins a workbook with its sheets, named by keys of the catalogue, in order. Sheets may be written in any
// order; everything about one has to be set before it is closed, since the library loses what comes later.
func New(c *words.Catalogue, keys []string, currency string, minor int, brand, scratch string) (*Book, error) {
	b := &Book{
		file: excelize.NewFile(excelize.Options{TmpDir: scratch}), Words: c, minor: minor,
		Formats: formatsOf(c, currency, minor), extents: map[string]string{},
	}
	b.styles = &styles{file: b.file, ids: map[Look]int{}, brand: brand}
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

// Properties are what a file manager shows; the times are those of the data, not of the build. asOf is RFC 3339.
func (b *Book) Properties(title, subject, creator, asOf string) error {
	if t, err := time.Parse(time.RFC3339Nano, asOf); err == nil {
		asOf = t.UTC().Format("2006-01-02T15:04:05Z")
	}
	full := true
	if err := b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full}); err != nil {
		return err
	}
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: plain(title), Subject: plain(subject), Creator: plain(creator), LastModifiedBy: plain(creator),
		Created: asOf, Modified: asOf, Language: b.Words.Locale(),
	})
}

// Close gives back what the book holds.
func (b *Book) Close() error { return b.file.Close() }

// Finish writes the file.
func (b *Book) Finish(w io.Writer) error {
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newSortedZip(w, b.extents) })
	return b.file.Write(w)
}

// page sets up how a sheet prints: landscape, one page wide, with the document, the sheet and page x of y below.
func (b *Book) page(name string) error {
	landscape, size, one, zero, fit := "landscape", 9, 1, 0, true
	if b.Words.Letter() {
		size = 1
	}
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	layout := &excelize.PageLayoutOptions{Orientation: &landscape, Size: &size, FitToWidth: &one, FitToHeight: &zero}
	if err := b.file.SetPageLayout(name, layout); err != nil {
		return err
	}
	side, foot := 0.4, 0.6
	margins := &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: &foot}
	if err := b.file.SetPageMargins(name, margins); err != nil {
		return err
	}
	footer := "&L" + footerText(b.Title) + "&C" + footerText(name) + "&R&P / &N"
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

// Name gives a cell or a range a name for formulas.
func (b *Book) Name(name, sheet, cells string) error {
	return b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: Quoted(sheet) + "!" + cells})
}

// Quoted writes a sheet's name as formulas need it.
func Quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// part is the name under which a sheet stands in the file.
func (b *Book) part(sheet string) string {
	for id, name := range b.file.GetSheetMap() {
		if name == sheet {
			return fmt.Sprintf("xl/worksheets/sheet%d.xml", id)
		}
	}
	return ""
}

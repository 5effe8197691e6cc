package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sortedZip collects the parts of a workbook and writes them in order of name, so that the same workbook gives
// the same bytes: the library keeps its parts in maps.
type sortedZip struct {
	out   *zip.Writer
	parts []part
}

type part struct {
	name    string
	content *bytes.Buffer
}

func newSortedZip(w io.Writer) excelize.ZipWriter { return &sortedZip{out: zip.NewWriter(w)} }

// Create begins a part.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	p := part{name, new(bytes.Buffer)}
	z.parts = append(z.parts, p)
	return p.content, nil
}

// AddFS is part of the interface; the library adds no file system to a new workbook.
func (z *sortedZip) AddFS(fsys fs.FS) error { return z.out.AddFS(fsys) }

// Close writes the parts. The content types come first, as readers that sniff expect.
func (z *sortedZip) Close() error {
	slices.SortFunc(z.parts, func(a, b part) int {
		return cmp.Or(-cmp.Compare(first(a.name), first(b.name)), cmp.Compare(a.name, b.name))
	})
	for _, p := range z.parts {
		w, err := z.out.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := w.Write(p.sheet()); err != nil {
			return err
		}
	}
	return z.out.Close()
}

func first(name string) int {
	if name == "[Content_Types].xml" {
		return 1
	}
	return 0
}

var (
	dimension = regexp.MustCompile(`<dimension ref="[^"]*"`)
	lastCell  = regexp.MustCompile(`<c r="([A-Z]+)[0-9]+"`)
	lastRow   = regexp.MustCompile(`<row r="([0-9]+)"`)
)

// sheet gives a sheet its real extent. The stream writer leaves A1 there, and readers that trust it see one row.
func (p part) sheet() []byte {
	content := p.content.Bytes()
	if !strings.HasPrefix(p.name, "xl/worksheets/sheet") {
		return content
	}
	rows := lastRow.FindAllSubmatch(content, -1)
	if len(rows) == 0 {
		return content
	}
	widest := "A"
	for _, c := range lastCell.FindAllSubmatch(content, -1) {
		if name := string(c[1]); len(name) > len(widest) || len(name) == len(widest) && name > widest {
			widest = name
		}
	}
	ref := `<dimension ref="A1:` + widest + string(rows[len(rows)-1][1]) + `"`
	return dimension.ReplaceAll(content, []byte(ref))
}

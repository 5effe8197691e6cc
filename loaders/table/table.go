package table

import (
	"fmt"
	"io"

	"github.com/slareport/slareport/loaders/table/workbook"
	"github.com/slareport/slareport/report/finding"
)

// Options is what is declared about a file. Zero values are found out.
type Options struct {
	Sheet     string   // name of the sheet, in any case; else the visible one that fits Want best
	HeaderRow int      // row with the names of the columns, as Row.Number counts
	Delimiter byte     // of a text file
	Encoding  string   // of a text file, such as windows-1252
	Want      []string // names of columns that the header should have
	MaxBytes  int64    // how much a packed file may unpack to; 0 is 256 MB
}

// Table is an open file. It can be scanned any number of times, also side by side.
type Table struct {
	Name      string // as given to Open
	Sheet     string // empty for text files
	Header    []Column
	HeaderRow int
	Findings  []Finding // of opening it

	source source
	first  []byte // the first name as it stands in the file
	named  int    // columns with a name
}

// Column is a name in the header.
type Column struct {
	Name   string // white space at its ends cut and inside made one space
	Nth    int    // 1 for the first column of this name, 2 for the next …
	OfSame int    // how many columns have this name
}

// source is a format: a text file or a sheet.
type source interface {
	// scan begins to read from the first row.
	scan() (chunks, error)
}

// chunks cuts a file into pieces, one after the other.
type chunks interface {
	// next puts the next piece into the block, io.EOF at the end.
	next(b *Block) error
	// share is how much of the file has been given so far, up to 1; 0 where nobody knows.
	share() float64
	// findings tells, at the end, what was noticed about the rows below the header.
	findings(headerRow int) []Finding
}

// rowReader takes a piece apart. It does not look at the header.
type rowReader interface {
	begin()
	next(r *Row) bool
	err() error
	findings() []Finding
}

// rowsOf gives a block's reader for a format; it makes one where the block has none, or that of another format.
func rowsOf[R any, P interface {
	*R
	rowReader
}](b *Block) P {
	rows, ok := b.rows.(P)
	if !ok {
		rows = new(R)
		b.rows = rows
	}
	return rows
}

// Open looks at the beginning of a file. Its errors begin with the name and end with a hint.
func Open(name string, r io.ReaderAt, size int64, o Options) (*Table, error) {
	t := &Table{Name: name}
	if err := t.open(r, size, o); err != nil {
		return nil, t.wrap(err)
	}
	return t, nil
}

// wrap puts the name of the file before an error.
func (t *Table) wrap(err error) error { return fmt.Errorf("%s: %w", t.Name, err) }

func (t *Table) open(r io.ReaderAt, size int64, o Options) error {
	f, err := recognise(t.Name, r, size)
	if err != nil {
		return err
	}
	want := newWanted(o.Want)
	if f == xlsx {
		b, err := workbook.Open(r, size, o.MaxBytes)
		if err != nil {
			return err
		}
		if !hasSuffix(t.Name, workbookSuffixes...) {
			t.find(Finding{Kind: Suffix})
		}
		return t.openSheet(b, o, want)
	}
	return t.openText(f, r, size, o, want)
}

// find adds a finding.
func (t *Table) find(f Finding) { t.Findings = append(t.Findings, f) }

// setHeader looks for the header among the first rows.
func (t *Table) setHeader(rows []peeked, o Options, want wanted) error {
	h, err := findHeader(rows, o.HeaderRow, want)
	if err != nil {
		return err
	}
	t.HeaderRow = h.number
	t.Header = columns(h.cells)
	t.first = []byte(h.first)
	if o.HeaderRow == 0 && h.number != rows[0].number {
		t.find(Finding{Kind: HeaderFound, Row: h.number, Args: []any{h.number}})
	}
	for _, c := range t.Header {
		if c.Name != "" {
			t.named++
		}
		if c.Nth == 2 && c.Name != "" {
			t.find(
				Finding{
					Kind: SameName, Row: h.number, Count: c.OfSame, Args: []any{finding.Count(c.OfSame), finding.Quote(c.Name)},
				},
			)
		}
	}
	return nil
}

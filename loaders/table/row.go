package table

import (
	"bytes"
	"iter"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/table/delimited"
	"github.com/slareport/slareport/report/finding"
)

// Row is a row below the header. It and its cells are valid until the next row is read.
type Row struct {
	Number  int              // line of a text file at which the row begins, or row of the sheet; from 1, header included
	Err     *finding.Problem // the row is malformed: it has to be rejected, and has no cells
	Missing int              // cells that a row of a text file lacks at its end; they are blank
	Hidden  bool             // hidden or filtered in the workbook

	data    []byte           // of a text file: what spans point into
	spans   []delimited.Span // of a text file
	cells   []cell.Raw       // of a sheet
	filled  []int            // of a sheet: columns that it does not leave out
	unended bool             // the file ends without a line end after it
	suspect bool             // within what a malformed row claimed
}

// Len is how many cells the row itself has.
func (r *Row) Len() int { return len(r.spans) + len(r.cells) }

// Cell gives the cell of a column, counted from 0; it is blank where the row has none.
func (r *Row) Cell(column int) cell.Raw {
	if column < len(r.spans) {
		s := r.spans[column]
		return cell.Raw{Text: r.data[s.From:s.To]}
	}
	if column < len(r.cells) {
		return r.cells[column]
	}
	return cell.Raw{}
}

// Columns are those in which the row has cells of its own, in their order. A row of a sheet leaves out any number.
func (r *Row) Columns() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range r.spans {
			if !yield(i) {
				return
			}
		}
		for _, i := range r.filled {
			if !yield(i) {
				return
			}
		}
	}
}

// blankFrom tells whether all cells from a column on are blank.
func (r *Row) blankFrom(column int) bool {
	for i := column; i < len(r.spans); i++ {
		if !r.Cell(i).Blank() {
			return false
		}
	}
	for k := len(r.filled) - 1; k >= 0 && r.filled[k] >= column; k-- {
		if !r.Cell(r.filled[k]).Blank() {
			return false
		}
	}
	return true
}

// is tells whether the row is the header once more. first is the first name as it stands in the file,
// which rules nearly all rows out; named is how many columns have a name.
func (r *Row) is(first []byte, header []Column, named int) bool {
	if len(header) < 2 || r.Len() != len(header) || !bytes.Equal(r.Cell(0).Text, first) {
		return false
	}
	for i := range r.Columns() {
		name := squeeze(string(r.Cell(i).Text))
		if name != header[i].Name {
			return false
		}
		if name != "" {
			named--
		}
	}
	return named == 0
}

// fit compares the number of cells with the header's and makes the row an error where it cannot be told
// which cell is which.
func (r *Row) fit(width int) {
	switch n := r.Len(); {
	// as UTF-16 with an odd byte is decoded
	case r.unended && n > 0 && bytes.HasSuffix(r.Cell(n-1).Text, []byte("\uFFFD")):
		r.reject(finding.NewProblem("row.cut-character", "hint.cut-off"))
	case n == width:
	case n > width && r.spans != nil && !r.blankFrom(width):
		r.reject(finding.NewProblem("row.too-many-cells", "hint.quote-cell", finding.Count(n), finding.Count(width)))
	case n < width && r.unended:
		r.reject(finding.NewProblem("row.cut-off", "hint.cut-off", finding.Count(n), finding.Count(width)))
	case n < width && r.suspect:
		r.reject(finding.NewProblem("row.after-open-quote", "hint.mend-quotes", finding.Count(n), finding.Count(width)))
	case n < width && r.spans != nil:
		r.Missing = width - n
	}
}

// reject makes the row an error.
func (r *Row) reject(p *finding.Problem) { r.Err, r.spans, r.cells, r.filled = p, nil, nil, nil }

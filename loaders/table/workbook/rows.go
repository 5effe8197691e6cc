package workbook

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/report/finding"
)

// Row is a row of a sheet. It is valid until the next one is read.
type Row struct {
	Number int
	Hidden bool
	Cells  []cell.Raw       // by column, the first is A; columns the file leaves out are blank
	Filled []int            // columns that the file does not leave out, in their order
	Err    *finding.Problem // a cell of the row cannot be told: the row must not be used
}

// Reader takes chunks apart into rows.
type Reader struct {
	Row Row

	sheet  *Sheet
	xml    xml
	cells  []cell.Raw // all blank but those of the row at hand
	last   int        // number of the row before
	column int        // of the cell at hand
	joined []byte
	err    error
}

// Reset begins a chunk of a sheet.
func (r *Reader) Reset(s *Sheet, c Chunk) {
	r.sheet, r.last, r.err = s, c.Row, nil
	r.xml.over(c.Data)
	r.joined = r.joined[:0]
	if !utf8.Valid(c.Data) {
		r.err = flawed("flaw.not-utf-8")
	}
}

// Err is why reading stopped, nil at the end of the chunk. It names the part and the row.
func (r *Reader) Err() error {
	if r.err == nil {
		return nil
	}
	return damaged(afterRow(r.sheet.part, r.last), r.err)
}

// Next reads a row and tells whether there was one.
func (r *Reader) Next() bool {
	if r.err != nil {
		return false
	}
	t, err := r.xml.next()
	switch {
	case err != nil:
		r.err = err
	case t == end:
	case t != tagOpen || string(r.xml.name) != "row":
		r.err = flawed("flaw.between-rows", string(r.xml.name))
	default:
		if r.err = r.readRow(); r.err == nil {
			r.last = r.Row.Number
			return true
		}
	}
	return false
}

// readRow reads from the start tag of a row to its end tag.
func (r *Reader) readRow() error {
	for _, column := range r.Row.Filled {
		r.cells[column] = cell.Raw{}
	}
	r.Row = Row{Number: r.last + 1, Filled: r.Row.Filled[:0]}
	for _, a := range r.xml.attrs {
		switch string(a.name) {
		case "r":
			n, ok := readInt(a.value)
			if !ok || n <= r.last || n > maxRows {
				return flawed("flaw.row-number", a.value)
			}
			r.Row.Number = n
		case "hidden":
			r.Row.Hidden = isTrue(a.value)
		}
	}
	r.column = -1
	for {
		if !r.xml.closed && r.simpleCell() {
			continue
		}
		t, err := r.xml.next()
		if err != nil {
			return err
		}
		switch t {
		case tagClose:
			return nil
		case chars:
			if len(bytes.TrimSpace(r.xml.text)) > 0 {
				return flawed("flaw.text-between-cells", r.Row.Number)
			}
		case tagOpen:
			if err := r.readChild(); err != nil {
				return err
			}
		}
	}
}

// readChild reads an element inside of a row.
func (r *Reader) readChild() error {
	switch string(r.xml.name) {
	case "c":
		return r.readCell()
	case "extLst":
		return r.skip()
	}
	return flawed("flaw.element-in-row", string(r.xml.name), r.Row.Number)
}

// skip goes to the end of the element that has just been opened.
func (r *Reader) skip() error {
	for depth := r.xml.depth(); r.xml.depth() >= depth; {
		if _, err := r.xml.next(); err != nil {
			return err
		}
	}
	return nil
}

// content is what a cell element says.
type content struct {
	style   int
	kind    byte // first letter of the type: n number, s shared, i inline, t text of a formula, b, e, d
	value   []byte
	valued  bool // there is a <v>, which may be empty
	formula bool
}

// readCell reads from the start tag of a cell to its end tag and puts the cell into the row.
func (r *Reader) readCell() error {
	c := content{kind: 'n'}
	r.column++
	for _, a := range r.xml.attrs {
		switch string(a.name) {
		case "r":
			column, row, ok := readRef(a.value)
			if !ok || row != r.Row.Number || column < r.column {
				return flawed("flaw.cell-order", a.value, r.Row.Number, ColumnName(r.column-1))
			}
			r.column = column
		case "s":
			style, ok := readInt(a.value)
			if !ok {
				return flawed("flaw.cell-style", a.value, r.Row.Number)
			}
			c.style = style
		case "t":
			c.kind = typeOf(a.value)
		}
	}
	if r.column >= maxColumns {
		return flawed("flaw.too-many-cells", finding.Count(maxColumns), r.Row.Number)
	}
	for {
		t, err := r.xml.next()
		if err != nil {
			return err
		}
		switch t {
		case tagClose:
			r.put(r.raw(c))
			return nil
		case chars:
			if len(bytes.TrimSpace(r.xml.text)) > 0 {
				return flawed("flaw.text-beside-value", r.Row.Number)
			}
		case tagOpen:
			if err := r.readPart(&c); err != nil {
				return err
			}
		}
	}
}

// typeOf shortens the type of a cell; 0 is an unknown one.
func typeOf(value []byte) byte {
	switch string(value) {
	case "n", "s", "b", "e", "d":
		return value[0]
	case "str":
		return 't'
	case "inlineStr":
		return 'i'
	}
	return 0
}

// readPart reads an element inside of a cell.
func (r *Reader) readPart(c *content) (err error) {
	switch string(r.xml.name) {
	case "v":
		c.valued = true
		c.value, err = r.value()
		return err
	case "is":
		from := len(r.joined)
		r.joined, err = r.xml.richText(r.joined)
		if err == nil {
			c.value = r.joined[from:len(r.joined):len(r.joined)]
		}
		return err
	case "f":
		c.formula = true
		return r.skip()
	case "extLst":
		return r.skip()
	}
	return flawed("flaw.element-in-cell", string(r.xml.name), r.Row.Number)
}

// value reads the text up to the end of <v>. Text that a comment or a CDATA section parts is joined.
func (r *Reader) value() ([]byte, error) {
	var value []byte
	for {
		t, err := r.xml.next()
		switch {
		case err != nil:
			return nil, err
		case t == tagClose:
			return value, nil
		case t == tagOpen:
			return nil, flawed("flaw.element-in-value", string(r.xml.name), r.Row.Number)
		case value == nil:
			value = r.xml.text[:len(r.xml.text):len(r.xml.text)]
		default:
			value = append(value, r.xml.text...)
		}
	}
}

// put sets the cell at hand. Columns that were left out are blank already: a row costs what its cells cost, wherever
// they stand.
func (r *Reader) put(raw cell.Raw) {
	if missing := r.column + 1 - len(r.cells); missing > 0 {
		r.cells = append(r.cells, make([]cell.Raw, missing)...)
	}
	r.cells[r.column] = raw
	r.Row.Cells, r.Row.Filled = r.cells[:r.column+1], append(r.Row.Filled, r.column)
}

// raw makes a cell of what its element said.
func (r *Reader) raw(c content) cell.Raw {
	b := r.sheet.book
	if len(c.value) == 0 {
		if isText := c.kind == 't' && c.valued; c.formula && !isText {
			return cell.Of(cell.Uncached, nil)
		}
		return cell.Raw{}
	}
	switch c.kind {
	case 's':
		n, ok := readInt(bytes.TrimSpace(c.value))
		if !ok || n >= b.texts.count {
			r.fail("cell.shared-text", finding.Shown(c.value), finding.Count(b.texts.count))
			return cell.Raw{}
		}
		return cell.Raw{Text: b.texts.get(n)}
	case 't':
		return cell.Raw{Text: unescape(c.value)}
	case 'i', 'd':
		return cell.Raw{Text: c.value}
	case 'b':
		return cell.Of(cell.Bool, c.value)
	case 'e':
		return cell.Of(cell.Fault, c.value)
	case 'n':
		if c.style >= len(b.styles) {
			r.fail("cell.style", c.style, finding.Count(len(b.styles)))
			return cell.Raw{}
		}
		return cell.Raw{Text: c.value, Format: &b.styles[c.style]}
	}
	r.fail("cell.type")
	return cell.Raw{}
}

// fail makes the row an error; the first problem stays.
func (r *Reader) fail(key string, args ...any) {
	if r.Row.Err == nil {
		place := ColumnName(r.column) + strconv.Itoa(r.Row.Number)
		r.Row.Err = finding.NewProblem(key, "hint.save-again", append([]any{place}, args...)...)
	}
}

func isTrue(value []byte) bool { return string(value) == "1" || string(value) == "true" }

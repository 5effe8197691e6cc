package workbook

import (
	"bytes"
	"fmt"
	"io"

	"github.com/slareport/slareport/report/finding"
)

// Chunk is a run of whole rows of a sheet, still as XML.
type Chunk struct {
	Data []byte // belongs to whoever got the chunk
	Row  int    // number of the last row before
}

// chunkSize is small enough for a processor's second cache, with the rows made of it.
const chunkSize = 256 << 10

// firstRoom is what a buffer begins with: many sheets are small.
const firstRoom = 16 << 10

// longestRow bounds memory; a row of all 16,384 columns full of numbers is half of it.
const longestRow = 4 << 20

// Splitter unpacks a sheet and cuts it into chunks. It is not safe for several goroutines; what it gives
// out is.
type Splitter struct {
	sheet *Sheet
	xml   *xml // the part outside of the rows
	input io.Reader
	carry []byte
	row   int // number of the last row given out
	size  int // bytes in a chunk
	state splitState

	rowTag, endTag []byte // "<row" and "</sheetData", with the prefix that the part uses
	claimed        int    // last row that the sheet says it has
	merged         []merge
}

type splitState uint8

const (
	inHead splitState = iota
	inRows
	inTail
	done
)

// merge is the rows that a merged area spans.
type merge struct{ from, to int }

// Split begins to read the sheet.
func (s *Sheet) Split() (*Splitter, error) {
	x, err := s.book.parts.xml(s.part)
	if err != nil {
		return nil, err
	}
	return &Splitter{sheet: s, xml: x, size: chunkSize}, nil
}

// Next puts the next chunk into c, whose buffer it uses again. At the end of the part, after its checksum
// has been compared, it gives io.EOF.
func (s *Splitter) Next(c *Chunk) error {
	err := s.next(c)
	if err == nil || err == io.EOF {
		return err
	}
	if _, ok := err.(*finding.Problem); ok {
		return err
	}
	return damaged(afterRow(s.sheet.part, s.row), err)
}

func (s *Splitter) next(c *Chunk) error {
	if s.state == inHead {
		if err := s.head(); err != nil {
			return err
		}
	}
	if s.state == inRows {
		if err := s.cut(c); err != nil {
			return err
		}
		if len(c.Data) > 0 {
			return nil
		}
	}
	if s.state == inTail {
		if err := s.tail(); err != nil {
			return err
		}
	}
	return io.EOF
}

// head reads up to the rows.
func (s *Splitter) head() error {
	for {
		t, err := s.xml.next()
		if err != nil {
			return err
		}
		switch {
		case t == end:
			return flawed("flaw.no-rows")
		case t == tagOpen && s.xml.depth() == 1 && string(s.xml.name) != "worksheet":
			return flawed("flaw.not-a-worksheet", string(s.xml.name))
		case t == tagOpen && string(s.xml.name) == "dimension":
			for _, a := range s.xml.attrs {
				if string(a.name) == "ref" {
					s.claimed = lastRow(a.value)
				}
			}
		case t == tagOpen && string(s.xml.name) == "sheetData":
			s.beginRows()
			return nil
		}
	}
}

// lastRow is the last row of an area such as A1:C9, 0 if it is none.
func lastRow(ref []byte) int {
	if n := bytes.IndexByte(ref, ':'); n >= 0 {
		ref = ref[n+1:]
	}
	_, row, _ := readRef(ref)
	return row
}

// beginRows takes what the tokenizer has read ahead.
func (s *Splitter) beginRows() {
	if s.xml.closed { // <sheetData/>
		s.state = inTail
		return
	}
	tag := s.xml.top()
	prefix := tag[:len(tag)-len("sheetData")]
	s.rowTag = fmt.Appendf(nil, "<%srow", prefix)
	s.endTag = fmt.Appendf(nil, "</%ssheetData", prefix)
	s.carry = bytes.Clone(s.xml.data[s.xml.at:])
	s.input = s.xml.reader
	s.state = inRows
}

// cut fills the chunk with rows; it is empty when none are left.
func (s *Splitter) cut(c *Chunk) error {
	c.Data = append(c.Data[:0], s.carry...)
	c.Row = s.row
	s.carry = s.carry[:0]
	for size := s.size; ; size *= 2 {
		if err := s.fill(c, size); err != nil {
			return err
		}
		// The end of the rows cannot come before the last row: nothing else need be searched for it.
		cut := s.lastRowStart(c.Data)
		if n := bytes.Index(c.Data[max(cut, 0):], s.endTag); n >= 0 {
			s.beginTail(c, max(cut, 0)+n)
			return nil
		}
		if cut > 0 {
			s.carry = append(s.carry, c.Data[cut:]...)
			c.Data = c.Data[:cut]
			s.row = s.lastNumber(c.Data, s.row)
			return nil
		}
		if s.input == nil {
			return flawed("flaw.ends-inside", "sheetData")
		}
		if len(c.Data) >= longestRow {
			return flawed("flaw.long-row")
		}
	}
}

// fill reads until the chunk has so many bytes or the part ends.
func (s *Splitter) fill(c *Chunk, size int) error {
	for len(c.Data) < size && s.input != nil {
		if len(c.Data) == cap(c.Data) {
			c.Data = append(make([]byte, 0, min(max(2*cap(c.Data), firstRoom), size)), c.Data...)
		}
		n, err := s.input.Read(c.Data[len(c.Data):min(cap(c.Data), size)])
		c.Data = c.Data[:len(c.Data)+n]
		if err == io.EOF {
			s.input = nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

// lastRowStart is where the last row begins, -1 if none does.
func (s *Splitter) lastRowStart(data []byte) int {
	for {
		n := bytes.LastIndex(data, s.rowTag)
		if n < 0 {
			return n
		}
		if rest := data[n+len(s.rowTag):]; len(rest) > 0 && (isSpace(rest[0]) || rest[0] == '>' || rest[0] == '/') {
			return n
		}
		data = data[:n]
	}
}

// lastNumber is the number of the last row in data, the first of which follows row before. Rows that do
// not say their number follow the one before them (ECMA-376 part 1, §18.3.1.73). What is malformed is left
// to the Reader to report.
func (s *Splitter) lastNumber(data []byte, before int) int {
	for follow := 0; ; follow++ {
		n := s.lastRowStart(data)
		if n < 0 {
			return before + follow
		}
		x := xml{data: data[n:]}
		if t, err := x.next(); err == nil && t == tagOpen {
			for _, a := range x.attrs {
				if number, ok := readInt(a.value); ok && string(a.name) == "r" {
					return number + follow
				}
			}
		}
		data = data[:n]
	}
}

// beginTail leaves the rows in the chunk and gives the rest back to the tokenizer.
func (s *Splitter) beginTail(c *Chunk, at int) {
	s.xml.data = append(s.xml.data[:0], c.Data[at:]...)
	s.xml.at = 0
	s.xml.reader = s.input
	c.Data = c.Data[:at]
	s.row = s.lastNumber(c.Data, s.row)
	s.state = inTail
}

// tail reads what follows the rows, to the very end of the part.
func (s *Splitter) tail() error {
	for {
		t, err := s.xml.next()
		if err != nil {
			return err
		}
		switch {
		case t == end:
			s.state = done
			return nil
		case t == tagOpen && string(s.xml.name) == "sheetData":
			return flawed("flaw.rows-twice")
		case t == tagOpen && string(s.xml.name) == "mergeCell":
			s.addMerge()
		}
	}
}

// addMerge notes a merged area.
func (s *Splitter) addMerge() {
	for _, a := range s.xml.attrs {
		from, to, isArea := bytes.Cut(a.value, []byte(":"))
		if string(a.name) != "ref" || !isArea {
			continue
		}
		if _, first, ok := readRef(from); ok {
			s.merged = append(s.merged, merge{first, lastRow(to)})
		}
	}
}

// Merged counts the merged areas that reach below a row. It is known at the end.
func (s *Splitter) Merged(row int) (count, first int) {
	for _, m := range s.merged {
		if m.to <= row {
			continue
		}
		count++
		if from := max(m.from, row+1); first == 0 || from < first {
			first = from
		}
	}
	return count, first
}

// Claimed is the last row that the sheet itself says it has, 0 if it does not, and the last row that
// there was. It is known at the end.
func (s *Splitter) Claimed() (claimed, last int) { return s.claimed, s.row }

package delimited

import (
	"bytes"
	"io"
)

// Chunk is a run of whole records.
type Chunk struct {
	Data    []byte // from the beginning of a record to the end of one; belongs to whoever got the chunk
	Line    int    // the line with which it begins, counted from 1
	Last    bool   // nothing follows
	TooLong bool   // it stands for one line that is longer than longestRecord, and has no data
}

// chunkSize is small enough for a processor's second cache and large enough that cutting costs nothing.
const chunkSize = 256 << 10

// longestRecord bounds how far a closing quote or a line end is looked for, in bytes.
const longestRecord = 4 << 20

// Splitter cuts a file into chunks. It is not safe for several goroutines; what it gives out is.
type Splitter struct {
	file  *File
	text  io.Reader
	carry []byte // what was read behind the last cut
	line  int    // number of its first line
	ended bool   // all is read
	begun bool
}

// Split begins to read the file from its first record.
func (f *File) Split() (*Splitter, error) {
	text, err := f.text()
	if err != nil {
		return nil, err
	}
	return &Splitter{file: f, text: text, line: 1}, nil
}

// Next puts the next chunk into c, whose buffer it uses again. At the end it gives io.EOF.
func (s *Splitter) Next(c *Chunk) error {
	c.Data, c.TooLong = append(c.Data[:0], s.carry...), false
	s.carry = s.carry[:0]
	for size := s.file.chunk; ; size *= 2 {
		if err := s.fill(c, size); err != nil {
			return err
		}
		s.skipSepLine(c)
		if len(c.Data) == 0 {
			return io.EOF
		}
		cut := len(c.Data)
		if !s.ended {
			cut = lastRecordEnd(c.Data, s.file.Delimiter)
		}
		if cut == 0 && len(c.Data) >= longestRecord {
			// A quote that is never closed, or no line at all. Any line end will do: the scanner
			// reports the quote, and at the next line nothing is quoted.
			if cut = bytes.LastIndexByte(c.Data, '\n') + 1; cut == 0 {
				return s.skipLine(c)
			}
		}
		if cut > 0 {
			s.cut(c, cut)
			return nil
		}
	}
}

// skipLine passes over a line that is too long: its row is lost, and those behind it are not. Of the line only as
// much as a chunk is in memory at a time.
func (s *Splitter) skipLine(c *Chunk) error {
	end := 0
	for end == 0 && !s.ended {
		c.Data = c.Data[:0]
		if err := s.fill(c, s.file.chunk); err != nil {
			return err
		}
		end = bytes.IndexByte(c.Data, '\n') + 1
	}
	if end > 0 {
		s.carry = append(s.carry, c.Data[end:]...)
	}
	c.Data, c.Line, c.TooLong = c.Data[:0], s.line, true
	s.line++
	return nil
}

// fill reads until the chunk has so many bytes or the file ends.
func (s *Splitter) fill(c *Chunk, size int) error {
	for len(c.Data) < size && !s.ended {
		c.Data = withRoom(c.Data, size)
		n, err := s.text.Read(c.Data[len(c.Data):min(cap(c.Data), size)])
		s.file.toLF(c.Data[len(c.Data) : len(c.Data)+n])
		c.Data = c.Data[:len(c.Data)+n]
		if err == io.EOF {
			s.ended = true
		} else if err != nil {
			return err
		}
	}
	return nil
}

// firstRoom is what a buffer begins with: many files are small.
const firstRoom = 16 << 10

// withRoom makes room for at least a byte more, and for no more than size.
func withRoom(data []byte, size int) []byte {
	if len(data) < cap(data) {
		return data
	}
	return append(make([]byte, 0, min(max(2*cap(data), firstRoom), size)), data...)
}

// skipSepLine takes the line that tells the delimiter away; it is never data.
func (s *Splitter) skipSepLine(c *Chunk) {
	if s.begun || !s.file.sepLine {
		return
	}
	s.begun = true
	end := bytes.IndexByte(c.Data, '\n') + 1
	if end == 0 {
		end = len(c.Data)
	}
	c.Data = append(c.Data[:0], c.Data[end:]...)
	s.line++
}

// cut leaves the first bytes in the chunk and keeps the rest.
func (s *Splitter) cut(c *Chunk, at int) {
	s.carry = append(s.carry, c.Data[at:]...)
	c.Data = c.Data[:at]
	c.Line = s.line
	c.Last = s.ended
	s.line += bytes.Count(c.Data, newline)
}

var newline = []byte{'\n'}

// lastRecordEnd is the place behind the last record that certainly ends within data, which begins at the beginning of
// a record; 0 if none does. It goes from quote to quote as Scanner.read does, so that both see the same records.
func lastRecordEnd(data []byte, delimiter byte) int {
	begin, end := 0, 0 // the begin of the record at hand, and the last one that nothing before it claims
	claimed := 0       // up to here a malformed record claims
	for at := 0; ; {
		n := bytes.IndexByte(data[at:], '"')
		plain := data[at:]
		if n >= 0 {
			plain = data[at : at+n]
		}
		if k := bytes.LastIndexByte(plain, '\n'); k >= 0 {
			begin = at + k + 1
		}
		if begin >= claimed {
			end = begin
		}
		if n < 0 {
			return end
		}
		open := at + n
		if open > 0 && data[open-1] != delimiter && data[open-1] != '\n' {
			at = open + 1 // a mark inside a cell
			continue
		}
		closing, _ := closing(data, open)
		if closing < 0 || closing+2 >= len(data) {
			return end // what follows decides
		}
		at = closing + 1
		if bytes.IndexByte(data[open:at], '\n') >= 0 && !endsCell(data[at:], delimiter) { // malformed
			claimed = at
			begin += bytes.IndexByte(data[begin:], '\n') + 1
			at = begin
		}
	}
}

// endsCell tells whether a cell ends before a text.
func endsCell(text []byte, delimiter byte) bool {
	return text[0] == delimiter || text[0] == '\n' || text[0] == '\r' && text[1] == '\n'
}

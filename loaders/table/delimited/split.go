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
			cut = lastRecordEnd(c.Data)
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

var (
	newline = []byte{'\n'}
	quote   = []byte{'"'}
)

// lastRecordEnd is the place behind the last line end that is not quoted, 0 if there is none. Data
// begins at the beginning of a record, so a line end is quoted if an odd number of quotes precedes it.
func lastRecordEnd(data []byte) int {
	quoted := bytes.Count(data, quote)%2 == 1
	for len(data) > 0 {
		n := bytes.LastIndexByte(data, '\n')
		if n < 0 {
			return 0
		}
		if bytes.Count(data[n:], quote)%2 == 1 {
			quoted = !quoted
		}
		if !quoted {
			return n + 1
		}
		data = data[:n]
	}
	return 0
}

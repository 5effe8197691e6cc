package delimited

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"github.com/slareport/slareport/report/finding"
)

// Span is a cell: the bytes of a record's Data in [From, To).
type Span struct{ From, To int32 }

// Record is one record. It is valid until the next one is read.
type Record struct {
	Line    int    // the line on which it begins
	Data    []byte // what the spans point into
	Spans   []Span
	Err     *finding.Problem // the record is malformed and Spans says nothing
	Unended bool             // the file ends without a line end after it
	Loose   bool             // a quotation mark stands inside an unquoted cell, or text behind a quoted one
	Suspect bool             // it begins within what a malformed record claimed as its own
}

// Scanner takes chunks apart into records.
type Scanner struct {
	Record Record
	Tally  Tally

	data      []byte
	at        int
	line      int
	delimiter byte
	pattern   uint64 // the delimiter in every byte
	strict    bool   // bytes that are not UTF-8 are errors
	nuls      bool   // there are zero bytes in the chunk
	invalid   bool   // and strict and bytes that are not UTF-8
	last      bool
	tooLong   bool // the chunk stands for a line that is too long
	suspect   int  // up to here a malformed record claimed
	decoded   []byte
}

// Reset begins a chunk. It reads bytes that are not UTF-8 as Windows-1252, line by line: a file is
// usually all one or the other, and one that was put together from two is read rightly too.
func (s *Scanner) Reset(c Chunk, delimiter byte) {
	s.data, s.at, s.line, s.last, s.tooLong, s.suspect = c.Data, 0, c.Line, c.Last, c.TooLong, 0
	s.delimiter, s.pattern = delimiter, uint64(delimiter)*ones
	s.Tally = Tally{}
	s.nuls = bytes.IndexByte(s.data, 0) >= 0
	valid := utf8.Valid(s.data)
	s.invalid = s.strict && !valid
	if !valid && !s.strict {
		s.decodeLines()
	}
}

// Next reads a record and tells whether there was one. Lines without a character are counted and skipped.
func (s *Scanner) Next() bool {
	if s.tooLong {
		s.tooLong = false
		s.Record = Record{Line: s.line, Spans: s.Record.Spans[:0], Err: tooLong()}
		return true
	}
	for s.at < len(s.data) {
		start := s.at
		end, next := s.lineEnd(start)
		s.Record = Record{Line: s.line, Data: s.data, Spans: s.Record.Spans[:0], Suspect: start < s.suspect}
		if end == start {
			if s.Tally.Blank++; s.Tally.Blank == 1 {
				s.Tally.FirstBlank = s.line
			}
			s.at = next
			s.line++
			continue
		}
		if s.tooWide(start, end) {
			s.Record.Err = tooWide()
			s.at = next
			s.line++
			return true
		}
		s.read(start, end, next)
		s.Record.Unended = s.last && s.at == len(s.data) && s.data[s.at-1] != '\n'
		s.check(start)
		return true
	}
	return false
}

// lineEnd gives the end of the text of the line at hand and the beginning of the next line.
func (s *Scanner) lineEnd(at int) (end, next int) {
	end, next = len(s.data), len(s.data)
	if n := bytes.IndexByte(s.data[at:], '\n'); n >= 0 {
		end = at + n
		next = end + 1
	}
	if end > at && s.data[end-1] == '\r' {
		end--
	}
	return end, next
}

// read takes the record at start, of which the first line ends at end.
//
// Text without quotes is split up to the next quote or the end of the line. A quote that begins a cell is closed by
// another one; then the line end that matters is the one after it. Doubled quotes are taken apart only when the whole
// record is in order: a malformed one is read again from its second line on, and must then be as it was.
//
// Convention records (quotation-marks): A quotation mark inside a cell that does not begin with one is a character like
// any other, and text that follows a closing mark on the same line belongs to the cell, as Excel and Python's csv read
// them. So is a mark that begins the last cell of a file and is never closed.
func (s *Scanner) read(start, end, next int) {
	second, lines, doubled := next, 1, false
	for at := start; ; {
		open, stop := s.split(at, end)
		if stop == end {
			s.add(open, end)
			break
		}
		from, closed := open, stop // up to closed no delimiter ends the cell
		if stop == open {
			closing, twice := closing(s.data, open)
			if closing < 0 && s.last && next == len(s.data) && bytes.IndexByte(s.data[open:end], s.delimiter) < 0 {
				s.Record.Loose, doubled = true, true
				s.add(open+1, end)
				break
			}
			if closing < 0 {
				s.malformed(s.unclosed(open), len(s.data), second)
				return
			}
			from, closed = open+1, closing+1
			doubled = doubled || twice
			if closed > end {
				lines += bytes.Count(s.data[open:closed], newline)
				end, next = s.lineEnd(closed)
				doubled = true // CRLF may have to become LF
				if closed < end && s.data[closed] != s.delimiter {
					s.malformed(s.afterQuote(open, closed), closed, second)
					return
				}
			}
			if closed == end || s.data[closed] == s.delimiter {
				s.add(from, closing)
				if closed == end {
					break
				}
				at = closed + 1
				continue
			}
			doubled = true
		}
		s.Record.Loose = true
		to := cellEnd(s.data[:end], closed, s.delimiter)
		s.add(from, to)
		if to == end {
			break
		}
		at = to + 1
	}
	s.at = next
	s.line += lines
	if doubled {
		for i := range s.Record.Spans {
			s.unquote(&s.Record.Spans[i])
		}
	}
}

// add adds a cell to the record.
func (s *Scanner) add(from, to int) {
	s.Record.Spans = append(s.Record.Spans, Span{int32(from), int32(to)})
}

// cellEnd is the place of the next delimiter, or the end.
func cellEnd(line []byte, at int, delimiter byte) int {
	if n := bytes.IndexByte(line[at:], delimiter); n >= 0 {
		return at + n
	}
	return len(line)
}

// Patterns for looking at eight bytes at once.
const (
	ones   = 0x0101010101010101
	highs  = 0x8080808080808080
	lows   = ^uint64(highs)
	quotes = '"' * ones
)

// split adds the cells that end with a delimiter, up to the first quote or the end, where it stops. open
// is the beginning of the cell that has not ended there.
//
// Eight bytes are looked at at a time. In x^pattern a byte is zero where the delimiter stands. Adding 0x7f
// to the lower seven bits of each byte carries into its eighth bit unless they are all zero, so the eighth
// bit of ^(sum|x|lows) is set for zero bytes and for no others. Of the quotes only the first matters, and
// the lowest bit of (x-ones)&^x&highs is right.
func (s *Scanner) split(at, end int) (open, stop int) {
	spans := s.Record.Spans
	open = at
	for ; at+8 <= end; at += 8 {
		word := binary.LittleEndian.Uint64(s.data[at:])
		x := word ^ s.pattern
		found := ^(((x & lows) + lows) | x | lows)
		q := word ^ quotes
		q = (q - ones) &^ q & highs
		if q != 0 {
			found &= q&-q - 1
		}
		for ; found != 0; found &= found - 1 {
			to := at + bits.TrailingZeros64(found)>>3
			spans = append(spans, Span{int32(open), int32(to)})
			open = to + 1
		}
		if q != 0 {
			s.Record.Spans = spans
			return open, at + bits.TrailingZeros64(q)>>3
		}
	}
	for ; at < end && s.data[at] != '"'; at++ {
		if s.data[at] == s.delimiter {
			spans = append(spans, Span{int32(open), int32(at)})
			open = at + 1
		}
	}
	s.Record.Spans = spans
	return open, at
}

// mostCells is how many cells a record may have, six times what a workbook has columns: careless exports end their rows
// with many delimiters.
const mostCells = 100_000

// check refuses records with bytes that are no text, and those with more cells than any table has columns.
func (s *Scanner) check(start int) {
	if len(s.Record.Spans) > mostCells {
		s.Record.Err, s.Record.Spans = tooWide(), nil
		return
	}
	if !s.nuls && !s.invalid || s.Record.Err != nil {
		return
	}
	text := s.data[start:s.at]
	switch {
	case s.nuls && bytes.IndexByte(text, 0) >= 0:
		s.Record.Err = finding.NewProblem("row.zero-bytes", "hint.damaged-text")
	case s.invalid && !utf8.Valid(text):
		s.Record.Err = finding.NewProblem("row.not-utf-8", "hint.encoding-out")
	}
}

// tooWide tells of a line, by its delimiters, that it has too many cells, before any of them takes memory. Where there
// are quotation marks the cells are counted when they are taken apart.
func (s *Scanner) tooWide(start, end int) bool {
	line := s.data[start:end]
	return len(line) > mostCells && bytes.Count(line, []byte{s.delimiter}) >= mostCells && bytes.IndexByte(line, '"') < 0
}

func tooWide() *finding.Problem {
	return finding.NewProblem("row.too-wide", "hint.text-of-rows", finding.Count(mostCells))
}

// tooLong is the problem of a line beyond longestRecord.
func tooLong() *finding.Problem {
	return finding.NewProblem("row.too-long", "hint.text-of-rows")
}

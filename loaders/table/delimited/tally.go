package delimited

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Tally counts what a scanner did to a chunk beyond reading it.
type Tally struct {
	Blank        int // lines without a character
	FirstBlank   int // the first of them
	Decoded      int // lines that were read as Windows-1252
	FirstDecoded int // the first of them
}

// decodeLines reads each line that is not UTF-8 as Windows-1252.
func (s *Scanner) decodeLines() {
	out := s.decoded[:0]
	line := s.line
	for rest := s.data; len(rest) > 0; line++ {
		n := bytes.IndexByte(rest, '\n') + 1
		if n == 0 {
			n = len(rest)
		}
		if utf8.Valid(rest[:n]) {
			out = append(out, rest[:n]...)
		} else {
			out = decode1252(out, rest[:n])
			if s.Tally.Decoded == 0 {
				s.Tally.FirstDecoded = line
			}
			s.Tally.Decoded++
		}
		rest = rest[n:]
	}
	s.decoded, s.data = out, out
}

// decode1252 appends Windows-1252 as UTF-8.
func decode1252(to, text []byte) []byte {
	for _, c := range text {
		if c < utf8.RuneSelf {
			to = append(to, c)
			continue
		}
		to = utf8.AppendRune(to, charmap.Windows1252.DecodeByte(c))
	}
	return to
}

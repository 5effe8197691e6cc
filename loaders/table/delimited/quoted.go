package delimited

import (
	"bytes"

	"github.com/slareport/slareport/report/finding"
)

// malformed makes the first line of the record an error and goes on at the second.
func (s *Scanner) malformed(p *finding.Problem, claimed, next int) {
	s.Record.Err = p
	s.Record.Spans = s.Record.Spans[:0]
	s.suspect = max(s.suspect, claimed)
	s.at = next
	s.line++
}

// closing finds the closing quote of the cell that opens at a place, -1 if there is none. twice tells
// whether there are doubled quotes before it.
func closing(data []byte, open int) (closing int, twice bool) {
	for at := open + 1; ; {
		n := bytes.IndexByte(data[at:], '"')
		if n < 0 {
			return -1, false
		}
		at += n + 1
		if at == len(data) || data[at] != '"' {
			return at - 1, twice
		}
		twice = true
		at++
	}
}

// unquote takes doubled quotes apart and makes CRLF inside quotes LF, in place. Text behind the closing quote stays as
// it is.
func (s *Scanner) unquote(span *Span) {
	if span.From == 0 || s.data[span.From-1] != '"' {
		return // not a quoted cell
	}
	text := s.data[span.From:span.To]
	n := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '"' && (i+1 == len(text) || text[i+1] != '"') { // closed
			n += copy(text[n:], text[i+1:])
			break
		}
		if i+1 < len(text) && (c == '"' || c == '\r' && text[i+1] == '\n') {
			i++
			c = text[i]
		}
		text[n] = c
		n++
	}
	span.To = span.From + int32(n)
}

// unclosed is the problem of a quote without its partner.
func (s *Scanner) unclosed(at int) *finding.Problem {
	return finding.NewProblem("row.quote-open", "hint.quotes-lines", s.excerpt(at+1), s.lineOf(len(s.data)-1))
}

// afterQuote is the problem of text behind a quote that was opened on an earlier line.
func (s *Scanner) afterQuote(at, from int) *finding.Problem {
	return finding.NewProblem(
		"row.text-after-quote-on-line", "hint.quotes", s.excerpt(from), Name(s.delimiter), s.lineOf(from-1),
	)
}

// lineOf is the line on which a place of the record at hand stands.
func (s *Scanner) lineOf(at int) int {
	return s.Record.Line + bytes.Count(s.data[s.at:max(at, s.at)], newline)
}

// excerpt shows what stands at a place.
func (s *Scanner) excerpt(at int) finding.Quote {
	text := s.data[at:min(len(s.data), at+20)]
	if n := bytes.IndexAny(text, "\r\n"); n >= 0 {
		text = text[:n]
	}
	return finding.Shown(text)
}

// Name is a delimiter as messages call it.
func Name(delimiter byte) any {
	switch delimiter {
	case ',':
		return finding.Say("delimiter.comma")
	case ';':
		return finding.Say("delimiter.semicolon")
	case '\t':
		return finding.Say("delimiter.tab")
	case ' ':
		return finding.Say("delimiter.space")
	}
	return string(delimiter)
}

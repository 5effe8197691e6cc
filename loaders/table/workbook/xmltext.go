package workbook

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// nameBytes are the bytes that may stand in a name.
var nameBytes = func() (is [256]bool) {
	for c := range is {
		is[c] = c >= 0x80 || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
			c == '_' || c == '-' || c == '.' || c == ':'
	}
	return is
}()

func nameLength(data []byte) int {
	for i, c := range data {
		if !nameBytes[c] {
			return i
		}
	}
	return len(data)
}

// local is a name without its prefix.
func local(name []byte) []byte {
	return name[bytes.IndexByte(name, ':')+1:]
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// references are the entities that XML itself declares.
var references = map[string]byte{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

// resolve replaces &amp; &#228; &#xE4; and the like, in place: what they stand for is never longer.
func resolve(text []byte) ([]byte, error) {
	n := bytes.IndexByte(text, '&')
	if n < 0 {
		return text, nil
	}
	out := text[:n]
	for rest := text[n:]; len(rest) > 0; {
		if rest[0] != '&' {
			out = append(out, rest[0])
			rest = rest[1:]
			continue
		}
		size := bytes.IndexByte(rest[:min(len(rest), 12)], ';')
		if size < 0 {
			return nil, flawed("flaw.stray-ampersand", rest[:min(len(rest), 12)])
		}
		r, ok := character(rest[1:size])
		if !ok {
			return nil, flawed("flaw.unknown-reference", rest[:size+1])
		}
		out = utf8.AppendRune(out, r)
		rest = rest[size+1:]
	}
	return out, nil
}

// character is what a reference stands for.
func character(name []byte) (rune, bool) {
	if c, ok := references[string(name)]; ok {
		return rune(c), true
	}
	digits, isNumber := bytes.CutPrefix(name, []byte("#"))
	base := 10
	if hex, ok := bytes.CutPrefix(digits, []byte("x")); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if !isNumber || err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	return rune(n), true
}

// unescape replaces _x000D_ and the like, by which spreadsheets write characters that XML cannot hold, in
// place (ECMA-376 part 1, §22.9.2.19). Both halves of a surrogate pair are written so and are joined.
func unescape(text []byte) []byte {
	if bytes.IndexByte(text, '_') < 0 {
		return text
	}
	out := text[:0]
	for len(text) > 0 {
		r, width := escapeAt(text)
		if width == 0 {
			out, text = append(out, text[0]), text[1:]
			continue
		}
		text = text[width:]
		if low, more := escapeAt(text); more > 0 && isHigh(r) && isLow(low) {
			r = (r-0xD800)<<10 + (low - 0xDC00) + 0x10000
			text = text[more:]
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

func isHigh(r rune) bool { return r >= 0xD800 && r < 0xDC00 }
func isLow(r rune) bool  { return r >= 0xDC00 && r < 0xE000 }

// escapeAt reads _xHHHH_; width 0 means there is none.
func escapeAt(text []byte) (r rune, width int) {
	const form = "_xHHHH_"
	if len(text) < len(form) || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return 0, 0
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 32)
	if err != nil {
		return 0, 0
	}
	return rune(n), len(form)
}

// Package chars says what the characters of a cell are: digits, letters, brackets and the marks that programs write
// between digits. It works on bytes, since cells are read by the million, and most of them are ASCII.
package chars

import "bytes"

// IsDigit tells whether a byte is a digit.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }

// IsLetter tells whether a byte is a letter of ASCII.
func IsLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// Lower appends text with the ASCII letters in lower case.
func Lower(to, text []byte) []byte {
	for _, c := range text {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		to = append(to, c)
	}
	return to
}

// Closing is the bracket that closes a ( or a [.
func Closing(open byte) byte {
	if open == '[' {
		return ']'
	}
	return ')'
}

// Mark recognises what may stand between the digits of a number at the start of a text that is not empty: a point, a
// comma, or ' ' for an apostrophe and all kinds of space. Width 0 means that there is none.
func Mark(text []byte) (mark byte, width int) {
	switch text[0] {
	case '.', ',':
		return text[0], 1
	case ' ', '\'':
		return ' ', 1
	}
	for _, space := range [...]string{"\u00a0", "\u202f", "\u2009", "’"} {
		if bytes.HasPrefix(text, []byte(space)) {
			return ' ', len(space)
		}
	}
	return 0, 0
}

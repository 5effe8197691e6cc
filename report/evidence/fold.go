package evidence

import (
	"hash/maphash"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is a text as it is compared: names of clients, services and sites, states, causes, priorities, ids, and what an
// agreement or a filter writes.
//
// Rule §13 (text-compared): Text is compared without regard to case, to the kind and number of spaces and to Unicode
// composition: a narrow space is a space, and “é” is one letter however it is put together.
func Fold(text string) string { return strings.ToLower(Plain(text)) }

// Same tells whether two texts are the same as they are compared.
func Same(a, b string) bool {
	if a == b {
		return true
	}
	if isPlain(a) && isPlain(b) {
		return len(a) == len(b) && strings.EqualFold(a, b)
	}
	return Fold(a) == Fold(b)
}

// Plain is a text in canonical composition, with single ordinary spaces inside and none outside. Characters without
// any width count as nothing.
func Plain(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(text) {
		switch {
		case unicode.IsSpace(r):
			gap = b.Len() > 0
		case r == '\u200b' || r == '\u2060' || r == '\ufeff':
		default:
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isPlain tells of nearly every text that nothing in it has to change.
func isPlain[T string | []byte](text T) bool {
	space := true // before the text
	for i := range len(text) {
		c := text[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return len(text) == 0 || !space
}

// PlainBytes is Plain for the text of a cell, which it gives back where nothing has to change.
func PlainBytes(text []byte) []byte {
	if isPlain(text) {
		return text
	}
	return []byte(Plain(string(text)))
}

var foldSeed = maphash.MakeSeed()

// FoldHash is the hash of a folded text; no result depends on it.
func FoldHash(text string) uint64 {
	if !isPlain(text) {
		return maphash.String(foldSeed, Fold(text))
	}
	var short [64]byte
	lower := short[:0]
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower = append(lower, c)
	}
	return maphash.Bytes(foldSeed, lower)
}

// Package flags reads the yes/no cells of a column.
package flags

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/chars"
	"github.com/slareport/slareport/report/evidence"
)

// Reader reads a yes/no column. Words declared for the column come before the usual ones; they are
// compared without regard to case. The zero Reader is ready.
type Reader struct {
	Yes, No []string
	Retries bool // a check may be pending: it failed and is tried again
}

// flags are the usual words, in lower case.
var flags = map[string]evidence.Flag{
	"yes": evidence.Yes, "y": evidence.Yes, "true": evidence.Yes, "t": evidence.Yes, "1": evidence.Yes,
	"on": evidence.Yes, "ok": evidence.Yes, "up": evidence.Yes, "x": evidence.Yes, "✓": evidence.Yes, "✔": evidence.Yes,
	"ja": evidence.Yes, "j": evidence.Yes, "wahr": evidence.Yes, "oui": evidence.Yes, "vrai": evidence.Yes,
	"si": evidence.Yes, "sí": evidence.Yes, "sì": evidence.Yes,
	"no": evidence.No, "n": evidence.No, "false": evidence.No, "f": evidence.No, "0": evidence.No,
	"off": evidence.No, "down": evidence.No, "✗": evidence.No, "✘": evidence.No,
	"nein": evidence.No, "falsch": evidence.No, "non": evidence.No, "faux": evidence.No,
}

// retries are the words of monitors for a check that is tried again, in lower case.
var retries = []string{"pending", "retry", "retrying", "soft"}

// longestFlag is the longest usual word.
const longestFlag = 6

// Read gives Yes, No, or Blank for a blank cell.
func (b *Reader) Read(r cell.Raw) (evidence.Flag, cell.Note, error) {
	text, ok := r.Value()
	if flag, ok := b.declared(text); ok {
		return flag, 0, nil
	}
	if !ok {
		return evidence.Blank, 0, nil
	}
	if err := cell.Unreadable(r, "wanted.flag"); err != nil {
		return evidence.Blank, 0, err
	}
	if len(text) <= longestFlag {
		var word [longestFlag]byte
		if flag, ok := flags[string(chars.Lower(word[:0], text))]; ok {
			return flag, 0, nil
		}
	}
	if b.Retries && among(retries, text) {
		return evidence.Pending, 0, nil
	}
	return evidence.Blank, 0, cell.Problem(text, "cell.no-flag", "hint.declare-flags")
}

// declared looks the text up among the declared words.
func (b *Reader) declared(text []byte) (evidence.Flag, bool) {
	switch {
	case among(b.Yes, text):
		return evidence.Yes, true
	case among(b.No, text):
		return evidence.No, true
	}
	return evidence.Blank, false
}

// among tells whether a text is one of some words, without regard to case.
func among(words []string, text []byte) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.EqualFold(string(text), word) })
}

package cell

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/cell/chars"
	"github.com/slareport/slareport/report/evidence"
)

// Bools reads a yes/no column. Words declared for the column come before the usual ones; they are
// compared without regard to case. The zero Bools is ready.
type Bools struct {
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
func (b *Bools) Read(r Raw) (evidence.Flag, Note, error) {
	text := trim(r.Text)
	if flag, ok := b.declared(text); ok {
		return flag, 0, nil
	}
	if noValue(r, text) {
		return evidence.Blank, 0, nil
	}
	if err := unreadable(r, "wanted.flag"); err != nil {
		return evidence.Blank, 0, err
	}
	if len(text) <= longestFlag {
		var word [longestFlag]byte
		if flag, ok := flags[string(chars.Lower(word[:0], text))]; ok {
			return flag, 0, nil
		}
	}
	if b.Retries && slices.ContainsFunc(retries, func(word string) bool { return strings.EqualFold(string(text), word) }) {
		return evidence.Pending, 0, nil
	}
	return evidence.Blank, 0, problem(text, "cell.no-flag", "hint.declare-flags")
}

// declared looks the text up among the declared words.
func (b *Bools) declared(text []byte) (evidence.Flag, bool) {
	for _, word := range b.Yes {
		if strings.EqualFold(string(text), word) {
			return evidence.Yes, true
		}
	}
	for _, word := range b.No {
		if strings.EqualFold(string(text), word) {
			return evidence.No, true
		}
	}
	return evidence.Blank, false
}

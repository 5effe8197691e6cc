package cell

import (
	"bytes"
	"strings"

	"github.com/slareport/slareport/loaders/cell/chars"
)

// Kind says what a file itself declares about a cell. Cells of text files are all Text.
type Kind uint8

// The kinds. Date, Clock and Elapsed are numbers of a workbook whose number format shows them as such;
// their text is the serial number, days and parts of a day.
const (
	Text     Kind = iota
	Number        // digits as stored, such as 45000.5 or 1.2E-3; always with a decimal point
	Bool          // "1" or "0"
	Date          // a format with year, month or day
	Clock         // a format with hours, minutes or seconds only: a time of day or a duration
	Elapsed       // a format such as [h]:mm:ss
	Fault         // an error value such as #N/A
	Uncached      // a formula without a stored result
)

// Raw is one cell as a file holds it. Text is shared with the file's buffer and is valid only as long as
// the row it came from.
//
// Cells are handed on by the hundred million, most of them from text files, which declare nothing. What a workbook
// declares is elsewhere, so that a cell stays in registers: of more than four words Go would copy it through memory at
// every call.
type Raw struct {
	Text   []byte
	Format *Format // what the file declares; nil: nothing, the cell is Text
}

// Format is what a workbook declares about cells: by the type they are stored as, and by their number format.
type Format struct {
	Kind     Kind
	Mask     *Mask  // how a Number is shown; nil: by its digits
	Unit     string // what the number format writes beside the digits: "%", "ms", "€"
	Day      bool   // of kind Date: the number format shows no time of day
	Base1904 bool   // serial numbers count from 1904-01-01 instead of 1900-01-01
}

// formats are those that say no more than the kind.
var formats = [...]*Format{
	Number: {Kind: Number}, Bool: {Kind: Bool}, Date: {Kind: Date}, Clock: {Kind: Clock}, Elapsed: {Kind: Elapsed},
	Fault: {Kind: Fault}, Uncached: {Kind: Uncached},
}

// Of is a cell of which the file declares no more than the kind.
func Of(kind Kind, text []byte) Raw { return Raw{Text: text, Format: formats[kind]} }

// Kind is what the file declares the cell to be.
func (r Raw) Kind() Kind {
	if r.Format == nil {
		return Text
	}
	return r.Format.Kind
}

// Unit is what the file shows beside the digits of a number.
func (r Raw) Unit() []byte {
	if r.Format == nil {
		return nil
	}
	return []byte(r.Format.Unit)
}

// from1904 tells whether the file counts days from 1904.
func (r Raw) from1904() bool { return r.Format != nil && r.Format.Base1904 }

// Plain is a cell of a text file.
func Plain(text string) Raw { return Raw{Text: []byte(text)} }

// Blank tells whether there is nothing in the cell but white space.
func (r Raw) Blank() bool {
	return r.Kind() != Uncached && (len(r.Text) == 0 || len(Trim(r.Text)) == 0)
}

// Value is the text of a cell without white space around it; ok is false where it holds nothing, by being blank or by a
// word for it. An error value such as #N/A is none: a formula failed, and what it would have said is unknown.
func (r Raw) Value() (text []byte, ok bool) {
	text = Trim(r.Text)
	return text, r.Kind() == Uncached || !missing(text)
}

// SaysNothing tells whether a text is blank or one of the words by which exports say that there is nothing.
func SaysNothing(text []byte) bool { return missing(Trim(text)) }

// Trim cuts white space, the non-breaking kinds included.
func Trim(text []byte) []byte {
	for len(text) > 0 && text[0] <= ' ' {
		text = text[1:]
	}
	for len(text) > 0 && text[len(text)-1] <= ' ' {
		text = text[:len(text)-1]
	}
	if len(text) > 0 && (text[0] >= 0x80 || text[len(text)-1] >= 0x80) {
		return bytes.TrimSpace(bytes.Trim(text, "\u00a0\u2007\u202f\ufeff \t\r\n"))
	}
	return text
}

// absent are the words by which exports say that there is nothing, in lower case.
var absent = map[string]bool{
	"-": true, "--": true, "–": true, "—": true, "n/a": true, "na": true, "n.a.": true,
	"null": true, "(null)": true, `\n`: true, "nil": true, "none": true, "(none)": true, "(empty)": true,
	"(blank)": true, "nan": true, "inf": true, "+inf": true, "-inf": true, "infinity": true, "-infinity": true,
}

// faults are the error values of spreadsheets in the languages that write them, in lower case.
var faults = map[string]bool{
	"#n/a": true, "#ref!": true, "#name?": true, "#value!": true, "#div/0!": true, "#num!": true, "#null!": true,
	"#spill!": true, "#calc!": true, "#field!": true, "#error!": true, "#getting_data": true, "#unknown!": true,
	"#nv": true, "#bezug!": true, "#wert!": true, "#zahl!": true, "#überlauf!": true,
	"#n/d": true, "#nom?": true, "#valeur!": true, "#nombre!": true, "#nul!": true, "#propagation!": true,
}

// IsFault tells whether a trimmed text is an error value, which exports of workbooks hold as text.
func IsFault(text []byte) bool {
	return len(text) > 2 && text[0] == '#' && faults[string(bytes.ToLower(text))]
}

// doubtful are the words by which people say that they do not know.
var doubtful = []string{"tbd", "t.b.d.", "tba", "t.b.a.", "to be determined", "to be defined", "n/k"}

// nameless are the words for a name that nobody knows.
var nameless = []string{"unknown", "unbekannt", "inconnu"}

// isOneOf tells whether a text is one of some words in any case. It is asked of every cell.
func isOneOf(text []byte, words []string) bool {
	for _, w := range words {
		if len(w) == len(text) && strings.EqualFold(w, string(text)) {
			return true
		}
	}
	return false
}

// SaysUnknown tells whether a trimmed text says that nobody knows, as ?, tbd and error values do. It is no name of
// anything, and it is not blank.
func SaysUnknown(text []byte) bool {
	switch {
	case len(text) == 0:
		return false
	case len(bytes.Trim(text, "?")) == 0, IsFault(text):
		return true
	}
	return isOneOf(text, doubtful)
}

// NamesNobody tells whether a trimmed text that should be a name says that nobody knows it.
func NamesNobody(text []byte) bool {
	return SaysUnknown(text) || isOneOf(text, nameless)
}

// missing tells whether a trimmed text stands for no value.
func missing(text []byte) bool {
	switch {
	case len(text) == 0:
		return true
	case len(text) > 9 || text[0] >= '0' && text[0] <= '9':
		return false
	}
	var word [9]byte
	return absent[string(chars.Lower(word[:0], text))]
}

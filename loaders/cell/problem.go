package cell

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Problem is why a cell or a row cannot be read. It does not know where it stands in the file: who reads
// the row adds that.
type Problem struct {
	Text string // what was found and what was wanted
	Hint string // the likely mistake or what to declare; may be empty
}

// Error joins both parts.
func (p *Problem) Error() string {
	if p.Hint == "" {
		return p.Text
	}
	return p.Text + "; hint: " + p.Hint
}

// problem builds a Problem whose text begins with the cell's content.
func problem(text []byte, hint, format string, args ...any) *Problem {
	return &Problem{Text: Show(text) + " " + fmt.Sprintf(format, args...), Hint: hint}
}

// longest is how many bytes of a cell a message shows.
const longest = 60

// Show quotes a cell for a message and shortens a long one.
func Show(text []byte) string {
	if len(text) <= longest {
		return strconv.Quote(string(text))
	}
	cut := longest
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return strconv.Quote(string(text[:cut])) + "…"
}

// unreadable gives the problem of cells that no reader can take: error values and formulas that were
// never computed. wanted is such as "a number". It is nil for all other kinds.
func unreadable(r Raw, wanted string) error {
	switch r.Kind {
	case Fault:
		return problem(r.Text, "correct the formula in the workbook, or replace it by its value",
			"is an error of the workbook, wanted %s", wanted)
	case Uncached:
		return &Problem{Text: "the formula has no stored result, wanted " + wanted,
			Hint: "open the workbook in a spreadsheet program, let it compute and save it"}
	}
	return nil
}

// noValue tells whether a cell holds nothing, by being blank or by a word for it. #N/A is one.
func noValue(r Raw, trimmed []byte) bool { return r.Kind != Uncached && missing(trimmed) }

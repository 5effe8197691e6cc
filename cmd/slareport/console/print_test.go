package console

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestPlainSpellsOutWhatActs(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "",
		"Zoë Müller · 99.95 % €":   "Zoë Müller · 99.95 % €",
		"no\u00a0break 中文 👍 −5":    "no\u00a0break 中文 👍 −5",
		"\x1b[31mred\x07":          `\u001b[31mred\u0007`,
		"a\nb\rc\td":               `a\nb\rc\td`,
		"\x00\x1f\x20\x7e\x7f":     `\u0000\u001f ~\u007f`,
		"\u0080\u009b\u009f\u00a1": `\u0080\u009b\u009f¡`,
		"\u061c\u200e\u200f":       `\u061c\u200e\u200f`,
		"\u202a\u202e\u2066\u2069": `\u202a\u202e\u2066\u2069`,
		"\u2028\u2029":             `\u2028\u2029`,
		"Ac\u200bme\ufeff":         `Ac\u200bme\ufeff`,
		"\U000e0041":               `\udb40\udc41`,
		"caf\xe9\x9b1m":            `caf\xe9\x9b1m`,
		"\ufffd":                   "\ufffd",
		`C:\new`:                   `C:\new`,
	} {
		if got := plain(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Characters come in pieces, and the last one may never end.
func TestTerminalTakesPieces(t *testing.T) {
	text := "€\x1b é\u202e\t中\n👍\xe2\x82"
	want := "€\\u001b é\\u202e\t中\n👍\\xe2\\x82"
	for size := 1; size <= len(text); size++ {
		var out bytes.Buffer
		w := NewTerminal(&out)
		for rest := text; rest != ""; rest = rest[min(size, len(rest)):] {
			if _, err := io.WriteString(w, rest[:min(size, len(rest))]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Finish(); err != nil || out.String() != want {
			t.Errorf("in pieces of %d bytes: got %q, %v", size, out.String(), err)
		}
	}
}

func TestErrorsBeginNoLinesOfTheirOwn(t *testing.T) {
	bad := errors.New("open a\nb: no such file")
	for _, c := range []struct {
		err  error
		want string
	}{
		{bad, `open a\nb: no such file`},
		{fmt.Errorf("acme\x1b: %w", bad), `acme\u001b: open a\nb: no such file`},
		{errors.Join(bad, io.EOF), `open a\nb: no such file` + "\nEOF"},
		{Failed(fmt.Errorf("2 of 3 failed: %w", errors.Join(bad, io.EOF))),
			`2 of 3 failed: open a\nb: no such file` + "\nEOF"},
		{fmt.Errorf("%w\nand %w", bad, io.EOF), `open a\nb: no such file\nand EOF`},
	} {
		if got := strings.Join(linesOf(c.err), "\n"); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
